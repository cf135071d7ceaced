import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { Database } from './database.ts';
import { writePlayground } from './kept-playground.ts';
import { listPlaygrounds, removePlayground, restorePlayground, sweepRemoved } from './playground-list.ts';
import { testBrowser } from './test-browser.ts';
import { oneAccount, withUsers } from './test-worlds.ts';

const day = 24 * 60 * 60 * 1000;

async function withThree(): Promise<Database> {
  const database = await testBrowser(new IDBFactory()).tab().connection.database();
  for (const [id, time] of [
    ['a', 1],
    ['b', 3],
    ['c', 2],
  ] as const) {
    const scenario = { title: id, about: '', world: withUsers(oneAccount, id) };
    await writePlayground(database, id, { revision: 0, scenario }, (state) => state, time);
  }
  return database;
}

const ids = async (database: Database) => (await listPlaygrounds(database)).map(({ id }) => id);

it('lists the latest written first', async () => {
  expect(await ids(await withThree())).toEqual(['b', 'c', 'a']);
});

it('lists no removed one, until it is brought back', async () => {
  const database = await withThree();
  await removePlayground(database, 'b', 5);
  expect(await ids(database)).toEqual(['c', 'a']);
  await restorePlayground(database, 'b');
  expect(await ids(database)).toEqual(['b', 'c', 'a']);
});

it('does nothing about one that is not there', async () => {
  const database = await withThree();
  await removePlayground(database, 'gone', 5);
  await restorePlayground(database, 'gone');
  expect(await ids(database)).toEqual(['b', 'c', 'a']);
});

it('brings a removed one back when somebody goes on working in it', async () => {
  const database = await withThree();
  await removePlayground(database, 'b', 5);
  const known = { revision: 1, scenario: { title: 'b', about: '', world: withUsers(oneAccount, 'b') } };
  await writePlayground(database, 'b', known, (state) => ({ ...state, about: 'still here' }), 6);
  expect(await ids(database)).toEqual(['b', 'c', 'a']);
});

it('sweeps out what was removed more than a week ago, and nothing else', async () => {
  const database = await withThree();
  await removePlayground(database, 'a', 1);
  await removePlayground(database, 'b', 3 * day);
  await sweepRemoved(database, 8 * day);
  expect(await database.getAllKeys('playgrounds')).toEqual(['b', 'c']);
  expect((await database.getAllKeys('records')).map(([id]) => id)).toEqual(['b', 'b', 'c', 'c']);
  expect((await database.getAllKeys('changes')).map(([id]) => id)).toEqual(['b', 'c']);
});
