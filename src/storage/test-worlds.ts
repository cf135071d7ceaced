/** For tests: records with everything that AWS would fill in. */
import { iamArn } from '#account/arn.ts';
import type { Group } from '#account/group.ts';
import type { User } from '#account/user.ts';
import { emptyWorld, put, type Records, type World } from '#account/world.ts';

export const accountId = '111122223333';

export function user(name: string, more: Partial<User> = {}): User {
  return {
    arn: iamArn(accountId, 'user', '/', name),
    id: `AIDA${name.toUpperCase().padEnd(17, 'X')}`,
    accountId,
    name,
    path: '/',
    inlinePolicies: [],
    attachedPolicies: [],
    groups: [],
    tags: {},
    ...more,
  };
}

export function group(name: string, more: Partial<Group> = {}): Group {
  return {
    arn: iamArn(accountId, 'group', '/', name),
    id: `AGPA${name.toUpperCase().padEnd(17, 'X')}`,
    accountId,
    name,
    path: '/',
    inlinePolicies: [],
    attachedPolicies: [],
    ...more,
  };
}

const createdAt = '2026-01-01T00:00:00Z';

export function accessKey(holder: string): Records['accessKeys'] {
  return { id: 'AKIAEXAMPLE', accountId, holder, secret: 'the secret key', status: 'Active', createdAt };
}

export function loginProfile(holder: string): Records['loginProfiles'] {
  const password = { salt: 'c2FsdA==', hash: 'dGhlIGhhc2g=', iterations: 1 };
  const former = [{ ...password, hash: 'Zm9ybWVy' }];
  return { holder, createdAt, changedAt: createdAt, password, former, passwordResetRequired: false };
}

export function mfaDevice(holder: string): Records['mfaDevices'] {
  return {
    serialNumber: `arn:aws:iam::${accountId}:mfa/phone`,
    accountId,
    name: 'phone',
    path: '/',
    seed: 'THESEED',
    createdAt,
    holder,
    enabledAt: createdAt,
    drift: 0,
    tags: {},
  };
}

export function instanceProfile(role: string): Records['instanceProfiles'] {
  return {
    arn: `arn:aws:iam::${accountId}:instance-profile/web`,
    id: 'AIPAEXAMPLE',
    accountId,
    name: 'web',
    path: '/',
    createdAt,
    roles: [role],
    tags: {},
  };
}

export function oidcProvider(inAccount: string): Records['oidcProviders'] {
  return {
    arn: `arn:aws:iam::${inAccount}:oidc-provider/issuer.example`,
    accountId: inAccount,
    url: 'issuer.example',
    clientIds: [],
    thumbprints: [],
    createdAt,
    tags: {},
  };
}

export function identityPool(inAccount: string): Records['identityPools'] {
  return {
    id: 'us-east-1:00000000-0000-4000-8000-000000000001',
    accountId: inAccount,
    name: 'shop',
    region: 'us-east-1',
    allowsGuests: true,
    supportedLoginProviders: {},
    userPools: [],
    oidcProviderArns: [],
    samlProviderArns: [],
    tags: {},
    createdAt: '2026-03-01T12:00:00Z',
  };
}

export const oneAccount: World = put(emptyWorld, 'accounts', { id: accountId, name: 'example' });

export function withUsers(world: World, ...names: readonly string[]): World {
  return names.reduce((all, name) => put(all, 'users', user(name)), world);
}

export function userNames(world: World): readonly string[] {
  return [...world.users.values()].map(({ name }) => name).sort();
}
