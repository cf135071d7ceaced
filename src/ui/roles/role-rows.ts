/** The roles of an account as the list shows them. */
import type { AccountId } from '#account/arn.ts';
import { roleLastUsed } from '#account/last-use.ts';
import { isServiceLinkedRoleArn } from '#account/role.ts';
import type { World } from '#account/world.ts';
import type { NounRow } from '#ui/account/noun-list.ts';
import { trustedNames } from './trust-words.ts';

export interface RoleRow extends NounRow {
  /** Whom its trust policy lets in. */
  readonly trusted: readonly string[];
  readonly path: string;
  readonly isServiceLinked: boolean;
  readonly lastUsedAt?: string;
  readonly createdAt?: string;
}

export function roleRows(world: World, accountId: AccountId): readonly RoleRow[] {
  return [...world.roles.values()]
    .filter((role) => role.accountId === accountId)
    .map((role) => {
      const lastUsedAt = roleLastUsed(world, role)?.at;
      const isServiceLinked = isServiceLinkedRoleArn(role.arn);
      const tags = Object.entries(role.tags).map(([key, value]) => `${key}=${value}`);
      return {
        key: role.arn,
        name: role.name,
        words: [isServiceLinked ? 'service-linked' : '', role.description ?? '', ...tags].join(' '),
        trusted: trustedNames(world, role),
        path: role.path,
        isServiceLinked,
        ...(lastUsedAt !== undefined && { lastUsedAt }),
        ...(role.createdAt !== undefined && { createdAt: role.createdAt }),
      };
    });
}
