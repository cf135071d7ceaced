/**
 * A password policy being written: its parameters, the rules it would make, an example that keeps them.
 *
 * AWS: IAM API Reference, "UpdateAccountPasswordPolicy". There are no partial updates, so every parameter is sent.
 */
import type { Account } from '#account/account.ts';
import type { PasswordPolicy } from '#account/password-policy.ts';
import { isAwsError } from '#api/aws-error.ts';
import type { Parameters } from '#api/call.ts';
import { passwordRules, type PasswordRule } from '#api/iam/password-rules.ts';
import { integer, object, readParameters } from '#api/shape.ts';

/** As typed: numbers are texts, an empty one is left out. */
export interface PolicyDraft {
  readonly length: string;
  readonly symbols: boolean;
  readonly numbers: boolean;
  readonly uppercase: boolean;
  readonly lowercase: boolean;
  readonly change: boolean;
  readonly age: string;
  readonly reuse: string;
  readonly hard: boolean;
}

export const limits = {
  length: { parameter: 'MinimumPasswordLength', min: 6, max: 128 },
  age: { parameter: 'MaxPasswordAge', min: 1, max: 1095 },
  reuse: { parameter: 'PasswordReusePrevention', min: 1, max: 24 },
} as const;

export type NumberName = keyof typeof limits;

/** Of the policy in force; for an account without one a strict one to begin with. */
export function draftOf(policy: PasswordPolicy | undefined): PolicyDraft {
  return {
    length: String(policy?.minimumPasswordLength ?? 8),
    symbols: policy?.requireSymbols ?? true,
    numbers: policy?.requireNumbers ?? true,
    uppercase: policy?.requireUppercaseCharacters ?? true,
    lowercase: policy?.requireLowercaseCharacters ?? true,
    change: policy?.allowUsersToChangePassword ?? true,
    age: String(policy?.maxPasswordAge ?? ''),
    reuse: String(policy?.passwordReusePrevention ?? ''),
    hard: policy?.hardExpiry ?? false,
  };
}

export function parametersOf(draft: PolicyDraft): Parameters {
  return {
    MinimumPasswordLength: numberOf(draft.length),
    RequireSymbols: draft.symbols,
    RequireNumbers: draft.numbers,
    RequireUppercaseCharacters: draft.uppercase,
    RequireLowercaseCharacters: draft.lowercase,
    AllowUsersToChangePassword: draft.change,
    MaxPasswordAge: numberOf(draft.age),
    PasswordReusePrevention: numberOf(draft.reuse),
    HardExpiry: draft.hard,
  };
}

/** What is no number is sent as it is, for AWS to complain about. */
function numberOf(typed: string): number | string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** AWS's words for a number that it would not take. */
export function numberProblem(name: NumberName, typed: string): string | undefined {
  if (typed.trim() === '') return undefined;
  const { parameter, min, max } = limits[name];
  const read = readParameters(
    object({ [parameter]: integer(min, max) }),
    { [parameter]: typed.trim() },
    { echo: false },
  );
  return isAwsError(read) ? read.message?.replace(/^.*constraint: /, '') : undefined;
}

/** The rules for passwords that the draft would make; AWS's smallest length while none is typed. */
export function rulesOfDraft(draft: PolicyDraft, account: Account | undefined): readonly PasswordRule[] {
  const typed = Number(draft.length.trim());
  const minimum = Number.isInteger(typed) && typed >= 6 ? Math.min(typed, 128) : 6;
  const passwordPolicy: PasswordPolicy = {
    minimumPasswordLength: minimum,
    requireSymbols: draft.symbols,
    requireNumbers: draft.numbers,
    requireUppercaseCharacters: draft.uppercase,
    requireLowercaseCharacters: draft.lowercase,
    allowUsersToChangePassword: draft.change,
  };
  return passwordRules({ id: '', name: '', ...account, passwordPolicy });
}

const beginnings = { uppercase: 'H', number: '7', symbol: '!' } as const;

/** A password that keeps the rules, as short as they let it be: for the eye, never for use. */
export function examplePassword(rules: readonly PasswordRule[]): string {
  const kinds = rules.flatMap((rule) => (rule.rule === 'character' ? [rule.kind] : []));
  const wanted = rules.some(({ rule }) => rule === 'kinds') ? (['uppercase', 'number'] as const) : kinds;
  const begin = wanted.map((kind) => (kind === 'lowercase' ? '' : beginnings[kind])).join('');
  const length = Math.max(...rules.map((rule) => (rule.rule === 'length' ? rule.min : 0)));
  return (begin + 'harbour-light-'.replaceAll('-', '').repeat(11)).slice(
    0,
    Math.max(length, begin.length + 1),
  );
}
