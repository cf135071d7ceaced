import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, test } from 'vitest';
import { put, remove } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { readPlayground } from './kept-playground.ts';
import { Keeper, type Edit, type Keeping } from './keeper.ts';
import type { Platform } from './platform.ts';
import { noChannel, noLock, testBrowser } from './test-browser.ts';
import { accountId, oneAccount, user, userNames, withUsers } from './test-worlds.ts';
import type { Because } from './trouble.ts';

const start: Scenario = { title: 'Ledger', about: 'Who may read it?', world: oneAccount };

interface Seen {
  readonly keeper: Keeper<Scenario>;
  readonly keepings: Keeping[];
  readonly leftOut: unknown[];
}

function keeperOf(platform: Platform, revision = 0, scenario = start): Seen {
  const keepings: Keeping[] = [];
  const leftOut: unknown[] = [];
  const keeper = new Keeper('p1', revision, scenario, platform, {
    state: () => undefined,
    keeping: (keeping) => keepings.push(keeping),
    leftOut: (error) => leftOut.push(error),
  });
  return { keeper, keepings, leftOut };
}

async function created(platform: Platform): Promise<Seen> {
  const seen = keeperOf(platform);
  seen.keeper.create();
  await seen.keeper.settled();
  return seen;
}

async function opened(platform: Platform): Promise<Seen> {
  const kept = await readPlayground(await platform.connection.database(), 'p1');
  if (kept === undefined) throw new Error('there is no playground p1');
  return keeperOf(platform, kept.revision, kept.scenario);
}

const addUser =
  (name: string): Edit<Scenario> =>
  (state) => ({ ...state, world: withUsers(state.world, name) });

const nothingWaits = () => Promise.resolve();

describe('one tab', () => {
  it('applies an edit at once and keeps it', async () => {
    const browser = testBrowser(new IDBFactory());
    const { keeper, keepings } = await created(browser.tab());
    keeper.edit(addUser('alice'));
    expect(userNames(keeper.state.world)).toEqual(['alice']);
    await keeper.settled();
    expect(keepings.map(({ kind }) => kind)).toEqual(['saving', 'kept', 'saving', 'kept']);
    const again = await opened(browser.tab());
    expect(again.keeper.state).toEqual(keeper.state);
  });

  it('keeps records that were changed and removed, and the title', async () => {
    const browser = testBrowser(new IDBFactory());
    const { keeper } = await created(browser.tab());
    keeper.edit(addUser('alice'));
    keeper.edit(addUser('bob'));
    keeper.edit((state) => ({ ...state, world: remove(state.world, 'users', user('alice').arn) }));
    keeper.edit((state) => ({
      ...state,
      world: put(state.world, 'users', user('bob', { tags: { team: 'a' } })),
    }));
    keeper.edit((state) => ({ ...state, title: 'Other' }));
    await keeper.settled();
    const again = await opened(browser.tab());
    expect(again.keeper.state.title).toBe('Other');
    expect([...again.keeper.state.world.users.values()]).toEqual([user('bob', { tags: { team: 'a' } })]);
  });

  it('writes what piled up in one transaction, in order', async () => {
    const browser = testBrowser(new IDBFactory());
    const { keeper } = await created(browser.tab());
    for (let text = ''; text.length < 200; text += 'x') {
      keeper.edit((state) => ({ ...state, about: text }));
    }
    await keeper.settled();
    const again = await readPlayground(await browser.tab().connection.database(), 'p1');
    expect(again?.scenario.about).toHaveLength(199);
    expect(again?.revision).toBeLessThanOrEqual(4);
  });

  it('writes what is edited while a write is under way', async () => {
    const browser = testBrowser(new IDBFactory());
    const { keeper } = await created(browser.tab());
    const names = Array.from({ length: 60 }, (_, index) => `user-${index}`);
    for (const name of names) {
      keeper.edit(addUser(name));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await keeper.settled();
    const again = await opened(browser.tab());
    expect(userNames(again.keeper.state.world)).toEqual(names.toSorted());
  });

  it('loses nothing that was acknowledged when the tab is killed', async () => {
    const browser = testBrowser(new IDBFactory());
    const seen = await created(browser.tab());
    const acknowledged: string[] = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      seen.keeper.edit(addUser(name));
      await seen.keeper.settled();
      acknowledged.push(name);
    }
    seen.keeper.edit(addUser('not-acknowledged'));
    const again = await opened(browser.tab());
    expect(userNames(again.keeper.state.world)).toEqual(expect.arrayContaining(acknowledged));
  });

  it('does nothing for an edit that changes nothing', async () => {
    const { keeper, keepings } = await created(testBrowser(new IDBFactory()).tab());
    keeper.edit((state) => state);
    await keeper.settled();
    expect(keepings).toHaveLength(2);
  });

  it('throws an edit back that fails, and keeps nothing of it', async () => {
    const { keeper } = await created(testBrowser(new IDBFactory()).tab());
    const fails = () => {
      throw new Error('no such user');
    };
    expect(() => keeper.edit(fails)).toThrow('no such user');
    expect(keeper.state).toBe(start);
  });
});

