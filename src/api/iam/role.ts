/**
 * Roles: made, read, listed, changed, deleted.
 *
 * AWS: IAM API Reference, "CreateRole" to "UpdateRoleDescription"; IAM User Guide, "IAM roles".
 * Not here: what a trust policy may say (trust-policy.ts), policies on roles (attached-policy.ts,
 * inline-policy.ts), roles of AWS's services (service-linked-role.ts).
 */
import { findByName } from '#account/find-by-name.ts';
import type { Role } from '#account/role.ts';
import type { Tags } from '#account/tag.ts';
import { put, remove, type World } from '#account/world.ts';
import {
  deleteConflict,
  entityAlreadyExists,
  invalidInput,
  isAwsError,
  type AwsError,
} from '../aws-error.ts';
import { done, operation, type Ask, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional } from '../shape.ts';
import { uniqueId } from '../unique-id.ts';
import { accountArn, arnNamed, countIn, inAccount, roleNamed } from './entity.ts';
import {
  arn,
  maxSessionDuration,
  path,
  paging,
  pathPrefix,
  policyDocument,
  roleDescription,
  roleName,
  tags,
} from './iam-shapes.ts';
import { paged } from './paging.ts';
import { boundaryKeys, withBoundaryPolicy } from './permissions-boundary.ts';
import { withPrincipal } from './principal-references.ts';
import { ownRoleNamed, protectedRole } from './protected-role.ts';
import { tagOperations } from './tag-operations.ts';
import { shownDescription, shownListedRole, shownNewRole, shownWholeRole } from './shown-role.ts';
import { ignoringCase, newTags, requestTagKeys } from './tags.ts';
import { acceptedTrustPolicy } from './trust-policy.ts';
import { tagAsk } from './user.ts';

/** One hour, unless told. */
const usualSessionDuration = 3600;

const createRole = operation({
  service: 'iam',
  name: 'CreateRole',
  parameters: object({
    Path: optional(path),
    RoleName: roleName,
    AssumeRolePolicyDocument: policyDocument,
    Description: optional(roleDescription),
    MaxSessionDuration: optional(maxSessionDuration),
    PermissionsBoundary: optional(arn),
    Tags: optional(tags),
  }),
  asks: ({ RoleName, Path = '/', PermissionsBoundary, Tags }, scope) => {
    const resource = accountArn(scope, `role${Path}${RoleName}`);
    const keys = { ...boundaryKeys(PermissionsBoundary), ...requestTagKeys(Tags) };
    return [{ action: 'iam:CreateRole', resource, keys }, ...tagAsk('iam:TagRole', resource, Tags)];
  },
  run: async (parameters, scope) => {
    const { RoleName, Path = '/', PermissionsBoundary } = parameters;
    const problem = pathReserved(Path) ?? nameTaken(scope, RoleName) ?? tooMany(scope);
    if (problem !== undefined) return problem;
    const given = newTags(parameters.Tags, { ignoreCase: true });
    if (isAwsError(given)) return given;
    const trust = acceptedTrustPolicy(scope, parameters.AssumeRolePolicyDocument);
    if (isAwsError(trust)) return trust;
    const world = await withBoundaryPolicy(scope, PermissionsBoundary);
    if (isAwsError(world)) return world;
    const role = roleOf(parameters, scope, trust, given);
    // AWS: this answer repeats the document as it was sent; later ones show what AWS made of it.
    const sent = { ...role, assumeRolePolicyDocument: parameters.AssumeRolePolicyDocument };
    return done(put(world, 'roles', role), { Role: shownNewRole(sent, scope) });
  },
});

interface Wanted {
  readonly RoleName: string;
  readonly Path?: string;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
  readonly PermissionsBoundary?: string;
}

function roleOf(
  { RoleName, Path = '/', Description, MaxSessionDuration, PermissionsBoundary }: Wanted,
  scope: Scope,
  trust: string,
  given: Tags,
): Role {
  const { accountId, moment } = scope;
  const role: Role = {
    arn: accountArn(scope, `role${Path}${RoleName}`),
    id: uniqueId('AROA', moment.random),
    accountId,
    name: RoleName,
    path: Path,
    createdAt: moment.now,
    inlinePolicies: [],
    attachedPolicies: [],
    tags: given,
    assumeRolePolicyDocument: trust,
    maxSessionDuration: MaxSessionDuration ?? usualSessionDuration,
    ...(PermissionsBoundary !== undefined && { permissionsBoundary: PermissionsBoundary }),
  };
  return withDescription(role, Description);
}

function pathReserved(path: string): AwsError | undefined {
  return path.startsWith('/aws-service-role/')
    ? invalidInput("Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles")
    : undefined;
}

function nameTaken({ world, accountId }: Scope, name: string): AwsError | undefined {
  return findByName(world.roles, accountId, name) === undefined
    ? undefined
    : entityAlreadyExists(`Role with name ${name} already exists.`);
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.roles, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'RolesPerAccount', count);
}

