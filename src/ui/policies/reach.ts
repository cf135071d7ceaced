/**
 * Somebody who can try a managed policy: a user who has it, one of a group that has it, or a live session of a role.
 *
 * Not here: what the policy then decides (the Lab).
 */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { PrincipalName } from '#account/request.ts';
import type { World } from '#account/world.ts';
import type { PolicyUsage } from '#api/iam/policy-holders.ts';
import type { Holder } from '#ui/account/holder.ts';
import { secondsLeft } from '#ui/request/time-left.ts';
import { holdersOf } from './uses.ts';

export interface Reached {
  readonly principal: PrincipalName;
  /** As a sentence goes on: `alice, who has it through group developers`. */
  readonly says: string;
}

/** Why nobody can try it. */
export interface Unreached {
  readonly nobody: string;
}

/** `now` is the world's time. Those whom it grants something come before those whom it only limits. */
export function reachedBy(
  world: World,
  accountId: AccountId,
  arn: ArnText,
  now: string,
): Reached | Unreached {
  const having = holdersOf(world, accountId, arn, 'PermissionsPolicy');
  const bounded = holdersOf(world, accountId, arn, 'PermissionsBoundary');
  return (
    firstOf(having, (holder) => who(world, holder, 'PermissionsPolicy', now)) ??
    firstOf(bounded, (holder) => who(world, holder, 'PermissionsBoundary', now)) ?? {
      nobody: whyNobody([...having, ...bounded]),
    }
  );
}

const order = ['User', 'Group', 'Role'] as const;

function firstOf(
  holders: readonly Holder[],
  reached: (holder: Holder) => Reached | undefined,
): Reached | undefined {
  for (const kind of order) {
    for (const holder of holders) {
      const found = holder.kind === kind ? reached(holder) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function who(world: World, { kind, record }: Holder, usage: PolicyUsage, now: string): Reached | undefined {
  const how = usage === 'PermissionsPolicy' ? 'has it' : 'is limited by it';
  if (kind === 'User') return { principal: record.arn, says: `${record.name}, who ${how}` };
  if (kind === 'Group') {
    const member = [...world.users.values()].find(({ groups }) => groups.includes(record.arn));
    return (
      member && { principal: member.arn, says: `${member.name}, who ${how} through group ${record.name}` }
    );
  }
  const session = [...world.sessions.values()].find(
    ({ issuerArn, expiresAt }) => issuerArn === record.arn && secondsLeft(expiresAt, now) > 0,
  );
  return session && { principal: session.id, says: `a session of role ${record.name}, which ${how}` };
}

function whyNobody(holders: readonly Holder[]): string {
  const [first] = holders;
  if (first === undefined) {
    return 'Nobody has this policy: no user, no group, no role. Attach it to somebody, and then ask as them.';
  }
  const role = holders.find(({ kind }) => kind === 'Role');
  return role === undefined
    ? `Only group ${first.record.name} has this policy, and nobody is in it. A group asks nothing; add a user.`
    : `Role ${role.record.name} has this policy, and nobody is in a session of it. A role asks nothing until somebody assumes it.`;
}
