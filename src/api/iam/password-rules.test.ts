import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '#account/account.ts';
import type { PasswordPolicy } from '#account/password-policy.ts';
import { brokenRules, missingKinds, passwordRules, type PasswordRule } from './password-rules.ts';

const account: Account = { id: '111122223333', name: 'Ledger-1', email: 'Owner1@example.com' };

const lenient: PasswordPolicy = {
  minimumPasswordLength: 6,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercaseCharacters: false,
  requireLowercaseCharacters: false,
  allowUsersToChangePassword: false,
};

const strict: PasswordPolicy = {
  ...lenient,
  minimumPasswordLength: 12,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercaseCharacters: true,
  requireLowercaseCharacters: true,
};

const name = (rule: PasswordRule): string => (rule.rule === 'character' ? rule.kind : rule.rule);

/** Names of the rules that the password breaks; without a policy, AWS's own. */
function broken(password: string, passwordPolicy?: PasswordPolicy): readonly string[] {
  const rules = passwordRules({ ...account, ...(passwordPolicy && { passwordPolicy }) });
  return brokenRules(password, rules).map(name);
}

describe('AWS’s own rules', () => {
  const rows: readonly (readonly [why: string, password: string, broken: readonly string[]])[] = [
    ['three kinds of four, eight characters', 'Abcdefg1', []],
    ['symbols make up for numbers', 'Abcdefg!', []],
    ['seven characters', 'Abcde1!', ['length']],
    ['128 characters', `Aa1${'a'.repeat(125)}`, []],
    ['129 characters', `Aa1${'a'.repeat(126)}`, ['length']],
    ['two kinds', 'abcdefg1', ['kinds']],
    ['two kinds, too short', 'abc1', ['length', 'kinds']],
    ['a blank is no symbol', 'abcdefg 1', ['kinds']],
    ['a letter with an accent is of no kind', 'éabcdefg1', ['kinds']],
    ['the account’s name', 'Ledger-1', ['not']],
    ['the account’s address', 'Owner1@example.com', ['not']],
    ['more than the account’s name', 'Ledger-12', []],
  ];

  it.each(rows)('%s: %s', (_, password, expected) => {
    expect(broken(password)).toEqual(expected);
  });
});

describe('the rules of a password policy', () => {
  const rows: readonly (readonly [
    why: string,
    policy: PasswordPolicy,
    password: string,
    broken: readonly string[],
  ])[] = [
    ['nothing but the length', lenient, 'aaaaaa', []],
    ['the length', lenient, 'aaaaa', ['length']],
    ['everything', strict, 'Abcdefghij1!', []],
    ['everything missing', strict, '', ['length', 'uppercase', 'lowercase', 'number', 'symbol']],
    ['one kind missing', strict, 'Abcdefghijk1', ['symbol']],
    ['a symbol that AWS does not count', strict, 'Abcdefghij1?', ['symbol']],
    ['its own length, not AWS’s', { ...lenient, minimumPasswordLength: 20 }, 'Abcdefghij1!', ['length']],
    ['AWS’s other rules give way to it', lenient, 'Ledger-1', []],
  ];

  it.each(rows)('%s', (_, policy, password, expected) => {
    expect(broken(password, policy)).toEqual(expected);
  });
});

describe('every symbol that AWS counts', () => {
  it.each("!@#$%^&*()_+-=[]{}|'".split(''))('%s', (symbol) => {
    expect(missingKinds(symbol)).not.toContain('symbol');
  });
});

it('a password that keeps the rules keeps them when more is typed', () => {
  const typed = fc.string({ maxLength: 40 });
  const sample = fc.constantFrom('Abcdefghij1!', 'zZ9{longer-than-it}', "Pass'word 2026");
  fc.assert(
    fc.property(sample, typed, (password, more) => {
      expect(broken(password + more, strict)).toEqual([]);
    }),
  );
});
