/**
 * The database in this browser: what it holds and the connection to it.
 *
 * Three stores: `playgrounds` (what the list shows), `records` (the worlds, one entry a record) and `changes`
 * (the latest differences, from which other tabs catch up).
 * Not here: reading and writing a playground (kept-playground.ts).
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Kind, Records } from '#account/world.ts';

/** A playground without its world. */
export interface PlaygroundEntry {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Version of the record shapes; see migrations.ts. */
  readonly schema: number;
  /** Grows by one with every write. */
  readonly revision: number;
  /** Time of the latest write, in milliseconds since 1970. */
  readonly updated: number;
  /** Time of removal; until it is swept out, it can be brought back. */
  readonly removed?: number;
}

/** A record as it became; without `after` it was removed. */
export interface KeptChange {
  readonly kind: Kind;
  readonly key: string;
  readonly after?: Records[Kind];
}

export interface Stores extends DBSchema {
  playgrounds: { key: string; value: PlaygroundEntry };
  records: { key: [playgroundId: string, kind: Kind, key: string]; value: Records[Kind] };
  changes: { key: [playgroundId: string, revision: number]; value: readonly KeptChange[] };
}

export type Database = IDBPDatabase<Stores>;

/** Version of the stores, not of the records in them. */
const databaseVersion = 1;

export interface Connection {
  /** Opens on first use, and again after the connection was lost. Rejects as the browser does. */
  database(): Promise<Database>;
  close(): Promise<void>;
}

export function connect(name = 'iam-playground'): Connection {
  let opening: Promise<Database> | undefined;
  const forget = () => (opening = undefined);
  return {
    database() {
      opening ??= openDatabase(name, forget).catch((error: unknown) => {
        forget();
        throw error;
      });
      return opening;
    },
    async close() {
      const closing = opening;
      forget();
      const database = await closing?.catch(() => undefined);
      database?.close();
    },
  };
}

async function openDatabase(name: string, forget: () => void): Promise<Database> {
  return openDB<Stores>(name, databaseVersion, {
    upgrade(database) {
      database.createObjectStore('playgrounds', { keyPath: 'id' });
      database.createObjectStore('records');
      database.createObjectStore('changes');
    },
    // A tab with a newer program wants to change the stores: make way instead of blocking it.
    blocking(_current, _wanted, event) {
      forget();
      (event.target as IDBDatabase).close();
    },
    terminated: forget,
  });
}
