/**
 * Permissions boundaries of users and roles: a managed policy that limits what they may ever be allowed.
 *
 * AWS: IAM API Reference, "PutUserPermissionsBoundary" and its three siblings; IAM User Guide, "Permissions boundaries".
 * A boundary that is not there can be deleted, too.
 */
import type { ContextValue } from '#account/request.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import { put, type World } from '#account/world.ts';
import { AwsError, invalidInput, isAwsError, noSuchEntity } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object } from '../shape.ts';
import { arnNamed, managedPolicyOf, roleNamed, userNamed } from './entity.ts';
import { arn, existingUserName, roleName } from './iam-shapes.ts';
import { ownRoleNamed } from './protected-role.ts';

/** iam:PermissionsBoundary of a call that sets or has one. */
export function boundaryKeys(arn: string | undefined): Readonly<Record<string, ContextValue>> {
  return arn === undefined ? {} : { 'iam:PermissionsBoundary': arn };
}

/** The world in which this policy can be a boundary (a policy of AWS's comes into it), or why it cannot be one. */
export async function withBoundaryPolicy(scope: Scope, arn: string | undefined): Promise<World | AwsError> {
  const { world } = scope;
  if (arn === undefined) return world;
  if (!/^arn:[^:]+:iam::(?:\d{12}|aws):policy\/./.test(arn)) return invalidInput(`ARN ${arn} is not valid.`);
  const policy = await managedPolicyOf(scope, arn);
  if (policy === undefined) {
    return noSuchEntity(`Scope ARN: ${arn} does not exist or is not attachable.`);
  }
  return put(world, 'managedPolicies', policy);
}

/** As users and roles show theirs. */
export function shownBoundary(arn: string | undefined): Record<string, unknown> {
  if (arn === undefined) return {};
  return { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } };
}

/** The world for a boundary that is set later: policies for service-linked roles are none. */
async function withLaterBoundary(
  scope: Scope,
  arn: string,
  type: 'User' | 'Role',
): Promise<World | AwsError> {
  const world = await withBoundaryPolicy(scope, arn);
  if (isAwsError(world) || !arn.includes(':iam::aws:policy/aws-service-role/')) return world;
  return new AwsError(
    'PolicyNotAttachable',
    400,
    `Cannot attach a Service Role Policy to a Customer ${type}.`,
  );
}

function withoutBoundary<T extends User | Role>({ permissionsBoundary: _, ...rest }: T) {
  return rest;
}

const putUserPermissionsBoundary = operation({
  service: 'iam',
  name: 'PutUserPermissionsBoundary',
  parameters: object({ UserName: existingUserName, PermissionsBoundary: arn }),
  asks: ({ UserName, PermissionsBoundary }, scope) => [
    {
      action: 'iam:PutUserPermissionsBoundary',
      resource: arnNamed(scope, 'user', UserName),
      keys: boundaryKeys(PermissionsBoundary),
    },
  ],
  run: async ({ UserName, PermissionsBoundary }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const world = await withLaterBoundary(scope, PermissionsBoundary, 'User');
    if (isAwsError(world)) return world;
    return done(put(world, 'users', { ...user, permissionsBoundary: PermissionsBoundary }));
  },
});

const deleteUserPermissionsBoundary = operation({
  service: 'iam',
  name: 'DeleteUserPermissionsBoundary',
  parameters: object({ UserName: existingUserName }),
  asks: ({ UserName }, scope) => {
    const user = userNamed(scope, UserName);
    return [
      {
        action: 'iam:DeleteUserPermissionsBoundary',
        resource: arnNamed(scope, 'user', UserName),
        keys: boundaryKeys(isAwsError(user) ? undefined : user.permissionsBoundary),
      },
    ];
  },
  run: ({ UserName }, scope) => {
    const user = userNamed(scope, UserName);
    return isAwsError(user) ? user : done(put(scope.world, 'users', withoutBoundary(user)));
  },
});

const putRolePermissionsBoundary = operation({
  service: 'iam',
  name: 'PutRolePermissionsBoundary',
  parameters: object({ RoleName: roleName, PermissionsBoundary: arn }),
  asks: ({ RoleName, PermissionsBoundary }, scope) => [
    {
      action: 'iam:PutRolePermissionsBoundary',
      resource: arnNamed(scope, 'role', RoleName),
      keys: boundaryKeys(PermissionsBoundary),
    },
  ],
  run: async ({ RoleName, PermissionsBoundary }, scope) => {
    const role = ownRoleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const world = await withLaterBoundary(scope, PermissionsBoundary, 'Role');
    if (isAwsError(world)) return world;
    return done(put(world, 'roles', { ...role, permissionsBoundary: PermissionsBoundary }));
  },
});

const deleteRolePermissionsBoundary = operation({
  service: 'iam',
  name: 'DeleteRolePermissionsBoundary',
  parameters: object({ RoleName: roleName }),
  asks: ({ RoleName }, scope) => {
    const role = roleNamed(scope, RoleName);
    return [
      {
        action: 'iam:DeleteRolePermissionsBoundary',
        resource: arnNamed(scope, 'role', RoleName),
        keys: boundaryKeys(isAwsError(role) ? undefined : role.permissionsBoundary),
      },
    ];
  },
  run: ({ RoleName }, scope) => {
    const role = ownRoleNamed(scope, RoleName);
    return isAwsError(role) ? role : done(put(scope.world, 'roles', withoutBoundary(role)));
  },
});

export const permissionsBoundaryOperations: readonly Operation[] = [
  putUserPermissionsBoundary,
  deleteUserPermissionsBoundary,
  putRolePermissionsBoundary,
  deleteRolePermissionsBoundary,
];
