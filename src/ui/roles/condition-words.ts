/**
 * Conditions of a trust policy in words: `only with the external id “42”`.
 *
 * AWS: IAM User Guide, "Condition operators", "AWS global condition context keys", "IAM and AWS STS condition context keys".
 * Not here: whether they hold (policy/condition.ts).
 */
import type { TrustCondition } from './trust-policy.ts';

export function conditionWords(condition: TrustCondition): string {
  const key = condition.key.toLowerCase();
  const special = specials
    .filter(([pattern]) => pattern.test(key))
    .map(([, words]) => words(condition))
    .find((words) => words !== undefined);
  return special ?? plain(condition);
}

type Words = (condition: TrustCondition) => string | undefined;

/** Words for an operator that asks for these values; others have none of their own. */
function oneOf(operator: RegExp, words: (list: string, values: readonly string[]) => string): Words {
  return (condition) =>
    operator.test(condition.operator) ? words(quoted(condition.values), condition.values) : undefined;
}

const equals = /^(StringEquals|StringEqualsIgnoreCase)$/;
const equalsOrLike = /^(StringEquals|StringLike|ArnEquals|ArnLike)$/;

const specials: readonly (readonly [RegExp, Words])[] = [
  [/^sts:externalid$/, oneOf(equals, (list) => `only with the external id ${list}`)],
  [/^aws:multifactorauthpresent$/, mfaPresent],
  [/^aws:multifactorauthage$/, oneOf(/^NumericLessThan(Equals)?$/, (_, [most = '']) => mfaAge(most))],
  [/^sts:rolesessionname$/, oneOf(equals, (list) => `only under the session name ${list}`)],
  [/^sts:sourceidentity$/, oneOf(equals, (list) => `only with the source identity ${list}`)],
  [/^aws:sourceaccount$/, oneOf(equals, (list) => `only for things of account ${list}`)],
  [/^aws:sourcearn$/, oneOf(equalsOrLike, (list) => `only for ${list}`)],
  [/^aws:principalorgid$/, oneOf(equals, (list) => `only from the organization ${list}`)],
  [/^aws:sourceip$/, oneOf(/^IpAddress$/, (list) => `only from ${list}`)],
  [/^saml:aud$/, oneOf(equals, (list) => `only for signing in at ${list}`)],
  [/:aud$/, oneOf(equals, (list) => `only with a token made for ${list}`)],
  [/:sub$/, oneOf(equals, (list) => `only if its subject is ${list}`)],
  [/:sub$/, oneOf(/^StringLike$/, (list) => `only if its subject is like ${list}`)],
];

function mfaPresent({ operator, values }: TrustCondition): string | undefined {
  const wanted = values[0]?.toLowerCase();
  if (operator === 'Bool') return wanted === 'true' ? 'only after MFA' : 'only without MFA';
  if (operator !== 'BoolIfExists') return undefined;
  return wanted === 'true'
    ? 'only after MFA, or with long-term access keys, which say nothing about MFA'
    : 'only without MFA';
}

function mfaAge(seconds: string): string {
  return `only within ${Number(seconds).toLocaleString('en')} seconds after MFA`;
}

const verbs: Readonly<Record<string, string>> = {
  StringEquals: 'is',
  StringEqualsIgnoreCase: 'is, in any letter case,',
  StringNotEquals: 'is not',
  StringNotEqualsIgnoreCase: 'is not, in any letter case,',
  StringLike: 'is like',
  StringNotLike: 'is not like',
  ArnEquals: 'is like',
  ArnLike: 'is like',
  ArnNotEquals: 'is not like',
  ArnNotLike: 'is not like',
  Bool: 'is',
  NumericEquals: 'is',
  NumericNotEquals: 'is not',
  NumericLessThan: 'is less than',
  NumericLessThanEquals: 'is at most',
  NumericGreaterThan: 'is more than',
  NumericGreaterThanEquals: 'is at least',
  DateLessThan: 'is before',
  DateLessThanEquals: 'is not after',
  DateGreaterThan: 'is after',
  DateGreaterThanEquals: 'is not before',
  IpAddress: 'is in',
  NotIpAddress: 'is not in',
};

function plain({ operator, key, values }: TrustCondition): string {
  const [, set = '', name = '', ifExists] =
    /^(?:(ForA(?:ll|ny)Values):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  const subject = { ForAllValues: `every value of ${key}`, ForAnyValue: `some value of ${key}` }[set] ?? key;
  if (name === 'Null') return `only if ${key} is ${values[0] === 'true' ? 'absent' : 'there'}`;
  const test = `only if ${subject} ${verbs[name] ?? name} ${quoted(values)}`;
  return ifExists === undefined ? test : `${test}, or is absent`;
}

/** `“a”`, `“a” or “b”`, `“a”, “b” or “c”`. */
function quoted(values: readonly string[]): string {
  const marked = values.map((value) => `“${value}”`);
  const last = marked.at(-1) ?? 'nothing';
  return marked.length < 2 ? last : `${marked.slice(0, -1).join(', ')} or ${last}`;
}