describe('two tabs', () => {
  const rows: readonly (readonly [string, Partial<Platform>])[] = [
    ['with locks and messages', {}],
    ['without locks', { lock: noLock }],
    ['without messages', { channel: noChannel }],
    ['with neither', { lock: noLock, channel: noChannel }],
  ];
  it.each(rows)('keep all of 40 edits from each, %s', async (_, platform) => {
    const browser = testBrowser(new IDBFactory());
    const one = await created(browser.tab(platform));
    const two = await opened(browser.tab(platform));
    for (let index = 0; index < 40; index += 1) {
      one.keeper.edit(addUser(`one-${index}`));
      two.keeper.edit(addUser(`two-${index}`));
      if (index % 3 === 0) await one.keeper.settled();
      if (index % 7 === 0) await two.keeper.settled();
    }
    await one.keeper.settled();
    await two.keeper.settled();
    one.keeper.catchUp();
    two.keeper.catchUp();
    await one.keeper.settled();
    await two.keeper.settled();
    expect(userNames(one.keeper.state.world)).toHaveLength(80);
    expect(two.keeper.state.world).toEqual(one.keeper.state.world);
    expect((await opened(browser.tab())).keeper.state.world).toEqual(one.keeper.state.world);
  });

  it('keep 40 read-modify-writes of one record from each', async () => {
    const browser = testBrowser(new IDBFactory());
    const one = await created(browser.tab());
    const two = await opened(browser.tab());
    const count: Edit<Scenario> = (state) => ({ ...state, about: String(Number(state.about) + 1) });
    one.keeper.edit((state) => ({ ...state, about: '0' }));
    await one.keeper.settled();
    await two.keeper.settled();
    for (let index = 0; index < 40; index += 1) {
      one.keeper.edit(count);
      two.keeper.edit(count);
      await nothingWaits();
    }
    await one.keeper.settled();
    await two.keeper.settled();
    expect((await opened(browser.tab())).keeper.state.about).toBe('80');
  });

  it('catch up by messages alone', async () => {
    const browser = testBrowser(new IDBFactory());
    const one = await created(browser.tab());
    const two = await opened(browser.tab());
    one.keeper.edit(addUser('alice'));
    await one.keeper.settled();
    await nothingWaits();
    await two.keeper.settled();
    expect(userNames(two.keeper.state.world)).toEqual(['alice']);
    expect(two.keeper.state.world.accounts).toBe(two.keeper.state.world.accounts);
  });

  it('share the records that another tab did not touch', async () => {
    const browser = testBrowser(new IDBFactory());
    const one = await created(browser.tab());
    const two = await opened(browser.tab());
    const before = two.keeper.state.world.accounts;
    one.keeper.edit(addUser('alice'));
    await one.keeper.settled();
    await two.keeper.settled();
    expect(two.keeper.state.world.accounts).toBe(before);
  });

  it('read everything when they are too far behind', async () => {
    const browser = testBrowser(new IDBFactory());
    const one = await created(browser.tab());
    const two = await opened(browser.tab({ channel: noChannel }));
    for (let index = 0; index < 120; index += 1) {
      one.keeper.edit(addUser(`user-${index}`));
      await one.keeper.settled();
    }
    two.keeper.catchUp();
    await two.keeper.settled();
    expect(two.keeper.state.world).toEqual(one.keeper.state.world);
  });

  it('leave out an edit that makes no sense after the other tab', async () => {
    const browser = testBrowser(new IDBFactory());
    const one = await created(browser.tab({ channel: noChannel }));
    one.keeper.edit(addUser('alice'));
    await one.keeper.settled();
    const two = await opened(browser.tab({ channel: noChannel }));
    one.keeper.edit((state) => ({ ...state, world: remove(state.world, 'users', user('alice').arn) }));
    await one.keeper.settled();
    two.keeper.edit((state) => {
      const alice = state.world.users.get(user('alice').arn);
      if (alice === undefined) throw new Error('alice is gone');
      return { ...state, world: put(state.world, 'users', { ...alice, tags: { team: 'a' } }) };
    });
    await two.keeper.settled();
    expect(two.leftOut).toEqual([new Error('alice is gone')]);
    expect(two.keeper.state.world.users.size).toBe(0);
    expect(two.keeper.keeping).toEqual({ kind: 'kept' });
  });
});

