/**
 * Applies a difference to a world that may have moved on: only where nobody was faster.
 *
 * Undo must not take back what another tab did since, and unsaved work must not overwrite what was saved later.
 */
import { applyDifference, type Difference } from '#account/difference.ts';
import type { World } from '#account/world.ts';

export interface Applied {
  readonly world: World;
  /** What was applied. */
  readonly changes: Difference;
  /** What was left alone, because the record is not what it was before the change. */
  readonly leftAlone: Difference;
}

export function applyUnchanged(world: World, changes: Difference): Applied {
  const isUnchanged = ({ kind, key, before }: Difference[number]) => isSame(world[kind].get(key), before);
  const applicable = changes.filter(isUnchanged);
  return {
    world: applicable.length > 0 ? applyDifference(world, applicable) : world,
    changes: applicable,
    leftAlone: changes.filter((change) => !isUnchanged(change)),
  };
}

/** The same data; another tab's record is never the same object. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([name, value]) => hasSame(other, name, value))
  );
}

function hasSame(object: object, name: string, value: unknown): boolean {
  return Object.hasOwn(object, name) && isSame(value, (object as Record<string, unknown>)[name]);
}
