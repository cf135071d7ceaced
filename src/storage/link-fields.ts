/**
 * The short form of records in links: which fields, in which order, and what they are when left out.
 *
 * A record becomes a list of its fields; a value that follows from the fields and records before it is left out.
 * Frozen with codec version 1: a new field or another order needs a new version beside this one.
 */
import { iamArn, parseArn } from '#account/arn.ts';
import type { Kind } from '#account/world.ts';
import { uniqueId, type IdPrefix } from '#scenarios/unique-id.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { fullDocument, shortDocument } from './link-layouts.ts';

/** What stands before a field: the fields before it, the record before it, the kinds before it. */
export interface Before {
  readonly record: JsonObject;
  readonly previous: JsonObject | undefined;
  readonly world: Readonly<Record<string, readonly unknown[]>>;
}

export interface Field {
  readonly name: string;
  /** Its value when left out; `undefined` where the record then lacks the field. */
  readonly leftOut: (before: Before) => unknown;
  readonly shorten?: (value: unknown) => unknown;
  readonly expand?: (short: unknown) => unknown;
}

const required = (name: string): Field => ({ name, leftOut: () => undefined });
const optional = required;
const usually = (name: string, value: unknown): Field => ({ name, leftOut: () => value });
const follows = (name: string, leftOut: Field['leftOut']): Field => ({ name, leftOut });
const document = (name: string): Field => ({
  name,
  leftOut: () => undefined,
  shorten: (text) => shortDocument(String(text)),
  expand: fullDocument,
});

/** Longer names than AWS has let nothing follow from them, or a link could keep the page busy for minutes. */
const longestName = 600;

const text = (value: unknown): string =>
  typeof value === 'string' && value.length <= longestName ? value : '';
const first = (before: Before, kind: Kind): JsonObject => {
  const record = before.world[kind]?.[0];
  return isJsonObject(record) ? record : {};
};

/** That of the record before, or the first account. */
const accountId = follows(
  'accountId',
  (before) => before.previous?.['accountId'] ?? first(before, 'accounts')['id'],
);

function identity(type: 'user' | 'group' | 'role' | 'policy', prefix: IdPrefix): readonly Field[] {
  return [
    required('name'),
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
  listOf('inlinePolicies', 'name', ({ name, document }) => [name, document]),
];

const bounded: readonly Field[] = [usually('tags', {}), optional('permissionsBoundary')];

/** Documents with a label each: `[label, document, label, document, …]`. */
function listOf(name: string, label: string, pair: (entry: JsonObject) => readonly unknown[]): Field {
  const shortenEntry = (entry: unknown): readonly unknown[] => {
    const [of, text] = pair(isJsonObject(entry) ? entry : {});
    return [of, shortDocument(String(text))];
  };
  const expandEntry = (_: unknown, index: number, all: readonly unknown[]): readonly unknown[] =>
    index % 2 === 0 ? [{ [label]: all[index], document: fullDocument(all[index + 1]) }] : [];
  return {
    name,
    leftOut: () => [],
    shorten: (value) => (value as readonly unknown[]).flatMap(shortenEntry),
    expand: (short) => (Array.isArray(short) ? short.flatMap(expandEntry) : short),
  };
}

function lastVersion({ record }: Before): unknown {
  const versions = record['versions'];
  const last: unknown = Array.isArray(versions) ? versions.at(-1) : undefined;
  return isJsonObject(last) ? last['versionId'] : undefined;
}

const typeOfService: Readonly<Record<string, string>> = {
  s3: 's3:bucket',
  kms: 'kms:key',
  sqs: 'sqs:queue',
  sns: 'sns:topic',
  lambda: 'lambda:function',
  secretsmanager: 'secretsmanager:secret',
};

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

/** Every kind, in the order of the link, with its fields in the order of the list. */
export const fieldsOf: readonly (readonly [Kind, readonly Field[]])[] = [
  ['accounts', [required('id'), required('name'), optional('parentId')]],
  [
    'organizations',
    [
      required('id'),
      follows('managementAccountId', (before) => first(before, 'accounts')['id']),
      follows('rootId', ({ record }) => `r-${text(record['id']).slice(2, 6)}`),
    ],
  ],
  [
    'organizationalUnits',
    [
      required('id'),
      required('name'),
      follows('parentId', (before) => first(before, 'organizations')['rootId']),
    ],
  ],
  [
    'organizationPolicies',
    [
      required('name'),
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
      optional('description'),
      ...bounded,
    ],
  ],
  [
    'managedPolicies',
    [
      ...identity('policy', 'ANPA'),
      listOf('versions', 'versionId', ({ versionId, document }) => [versionId, document]),
      follows('defaultVersionId', lastVersion),
      optional('description'),
    ],
  ],
  [
    'resources',
    [
      required('arn'),
      document('policy'),
      follows('type', ({ record }) => typeOfService[parseArn(text(record['arn']))?.service ?? ''] ?? 'other'),
      follows('name', resourceName),
      accountId,
      usually('tags', {}),
    ],
  ],
  [
    'sessions',
    [
      required('issuerArn'),
      required('name'),
      required('issuedAt'),
      required('expiresAt'),
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
      optional('sourceIdentity'),
      optional('mfaAuthenticatedAt'),
      optional('federatedProvider'),
    ],
  ],
  [
    'vpcEndpoints',
    [required('id'), required('vpcId'), usually('service', 's3'), document('policy'), accountId],
  ],
  ['environments', [required('now'), required('region'), required('sourceIp'), usually('id', 'environment')]],
  [
    'requests',
    [
      required('principal'),
      required('action'),
      required('resource'),
      usually('overrides', {}),
      usually('id', 'lab'),
      optional('resourceAccountId'),
      optional('vpcEndpointId'),
    ],
  ],
  ['drafts', [required('id'), required('policy'), required('text')]],
];
