import { expect, test } from 'vitest';
import { role } from '#scenarios/build.ts';
import type { PrincipalWord } from '#ui/request/principal-choices.ts';
import { demandsOf } from './role-demands.ts';
import { mostForRole, mostForUser } from './session-most.ts';

function caller(word: PrincipalWord) {
  return { name: 'n', label: 'l', word };
}

const half = role('111122223333', 'R', '{}', { maxSessionDuration: 43_200 });

test.each<readonly [string, number, ReturnType<typeof mostForUser>]>([
  ['a user and a role', 43_200, mostForRole(half, caller('user'))],
  ['a role’s session: chaining', 3600, mostForRole(half, caller('role session'))],
  [
    'temporary credentials of a user are no chain',
    43_200,
    mostForRole(half, caller('temporary credentials')),
  ],
  ['a user', 129_600, mostForUser(caller('user'))],
  ['root', 3600, mostForUser(caller('root user'))],
])('%s: %i seconds at most', (_, seconds, most) => {
  expect(most.seconds).toBe(seconds);
});

test('what a trust policy asks for is told before AWS refuses', () => {
  const assumeRolePolicyDocument =
    '{"Condition":{"Bool":{"aws:multifactorauthpresent":"true"},"StringEquals":{"sts:ExternalId":"x"}}}';
  expect(demandsOf({ assumeRolePolicyDocument }).map(({ asks }) => asks)).toEqual([
    'Its trust policy speaks of MFA.',
    'Its trust policy speaks of an external id.',
  ]);
  expect(demandsOf({ assumeRolePolicyDocument: '{}' })).toEqual([]);
});
