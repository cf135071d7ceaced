/**
 * One playground in the database: read as a whole, written as differences.
 *
 * A write is one transaction that first takes over what other tabs wrote, so that no update is lost even where
 * the browser has no Web Locks.
 * Not here: when to write (keeper.ts), the list of playgrounds (playground-list.ts).
 */
import { applyDifference, difference, type Difference } from '#account/difference.ts';
import { emptyWorld, kinds, type Kind, type Records, type World } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import type { Database, KeptChange, PlaygroundEntry } from './database.ts';
import { migrate, migrations, versionAfter, type Migration } from './migrations.ts';
import { fromJson, toJson, type ScenarioJson } from './scenario-json.ts';
import { allOf, reading, writing, type Transaction } from './transaction.ts';
import { writtenByNewerProgram } from './trouble.ts';

/** A playground as of one revision; revision 0 was never written. */
export interface Kept {
  readonly revision: number;
  readonly scenario: Scenario;
}

/** So many revisions are there to catch up from; a tab that is further behind reads everything. */
const changesKept = 100;

/** Larger differences are not worth keeping twice. */
const largestChange = 500;

/** The playground; `undefined` when there is none. Data of an older version is brought up to date and written. */
export async function readPlayground(
  database: Database,
  id: string,
  steps = migrations,
): Promise<Kept | undefined> {
  return writing(database, async (transaction) => {
    const entry = await transaction.objectStore('playgrounds').get(id);
    if (entry === undefined) return undefined;
    refuseNewer(entry, steps);
    const kept = keptOf(entry, await readWorld(transaction, id));
    return entry.schema < versionAfter(steps) ? writeMigrated(transaction, entry, kept, steps) : kept;
  });
}

/** What the playground has become since `known`, which is returned itself when nothing happened. */
export async function readNewer(database: Database, id: string, known: Kept): Promise<Kept> {
  return reading(database, async (transaction) => {
    const entry = await transaction.objectStore('playgrounds').get(id);
    return entry === undefined ? known : newest(transaction, entry, known);
  });
}

/**
 * Writes what `edit` makes of the newest state. `edit` must not wait for anything. A playground that is not
 * there (any more) is written as a whole; a removed one comes back.
 */
export async function writePlayground(
  database: Database,
  id: string,
  known: Kept,
  edit: (newest: Scenario) => Scenario,
  now: number,
): Promise<Kept> {
  return writing(database, async (transaction) => {
    const entry = await transaction.objectStore('playgrounds').get(id);
    const before = entry === undefined ? known : await newest(transaction, entry, known);
    const scenario = edit(before.scenario);
    const changes = difference(entry === undefined ? emptyWorld : before.scenario.world, scenario.world);
    const revision = before.revision + 1;
    await writeChanges(transaction, id, revision, changes);
    await writeEntry(transaction, id, revision, scenario, now);
    return { revision, scenario };
  });
}

async function newest(transaction: Transaction, entry: PlaygroundEntry, known: Kept): Promise<Kept> {
  refuseNewer(entry, migrations);
  if (entry.revision === known.revision) return known;
  const changes = await changesSince(transaction, entry, known.revision);
  if (changes === undefined) return keptOf(entry, await readWorld(transaction, entry.id));
  return keptOf(entry, applyDifference(known.scenario.world, changes));
}

function refuseNewer(entry: PlaygroundEntry, steps: readonly Migration[]): void {
  if (entry.schema > versionAfter(steps)) throw writtenByNewerProgram();
}

function keptOf({ revision, title, about }: PlaygroundEntry, world: World): Kept {
  return { revision, scenario: { title, about, world } };
}

/** `undefined` when the changes do not reach back that far. */
async function changesSince(
  transaction: Transaction,
  { id, revision }: PlaygroundEntry,
  known: number,
): Promise<Difference | undefined> {
  if (known > revision) return undefined;
  const range = IDBKeyRange.bound([id, known + 1], [id, revision]);
  const changes = await transaction.objectStore('changes').getAll(range);
  return changes.length === revision - known ? changes.flat() : undefined;
}

async function readWorld(transaction: Transaction, id: string): Promise<World> {
  const records = transaction.objectStore('records');
  const [keys, values] = await Promise.all([records.getAllKeys(allOf(id)), records.getAll(allOf(id))]);
  const maps = new Map<Kind, Map<string, Records[Kind]>>(kinds.map((kind) => [kind, new Map()]));
  for (const [index, value] of values.entries()) {
    const [, kind = 'accounts', key = ''] = keys[index] ?? [];
    maps.get(kind)?.set(key, value);
  }
  return Object.fromEntries(maps) as unknown as World;
}

async function writeChanges(
  transaction: Transaction<'readwrite'>,
  id: string,
  revision: number,
  changes: Difference,
): Promise<void> {
  const log = transaction.objectStore('changes');
  await writeRecords(transaction, id, changes);
  if (changes.length <= largestChange) await log.put(changes.map(withoutBefore), [id, revision]);
  await log.delete(IDBKeyRange.bound([id], [id, revision - changesKept]));
}

function withoutBefore({ kind, key, after }: KeptChange): KeptChange {
  return after === undefined ? { kind, key } : { kind, key, after };
}

async function writeRecords(
  transaction: Transaction<'readwrite'>,
  id: string,
  changes: Difference,
): Promise<void> {
  const records = transaction.objectStore('records');
  const write = async ({ kind, key, after }: KeptChange): Promise<void> => {
    const place: [string, Kind, string] = [id, kind, key];
    if (after === undefined) await records.delete(place);
    else await records.put(after, place);
  };
  await Promise.all(changes.map(write));
}

async function writeEntry(
  transaction: Transaction<'readwrite'>,
  id: string,
  revision: number,
  { title, about }: Scenario,
  updated: number,
  schema = versionAfter(migrations),
): Promise<void> {
  await transaction.objectStore('playgrounds').put({ id, title, about, schema, revision, updated });
}

async function writeMigrated(
  transaction: Transaction<'readwrite'>,
  entry: PlaygroundEntry,
  kept: Kept,
  steps: readonly Migration[],
): Promise<Kept> {
  const json = { ...toJson(kept.scenario) };
  const scenario = fromJson(migrate(json, entry.schema, steps) as unknown as ScenarioJson);
  const revision = entry.revision + 1;
  await transaction.objectStore('records').delete(allOf(entry.id));
  await writeRecords(transaction, entry.id, difference(emptyWorld, scenario.world));
  await writeEntry(transaction, entry.id, revision, scenario, entry.updated, versionAfter(steps));
  return { revision, scenario };
}
