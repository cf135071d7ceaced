import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { put, remove } from '#account/world.ts';
import { bucketAndObjects } from '#scenarios/ready/bucket-and-objects.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import type { Platform } from '#storage/platform.ts';
import { noChannel, testBrowser, type TestBrowser } from '#storage/test-browser.ts';
import { oneAccount, userNames, withUsers } from '#storage/test-worlds.ts';
import type { Playground } from './playground.svelte.ts';
import { Playgrounds } from './playgrounds.svelte.ts';
import { fakeStorage } from './test-storage.ts';

const first: Scenario = { title: 'First', about: 'Where everybody starts', world: oneAccount };
const other: Scenario = { ...first, title: 'Other' };

const forEver = new Promise<never>(() => undefined);
const atOnce = Promise.resolve();

let browser: TestBrowser;

beforeEach(() => {
  browser = testBrowser(new IDBFactory());
  vi.stubGlobal('localStorage', fakeStorage());
  vi.stubGlobal('sessionStorage', fakeStorage());
});

afterEach(() => vi.unstubAllGlobals());

async function started(platform: Platform = browser.tab(), patience: Promise<unknown> = forEver) {
  const playgrounds = new Playgrounds(platform);
  await playgrounds.start(first, patience);
  await playgrounds.current?.settled();
  return playgrounds;
}

function current(playgrounds: Playgrounds): Playground {
  if (playgrounds.current === undefined) throw new Error('nothing is shown');
  return playgrounds.current;
}

function addUser(playground: Playground, name: string): void {
  playground.change(`Add ${name}`, (world) => withUsers(world, name));
}

const titles = (playgrounds: Playgrounds) => playgrounds.list.map(({ title }) => title);

/** A tab whose database answers only when told to. */
function slowTab(): { readonly tab: Platform; readonly answer: () => void } {
  const tab = browser.tab();
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const database = async () => {
    await answered;
    return tab.connection.database();
  };
  return { tab: { ...tab, connection: { ...tab.connection, database } }, answer: () => answer() };
}

const noStorage = (): Platform => {
  const tab = browser.tab();
  const database = () => Promise.reject(new DOMException('private', 'SecurityError'));
  return { ...tab, connection: { ...tab.connection, database } };
};

describe('the first visit', () => {
  it('shows the first world and keeps it', async () => {
    const playgrounds = await started();
    expect(current(playgrounds).title).toBe('First');
    expect(current(playgrounds).keeping).toEqual({ kind: 'kept' });
    expect(titles(playgrounds)).toEqual(['First']);
    expect(titles(await started(browser.tab()))).toEqual(['First']);
  });

  it('works without storage, and says so', async () => {
    const playgrounds = await started(noStorage());
    addUser(current(playgrounds), 'alice');
    await current(playgrounds).settled();
    expect(userNames(current(playgrounds).world)).toEqual(['alice']);
    expect(current(playgrounds).keeping).toEqual({ kind: 'memory', because: 'unavailable' });
    playgrounds.create(other);
    expect(titles(playgrounds)).toEqual(['Other', 'First']);
  });
});

describe('storage that is slow to answer', () => {
  it('does not keep the first world waiting, which is kept then', async () => {
    const { tab, answer } = slowTab();
    const playgrounds = new Playgrounds(tab);
    const starting = playgrounds.start(first, atOnce);
    await vi.waitFor(() => expect(playgrounds.current?.title).toBe('First'));
    const shown = current(playgrounds);
    answer();
    await starting;
    await shown.settled();
    expect(playgrounds.current).toBe(shown);
    expect(shown.keeping).toEqual({ kind: 'kept' });
    expect(titles(await started(browser.tab()))).toEqual(['First']);
  });

  it('replaces the first world by the own one, when nobody touched it', async () => {
    (await started()).create(other);
    await vi.waitFor(async () => expect(titles(await started(browser.tab()))).toContain('Other'));
    const { tab, answer } = slowTab();
    const playgrounds = new Playgrounds(tab);
    const starting = playgrounds.start(first, atOnce);
    await vi.waitFor(() => expect(playgrounds.current?.title).toBe('First'));
    answer();
    await starting;
    expect(current(playgrounds).title).toBe('Other');
    expect(titles(playgrounds).toSorted()).toEqual(['First', 'Other']);
  });

  it('leaves the first world there with what was typed into it', async () => {
    await started();
    const { tab, answer } = slowTab();
    const playgrounds = new Playgrounds(tab);
    const starting = playgrounds.start(first, atOnce);
    await vi.waitFor(() => expect(playgrounds.current).toBeDefined());
    addUser(current(playgrounds), 'alice');
    answer();
    await starting;
    await current(playgrounds).settled();
    expect(userNames(current(playgrounds).world)).toEqual(['alice']);
    expect(titles(await started(browser.tab()))).toEqual(['First', 'First']);
  });
});

