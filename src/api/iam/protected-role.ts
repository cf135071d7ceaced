/**
 * Roles that only AWS may change: those of its services, and those that IAM Identity Center makes.
 *
 * AWS: IAM User Guide, "Create a service-linked role"; errors "UnmodifiableEntity" of the role operations.
 */
import type { Role } from '#account/role.ts';
import { isAwsError, unmodifiableEntity, type AwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { roleNamed } from './entity.ts';

const protectedPaths = /^\/aws-(service-role|reserved)\//;

/** AWS's error when the role is one of AWS's. */
export function protectedRole({ name, path }: Role): AwsError | undefined {
  if (!protectedPaths.test(path)) return undefined;
  return unmodifiableEntity(
    `Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`,
  );
}

/** The role of this name, when its account may change it. */
export function ownRoleNamed(scope: Scope, name: string): Role | AwsError {
  const role = roleNamed(scope, name);
  return isAwsError(role) ? role : (protectedRole(role) ?? role);
}
