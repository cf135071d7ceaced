/** For tests: roles, users and providers with nothing about them but their names. */
import type { AccountId } from '#account/arn.ts';
import type { OidcProvider, SamlProvider } from '#account/identity-provider.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';

const bare = { path: '/', inlinePolicies: [], attachedPolicies: [], tags: {} };
const createdAt = '2026-03-01T12:00:00Z';

export function roleOf(accountId: AccountId, name: string, trust = '{}'): Role {
  const arn = `arn:aws:iam::${accountId}:role/${name}`;
  const id = `AROA${name.toUpperCase()}`;
  return { ...bare, arn, id, accountId, name, assumeRolePolicyDocument: trust, maxSessionDuration: 3600 };
}

export function userOf(accountId: AccountId, name: string): User {
  const arn = `arn:aws:iam::${accountId}:user/${name}`;
  return { ...bare, arn, id: `AIDA${name.toUpperCase()}`, accountId, name, groups: [] };
}

export function samlProvider(accountId: AccountId, name: string): SamlProvider {
  return {
    arn: `arn:aws:iam::${accountId}:saml-provider/${name}`,
    accountId,
    name,
    uuid: 'SAML234567ABCDEFGHIJKLM',
    metadataDocument: '',
    createdAt,
    validUntil: '2126-03-01T12:00:00Z',
    privateKeys: [],
    tags: {},
  };
}

export function oidcProvider(accountId: AccountId, url: string): OidcProvider {
  const arn = `arn:aws:iam::${accountId}:oidc-provider/${url}`;
  return { arn, accountId, url, clientIds: [], thumbprints: [], createdAt, tags: {} };
}
