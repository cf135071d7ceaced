/**
 * Whose policies are simulated, and who is taken to call.
 *
 * AWS: IAM API Reference, "PolicySourceArn", "CallerArn" of SimulatePrincipalPolicy. A group calls nobody: its policies are
 * asked as those of a user in it. Only a user can stand for the caller where a resource's policy names one.
 */
import { partitionOfArn } from '#account/arn.ts';
import type { Group } from '#account/group.ts';
import type { Role } from '#account/role.ts';
import { roleSessionArn } from '#account/session.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import type { Caller } from '#authorize/caller.ts';
import type { Principal } from '#authorize/principal.ts';
import { invalidInput, isAwsError, type AwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { accountArn, groupNamed, roleNamed, userNamed } from './entity.ts';

/** The session under which a role or group is simulated; nothing in an answer shows it. */
const sessionName = 'simulation';

/** The user, group or role of this account that an ARN names. */
export function policySource(scope: Scope, arn: string): Caller | AwsError {
  const [, account, type, name = ''] =
    /^arn:[^:]+:iam::(\d{12}):(user|group|role)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  if (account !== scope.accountId) return invalidEntity(arn);
  if (type === 'role') return found(roleNamed(scope, name), asRole);
  return type === 'group' ? found(groupNamed(scope, name), asGroup) : found(userNamed(scope, name), asUser);
}

function found<T>(entity: T | AwsError, caller: (entity: T) => Caller): Caller | AwsError {
  return isAwsError(entity) ? entity : caller(entity);
}

function invalidEntity(arn: string): AwsError {
  return invalidInput(`Invalid Entity Arn: ${arn}`);
}

function asUser(user: User): Caller {
  return { user, principal: { kind: 'user', arn: user.arn, accountId: user.accountId, id: user.id } };
}

function asGroup(group: Group): Caller {
  const { accountId } = group;
  const user: User = {
    ...group,
    arn: `arn:${partitionOfArn(group.arn)}:iam::${accountId}:user/${sessionName}`,
    inlinePolicies: [],
    attachedPolicies: [],
    groups: [group.arn],
    tags: {},
  };
  return { user, principal: { kind: 'user', arn: user.arn, accountId } };
}

function asRole(role: Role): Caller {
  const { accountId, arn: roleArn, id: roleId } = role;
  const arn = roleSessionArn(role, sessionName);
  return { role, principal: { kind: 'roleSession', arn, accountId, roleArn, roleId } };
}

/** The user that CallerArn names; it need not exist. */
export function simulatedCaller(world: World, arn: string): Principal | AwsError {
  const accountId = /^arn:[^:]+:iam::(\d{12}):user\/.+$/.exec(arn)?.[1];
  if (accountId === undefined) return invalidEntity(arn);
  const id = world.users.get(arn)?.id;
  return { kind: 'user', arn, accountId, ...(id !== undefined && { id }) };
}

/** For policies that are nobody's. */
export function anyUser(scope: Scope): Caller {
  const { accountId } = scope;
  const arn = accountArn(scope, `user/${sessionName}`);
  return { principal: { kind: 'user', arn, accountId } };
}
