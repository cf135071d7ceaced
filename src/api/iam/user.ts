/**
 * Users: made, read, listed, renamed, deleted.
 *
 * AWS: IAM API Reference, "CreateUser" to "UpdateUser"; IAM User Guide, "Manage IAM users".
 * Not here: passwords (login-profile.ts), keys (access-key.ts), groups (group.ts), policies on users
 * (inline-policy.ts, attached-policy.ts).
 */
import { rootArnIn, type ArnText } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { User } from '#account/user.ts';
import { put, remove, type World } from '#account/world.ts';
import { deleteConflict, entityAlreadyExists, isAwsError, type AwsError } from '../aws-error.ts';
import {
  done,
  operation,
  type Ask,
  type Operation,
  type Outcome,
  type Scope,
  type Showing,
} from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional } from '../shape.ts';
import { uniqueId } from '../unique-id.ts';
import { credentialHolderArn } from './credential-holder.ts';
import { accountArn, arnNamed, countIn, inAccount, userNamed, userNamedOrCalling } from './entity.ts';
import { arn, existingUserName, path, paging, pathPrefix, tags, userName } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { boundaryKeys, shownBoundary, withBoundaryPolicy } from './permissions-boundary.ts';
import { withDraftsMoved } from './policy-drafts.ts';
import { withPrincipal, withUserMoved } from './principal-references.ts';
import { ignoringCase, newTags, requestTagKeys, tagsIfAny, type TagParameter } from './tags.ts';
import { tagOperations } from './tag-operations.ts';

/** As every answer shows a user. */
export function shownUser(user: User, { moment }: Showing): Record<string, unknown> {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: user.createdAt ?? moment.now,
  };
}

/** With the last use of the password, which lists tell too. */
function shownListed(user: User, scope: Scope): Record<string, unknown> {
  return { ...shownUser(user, scope), ...passwordUse(scope.world, user.arn) };
}

function passwordUse(world: World, holder: ArnText): { readonly PasswordLastUsed?: string } {
  const lastUsed = world.loginProfiles.get(holder)?.lastUsedAt;
  return lastUsed === undefined ? {} : { PasswordLastUsed: lastUsed };
}

/** With what lists leave out: boundary and tags. */
function shownWhole(user: User, scope: Scope): Record<string, unknown> {
  return { ...shownListed(user, scope), ...shownBoundary(user.permissionsBoundary), ...tagsIfAny(user.tags) };
}

/** AWS asks for the tagging of a new resource besides. */
export function tagAsk(
  action: string,
  resource: string,
  given: readonly TagParameter[] | undefined,
): readonly Ask[] {
  return given?.length ? [{ action, resource, keys: requestTagKeys(given) }] : [];
}

const createUser = operation({
  service: 'iam',
  name: 'CreateUser',
  parameters: object({
    UserName: userName,
    Path: optional(path),
    PermissionsBoundary: optional(arn),
    Tags: optional(tags),
  }),
  asks: ({ UserName, Path = '/', PermissionsBoundary, Tags }, scope) => {
    const resource = accountArn(scope, `user${Path}${UserName}`);
    const keys = { ...boundaryKeys(PermissionsBoundary), ...requestTagKeys(Tags) };
    return [{ action: 'iam:CreateUser', resource, keys }, ...tagAsk('iam:TagUser', resource, Tags)];
  },
  run: async ({ UserName, Path = '/', PermissionsBoundary, Tags }, scope) => {
    const { accountId, moment } = scope;
    const problem = nameTaken(scope, UserName) ?? tooMany(scope);
    if (problem !== undefined) return problem;
    const given = newTags(Tags, ignoringCase);
    if (isAwsError(given)) return given;
    const world = await withBoundaryPolicy(scope, PermissionsBoundary);
    if (isAwsError(world)) return world;
    const user: User = {
      arn: accountArn(scope, `user${Path}${UserName}`),
      id: uniqueId('AIDA', moment.random),
      accountId,
      name: UserName,
      path: Path,
      createdAt: moment.now,
      inlinePolicies: [],
      attachedPolicies: [],
      groups: [],
      tags: given,
      ...(PermissionsBoundary !== undefined && { permissionsBoundary: PermissionsBoundary }),
    };
    return done(put(world, 'users', user), { User: shownWhole(user, scope) });
  },
});

function nameTaken({ world, accountId }: Scope, name: string): AwsError | undefined {
  return findByName(world.users, accountId, name) === undefined
    ? undefined
    : entityAlreadyExists(`User with name ${name} already exists.`);
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.users, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'UsersPerAccount', count);
}

