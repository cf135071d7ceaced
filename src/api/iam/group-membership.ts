/**
 * Who is in which group.
 *
 * AWS: IAM API Reference, "AddUserToGroup", "RemoveUserFromGroup", "ListGroupsForUser". Adding a member again and removing
 * who is no member succeed and change nothing.
 */
import type { Group } from '#account/group.ts';
import type { User } from '#account/user.ts';
import { put, type World } from '#account/world.ts';
import { isAwsError, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object } from '../shape.ts';
import { arnNamed, groupNamed, inAccount, userNamed } from './entity.ts';
import { existingUserName, groupName, paging } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { shownGroup } from './shown-group.ts';

/** By name. */
export function membersOf(world: World, { arn, accountId }: Group): readonly User[] {
  return inAccount(world.users, accountId).filter((user) => user.groups.includes(arn));
}

interface Membership {
  readonly user: User;
  readonly group: Group;
}

/** With both missing AWS misses the user. */
function membership(scope: Scope, userName: string, groupName: string): Membership | AwsError {
  const user = userNamed(scope, userName);
  if (isAwsError(user)) return user;
  const group = groupNamed(scope, groupName);
  return isAwsError(group) ? group : { user, group };
}

const bothNames = object({ GroupName: groupName, UserName: existingUserName });

const addUserToGroup = operation({
  service: 'iam',
  name: 'AddUserToGroup',
  parameters: bothNames,
  asks: ({ GroupName }, scope) => [
    { action: 'iam:AddUserToGroup', resource: arnNamed(scope, 'group', GroupName) },
  ],
  run: ({ GroupName, UserName }, scope) => {
    const found = membership(scope, UserName, GroupName);
    if (isAwsError(found)) return found;
    const { user, group } = found;
    if (user.groups.includes(group.arn)) return done(scope.world);
    const groups = [...user.groups, group.arn];
    const account = scope.world.accounts.get(scope.accountId);
    return (
      exceeded(account, 'GroupsPerUser', groups.length) ??
      done(put(scope.world, 'users', { ...user, groups }))
    );
  },
});

const removeUserFromGroup = operation({
  service: 'iam',
  name: 'RemoveUserFromGroup',
  parameters: bothNames,
  asks: ({ GroupName }, scope) => [
    { action: 'iam:RemoveUserFromGroup', resource: arnNamed(scope, 'group', GroupName) },
  ],
  run: ({ GroupName, UserName }, scope) => {
    const found = membership(scope, UserName, GroupName);
    if (isAwsError(found)) return found;
    const { user, group } = found;
    if (!user.groups.includes(group.arn)) return done(scope.world);
    const groups = user.groups.filter((arn) => arn !== group.arn);
    return done(put(scope.world, 'users', { ...user, groups }));
  },
});

const listGroupsForUser = operation({
  service: 'iam',
  name: 'ListGroupsForUser',
  parameters: object({ UserName: existingUserName, ...paging }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:ListGroupsForUser', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: ({ UserName, ...page }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const groups = user.groups.flatMap((arn) => scope.world.groups.get(arn) ?? []);
    const response = paged('Groups', groups, page, (group) => shownGroup(group, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

export const groupMembershipOperations: readonly Operation[] = [
  addUserToGroup,
  removeUserFromGroup,
  listGroupsForUser,
];