describe('the next visit', () => {
  it('opens the one that was open, with everything in it', async () => {
    const playgrounds = await started();
    const mine = current(playgrounds);
    addUser(mine, 'alice');
    await mine.settled();
    await playgrounds.create(other).settled();
    expect(await playgrounds.open(mine.id)).toBe(true);
    const again = await started(browser.tab());
    expect(current(again).id).toBe(mine.id);
    expect(current(again).world).toEqual(mine.world);
  });

  it('opens the latest one when the browser remembers nothing', async () => {
    const playgrounds = await started();
    await playgrounds.create(other).settled();
    vi.unstubAllGlobals();
    browserKeepsNothingElse();
    expect(current(await started(browser.tab())).title).toBe('Other');
  });

  it('finds what was still on its way when the page went away', async () => {
    const playgrounds = await started();
    const lost = forEver;
    const tab = browser.tab();
    const dying = new Playgrounds({ ...tab, lock: () => lost });
    await dying.start(first, forEver);
    addUser(current(dying), 'alice');
    dying.putUnsavedAside();
    addUser(current(playgrounds), 'bob');
    await current(playgrounds).settled();
    const again = await started(browser.tab());
    expect(userNames(current(again).world)).toEqual(['alice', 'bob']);
    expect(userNames(current(await started(browser.tab())).world)).toEqual(['alice', 'bob']);
  });

  it('brings back a playground that was new when the page went away', async () => {
    const dying = new Playgrounds({ ...browser.tab(), lock: () => new Promise(() => undefined) });
    await dying.start(first, forEver);
    const made = dying.create(other);
    addUser(made, 'alice');
    dying.putUnsavedAside();
    const again = await started(browser.tab());
    expect(current(again).id).toBe(made.id);
    expect(current(again).title).toBe('Other');
    expect(userNames(current(again).world)).toContain('alice');
    expect(current(await started(browser.tab())).id).toBe(made.id);
  });

  it('goes on acting as a user who is renamed, also after a reload', async () => {
    const playgrounds = await started();
    const playground = current(playgrounds);
    addUser(playground, 'alice');
    const [alice] = [...playground.world.users.keys()];
    playground.actAs(alice ?? '');
    const before = playground.actingAs;
    playground.change('Rename', (world) => {
      const record = world.users.get(before)!;
      const arn = before.replace('alice', 'anna');
      return put(remove(world, 'users', before), 'users', { ...record, arn, name: 'anna' });
    });
    expect(playground.actingAs).toBe(before.replace('alice', 'anna'));
    await playground.settled();
    expect(current(await started(browser.tab())).actingAs).toBe(before.replace('alice', 'anna'));
  });

  it('knows what would be lost if the page went away before it is written', async () => {
    const playgrounds = await started();
    const many = Array.from({ length: 20 }, (_, index) => `${'x'.repeat(60_000)}${index}`);
    const large = { ...other, world: withUsers(other.world, ...many) };
    playgrounds.create(other);
    expect(playgrounds.wouldLose).toBe(false);
    const made = playgrounds.create(large);
    expect(playgrounds.wouldLose).toBe(true);
    await made.settled();
    expect(playgrounds.wouldLose).toBe(false);
  });

  it('does not bring back what was written after all', async () => {
    const tab = browser.tab();
    const arrived = await started(tab);
    const made = arrived.create(other);
    arrived.putUnsavedAside();
    await made.settled();
    made.rename('Renamed');
    await made.settled();
    const again = await started(browser.tab());
    expect(again.list.filter(({ id }) => id === made.id)).toMatchObject([{ title: 'Renamed' }]);
  });

  it('passes over one that a newer program kept, and leaves it as it is', async () => {
    const tab = browser.tab();
    const playgrounds = await started(tab);
    await playgrounds.create(other).settled();
    const database = await tab.connection.database();
    const entry = await database.get('playgrounds', current(playgrounds).id);
    if (entry === undefined) throw new Error('not kept');
    await database.put('playgrounds', { ...entry, schema: 99 });
    const again = await started(browser.tab());
    expect(current(again).title).toBe('First');
    expect(again.list).toMatchObject([
      { title: 'Other', newer: true },
      { title: 'First', newer: false },
    ]);
    expect(await again.open(entry.id)).toBe(false);
    expect(await database.get('playgrounds', entry.id)).toEqual({ ...entry, schema: 99 });
  });
});

function browserKeepsNothingElse(): void {
  const forbidden = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  Object.defineProperty(globalThis, 'sessionStorage', { get: forbidden, configurable: true });
  vi.stubGlobal('localStorage', undefined);
}

