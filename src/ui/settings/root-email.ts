/**
 * What the e-mail address of an account, with which root signs in, must be.
 *
 * AWS: Account Management API Reference, "StartPrimaryEmailUpdate": 5 to 64 characters; one account has an address, whatever its case.
 */
import type { AccountId } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { text } from '#api/shape.ts';
import { brokenConstraints, type Rule } from '#ui/account/rules.ts';

export const emailRule: Rule = {
  parameter: 'PrimaryEmail',
  shape: text({ min: 5, max: 64 }),
  most: 64,
  says: 'Of no other account',
};

const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Why this cannot be the address of the account. */
export function emailProblem({ accounts }: World, accountId: AccountId, email: string): string | undefined {
  if (email === '') return undefined;
  if (!isAddress.test(email)) return 'An address has a name, an @ and a domain: root@example.com';
  const other = [...accounts.values()].find(
    (account) => account.id !== accountId && account.email?.toLowerCase() === email.toLowerCase(),
  );
  return other === undefined ? undefined : `Account ${other.id} has it already.`;
}

/** Whether it can be saved. */
export function isEmailGood(world: World, accountId: AccountId, email: string): boolean {
  const isOfRule = brokenConstraints(emailRule, email).length === 0;
  return email !== '' && isOfRule && emailProblem(world, accountId, email) === undefined;
}
