/**
 * The short form of records in links, version 2: the fields of version 1, and behind them what IAM has besides.
 *
 * History (events, jobs) has no row: it is of the browser in which it happened.
 * Frozen with codec version 2: what came later is in link-fields-3.ts, what comes next needs a version beside it.
 */
import { parseArn } from '#account/arn.ts';
import type { Kind } from '#account/world.ts';
import type { JsonObject } from './json.ts';
import { amount, field, follows, text, usually, type Before, type Field } from './link-field.ts';
import { accountId, fieldsOf1 } from './link-fields.ts';
import type { FieldsOf } from './link-form.ts';
import { fullDocument, shortDocument } from './link-layouts.ts';

/** Behind the fields of version 1, so that what was written for it stays where it was. */
const more: { readonly [K in Kind]?: readonly Field[] } = {
  accounts: [
    field('email'),
    field('createdAt'),
    field('alias'),
    field('passwordPolicy'),
    field('quotas'),
    field('globalEndpointTokenVersion'),
    field('stsDisabledRegions'),
  ],
  groups: [field('createdAt')],
  users: [field('createdAt')],
  roles: [field('createdAt'), field('lastUsed')],
  managedPolicies: [field('createdAt'), field('updatedAt'), amount('latestVersion'), field('tags')],
  sessions: [field('transitiveTagKeys'), field('secret'), field('token')],
};

/** In the list of version 1, in the place of the field of the same name: `[id, document, time or 0, …]`. */
const versions: Field = {
  name: 'versions',
  leftOut: () => [],
  shorten: (value) => (value as readonly JsonObject[]).flatMap(shortVersion),
  expand: (short) => (Array.isArray(short) ? short.flatMap(fullVersion) : short),
};

function shortVersion({ versionId, document, createdAt }: JsonObject): readonly unknown[] {
  return [versionId, shortDocument(String(document)), createdAt ?? 0];
}

function fullVersion(_: unknown, index: number, all: readonly unknown[]): readonly unknown[] {
  if (index % 3 !== 0) return [];
  const [versionId, document, createdAt] = all.slice(index, index + 3);
  const timed = createdAt === 0 || createdAt === undefined ? {} : { createdAt };
  return [{ versionId, document: fullDocument(document), ...timed }];
}

/** The ARN that follows from account, path and name. */
function arnOf(type: string, path: (record: JsonObject) => string = () => '/') {
  return ({ record }: Before): string =>
    `arn:aws:iam::${text(record['accountId'])}:${type}${path(record)}${text(record['name'])}`;
}

const inPath = ({ path }: JsonObject): string => text(path);

/** An entity's own ARN stands behind what it follows from. */
function named(type: string): readonly Field[] {
  return [field('name'), accountId, usually('path', '/'), follows('arn', arnOf(type, inPath)), field('id')];
}

/** Something of a user's or root's. */
const held: readonly Field[] = [
  field('id'),
  field('holder'),
  follows('accountId', ({ record }) => parseArn(text(record['holder']))?.account ?? ''),
  usually('status', 'Active'),
];

const kindsOf2: FieldsOf = [
  [
    'instanceProfiles',
    [...named('instance-profile'), field('createdAt'), field('roles'), usually('tags', {})],
  ],
  [
    'samlProviders',
    [
      field('name'),
      accountId,
      follows('arn', arnOf('saml-provider')),
      field('uuid'),
      field('metadataDocument'),
      field('createdAt'),
      field('validUntil'),
      field('assertionEncryptionMode'),
      usually('privateKeys', []),
      usually('tags', {}),
    ],
  ],
  [
    'oidcProviders',
    [
      field('url'),
      accountId,
      follows(
        'arn',
        ({ record }) => `arn:aws:iam::${text(record['accountId'])}:oidc-provider/${text(record['url'])}`,
      ),
      usually('clientIds', []),
      usually('thumbprints', []),
      field('createdAt'),
      usually('tags', {}),
    ],
  ],
  ['accessKeys', [...held, field('createdAt'), field('lastUsed'), field('secret')]],
  [
    'loginProfiles',
    [
      field('holder'),
      field('createdAt'),
      follows('changedAt', ({ record }) => record['createdAt']),
      usually('passwordResetRequired', false),
      field('lastUsedAt'),
      field('password'),
      usually('former', []),
    ],
  ],
  [
    'mfaDevices',
    [
      field('name'),
      accountId,
      usually('path', '/'),
      follows('serialNumber', arnOf('mfa', inPath)),
      field('holder'),
      field('createdAt'),
      field('enabledAt'),
      usually('drift', 0),
      amount('usedStep'),
      usually('tags', {}),
      field('seed'),
    ],
  ],
  [
    'serverCertificates',
    [
      ...named('server-certificate'),
      field('body'),
      field('chain'),
      field('uploadedAt'),
      field('expiresAt'),
      usually('tags', {}),
    ],
  ],
  ['signingCertificates', [...held, field('body'), field('uploadedAt')]],
  ['sshPublicKeys', [...held, field('body'), field('fingerprint'), field('uploadedAt')]],
  [
    'serviceSpecificCredentials',
    [...held, field('service'), field('userName'), field('createdAt'), field('expiresAt')],
  ],
];

/** The kinds and fields of version 2. */
export const fieldsOf2: FieldsOf = [
  ...fieldsOf1.map(([kind, fields]) => {
    const renewed = fields.map((each) => (each.name === versions.name ? versions : each));
    return [kind, [...renewed, ...(more[kind] ?? [])]] as const;
  }),
  ...kindsOf2,
];
