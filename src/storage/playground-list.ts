/**
 * The playgrounds in this browser: listed, renamed, removed and brought back.
 *
 * Removing only marks: a playground can be brought back until it is swept out.
 * Not here: their worlds (kept-playground.ts).
 */
import type { Database, PlaygroundEntry } from './database.ts';
import { allOf, reading, writing, type Transaction } from './transaction.ts';

/** A removed playground can be brought back for a week, in milliseconds. */
const graceTime = 7 * 24 * 60 * 60 * 1000;

/** All that were not removed, the latest written first. */
export async function listPlaygrounds(database: Database): Promise<readonly PlaygroundEntry[]> {
  const entries = await reading(database, (transaction) => transaction.objectStore('playgrounds').getAll());
  return entries.filter((entry) => entry.removed === undefined).sort((a, b) => b.updated - a.updated);
}

/** Takes it from the list; its world stays until it is swept out. */
export async function removePlayground(database: Database, id: string, now: number): Promise<void> {
  await changeEntry(database, id, (entry) => ({ ...entry, removed: now }));
}

/** Takes a removal back. */
export async function restorePlayground(database: Database, id: string): Promise<void> {
  await changeEntry(database, id, ({ removed: _, ...entry }) => entry);
}

async function changeEntry(
  database: Database,
  id: string,
  change: (entry: PlaygroundEntry) => PlaygroundEntry,
): Promise<void> {
  await writing(database, async (transaction) => {
    const entries = transaction.objectStore('playgrounds');
    const entry = await entries.get(id);
    if (entry !== undefined) await entries.put(change(entry));
  });
}

/** Deletes for good what was removed long ago. */
export async function sweepRemoved(database: Database, now: number): Promise<void> {
  await writing(database, async (transaction) => {
    const entries = await transaction.objectStore('playgrounds').getAll();
    const gone = entries.filter(({ removed = now }) => removed < now - graceTime);
    await Promise.all(gone.map(({ id }) => deletePlayground(transaction, id)));
  });
}

async function deletePlayground(transaction: Transaction<'readwrite'>, id: string): Promise<void> {
  await transaction.objectStore('records').delete(allOf(id));
  await transaction.objectStore('changes').delete(allOf(id));
  await transaction.objectStore('playgrounds').delete(id);
}