/** An empty text takes the description away; none leaves it as it is. */
function withDescription(role: Role, description: string | undefined): Role {
  if (description === undefined) return role;
  const { description: _, ...rest } = role;
  return description === '' ? rest : { ...rest, description };
}

/** Permission on the role that is named. */
function onRole(action: string) {
  return ({ RoleName }: { readonly RoleName: string }, scope: Scope): readonly Ask[] => [
    { action, resource: arnNamed(scope, 'role', RoleName) },
  ];
}

const getRole = operation({
  service: 'iam',
  name: 'GetRole',
  parameters: object({ RoleName: roleName }),
  asks: onRole('iam:GetRole'),
  run: ({ RoleName }, scope) => {
    const role = roleNamed(scope, RoleName);
    return isAwsError(role) ? role : done(scope.world, { Role: shownWholeRole(role, scope) });
  },
});

const listRoles = operation({
  service: 'iam',
  name: 'ListRoles',
  parameters: object({ PathPrefix: optional(pathPrefix), ...paging }),
  asks: ({ PathPrefix = '/' }, scope) => [
    { action: 'iam:ListRoles', resource: accountArn(scope, `role${PathPrefix}`) },
  ],
  run: ({ PathPrefix = '/', ...page }, scope) => {
    const roles = inAccount(scope.world.roles, scope.accountId).filter((role) =>
      role.path.startsWith(PathPrefix),
    );
    const response = paged('Roles', roles, page, (role) => shownListedRole(role, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const updateRole = operation({
  service: 'iam',
  name: 'UpdateRole',
  parameters: object({
    RoleName: roleName,
    Description: optional(roleDescription),
    MaxSessionDuration: optional(maxSessionDuration),
  }),
  asks: onRole('iam:UpdateRole'),
  run: ({ RoleName, Description, MaxSessionDuration }, scope) => {
    const role = roleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const refused = MaxSessionDuration === undefined ? undefined : protectedRole(role);
    if (refused !== undefined) return refused;
    const changed = { ...role, maxSessionDuration: MaxSessionDuration ?? role.maxSessionDuration };
    return done(put(scope.world, 'roles', withDescription(changed, Description)));
  },
});

/** AWS: of a service-linked role the description is what an account may change. */
const updateRoleDescription = operation({
  service: 'iam',
  name: 'UpdateRoleDescription',
  parameters: object({ RoleName: roleName, Description: roleDescription }),
  asks: onRole('iam:UpdateRoleDescription'),
  run: ({ RoleName, Description }, scope) => {
    const role = roleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const described = withDescription(role, Description);
    const shown = { ...shownNewRole(described, scope), ...shownDescription(described) };
    return done(put(scope.world, 'roles', described), { Role: shown });
  },
});

const updateAssumeRolePolicy = operation({
  service: 'iam',
  name: 'UpdateAssumeRolePolicy',
  parameters: object({ RoleName: roleName, PolicyDocument: policyDocument }),
  asks: onRole('iam:UpdateAssumeRolePolicy'),
  run: ({ RoleName, PolicyDocument }, scope) => {
    const role = ownRoleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const trust = acceptedTrustPolicy(scope, PolicyDocument);
    if (isAwsError(trust)) return trust;
    return done(put(scope.world, 'roles', { ...role, assumeRolePolicyDocument: trust }));
  },
});

const deleteRole = operation({
  service: 'iam',
  name: 'DeleteRole',
  parameters: object({ RoleName: roleName }),
  asks: onRole('iam:DeleteRole'),
  run: ({ RoleName }, scope) => {
    const role = ownRoleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const conflict = inTheWay(scope.world, role);
    if (conflict !== undefined) return deleteConflict(`Cannot delete entity, must ${conflict} first.`);
    return done(withPrincipal(remove(scope.world, 'roles', role.arn), role.arn, role.id));
  },
});

/** What AWS wants removed first, in the order in which it complains. */
function inTheWay({ instanceProfiles }: World, role: Role): string | undefined {
  const isInProfile = [...instanceProfiles.values()].some(({ roles }) => roles.includes(role.arn));
  const obstacles: readonly (readonly [boolean, string])[] = [
    [isInProfile, 'remove roles from instance profile'],
    [role.attachedPolicies.length > 0, 'detach all policies'],
    [role.inlinePolicies.length > 0, 'delete policies'],
  ];
  return obstacles.find(([blocks]) => blocks)?.[1];
}

export const roleOperations: readonly Operation[] = [
  createRole,
  getRole,
  listRoles,
  updateRole,
  updateRoleDescription,
  updateAssumeRolePolicy,
  deleteRole,
  ...tagOperations({
    type: 'Role',
    rules: ignoringCase,
    parameter: 'RoleName',
    shape: roleName,
    arn: (scope, name) => arnNamed(scope, 'role', name),
    find: roleNamed,
    put: (world, record) => put(world, 'roles', record),
  }),
];
