/**
 * The short form of records in links: which fields, in which order, and what they are when left out.
 *
 * A record becomes a list of its fields; a value that follows from the fields and records before it is left out.
 * Frozen with codec version 1: what came later is in link-fields-2.ts, what comes next needs a version beside it.
 */
import { iamArn, parseArn } from '#account/arn.ts';
import { uniqueId, type IdPrefix } from '#scenarios/unique-id.ts';
import { isJsonObject } from './json.ts';
import {
  document,
  documents,
  field,
  first,
  follows,
  text,
  usually,
  type Before,
  type Field,
} from './link-field.ts';
import type { FieldsOf } from './link-form.ts';

/** That of the record before, or the first account. */
export const accountId = follows(
  'accountId',
  (before) => before.previous?.['accountId'] ?? first(before, 'accounts')['id'],
);

function identity(type: 'user' | 'group' | 'role' | 'policy', prefix: IdPrefix): readonly Field[] {
  return [
    field('name'),
    accountId,
    usually('path', '/'),
    follows('arn', ({ record }) =>
      iamArn(text(record['accountId']), type, text(record['path']), text(record['name'])),
    ),
    follows('id', ({ record }) => uniqueId(prefix, text(record['arn']))),
  ];
}

const policies: readonly Field[] = [
  usually('attachedPolicies', []),
  documents('inlinePolicies', 'name', ({ name, document }) => [name, document]),
];

const bounded: readonly Field[] = [usually('tags', {}), field('permissionsBoundary')];

function lastVersion({ record }: Before): unknown {
  const versions = record['versions'];
  const last: unknown = Array.isArray(versions) ? versions.at(-1) : undefined;
  return isJsonObject(last) ? last['versionId'] : undefined;
}

const typeOfService: ReadonlyMap<string, string> = new Map([
  ['s3', 's3:bucket'],
  ['kms', 'kms:key'],
  ['sqs', 'sqs:queue'],
  ['sns', 'sns:topic'],
  ['lambda', 'lambda:function'],
  ['secretsmanager', 'secretsmanager:secret'],
]);

function resourceName({ record }: Before): string {
  const name = (parseArn(text(record['arn']))?.resource ?? '').replace(/^[a-z-]*[:/]/, '');
  return record['type'] === 'secretsmanager:secret' ? name.replace(/-[^-]{6}$/, '') : name;
}

/** Sessions stand in the order of their ids, so the account of the one before tells nothing. */
const issuerAccountId = follows(
  'accountId',
  ({ record }) => parseArn(text(record['issuerArn']))?.account ?? '',
);

function callerArn({ record }: Before): string {
  const { operation, issuerArn, accountId, name } = record;
  if (operation === 'GetSessionToken') return text(issuerArn);
  if (operation === 'GetFederationToken')
    return `arn:aws:sts::${text(accountId)}:federated-user/${text(name)}`;
  const role = text(issuerArn).replace(/^.*\//, '');
  return `arn:aws:sts::${text(accountId)}:assumed-role/${role}/${text(name)}`;
}

function organizationPolicyArn(before: Before): string {
  const { type, id, awsManaged } = before.record;
  const { managementAccountId, id: organizationId } = first(before, 'organizations');
  const owner =
    awsManaged === true ? 'aws:policy' : `${text(managementAccountId)}:policy/${text(organizationId)}`;
  return `arn:aws:organizations::${owner}/${text(type).toLowerCase()}/${text(id)}`;
}

/** The kinds and fields of version 1. */
export const fieldsOf1: FieldsOf = [
  ['accounts', [field('id'), field('name'), field('parentId')]],
  [
    'organizations',
    [
      field('id'),
      follows('managementAccountId', (before) => first(before, 'accounts')['id']),
      follows('rootId', ({ record }) => `r-${text(record['id']).slice(2, 6)}`),
    ],
  ],
  [
    'organizationalUnits',
    [field('id'), field('name'), follows('parentId', (before) => first(before, 'organizations')['rootId'])],
  ],
  [
    'organizationPolicies',
    [
      field('name'),
      usually('type', 'SERVICE_CONTROL_POLICY'),
      follows('id', ({ record }) => `p-${text(record['name'])}`),
      usually('targets', []),
      document('document'),
      follows('awsManaged', ({ record }) => text(record['id']) === `p-${text(record['name'])}`),
      follows('arn', organizationPolicyArn),
    ],
  ],
  ['groups', [...identity('group', 'AGPA'), ...policies]],
  ['users', [...identity('user', 'AIDA'), usually('groups', []), ...policies, ...bounded]],
  [
    'roles',
    [
      ...identity('role', 'AROA'),
      document('assumeRolePolicyDocument'),
      ...policies,
      usually('maxSessionDuration', 3600),
      field('description'),
      ...bounded,
    ],
  ],
  [
    'managedPolicies',
    [
      ...identity('policy', 'ANPA'),
      documents('versions', 'versionId', ({ versionId, document }) => [versionId, document]),
      follows('defaultVersionId', lastVersion),
      field('description'),
    ],
  ],
  [
    'resources',
    [
      field('arn'),
      document('policy'),
      follows(
        'type',
        ({ record }) => typeOfService.get(parseArn(text(record['arn']))?.service ?? '') ?? 'other',
      ),
      follows('name', resourceName),
      accountId,
      usually('tags', {}),
    ],
  ],
  [
    'sessions',
    [
      field('issuerArn'),
      field('name'),
      field('issuedAt'),
      field('expiresAt'),
      usually('operation', 'AssumeRole'),
      issuerAccountId,
      follows('principalArn', callerArn),
      follows('id', ({ record }) =>
        uniqueId(
          'ASIA',
          `${text(record['operation'])} ${text(record['principalArn'])} ${text(record['issuedAt'])}`,
        ),
      ),
      document('policy'),
      usually('policyArns', []),
      usually('tags', {}),
      field('sourceIdentity'),
      field('mfaAuthenticatedAt'),
      field('federatedProvider'),
    ],
  ],
  ['vpcEndpoints', [field('id'), field('vpcId'), usually('service', 's3'), document('policy'), accountId]],
  ['environments', [field('now'), field('region'), field('sourceIp'), usually('id', 'environment')]],
  [
    'requests',
    [
      field('principal'),
      field('action'),
      field('resource'),
      usually('overrides', {}),
      usually('id', 'lab'),
      field('resourceAccountId'),
      field('vpcEndpointId'),
    ],
  ],
  ['drafts', [field('id'), field('policy'), field('text')]],
];
