/**
 * What hangs on a user or on root: keys, devices, certificates.
 *
 * An index is made once for each state of a kind, so that a question about every user costs one pass.
 */
import type { ArnText } from './arn.ts';

interface Held {
  readonly holder?: ArnText;
}

const indexes = new WeakMap<ReadonlyMap<string, Held>, ReadonlyMap<ArnText, readonly Held[]>>();

/** In the order in which they were made. */
export function heldBy<T extends Held>(records: ReadonlyMap<string, T>, holder: ArnText): readonly T[] {
  return indexOf(records).get(holder) ?? [];
}

function indexOf<T extends Held>(records: ReadonlyMap<string, T>): ReadonlyMap<ArnText, readonly T[]> {
  const known = indexes.get(records) as ReadonlyMap<ArnText, readonly T[]> | undefined;
  if (known !== undefined) return known;
  const index = new Map<ArnText, T[]>();
  for (const record of records.values()) {
    if (record.holder === undefined) continue;
    const others = index.get(record.holder);
    if (others === undefined) index.set(record.holder, [record]);
    else others.push(record);
  }
  indexes.set(records, index);
  return index;
}
