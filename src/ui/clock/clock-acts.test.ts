import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '#account/session.ts';
import { put } from '#account/world.ts';
import { Playground } from '#app/playground.svelte.ts';
import { environment, world } from '#scenarios/build.ts';
import type { Platform } from '#storage/platform.ts';
import { testBrowser } from '#storage/test-browser.ts';
import { jumpBy, jumpTo, pauseClock, startClock, toRealTime } from './clock-acts.ts';
import { jumpToNext } from './jump-to-next.ts';

const second = 1000;
let real: number;
let kept: Map<string, string>;

function standing(): Playground {
  const at = world({ environments: [environment('2026-03-01T12:00:00Z', 'eu-west-1', '198.51.100.7')] });
  return opened({ title: 'Clock', about: '', world: at });
}

function opened(scenario: Playground['scenario']): Playground {
  const platform: Platform = { ...testBrowser(new IDBFactory()).tab(), now: () => real };
  return new Playground('one', { revision: 0, scenario }, platform);
}

beforeEach(() => {
  real = Date.parse('2026-11-22T03:00:00.250Z');
  kept = new Map();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => undefined });
});

afterEach(() => vi.unstubAllGlobals());

describe('an act on the clock', () => {
  it.each<[string, (playground: Playground) => void, string, string]>([
    [
      'jumps',
      (it) => jumpTo(it, '2027-01-05T09:00:00Z'),
      '2027-01-05T09:00:00Z',
      'Jump the clock to 5 Jan 09:00:00',
    ],
    ['jumps on', (it) => jumpBy(it, 900), '2026-03-01T12:15:00Z', 'Jump the clock to 1 Mar 12:15:00'],
    ['starts', (it) => startClock(it, 600), '2026-03-01T12:00:00Z', 'Run the clock at 600×'],
    ['goes to real time', toRealTime, '2026-11-22T03:00:00Z', 'Set the clock to real time'],
  ])('%s, and undo takes it back', (_, act, now, says) => {
    const playground = standing();
    act(playground);
    expect([playground.now, playground.undoable]).toEqual([now, says]);
    playground.undo();
    expect([playground.now, playground.clockSpeed]).toEqual(['2026-03-01T12:00:00Z', 0]);
  });

  it('pauses at the time that it has become', () => {
    const playground = standing();
    startClock(playground, 60);
    real += 10 * second;
    expect(playground.now).toBe('2026-03-01T12:10:00Z');
    pauseClock(playground);
    real += 10 * second;
    expect(playground.now).toBe('2026-03-01T12:10:00Z');
    playground.undo();
    expect(playground.now).toBe('2026-03-01T12:20:00Z');
  });

  it('stops where the clock ends', () => {
    const playground = standing();
    jumpTo(playground, '9998-12-31T23:59:00Z');
    jumpBy(playground, 86_400);
    expect(playground.now).toBe('9999-01-01T00:00:00Z');
  });

  it('undoes a call that was made after a jump before the jump', () => {
    const playground = standing();
    jumpBy(playground, 3600);
    playground.change('Add an account', (now) => put(now, 'accounts', { id: '111122223333', name: 'prod' }));
    playground.undo();
    expect([playground.world.accounts.size, playground.now]).toEqual([0, '2026-03-01T13:00:00Z']);
    playground.undo();
    expect(playground.now).toBe('2026-03-01T12:00:00Z');
  });
});

describe('what comes next', () => {
  it('is jumped to, one moment after the other', () => {
    const playground = standing();
    const session = {
      id: 'ASIAEXAMPLE',
      issuerArn: 'arn:aws:iam::111122223333:role/Reader',
      name: 'ci',
      operation: 'AssumeRole',
      issuedAt: '2026-03-01T12:00:00Z',
      expiresAt: '2026-03-01T13:00:00Z',
    } as unknown as Session;
    playground.change('Assume', (now) => put(now, 'sessions', session));
    const times = [1, 2, 3].map(() => {
      jumpToNext(playground);
      return playground.now;
    });
    expect(times).toEqual(['2026-03-01T12:45:01Z', '2026-03-01T13:00:01Z', '2026-03-01T13:00:01Z']);
  });
});

describe('while the page is closed', () => {
  it.each([
    ['a fast clock waits', 60, '2026-03-01T12:01:00Z'],
    ['one that follows real time counts what passed', 1, '2026-03-01T12:01:41Z'],
  ] as const)('%s', (_, speed, now) => {
    const playground = standing();
    startClock(playground, speed);
    real += 1 * second;
    playground.markSeen();
    real += 100 * second;
    // As it is stored: what leaves in a link or a file has its time settled.
    const again = opened({ ...playground.scenario, world: playground.world });
    expect(again.now).toBe(now);
    expect(kept.size).toBe(speed === 60 ? 1 : 0);
  });

  it('reading the time writes nothing', () => {
    const playground = standing();
    startClock(playground, 3600);
    expect(playground.now).toBe('2026-03-01T12:00:00Z');
    expect(kept.size).toBe(0);
  });
});
