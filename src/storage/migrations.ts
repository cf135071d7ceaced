/**
 * How data of every older version becomes data of today: steps on the JSON form, from the first version on.
 *
 * The list only grows. The step at position n takes version n + 1 to n + 2; it is pure, imports nothing that
 * may change, and comes with a pair in tests/links/ of what it was given and what it made.
 */
import type { JsonObject } from './json.ts';

/** Takes the JSON form of a scenario one version further; `version` is set by {@link migrate}. */
export type Migration = (scenario: JsonObject) => JsonObject;

export const migrations: readonly Migration[] = [];

/** Version of the JSON form that this program writes, given its migrations. */
export function versionAfter(steps: readonly Migration[]): number {
  return steps.length + 1;
}

export const schemaVersion = versionAfter(migrations);

/** The scenario in the newest version; `version` must lie between 1 and the newest. */
export function migrate(scenario: JsonObject, version: number, steps = migrations): JsonObject {
  const migrated = steps.slice(version - 1).reduce((form, step) => step(form), scenario);
  return { ...migrated, version: versionAfter(steps) };
}