const getUser = operation({
  service: 'iam',
  name: 'GetUser',
  parameters: object({ UserName: optional(existingUserName) }),
  asks: ({ UserName }, scope) => [{ action: 'iam:GetUser', resource: credentialHolderArn(scope, UserName) }],
  run: ({ UserName }, scope) => {
    if (UserName === undefined && scope.caller?.principal.kind === 'root') return shownRoot(scope);
    const user = userNamedOrCalling(scope, UserName);
    return isAwsError(user) ? user : done(scope.world, { User: shownWhole(user, scope) });
  },
});

/** Root has no name, and its id is the account's. */
function shownRoot({ world, accountId, moment }: Scope): Outcome {
  const createdAt = world.accounts.get(accountId)?.createdAt ?? moment.now;
  const arn = rootArnIn(world, accountId);
  const root = { UserId: accountId, Arn: arn, CreateDate: createdAt, ...passwordUse(world, arn) };
  return done(world, { User: root });
}

const listUsers = operation({
  service: 'iam',
  name: 'ListUsers',
  parameters: object({ PathPrefix: optional(pathPrefix), ...paging }),
  asks: ({ PathPrefix = '/' }, scope) => [
    { action: 'iam:ListUsers', resource: accountArn(scope, `user${PathPrefix}`) },
  ],
  run: ({ PathPrefix = '/', ...page }, scope) => {
    const users = inAccount(scope.world.users, scope.accountId).filter((user) =>
      user.path.startsWith(PathPrefix),
    );
    const response = paged('Users', users, page, (user) => shownListed(user, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const updateUser = operation({
  service: 'iam',
  name: 'UpdateUser',
  parameters: object({
    UserName: existingUserName,
    NewPath: optional(path),
    NewUserName: optional(userName),
  }),
  asks: ({ UserName, NewPath, NewUserName }, scope) => {
    const before = arnNamed(scope, 'user', UserName);
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return [{ action: 'iam:UpdateUser', resource: before }];
    const after = accountArn(scope, `user${NewPath ?? user.path}${NewUserName ?? user.name}`);
    const both = after === before ? [before] : [before, after];
    return both.map((resource) => ({ action: 'iam:UpdateUser', resource }));
  },
  run: ({ UserName, NewPath, NewUserName }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const isOther = NewUserName !== undefined && NewUserName.toLowerCase() !== user.name.toLowerCase();
    const taken = isOther ? nameTaken(scope, NewUserName) : undefined;
    if (taken !== undefined) return taken;
    return done(withUserNamed(scope.world, user, NewPath ?? user.path, NewUserName ?? user.name));
  },
});

/** The same user, by its id, under another name or path. */
function withUserNamed(world: World, user: User, path: string, name: string): World {
  const arn = accountArn({ world, accountId: user.accountId }, `user${path}${name}`);
  if (arn === user.arn) return world;
  const moved = put(remove(world, 'users', user.arn), 'users', { ...user, arn, path, name });
  return withDraftsMoved(withUserMoved(moved, user.arn, arn), user.arn, arn);
}

const deleteUser = operation({
  service: 'iam',
  name: 'DeleteUser',
  parameters: object({ UserName: existingUserName }),
  asks: ({ UserName }, scope) => [{ action: 'iam:DeleteUser', resource: arnNamed(scope, 'user', UserName) }],
  run: ({ UserName }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const conflict = inTheWay(scope.world, user);
    if (conflict !== undefined) return deleteConflict(`Cannot delete entity, must ${conflict} first.`);
    return done(withPrincipal(remove(scope.world, 'users', user.arn), user.arn, user.id));
  },
});

/** What AWS wants removed first, in the order in which it complains. */
function inTheWay(world: World, user: User): string | undefined {
  const holds = (records: ReadonlyMap<string, { readonly holder?: string }>): boolean =>
    [...records.values()].some(({ holder }) => holder === user.arn);
  const obstacles: readonly (readonly [boolean, string])[] = [
    [world.loginProfiles.has(user.arn), 'delete login profile'],
    [holds(world.accessKeys), 'delete access keys'],
    [holds(world.signingCertificates), 'delete signing certificates'],
    [holds(world.sshPublicKeys), 'delete SSH public keys'],
    [holds(world.serviceSpecificCredentials), 'delete service specific credentials'],
    [holds(world.mfaDevices), 'delete MFA device'],
    [user.inlinePolicies.length > 0, 'delete policies'],
    [user.attachedPolicies.length > 0, 'detach all policies'],
    [user.groups.length > 0, 'remove users from group'],
  ];
  return obstacles.find(([blocks]) => blocks)?.[1];
}

export const userOperations: readonly Operation[] = [
  createUser,
  getUser,
  listUsers,
  updateUser,
  deleteUser,
  ...tagOperations({
    type: 'User',
    rules: ignoringCase,
    parameter: 'UserName',
    shape: existingUserName,
    arn: (scope, name) => arnNamed(scope, 'user', name),
    find: userNamed,
    put: (world, record) => put(world, 'users', record),
  }),
];
