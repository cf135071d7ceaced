/** What hangs on a role: its live sessions and the instance profiles that hold it. */
import type { InstanceProfile } from '#account/instance-profile.ts';
import { isOver } from '#account/iso-time.ts';
import type { Role } from '#account/role.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';

/** Those whose credentials still hold at this time, the newest first. */
export function liveSessions(world: World, role: Role, now: string): readonly Session[] {
  return [...world.sessions.values()]
    .filter(({ issuerArn, expiresAt }) => issuerArn === role.arn && !isOver(expiresAt, now))
    .sort((a, b) => b.issuedAt.localeCompare(a.issuedAt));
}

export function profilesOf({ instanceProfiles }: World, role: Role): readonly InstanceProfile[] {
  return [...instanceProfiles.values()].filter(({ roles }) => roles.includes(role.arn));
}
