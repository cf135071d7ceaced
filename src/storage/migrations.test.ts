import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { JsonObject } from './json.ts';
import { readPlayground, writePlayground } from './kept-playground.ts';
import { migrate, migrations, schemaVersion, type Migration } from './migrations.ts';
import { testBrowser } from './test-browser.ts';
import { oneAccount, user, userNames, withUsers } from './test-worlds.ts';

/** Steps that production does not have: what they do does not matter, only that they are done. */
const renameAlice: Migration = (scenario) =>
  JSON.parse(JSON.stringify(scenario).replaceAll('alice', 'alicia')) as JsonObject;
const setAbout: Migration = (scenario) => ({ ...scenario, about: 'of version 3' });
const steps = [renameAlice, setAbout];

it('the version is one more than there are migrations', () => {
  expect(schemaVersion).toBe(migrations.length + 1);
});

describe('migrate', () => {
  it.each<readonly [number, JsonObject]>([
    [1, { name: 'alicia', about: 'of version 3', version: 3 }],
    [2, { name: 'alice', about: 'of version 3', version: 3 }],
    [3, { name: 'alice', version: 3 }],
  ])('from version %i', (version, after) => {
    expect(migrate({ name: 'alice', version }, version, steps)).toEqual(after);
  });
});

describe('a playground that an older program kept', () => {
  async function kept() {
    const database = await testBrowser(new IDBFactory()).tab().connection.database();
    const scenario = { title: 'Ledger', about: '', world: withUsers(oneAccount, 'alice', 'bob') };
    await writePlayground(database, 'p1', { revision: 0, scenario }, (state) => state, 1);
    return database;
  }

  it('is migrated when it is read, as a whole', async () => {
    const migrated = await readPlayground(await kept(), 'p1', steps);
    expect(userNames(migrated?.scenario.world ?? oneAccount)).toEqual(['alicia', 'bob']);
    expect(migrated?.scenario.about).toBe('of version 3');
  });

  it('is migrated once, and other tabs notice', async () => {
    const database = await kept();
    const migrated = await readPlayground(database, 'p1', steps);
    expect(await readPlayground(database, 'p1', steps)).toEqual(migrated);
    expect(migrated?.revision).toBe(2);
    expect(await database.get('playgrounds', 'p1')).toMatchObject({ schema: 3, updated: 1 });
  });

  it('leaves no record of the old version behind', async () => {
    const database = await kept();
    await readPlayground(database, 'p1', steps);
    const keys = await database.getAllKeys('records');
    expect(keys.filter(([, kind]) => kind === 'users').map(([, , key]) => key)).toEqual([
      user('alicia').arn,
      user('bob').arn,
    ]);
  });

  it('is refused by the older program from then on, and left untouched', async () => {
    const database = await kept();
    const known = await readPlayground(database, 'p1');
    await readPlayground(database, 'p1', steps);
    if (known === undefined) throw new Error('not kept');
    const edit = (state: typeof known.scenario) => ({
      ...state,
      world: put(state.world, 'users', user('eve')),
    });
    await expect(writePlayground(database, 'p1', known, edit, 2)).rejects.toMatchObject({
      name: 'VersionError',
    });
    await expect(readPlayground(database, 'p1')).rejects.toMatchObject({ name: 'VersionError' });
    expect(await database.count('records')).toBe(3);
  });

  it('stays as it was when a migration fails', async () => {
    const database = await kept();
    const fails: Migration = () => {
      throw new TypeError('a bug of ours');
    };
    await expect(readPlayground(database, 'p1', [fails])).rejects.toThrow('a bug of ours');
    expect(userNames((await readPlayground(database, 'p1'))?.scenario.world ?? oneAccount)).toEqual([
      'alice',
      'bob',
    ]);
  });
});
