/**
 * The one door for foreign data: a link or a file comes in, a scenario to be looked at comes out, or a refusal.
 *
 * Bounds, JSON, version, shape, migration, references, in this order; it changes nothing by itself.
 * Not here: how links and files hold the JSON form (link.ts, file.ts).
 */
import { kinds, type Kind, type Records } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { checkBounds } from './bounds.ts';
import { readFile } from './file.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { decodeLink } from './link.ts';
import { migrate, migrations, versionAfter, type Migration } from './migrations.ts';
import { checkReferences, type Note } from './references.ts';
import { admit, refuse, type Admission } from './refusal.ts';
import { format, fromJson, keyIn, type ScenarioJson } from './scenario-json.ts';
import { checkShape } from './schema.ts';

/** A scenario that may be opened, and what was left out of it or leads nowhere. */
export interface Preview {
  readonly scenario: Scenario;
  readonly notes: readonly Note[];
}

const mostRecords = 100_000;

/** A whole address with `#s=…`, or what follows the `#`. */
export function admitLink(link: string): Admission<Preview> {
  const decoded = decodeLink(link);
  return decoded.admitted ? admitJson(decoded.value) : decoded;
}

/** The bytes of a file. */
export function admitFile(bytes: Uint8Array): Admission<Preview> {
  const json = readFile(bytes);
  return json.admitted ? admitJson(json.value) : json;
}

/** The JSON form, from anywhere. */
export function admitJson(json: unknown, steps = migrations): Admission<Preview> {
  const bounds = checkBounds(json);
  if (!bounds.admitted) return bounds;
  if (!isJsonObject(json) || json['format'] !== format) return refuse('wrongFormat');
  const migrated = toNewest(json, steps);
  return migrated.admitted ? admitNewest(migrated.value) : migrated;
}

function toNewest(json: JsonObject, steps: readonly Migration[]): Admission<JsonObject> {
  const version = json['version'];
  if (!Number.isInteger(version) || Number(version) < 1)
    return refuse('wrongShape', 'version: not a version number');
  if (Number(version) > versionAfter(steps)) return refuse('tooNew');
  try {
    return admit(migrate(json, Number(version), steps));
  } catch {
    // A migration may rely on the shape of its version; what lacks it is nobody's data.
    return refuse('wrongShape', `not a playground of version ${Number(version)}`);
  }
}

function admitNewest(json: JsonObject): Admission<Preview> {
  const shaped = checkShape(json);
  if (typeof shaped === 'string') return refuse('wrongShape', shaped);
  const refused = checkRecords(shaped);
  if (refused) return refused;
  const scenario = fromJson(shaped);
  const checked = checkReferences(scenario.world);
  if (typeof checked === 'string') return refuse('danglingReference', checked);
  return admit({ scenario: { ...scenario, world: checked.world }, notes: checked.notes });
}

/** Lists must become maps: so many records, and every key once. */
function checkRecords({ world }: ScenarioJson): ReturnType<typeof refuse> | undefined {
  const counts = kinds.map((kind) => world[kind]?.length ?? 0);
  if (counts.reduce((sum, count) => sum + count) > mostRecords) {
    return refuse('tooLarge', `more than ${mostRecords} records`);
  }
  const twice = kinds.flatMap((kind) => doubleIn(kind, world[kind] ?? []))[0];
  return twice === undefined ? undefined : refuse('wrongShape', twice);
}

function doubleIn(kind: Kind, records: readonly Records[Kind][]): readonly string[] {
  const seen = new Set<string>();
  for (const record of records) {
    const key = keyIn(kind, record);
    if (seen.has(key)) return [`world.${kind}: \`${key}\` stands there twice`];
    seen.add(key);
  }
  return [];
}
