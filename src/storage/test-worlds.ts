/** For tests: records with everything that AWS would fill in. */
import { iamArn } from '#account/arn.ts';
import type { Group } from '#account/group.ts';
import type { User } from '#account/user.ts';
import { emptyWorld, put, type World } from '#account/world.ts';

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

export const oneAccount: World = put(emptyWorld, 'accounts', { id: accountId, name: 'example' });

export function withUsers(world: World, ...names: readonly string[]): World {
  return names.reduce((all, name) => put(all, 'users', user(name)), world);
}

export function userNames(world: World): readonly string[] {
  return [...world.users.values()].map(({ name }) => name).sort();
}
