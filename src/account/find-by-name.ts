/**
 * Finds users, groups, roles, policies and the like by name. AWS ignores case in them, wherever a name is given.
 *
 * An index is made once for each state of a kind, so that thousands of names cost one pass.
 */
import type { AccountId } from './arn.ts';

interface Named {
  readonly accountId: string;
  readonly name: string;
}

const indexes = new WeakMap<ReadonlyMap<string, Named>, ReadonlyMap<string, Named>>();

/** The record of this name in this account, whatever its path. */
export function findByName<T extends Named>(
  records: ReadonlyMap<string, T>,
  accountId: AccountId,
  name: string,
): T | undefined {
  return indexOf(records).get(nameKey(accountId, name));
}

function indexOf<T extends Named>(records: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const known = indexes.get(records) as ReadonlyMap<string, T> | undefined;
  if (known !== undefined) return known;
  const index = new Map(
    [...records.values()].map((record) => [nameKey(record.accountId, record.name), record]),
  );
  indexes.set(records, index);
  return index;
}

function nameKey(accountId: AccountId, name: string): string {
  return `${accountId}/${name.toLowerCase()}`;
}
