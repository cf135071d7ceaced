/** What hangs on a role: its live sessions and the instance profiles that hold it. */
import type { InstanceProfile } from '#account/instance-profile.ts';
import type { Role } from '#account/role.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';

/** ISO 8601: a world with a time of its own has that time, others the clock's. */
export function timeIn({ environments }: World): string {
  return environments.get('environment')?.now ?? new Date().toISOString();
}

/** Those whose credentials still hold, the newest first. */
export function liveSessions(world: World, role: Role): readonly Session[] {
  const now = Date.parse(timeIn(world));
  return [...world.sessions.values()]
    .filter(({ issuerArn, expiresAt }) => issuerArn === role.arn && Date.parse(expiresAt) > now)
    .sort((a, b) => b.issuedAt.localeCompare(a.issuedAt));
}

export function profilesOf({ instanceProfiles }: World, role: Role): readonly InstanceProfile[] {
  return [...instanceProfiles.values()].filter(({ roles }) => roles.includes(role.arn));
}
