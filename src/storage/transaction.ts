/**
 * A transaction over all stores, and how it ends: on the disk, or not at all with the reason.
 */
import type { IDBPTransaction } from 'idb';
import type { Database, Stores } from './database.ts';

const stores = ['playgrounds', 'records', 'changes'] as const;

export type Transaction<Mode extends IDBTransactionMode = IDBTransactionMode> = IDBPTransaction<
  Stores,
  typeof stores,
  Mode
>;

/** What `work` gives once all of it is on the disk. Work may wait for nothing but requests of the transaction. */
export async function writing<T>(
  database: Database,
  work: (transaction: Transaction<'readwrite'>) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
  return finished(transaction, work(transaction));
}

export async function reading<T>(
  database: Database,
  work: (transaction: Transaction<'readonly'>) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(stores, 'readonly');
  return finished(transaction, work(transaction));
}

async function finished<T>(transaction: Transaction, work: Promise<T>): Promise<T> {
  // Both may fail, and either failure must find somebody waiting for it.
  const [worked, done] = await Promise.allSettled([work.catch(abort(transaction)), transaction.done]);
  // The transaction's error names the cause (no room left); its requests only say that they were given up.
  if (transaction.error) throw transaction.error;
  if (worked.status === 'rejected') throw worked.reason;
  if (done.status === 'rejected') throw done.reason;
  return worked.value;
}

function abort(transaction: Transaction): (error: unknown) => never {
  return (error) => {
    try {
      transaction.abort();
    } catch {
      // It is over already.
    }
    throw error;
  };
}

/** Everything whose key begins with the playground's id: an array sorts after every text and number. */
export function allOf(playgroundId: string): IDBKeyRange {
  return IDBKeyRange.bound([playgroundId], [playgroundId, []]);
}
