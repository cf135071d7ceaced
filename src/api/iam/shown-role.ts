/**
 * Roles as answers show them. Each operation tells another part of a role.
 *
 * AWS: IAM API Reference, "Role"; "ListRoles" on what lists leave out.
 */
import { roleLastUsed } from '#account/last-use.ts';
import type { Role } from '#account/role.ts';
import type { Scope, Showing } from '../operation.ts';
import { shownBoundary } from './permissions-boundary.ts';
import { tagsIfAny } from './tags.ts';

type Shown = Record<string, unknown>;

/** What every answer tells, and all that instance profiles tell of their role. */
export function shownRole(role: Role, { moment }: Showing): Shown {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: role.createdAt ?? moment.now,
    AssumeRolePolicyDocument: role.assumeRolePolicyDocument,
  };
}

/** With what only calls about one role tell: boundary and tags. CreateRole tells no more than that. */
export function shownNewRole(role: Role, scope: Scope): Shown {
  return { ...shownRole(role, scope), ...shownBoundary(role.permissionsBoundary), ...tagsIfAny(role.tags) };
}

export function shownDescription({ description }: Role): Shown {
  return description === undefined ? {} : { Description: description };
}

/** As lists show it: without boundary, tags and last use. */
export function shownListedRole(role: Role, scope: Scope): Shown {
  return {
    ...shownRole(role, scope),
    ...shownDescription(role),
    MaxSessionDuration: role.maxSessionDuration,
  };
}

/** Everything, as GetRole shows it. */
export function shownWholeRole(role: Role, scope: Scope): Shown {
  return { ...shownListedRole(role, scope), ...shownNewRole(role, scope), ...shownLastUse(role, scope) };
}

/** Empty for a role that was never used, but there. */
export function shownLastUse(role: Role, { world }: Pick<Scope, 'world'>): Shown {
  const lastUsed = roleLastUsed(world, role);
  return {
    RoleLastUsed: lastUsed === undefined ? {} : { LastUsedDate: lastUsed.at, Region: lastUsed.region },
  };
}