describe('trouble', () => {
  const rows: readonly (readonly [string, Because])[] = [
    ['QuotaExceededError', 'full'],
    ['VersionError', 'newer'],
    ['InvalidStateError', 'lost'],
    ['AbortError', 'lost'],
    ['SecurityError', 'unavailable'],
    ['UnknownError', 'unavailable'],
  ];
  it.each(rows)('%s while opening: goes on in memory, because %s', async (name, because) => {
    const failing = testBrowser(new IDBFactory()).tab();
    const database = () => Promise.reject(new DOMException('no', name));
    const { keeper } = await created({ ...failing, connection: { ...failing.connection, database } });
    keeper.edit(addUser('alice'));
    await keeper.settled();
    expect(keeper.keeping).toEqual({ kind: 'memory', because });
    expect(userNames(keeper.state.world)).toEqual(['alice']);
  });

  it('is told when the browser has no IndexedDB', async () => {
    const platform = testBrowser(new IDBFactory()).tab();
    Reflect.deleteProperty(globalThis, 'indexedDB');
    const { keeper } = await created(platform);
    expect(keeper.keeping).toEqual({ kind: 'memory', because: 'unavailable' });
  });

  it('no room left: the page goes on, the next change tries again and writes everything', async () => {
    const browser = testBrowser(new IDBFactory());
    const { keeper } = await created(browser.tab());
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room left', 'QuotaExceededError');
    };
    try {
      keeper.edit(addUser('alice'));
      await keeper.settled();
      keeper.edit(addUser('bob'));
      await keeper.settled();
      expect(keeper.keeping).toEqual({ kind: 'memory', because: 'full' });
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(userNames((await opened(browser.tab())).keeper.state.world)).toEqual([]);
    keeper.edit(addUser('carol'));
    await keeper.settled();
    expect(keeper.keeping).toEqual({ kind: 'kept' });
    expect(userNames((await opened(browser.tab())).keeper.state.world)).toEqual(['alice', 'bob', 'carol']);
  });

  it('a connection that broke is said, and made anew by the next change', async () => {
    const browser = testBrowser(new IDBFactory());
    const tab = browser.tab();
    const { keeper } = await created(tab);
    (await tab.connection.database()).close();
    keeper.edit(addUser('alice'));
    await keeper.settled();
    expect(keeper.keeping).toEqual({ kind: 'memory', because: 'lost' });
    keeper.edit(addUser('bob'));
    await keeper.settled();
    expect(keeper.keeping).toEqual({ kind: 'kept' });
    expect(userNames((await opened(browser.tab())).keeper.state.world)).toEqual(['alice', 'bob']);
  });

  it('a playground that could not be created is created by a later change', async () => {
    const tab = testBrowser(new IDBFactory()).tab();
    let broken = true;
    const database = () =>
      broken ? Promise.reject(new DOMException('private', 'SecurityError')) : tab.connection.database();
    const { keeper } = await created({ ...tab, connection: { ...tab.connection, database } });
    for (const name of ['a', 'b', 'c']) keeper.edit(addUser(name));
    await keeper.settled();
    broken = false;
    keeper.edit(addUser('d'));
    await keeper.settled();
    expect(keeper.keeping).toEqual({ kind: 'kept' });
    expect(userNames((await opened(tab)).keeper.state.world)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('a database that was wiped is written as a whole', async () => {
    const browser = testBrowser(new IDBFactory());
    const tab = browser.tab();
    const { keeper } = await created(tab);
    keeper.edit(addUser('alice'));
    await keeper.settled();
    await tab.connection.close();
    const fresh = testBrowser(new IDBFactory());
    keeper.edit(addUser('bob'));
    await keeper.settled();
    const again = await opened(fresh.tab());
    expect(again.keeper.state).toEqual(keeper.state);
    expect(again.keeper.state.world.accounts.get(accountId)?.name).toBe('example');
  });

  it('makes way for a newer program, says so and writes nothing more', async () => {
    const browser = testBrowser(new IDBFactory());
    const { keeper } = await created(browser.tab());
    await upgradeDatabase(99);
    keeper.edit(addUser('alice'));
    await keeper.settled();
    expect(keeper.keeping).toEqual({ kind: 'memory', because: 'newer' });
    keeper.edit(addUser('bob'));
    await keeper.settled();
    expect(userNames(keeper.state.world)).toEqual(['alice', 'bob']);
  });

  it('leaves a playground alone that a newer program wrote', async () => {
    const browser = testBrowser(new IDBFactory());
    const tab = browser.tab();
    const { keeper } = await created(tab);
    const database = await tab.connection.database();
    const entry = await database.get('playgrounds', 'p1');
    const newer = { ...entry, id: 'p1', title: 'T', about: '', updated: 0, schema: 99, revision: 7 };
    await database.put('playgrounds', newer);
    keeper.edit(addUser('alice'));
    await keeper.settled();
    expect(keeper.keeping).toEqual({ kind: 'memory', because: 'newer' });
    expect(await database.get('playgrounds', 'p1')).toEqual(newer);
    await expect(opened(browser.tab())).rejects.toMatchObject({ name: 'VersionError' });
  });
});

function upgradeDatabase(version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('iam-playground', version);
    request.onerror = () => reject(request.error ?? new Error('not upgraded'));
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
}

test('the same state is not written twice', async () => {
  const browser = testBrowser(new IDBFactory());
  const { keeper } = await created(browser.tab());
  keeper.edit(addUser('alice'));
  await keeper.settled();
  const kept = await readPlayground(await browser.tab().connection.database(), 'p1');
  expect(kept?.revision).toBe(2);
});
