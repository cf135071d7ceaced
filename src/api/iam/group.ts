/**
 * Groups: made, read, listed, renamed, deleted.
 *
 * AWS: IAM API Reference, "CreateGroup" to "UpdateGroup"; IAM User Guide, "IAM user groups". Groups are no principals and
 * carry no tags. Not here: who is in them (group-membership.ts), their policies (inline-policy.ts, attached-policy.ts).
 */
import { findByName } from '#account/find-by-name.ts';
import type { Group } from '#account/group.ts';
import { put, remove, type World } from '#account/world.ts';
import { deleteConflict, entityAlreadyExists, isAwsError, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional } from '../shape.ts';
import { uniqueId } from '../unique-id.ts';
import { accountArn, arnNamed, countIn, groupNamed, inAccount } from './entity.ts';
import { groupMembershipOperations, membersOf } from './group-membership.ts';
import { groupName, path, paging, pathPrefix } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { withDraftsMoved } from './policy-drafts.ts';
import { eachRecord } from './principal-references.ts';
import { shownGroup } from './shown-group.ts';
import { shownUser } from './user.ts';

const createGroup = operation({
  service: 'iam',
  name: 'CreateGroup',
  parameters: object({ Path: optional(path), GroupName: groupName }),
  asks: ({ GroupName, Path = '/' }, scope) => [
    { action: 'iam:CreateGroup', resource: accountArn(scope, `group${Path}${GroupName}`) },
  ],
  run: ({ GroupName, Path = '/' }, scope) => {
    const problem = nameTaken(scope, GroupName) ?? tooMany(scope);
    if (problem !== undefined) return problem;
    const { world, accountId, moment } = scope;
    const group: Group = {
      arn: accountArn(scope, `group${Path}${GroupName}`),
      id: uniqueId('AGPA', moment.random),
      accountId,
      name: GroupName,
      path: Path,
      createdAt: moment.now,
      inlinePolicies: [],
      attachedPolicies: [],
    };
    return done(put(world, 'groups', group), { Group: shownGroup(group, scope) });
  },
});

function nameTaken({ world, accountId }: Scope, name: string): AwsError | undefined {
  return findByName(world.groups, accountId, name) === undefined
    ? undefined
    : entityAlreadyExists(`Group with name ${name} already exists.`);
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.groups, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'GroupsPerAccount', count);
}

const getGroup = operation({
  service: 'iam',
  name: 'GetGroup',
  parameters: object({ GroupName: groupName, ...paging }),
  asks: ({ GroupName }, scope) => [{ action: 'iam:GetGroup', resource: arnNamed(scope, 'group', GroupName) }],
  run: ({ GroupName, ...page }, scope) => {
    const group = groupNamed(scope, GroupName);
    if (isAwsError(group)) return group;
    const members = paged('Users', membersOf(scope.world, group), page, (user) => shownUser(user, scope));
    if (isAwsError(members)) return members;
    return done(scope.world, { Group: shownGroup(group, scope), ...members });
  },
});

const listGroups = operation({
  service: 'iam',
  name: 'ListGroups',
  parameters: object({ PathPrefix: optional(pathPrefix), ...paging }),
  asks: ({ PathPrefix = '/' }, scope) => [
    { action: 'iam:ListGroups', resource: accountArn(scope, `group${PathPrefix}`) },
  ],
  run: ({ PathPrefix = '/', ...page }, scope) => {
    const groups = inAccount(scope.world.groups, scope.accountId).filter((group) =>
      group.path.startsWith(PathPrefix),
    );
    const response = paged('Groups', groups, page, (group) => shownGroup(group, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const updateGroup = operation({
  service: 'iam',
  name: 'UpdateGroup',
  parameters: object({
    GroupName: groupName,
    NewPath: optional(path),
    NewGroupName: optional(groupName),
  }),
  // AWS: the caller must be allowed to change the group as it is and as it will be.
  asks: ({ GroupName, NewPath, NewGroupName }, scope) => {
    const before = arnNamed(scope, 'group', GroupName);
    const group = groupNamed(scope, GroupName);
    if (isAwsError(group)) return [{ action: 'iam:UpdateGroup', resource: before }];
    const after = accountArn(scope, `group${NewPath ?? group.path}${NewGroupName ?? group.name}`);
    const both = after === before ? [before] : [before, after];
    return both.map((resource) => ({ action: 'iam:UpdateGroup', resource }));
  },
  run: ({ GroupName, NewPath, NewGroupName }, scope) => {
    const group = groupNamed(scope, GroupName);
    if (isAwsError(group)) return group;
    const isOther = NewGroupName !== undefined && NewGroupName.toLowerCase() !== group.name.toLowerCase();
    const taken = isOther ? nameTaken(scope, NewGroupName) : undefined;
    if (taken !== undefined) return taken;
    return done(withGroupNamed(scope.world, group, NewPath ?? group.path, NewGroupName ?? group.name));
  },
});

/** The same group, by its id, under another name or path. AWS: policies that name it as a Resource do not follow. */
function withGroupNamed(world: World, group: Group, path: string, name: string): World {
  const arn = accountArn({ world, accountId: group.accountId }, `group${path}${name}`);
  if (arn === group.arn) return world;
  const moved = put(remove(world, 'groups', group.arn), 'groups', { ...group, arn, path, name });
  const joined = eachRecord(moved, 'users', (user) =>
    user.groups.includes(group.arn)
      ? { ...user, groups: user.groups.map((one) => (one === group.arn ? arn : one)) }
      : user,
  );
  return withDraftsMoved(joined, group.arn, arn);
}

const deleteGroup = operation({
  service: 'iam',
  name: 'DeleteGroup',
  parameters: object({ GroupName: groupName }),
  asks: ({ GroupName }, scope) => [
    { action: 'iam:DeleteGroup', resource: arnNamed(scope, 'group', GroupName) },
  ],
  run: ({ GroupName }, scope) => {
    const group = groupNamed(scope, GroupName);
    if (isAwsError(group)) return group;
    const conflict = inTheWay(scope.world, group);
    if (conflict !== undefined) return deleteConflict(`Cannot delete entity, must ${conflict} first.`);
    return done(remove(scope.world, 'groups', group.arn));
  },
});

/** What AWS wants removed first, in the order in which it complains. */
function inTheWay(world: World, group: Group): string | undefined {
  if (membersOf(world, group).length > 0) return 'remove users from group';
  if (group.inlinePolicies.length > 0) return 'delete policies';
  return group.attachedPolicies.length > 0 ? 'detach all policies' : undefined;
}

export const groupOperations: readonly Operation[] = [
  createGroup,
  getGroup,
  listGroups,
  updateGroup,
  deleteGroup,
  ...groupMembershipOperations,
];
