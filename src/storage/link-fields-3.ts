/**
 * The short form of records in links, version 3: the fields of version 2, and behind them clocks and federation.
 *
 * Sign-in tokens have no row: like history, they are of the browser in which they were made.
 */
import type { Kind } from '#account/world.ts';
import { amount, field, follows, usually, type Field } from './link-field.ts';
import { accountId } from './link-fields.ts';
import { fieldsOf2 } from './link-fields-2.ts';
import type { FieldsOf } from './link-form.ts';

/** Behind the fields of version 2, so that what was written for it stays where it was. */
const more: { readonly [K in Kind]?: readonly Field[] } = {
  environments: [field('clock')],
  accounts: [field('partition'), field('outboundFederation')],
  mfaDevices: [field('phoneOffset')],
  sessions: [
    field('parentId'),
    field('isConsole'),
    field('federatedKeys'),
    field('tokenVersion'),
    field('issuerId'),
  ],
};

const kindsOf3: FieldsOf = [
  [
    'directories',
    [
      field('entityId'),
      field('name'),
      field('createdAt'),
      field('signingKey'),
      usually('people', []),
      usually('grants', []),
      usually('tagAttributes', {}),
      usually('transitiveTagKeys', []),
      usually('sendsSourceIdentity', false),
      amount('sessionDuration'),
    ],
  ],
  [
    'issuers',
    [
      field('url'),
      usually('kind', 'own'),
      follows('name', ({ record }) => record['url']),
      field('createdAt'),
      field('signingKey'),
      usually('clientIds', []),
      usually('subjects', []),
      field('thumbprint'),
    ],
  ],
  [
    'identityPools',
    [
      field('id'),
      field('name'),
      accountId,
      follows('region', ({ record }) => String(record['id']).split(':')[0]),
      field('createdAt'),
      usually('allowsGuests', false),
      field('allowsClassicFlow'),
      usually('supportedLoginProviders', {}),
      usually('userPools', []),
      usually('oidcProviderArns', []),
      usually('samlProviderArns', []),
      field('authenticatedRoleArn'),
      field('unauthenticatedRoleArn'),
      usually('tags', {}),
    ],
  ],
  [
    'poolIdentities',
    [
      field('id'),
      field('poolId'),
      field('createdAt'),
      follows('changedAt', ({ record }) => record['createdAt']),
      usually('logins', {}),
      field('mergedInto'),
    ],
  ],
];

/** The kinds and fields of version 3. */
export const fieldsOf3: FieldsOf = [
  ...fieldsOf2.map(([kind, fields]) => [kind, [...fields, ...(more[kind] ?? [])]] as const),
  ...kindsOf3,
];
