/** The groups of an account as the list shows them, and who is in them. */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { Group } from '#account/group.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import type { NounRow } from '#ui/account/noun-list.ts';

export interface GroupRow extends NounRow {
  readonly path: string;
  readonly members: number;
  readonly policies: number;
  readonly createdAt?: string;
}

export function groupRows(world: World, accountId: AccountId): readonly GroupRow[] {
  const members = memberCounts(world);
  return groupsIn(world, accountId).map((group) => ({
    key: group.arn,
    name: group.name,
    path: group.path,
    members: members.get(group.arn) ?? 0,
    policies: group.attachedPolicies.length + group.inlinePolicies.length,
    ...(group.createdAt !== undefined && { createdAt: group.createdAt }),
  }));
}

export function groupsIn(world: World, accountId: AccountId): readonly Group[] {
  return [...world.groups.values()].filter((group) => group.accountId === accountId);
}

export function membersOf(world: World, group: Group): readonly User[] {
  return [...world.users.values()].filter(({ groups }) => groups.includes(group.arn));
}

/** In one pass over the users. */
function memberCounts(world: World): ReadonlyMap<ArnText, number> {
  const counts = new Map<ArnText, number>();
  for (const { groups } of world.users.values()) {
    for (const arn of groups) counts.set(arn, (counts.get(arn) ?? 0) + 1);
  }
  return counts;
}
