import { put, type World } from '#account/world.ts';
import type { User } from '#account/user.ts';
import { describe, expect, it } from 'vitest';
import { accountId, emptyAccount } from '../test-api.ts';
import { isInUse, policyHolders, useCount } from './policy-holders.ts';

const p = 'arn:aws:iam::aws:policy/p';

function user(name: string, change: Partial<User>): User {
  return {
    arn: `arn:aws:iam::${accountId}:user/${name}`,
    id: `AIDA${name}`,
    accountId,
    name,
    path: '/',
    inlinePolicies: [],
    attachedPolicies: [],
    groups: [],
    tags: {},
    ...change,
  };
}

function worldOf(...users: readonly User[]): World {
  return users.reduce((world, each) => put(world, 'users', each), emptyAccount);
}

describe('the holders of a policy', () => {
  const attached = user('attached', { attachedPolicies: ['arn:other', p] });
  const bounded = user('bounded', { permissionsBoundary: p });
  const elsewhere = user('elsewhere', {
    arn: 'arn:aws:iam::999988887777:user/e',
    accountId: '999988887777',
    attachedPolicies: [p],
  });
  const place = { world: worldOf(attached, bounded, elsewhere), accountId };

  it('are those of the account, by how they use it', () => {
    expect(policyHolders(place, 'users', p, 'PermissionsPolicy')).toEqual([attached]);
    expect(policyHolders(place, 'users', p, 'PermissionsBoundary')).toEqual([bounded]);
    expect(policyHolders(place, 'roles', p, 'PermissionsPolicy')).toEqual([]);
    expect(useCount(place, p, 'PermissionsPolicy')).toBe(1);
    expect(useCount({ ...place, accountId: '999988887777' }, p, 'PermissionsBoundary')).toBe(0);
    expect([p, 'arn:none'].map((arn) => isInUse(place, arn))).toEqual([true, false]);
  });

  it('of thousands of users are found in one pass, however many policies are counted', () => {
    let reads = 0;
    const counting = Array.from({ length: 1000 }, (_, index) =>
      Object.defineProperty(user(`u${index}`, {}), 'attachedPolicies', {
        get: () => {
          reads += 1;
          return [p];
        },
      }),
    );
    const world: World = { ...emptyAccount, users: new Map(counting.map((each) => [each.arn, each])) };
    for (let index = 0; index < 100; index += 1) {
      useCount({ world, accountId }, `arn:${index}`, 'PermissionsPolicy');
    }
    expect(useCount({ world, accountId }, p, 'PermissionsPolicy')).toBe(1000);
    expect(reads).toBe(1000);
  });
});
