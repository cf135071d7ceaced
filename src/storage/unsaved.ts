/**
 * The last moments of a page: changes that were still on their way to the database when it went away.
 *
 * They are put aside in localStorage, which is written at once, and applied when the playground is opened again:
 * only where nobody was faster, so that a write which did arrive is not repeated.
 */
import type { Difference } from '#account/difference.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { schemaVersion } from './migrations.ts';
import { toJson } from './scenario-json.ts';

/** Characters that every browser's localStorage has room for. */
const roomAside = 2_000_000;

/** Whether changes or a whole playground can be put aside; else only the database can keep them. */
export function fitsAside(unsaved: Difference | Scenario): boolean {
  const text = JSON.stringify('world' in unsaved ? toJson(unsaved) : unsaved);
  return text.length <= roomAside;
}

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

const whole = 'iam-playground unwritten ';

/** Puts a playground aside of which nothing is in the database yet. */
export function putWholeAside(playgroundId: string, scenario: Scenario): void {
  try {
    localStorage.setItem(whole + playgroundId, JSON.stringify(toJson(scenario)));
  } catch {
    // As above.
  }
}

/** Takes out the playgrounds that were put aside whole: JSON by id, for the door. */
export function takeWhole(): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  try {
    for (const key of keysOf(localStorage).filter((each) => each.startsWith(whole))) {
      const text = localStorage.getItem(key) ?? '';
      localStorage.removeItem(key);
      found.set(key.slice(whole.length), JSON.parse(text) as unknown);
    }
  } catch {
    // No localStorage, or a text of ours that was cut off: what was found before it still counts.
  }
  return found;
}

function keysOf(storage: Storage): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
}
