/**
 * What changed between two worlds, record by record.
 *
 * Storage writes it, other tabs apply it, and undo applies its inverse.
 * Laws (difference.test.ts): `applyDifference(a, difference(a, b))` equals `b`; with the inverse, `b` gives `a`.
 */
import { kinds, type Kind, type Records, type World } from './world.ts';

/** `before` is absent for a record that was added, `after` for one that was removed. */
export interface RecordChange {
  readonly kind: Kind;
  readonly key: string;
  readonly before?: Records[Kind];
  readonly after?: Records[Kind];
}

export type Difference = readonly RecordChange[];

/** Records that are not the same object in both worlds; unchanged kinds cost nothing. */
export function difference(before: World, after: World): Difference {
  return kinds.flatMap((kind) => (before[kind] === after[kind] ? [] : kindDifference(kind, before, after)));
}

function kindDifference(kind: Kind, before: World, after: World): RecordChange[] {
  const changes: RecordChange[] = [];
  for (const [key, record] of after[kind]) {
    const old = before[kind].get(key);
    if (old === undefined) changes.push({ kind, key, after: record });
    else if (old !== record) changes.push({ kind, key, before: old, after: record });
  }
  for (const [key, record] of before[kind]) {
    if (!after[kind].has(key)) changes.push({ kind, key, before: record });
  }
  return changes;
}

/** The difference that takes the change back. */
export function inverse(changes: Difference): Difference {
  return changes.map(({ kind, key, before, after }) => ({
    kind,
    key,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  }));
}

/** The world after the change; kinds without a change are shared. */
export function applyDifference(world: World, changes: Difference): World {
  const touched: Partial<Record<Kind, Map<string, Records[Kind]>>> = {};
  for (const { kind, key, after } of changes) {
    const records = (touched[kind] ??= new Map<string, Records[Kind]>(world[kind]));
    if (after === undefined) records.delete(key);
    else records.set(key, after);
  }
  return { ...world, ...touched } as World;
}
