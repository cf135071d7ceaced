/**
 * The JSON form of a scenario: what files hold, what migrations work on, what links shorten.
 *
 * Canonical: kinds in the order of account/world.ts, records by key, empty kinds left out; so one scenario has
 * one text. Not here: whether foreign JSON is a scenario at all (door.ts).
 */
import { keyOf, kinds, type Kind, type Records, type World } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { schemaVersion } from './migrations.ts';

export const format = 'iam-playground';

export type WorldJson = { readonly [K in Kind]?: readonly Records[K][] };

export interface ScenarioJson {
  readonly format: typeof format;
  readonly version: number;
  readonly title: string;
  readonly about: string;
  readonly world: WorldJson;
}

export function toJson({ title, about, world }: Scenario): ScenarioJson {
  return { format, version: schemaVersion, title, about, world: worldToJson(world) };
}

function worldToJson(world: World): WorldJson {
  const filled = kinds.filter((kind) => world[kind].size > 0);
  return Object.fromEntries(filled.map((kind) => [kind, sortedRecords<Records[Kind]>(world[kind])]));
}

function sortedRecords<T>(records: ReadonlyMap<string, T>): readonly T[] {
  return [...records].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, record]) => record);
}

/** The inverse of {@link toJson}. Of records with the same key the last one stays. */
export function fromJson({ title, about, world }: Pick<ScenarioJson, 'title' | 'about' | 'world'>): Scenario {
  return { title, about, world: worldFromJson(world) };
}

function worldFromJson(json: WorldJson): World {
  const maps = kinds.map((kind) => [
    kind,
    new Map((json[kind] ?? []).map((record) => [keyIn(kind, record), record])),
  ]);
  return Object.fromEntries(maps) as World;
}

/** The key under which a record stands in its world. */
export function keyIn(kind: Kind, record: Records[Kind]): string {
  return (keyOf[kind] as (record: Records[Kind]) => string)(record);
}
