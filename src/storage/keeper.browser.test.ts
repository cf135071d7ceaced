/** The keeper on the browser's own IndexedDB, locks and messages. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Scenario } from '#scenarios/scenario.ts';
import { browserChannel } from './channel.ts';
import { connect } from './database.ts';
import { readPlayground } from './kept-playground.ts';
import { Keeper } from './keeper.ts';
import { browserPlatform, type Platform } from './platform.ts';
import { oneAccount, userNames, withUsers } from './test-worlds.ts';

const start: Scenario = { title: 'Ledger', about: '', world: oneAccount };

let name = '';
const opened: Platform[] = [];

beforeEach(() => {
  name = `test ${browserPlatform().newId()}`;
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ connection }) => connection.close()));
  indexedDB.deleteDatabase(name);
});

/** What a tab of its own would have. */
function tab(): Platform {
  const platform = { ...browserPlatform(), connection: connect(name), channel: browserChannel(name) };
  opened.push(platform);
  return platform;
}

function keeperOf(platform: Platform, revision: number, scenario: Scenario): Keeper<Scenario> {
  const ignore = () => undefined;
  return new Keeper('p1', revision, scenario, platform, { state: ignore, keeping: ignore, leftOut: ignore });
}

async function reopened(platform: Platform): Promise<Keeper<Scenario>> {
  const kept = await readPlayground(await platform.connection.database(), 'p1');
  if (kept === undefined) throw new Error('there is no playground p1');
  return keeperOf(platform, kept.revision, kept.scenario);
}

it('keeps all of 40 edits from each of two tabs, and both tell each other', async () => {
  const one = keeperOf(tab(), 0, start);
  one.create();
  await one.settled();
  const two = await reopened(tab());
  for (let index = 0; index < 40; index += 1) {
    one.edit((state) => ({ ...state, world: withUsers(state.world, `one-${index}`) }));
    two.edit((state) => ({ ...state, world: withUsers(state.world, `two-${index}`) }));
    if (index % 5 === 0) await Promise.all([one.settled(), two.settled()]);
  }
  await expect.poll(() => userNames(one.state.world).length).toBe(80);
  await expect.poll(() => userNames(two.state.world).length).toBe(80);
  expect(two.state.world).toEqual(one.state.world);
  expect((await reopened(tab())).state.world).toEqual(one.state.world);
  expect([one.keeping, two.keeping]).toEqual([{ kind: 'kept' }, { kind: 'kept' }]);
});

it('makes way for a newer program', async () => {
  const keeper = keeperOf(tab(), 0, start);
  keeper.create();
  await keeper.settled();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, 99);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(new Error('not upgraded'));
    request.onblocked = () => reject(new Error('the older program is in the way'));
  });
  keeper.edit((state) => ({ ...state, about: 'typed afterwards' }));
  await keeper.settled();
  expect(keeper.keeping).toEqual({ kind: 'memory', because: 'newer' });
  expect(keeper.state.about).toBe('typed afterwards');
});