describe('the list', () => {
  it('renames, here and in other tabs', async () => {
    const one = await started();
    const two = await started(browser.tab());
    await one.rename(current(one).id, 'Ledger');
    await vi.waitFor(() => expect(titles(two)).toEqual(['Ledger']));
    expect(titles(one)).toEqual(['Ledger']);
    expect(current(two).title).toBe('Ledger');
  });

  it('duplicates with everything in it, and the two go their own ways', async () => {
    const playgrounds = await started();
    const original = current(playgrounds);
    addUser(original, 'alice');
    const copy = await playgrounds.duplicate(original.id);
    expect(copy).toBe(playgrounds.current);
    addUser(current(playgrounds), 'bob');
    expect(current(playgrounds).title).toBe('First (copy)');
    expect(userNames(current(playgrounds).world)).toEqual(['alice', 'bob']);
    expect(userNames(original.world)).toEqual(['alice']);
  });

  it('removes and brings back, with undo', async () => {
    const playgrounds = await started();
    const ledger = playgrounds.create({ ...first, title: 'Ledger' });
    addUser(ledger, 'alice');
    await playgrounds.remove(ledger.id, first);
    expect(titles(playgrounds)).toEqual(['First']);
    expect(current(playgrounds).title).toBe('First');
    expect(titles(await started(browser.tab()))).toEqual(['First']);
    await playgrounds.restore();
    expect(playgrounds.current).toBe(ledger);
    expect(ledger.undoable).toBe('Add alice');
    const again = await started(browser.tab());
    expect(userNames(current(again).world)).toEqual(['alice']);
  });

  it('removes one that is still being written, which does not come back', async () => {
    const tab = browser.tab();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const playgrounds = await started(tab);
    const slow = new Playgrounds({ ...tab, lock: (_, work) => released.then(work) });
    await slow.start(first, forEver);
    addUser(current(slow), 'alice');
    const removing = slow.remove(current(slow).id, other);
    await vi.waitFor(() => tab.connection.database());
    release();
    await removing;
    await current(slow).settled();
    expect(titles(await started(browser.tab()))).toEqual(['Other']);
    expect(titles(playgrounds)).toContain('First');
  });

  it('is never empty', async () => {
    const playgrounds = await started();
    await playgrounds.remove(current(playgrounds).id, other);
    expect(titles(playgrounds)).toEqual(['Other']);
    expect(current(playgrounds).title).toBe('Other');
  });

  it('learns of playgrounds that other tabs create', async () => {
    const one = await started();
    const two = await started(browser.tab());
    one.create(other);
    await vi.waitFor(() => expect(titles(two)).toEqual(['Other', 'First']));
  });

  it('catches up where tabs cannot talk', async () => {
    const one = await started(browser.tab({ channel: noChannel }));
    const two = await started(browser.tab({ channel: noChannel }));
    addUser(current(one), 'alice');
    await one.create(other).settled();
    two.catchUp();
    await vi.waitFor(() => expect(titles(two)).toContain('Other'));
    await vi.waitFor(() => expect(userNames(current(two).world)).toEqual(['alice']));
  });

  it('opens nothing that is not there', async () => {
    const playgrounds = await started();
    expect(await playgrounds.open('gone')).toBe(false);
    expect(current(playgrounds).title).toBe('First');
  });
});

describe('a playground', () => {
  it('shows the decision on the request, and another one after a change', async () => {
    const playgrounds = await started();
    const playground = playgrounds.create(bucketAndObjects);
    expect(playground.description.ready).toBe(true);
    expect(playground.decision?.verdict).toBe('ImplicitlyDenied');
    playground.change('Ask as root', (world) =>
      put(world, 'requests', { ...playground.request, principal: 'arn:aws:iam::123412341234:root' }),
    );
    expect(playground.decision?.verdict).toBe('Allowed');
    playground.undo();
    expect(playground.decision?.verdict).toBe('ImplicitlyDenied');
  });

  it('without a request decides nothing', async () => {
    const playground = current(await started());
    expect(playground.description).toMatchObject({ ready: false });
    expect(playground.decision).toBeUndefined();
  });

  it('undoes only its own changes, in both tabs', async () => {
    const one = current(await started());
    const two = current(await started(browser.tab()));
    addUser(one, 'alice');
    await one.settled();
    await vi.waitFor(() => expect(userNames(two.world)).toEqual(['alice']));
    addUser(two, 'bob');
    await two.settled();
    expect(two.undoable).toBe('Add bob');
    one.undo();
    await one.settled();
    await vi.waitFor(() => expect(userNames(two.world)).toEqual(['bob']));
    expect(userNames(one.world)).toEqual(['bob']);
    expect([one.undoable, one.redoable, two.undoable]).toEqual([undefined, 'Add alice', 'Add bob']);
    one.redo();
    expect(userNames(one.world)).toEqual(['alice', 'bob']);
  });

  it('says when undo leaves a record alone that another tab changed', async () => {
    const one = current(await started());
    addUser(one, 'alice');
    await one.settled();
    const two = current(await started(browser.tab()));
    two.change('Add bob to the tags', (world) => {
      const [alice] = world.users.values();
      return alice ? put(world, 'users', { ...alice, tags: { friend: 'bob' } }) : world;
    });
    await two.settled();
    await vi.waitFor(() => expect([...one.world.users.values()][0]?.tags).toEqual({ friend: 'bob' }));
    one.undo();
    expect(userNames(one.world)).toEqual(['alice']);
    expect(one.notice).toMatchObject({ act: 'undo', says: 'Add alice' });
  });
});
