/**
 * What a password of an IAM user must be, and which of it a password is not: data, so that a form can tell while it is typed.
 *
 * AWS: IAM User Guide, "Set an account password policy for IAM users", with the default rules of an account without one.
 * Not here: former passwords, which are kept as hashes (login-profile.ts).
 */
import type { Account } from '#account/account.ts';
import type { PasswordPolicy } from '#account/password-policy.ts';

export type CharacterKind = 'uppercase' | 'lowercase' | 'number' | 'symbol';

export type PasswordRule =
  | { readonly rule: 'length'; readonly min: number; readonly max: number }
  | { readonly rule: 'character'; readonly kind: CharacterKind }
  /** So many of the four kinds of characters. */
  | { readonly rule: 'kinds'; readonly atLeast: number }
  /** Not the account's name or address. */
  | { readonly rule: 'not'; readonly text: string };

const longest = 128;

/** The symbols that AWS counts; others are allowed, but are none. */
const characters: Readonly<Record<CharacterKind, RegExp>> = {
  uppercase: /[A-Z]/,
  lowercase: /[a-z]/,
  number: /[0-9]/,
  symbol: /[!@#$%^&*()_+\-=[\]{}|']/,
};

const kinds = Object.keys(characters) as readonly CharacterKind[];

/** The rules in this account, as its policy or else AWS sets them. */
export function passwordRules(account: Account | undefined): readonly PasswordRule[] {
  return account?.passwordPolicy === undefined ? defaultRules(account) : rulesOf(account.passwordPolicy);
}

/** What root's password must be: AWS's own rules, whatever the account asks of its users. */
export function rootPasswordRules(account: Account | undefined): readonly PasswordRule[] {
  return defaultRules(account);
}

function rulesOf(policy: PasswordPolicy): readonly PasswordRule[] {
  const required: Readonly<Record<CharacterKind, boolean>> = {
    uppercase: policy.requireUppercaseCharacters,
    lowercase: policy.requireLowercaseCharacters,
    number: policy.requireNumbers,
    symbol: policy.requireSymbols,
  };
  return [
    { rule: 'length', min: policy.minimumPasswordLength, max: longest },
    ...kinds.filter((kind) => required[kind]).map((kind) => ({ rule: 'character', kind }) as const),
  ];
}

function defaultRules(account: Account | undefined): readonly PasswordRule[] {
  const own = [account?.name, account?.email].filter((text) => text !== undefined);
  return [
    { rule: 'length', min: 8, max: longest },
    { rule: 'kinds', atLeast: 3 },
    ...own.map((text) => ({ rule: 'not', text }) as const),
  ];
}

/** The rules that this password breaks, in their order. */
export function brokenRules(password: string, rules: readonly PasswordRule[]): readonly PasswordRule[] {
  return rules.filter((rule) => !keeps(password, rule));
}

/** The kinds of characters that the password has none of. */
export function missingKinds(password: string): readonly CharacterKind[] {
  return kinds.filter((kind) => !characters[kind].test(password));
}

function keeps(password: string, rule: PasswordRule): boolean {
  switch (rule.rule) {
    case 'length':
      return password.length >= rule.min && password.length <= rule.max;
    case 'character':
      return characters[rule.kind].test(password);
    case 'kinds':
      return kinds.length - missingKinds(password).length >= rule.atLeast;
    case 'not':
      return password !== rule.text;
  }
}
