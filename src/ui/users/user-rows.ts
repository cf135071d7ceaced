/** The users of an account as the list shows them, thousands of them in one pass. */
import type { AccessKey } from '#account/access-key.ts';
import type { AccountId } from '#account/arn.ts';
import { heldBy } from '#account/held-by.ts';
import { keyLastUsed } from '#account/last-use.ts';
import type { World } from '#account/world.ts';
import type { NounRow } from '#ui/account/noun-list.ts';

export interface UserRow extends NounRow {
  readonly path: string;
  readonly groups: readonly string[];
  readonly keys: readonly AccessKey[];
  readonly hasPassword: boolean;
  readonly mfaDevices: number;
  /** Of the password or a key, whichever was used later. */
  readonly lastUsedAt?: string;
  readonly createdAt?: string;
}

export function userRows(world: World, accountId: AccountId): readonly UserRow[] {
  const rows: UserRow[] = [];
  for (const user of world.users.values()) {
    if (user.accountId !== accountId) continue;
    const own = heldBy(world.accessKeys, user.arn);
    const profile = world.loginProfiles.get(user.arn);
    const lastUsedAt = latest([profile?.lastUsedAt, ...own.map((key) => keyLastUsed(world, key)?.at)]);
    rows.push({
      key: user.arn,
      name: user.name,
      words: tagWords(user.tags),
      path: user.path,
      groups: user.groups.map((arn) => world.groups.get(arn)?.name ?? arn),
      keys: own,
      hasPassword: profile !== undefined,
      mfaDevices: heldBy(world.mfaDevices, user.arn).length,
      ...(lastUsedAt !== undefined && { lastUsedAt }),
      ...(user.createdAt !== undefined && { createdAt: user.createdAt }),
    });
  }
  return rows;
}

/** `team=payments`, so that tags can be searched. */
function tagWords(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');
}

function latest(times: readonly (string | undefined)[]): string | undefined {
  return times
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
}
