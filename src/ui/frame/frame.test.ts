import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyWorld, put } from '#account/world.ts';
import type { Description } from '#authorize/description.ts';
import { readyWorlds } from '#scenarios/ready/ready-worlds.ts';
import { accountOfRequest, groupedAccountId } from './account-of-request.ts';
import { keepingWords, leftAloneWords, leftOutWords } from './keeping-words.ts';
import { worldAsText } from './rescue.ts';
import { addressOf, placeOf, type Place, type View } from './route.svelte.ts';
import { nextTheme } from './theme.svelte.ts';

test.each<[string, Place | undefined]>([
  ['', { view: 'lab' }],
  ['#/', { view: 'lab' }],
  ['#/lab', { view: 'lab' }],
  ['#/scenarios', { view: 'scenarios' }],
  ['#/users', { view: 'users' }],
  ['#/users?new', { view: 'users', isNew: true }],
  ['#/users/alice', { view: 'users', name: 'alice' }],
  ['#/users/alice/permissions', { view: 'users', name: 'alice', tab: 'permissions' }],
  ['#/users/a%2Bb%3D%2C.%40', { view: 'users', name: 'a+b=,.@' }],
  ['#/providers/oidc.example.com%2Fid', { view: 'providers', name: 'oidc.example.com/id' }],
  // Of this page, and leading nowhere.
  ['#/nowhere', { view: 'unknown' }],
  ['#/lab/alice', { view: 'unknown' }],
  ['#/users/', { view: 'unknown' }],
  ['#/users/%zz', { view: 'unknown' }],
  ['#/users/a/b/c', { view: 'unknown' }],
  // Others read these.
  ['#s=1aGk', undefined],
  ['#main', undefined],
])('the address %j names the place %j', (hash, place) => {
  expect(placeOf(hash)).toEqual(place);
});

test('every name has an address that leads back to it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
      const place: Place & { view: View } = { view: 'users', name, tab: 'tags' };
      expect(placeOf(addressOf(place))).toEqual(place);
    }),
  );
});

test('themes go round', () => {
  expect([nextTheme('system'), nextTheme('light'), nextTheme('dark')]).toEqual(['light', 'dark', 'system']);
});

test('account ids are grouped as in the console', () => {
  expect(groupedAccountId('111122223333')).toBe('1111-2222-3333');
});

const unknown: Description = {
  ready: false,
  problem: { field: 'principal', code: 'unknownPrincipal', value: '' },
};
const dev = { id: '111122223333', name: 'dev' };
const prod = { id: '444455556666', name: 'prod' };

test('while the caller is unknown, an only account is the account', () => {
  const one = put(emptyWorld, 'accounts', dev);
  expect(accountOfRequest(one, unknown)).toBe(dev);
  expect(accountOfRequest(put(one, 'accounts', prod), unknown)).toBeUndefined();
  expect(accountOfRequest(emptyWorld, unknown)).toBeUndefined();
});

test.each(Object.entries(keepingWords))('not kept because %s: says how long changes last', (_, words) => {
  expect(words).toMatch(/^[A-Z].*(until the tab is closed|not kept)\.$/);
});

test('what undo left alone, and what another tab made pointless', () => {
  const change = { kind: 'users', key: 'x' } as const;
  expect(leftAloneWords({ act: 'undo', says: 'Edit LedgerWork', leftAlone: [change] })).toBe(
    'The undo of “Edit LedgerWork” left one thing alone, because of changes made since.',
  );
  expect(leftOutWords(3)).toBe('3 changes were left out: another tab had removed what they were about.');
});

test('a rescued world holds every record', () => {
  const world = readyWorlds[0]!.scenario.world;
  const rescued = JSON.parse(worldAsText(world)) as Record<string, unknown[]>;
  expect(rescued['users']).toEqual([...world.users.values()]);
  expect(Object.values(rescued).flat()).toHaveLength(
    Object.values(world).reduce((sum, map) => sum + map.size, 0),
  );
});
