import { expect, test } from 'vitest';
import { emptyWorld, kinds, type World } from '#account/world.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { contentsInWords, contentsOf } from './world-contents.ts';

/** A world with so many records of each kind; what is in them does not matter here. */
function worldOf(counts: Readonly<Record<string, number>>): World {
  const filled = Object.entries(counts).map(([kind, count]) => [
    kind,
    new Map(Array.from({ length: count }, (_, index) => [String(index), {}])),
  ]);
  return { ...emptyWorld, ...(Object.fromEntries(filled) as Partial<World>) };
}

test.each([
  [{}, 'nothing yet'],
  [{ users: 1 }, '1 user'],
  [{ users: 3, roles: 2 }, '3 users and 2 roles'],
  [{ roles: 1, accounts: 2, users: 0, managedPolicies: 1 }, '2 accounts, 1 role and 1 managed policy'],
  [{ users: 5000 }, '5,000 users'],
  // The request and the time and place are always there.
  [{ requests: 1, environments: 1 }, 'nothing yet'],
  [{ drafts: 1 }, '1 unfinished edit'],
])('a world with %j holds %s', (counts, words) => {
  expect(contentsInWords(worldOf(counts))).toBe(words);
});

test('every record of a ready world is counted once', () => {
  const { world } = readyWorlds[0]!.scenario;
  const told = contentsOf(world).reduce((sum, words) => sum + Number.parseInt(words), 0);
  const there = kinds.reduce((sum, kind) => sum + world[kind].size, 0);
  expect(told).toBe(there - world.requests.size - world.environments.size);
});
