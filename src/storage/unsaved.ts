/**
 * The last moments of a page: changes that were still on their way to the database when it went away.
 *
 * They are put aside in localStorage, which is written at once, and applied when the playground is opened again:
 * only where nobody was faster, so that a write which did arrive is not repeated.
 */
import type { Difference } from '#account/difference.ts';
import { schemaVersion } from './migrations.ts';

const name = (playgroundId: string): string => `iam-playground unsaved ${playgroundId}`;

/** Puts changes aside; those of an earlier time are replaced. */
export function putAside(playgroundId: string, changes: Difference): void {
  try {
    localStorage.setItem(name(playgroundId), JSON.stringify({ schema: schemaVersion, changes }));
  } catch {
    // No localStorage or no room in it: then the database was their only chance.
  }
}

/** Takes out what was put aside, if anything. */
export function takeUnsaved(playgroundId: string): Difference {
  try {
    const text = localStorage.getItem(name(playgroundId));
    localStorage.removeItem(name(playgroundId));
    const { schema, changes } = JSON.parse(text ?? '{}') as { schema?: number; changes?: Difference };
    return schema === schemaVersion && Array.isArray(changes) ? (changes as Difference) : [];
  } catch {
    return [];
  }
}
