/**
 * Errors of condition values that leave more open than they seem to: wildcards and variables in telling places.
 *
 * AWS: IAM User Guide, "AWS global condition context keys" (sensitive keys); "Access Analyzer policy check reference".
 */
import { eachValue } from './conditions.ts';
import type { ConditionTest } from './document.ts';
import { error, every, quote, type FindingRule } from './rule.ts';
import { firstVariable, firstWildcard } from './variable-scan.ts';

/** Keys that decide whom one trusts: each value is to be one account, organization or network. */
const sensitiveKeys = new Set(
  `aws:principalaccount aws:principalorgid aws:resourceaccount aws:resourceorgid aws:sourceaccount aws:sourceorgid
  aws:sourcevpc aws:sourcevpce aws:vpceaccount aws:vpceorgid`.split(/\s+/),
);

/** Keys whose values begin with what matters most. */
const prefixedKeys = new Set([
  'aws:principalarn',
  'aws:sourcearn',
  'aws:principalorgpaths',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
]);

const leastLiteral = 6;

export const permissiveValues: readonly FindingRule[] = [
  {
    code: 'WILDCARD_USAGE_TOO_PERMISSIVE',
    ...error,
    in: every,
    find: ({ document }) =>
      eachValue(document, ({ text }, test) => tooPermissive(test, text, firstWildcard(text), 'wildcard')),
  },
  {
    code: 'VARIABLE_USAGE_TOO_PERMISSIVE',
    ...error,
    in: every,
    find: ({ document }) =>
      eachValue(document, ({ text }, test) => tooPermissive(test, text, firstVariable(text), 'variable')),
  },
];

/** `at`: where the first wildcard or variable stands. */
function tooPermissive(test: ConditionTest, text: string, at: number, what: string): string | undefined {
  const { lowerKey, name, meaning, key } = test;
  const isLike = meaning?.family === 'Arn' || (meaning?.family === 'String' && name.name.endsWith('Like'));
  if (!isLike || at < 0) return undefined;
  if (sensitiveKeys.has(lowerKey)) {
    return `A ${what} in ${quote(key.name)} lets in those whom one does not know. Write the whole value.`;
  }
  if (prefixedKeys.has(lowerKey) && at < leastLiteral) {
    return `${quote(text)} leaves nearly everything open. Write at least ${leastLiteral} characters before the ${what}.`;
  }
  if (lowerKey === 'aws:userid' && opensRoleId(text, at)) {
    return `${quote(text)} leaves open whose id it is. Write what stands before the colon in full.`;
  }
  return undefined;
}

/** A role's sessions are `AROA…:name`. The name may be open, or the whole id, but not a part of the id. */
function opensRoleId(text: string, at: number): boolean {
  const colon = text.indexOf(':');
  return colon < 0 || (at < colon && text.slice(0, colon) !== '*');
}
