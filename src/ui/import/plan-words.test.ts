import { expect, test } from 'vitest';
import type { ImportPlan, ImportProblem } from '#app/import-account.ts';
import { emptyWorld } from '#account/world.ts';
import { accountWords, countOf, plannedLosses, titleOf } from './plan-words.ts';

const counts = { users: 2, groups: 1, roles: 0, managedPolicies: 3, instanceProfiles: 0 };
const alice = 'arn:aws:iam::111122223333:user/alice';
const plan: ImportPlan = {
  world: emptyWorld,
  accounts: new Map([
    ['111122223333', counts],
    ['aws', { ...counts, users: 0, groups: 0 }],
  ]),
  alreadyThere: [],
  notes: [{ code: 'unknownPolicy', record: alice, names: 'arn:aws:iam::aws:policy/Gone', leftOut: true }],
  withoutBoundary: [{ arn: alice, boundary: 'arn:aws:iam::111122223333:policy/Ceiling' }],
};

test('an import is called by its account, and counted', () => {
  expect(titleOf(plan)).toBe('Account 111122223333');
  expect(titleOf({ ...plan, accounts: new Map() })).toBe('Imported account');
  expect(countOf(plan)).toBe(9);
  expect([...plan.accounts.keys()].map(accountWords)).toEqual(['1111-2222-3333', 'AWS’s own, in use']);
});

test.each<[ImportProblem['code'], string]>([
  ['notJson', 'a.json is not JSON, or was cut off: left out.'],
  ['notDetails', 'a.json is something else: none of the lists that AWS prints is in it.'],
  ['wrongShape', 'a.json: not a time. Left out.'],
  ['twice', 'a.json: not a time. The first one counts.'],
])('the problem %s is a sentence', (code, words) => {
  const none = { ...plan, notes: [], withoutBoundary: [] };
  expect(plannedLosses([{ code, place: 'a.json', detail: 'not a time' }], none)).toEqual([words]);
});

test('who would lose a ceiling is told before what leads nowhere', () => {
  const [first, second] = plannedLosses([], plan);
  expect(first).toContain('its permissions boundary Ceiling is missing');
  expect(second).toBe('alice had the policy Gone, which is missing: left out.');
});
