import { expect, test } from 'vitest';
import { put } from '#account/world.ts';
import { world } from '#scenarios/build.ts';
import { account } from '#scenarios/build-organization.ts';
import { emailProblem, isEmailGood } from './root-email.ts';

const company = '111122223333';
const other = { ...account('444455556666', 'other'), email: 'Other@example.com' };
const built = put(world({ accounts: [account(company, 'company')] }), 'accounts', other);

test.each([
  ['root@example.com', undefined, true],
  ['', undefined, false],
  ['root', 'An address has a name, an @ and a domain: root@example.com', false],
  ['ro ot@example.com', 'An address has a name, an @ and a domain: root@example.com', false],
  ['other@EXAMPLE.com', 'Account 444455556666 has it already.', false],
  [`${'r'.repeat(60)}@a.b`, undefined, true],
  [`${'r'.repeat(61)}@a.b`, undefined, false],
])('%j as the address of root', (email, problem, isGood) => {
  expect(emailProblem(built, company, email)).toBe(problem);
  expect(isEmailGood(built, company, email)).toBe(isGood);
});

test('its own address an account may keep', () => {
  expect(isEmailGood(built, other.id, other.email)).toBe(true);
});
