/**
 * Instance profiles as answers show them, with their role inside.
 *
 * AWS: IAM API Reference, "InstanceProfile".
 */
import type { InstanceProfile } from '#account/instance-profile.ts';
import type { Showing } from '../operation.ts';
import { shownRole } from './shown-role.ts';

/** As every answer shows one; tags stand in some answers only. */
export function shownInstanceProfile(profile: InstanceProfile, scope: Showing): Record<string, unknown> {
  const roles = profile.roles.flatMap((arn) => scope.world.roles.get(arn) ?? []);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: profile.arn,
    CreateDate: profile.createdAt,
    Roles: roles.map((role) => shownRole(role, scope)),
  };
}
