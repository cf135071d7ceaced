import { describe, expect, it, test } from 'vitest';
import { brokenConstraints, rules, type Rule } from './rules.ts';

const all: readonly [string, Rule][] = Object.entries(rules);
/** A path is longest with slashes around it. */
const longest = ({ most, parameter }: Rule): string =>
  parameter === 'Path' ? `/${'a'.repeat(most - 2)}/` : 'a'.repeat(most);

describe.each(all)('%s', (_, rule) => {
  it('takes as many characters as it says', () => {
    expect(brokenConstraints(rule, longest(rule))).toEqual([]);
  });

  it('takes no more', () => {
    expect(brokenConstraints(rule, longest({ ...rule, most: rule.most + 1 }))).toEqual([
      `Member must have length less than or equal to ${rule.most}`,
    ]);
  });
});

test.each<[keyof typeof rules, string, readonly string[]]>([
  ['userName', 'a.b+c=d,e@f_g-h', []],
  ['userName', 'a b', ['Member must satisfy regular expression pattern: [\\w+=,.@-]+']],
  [
    'groupName',
    '',
    [
      'Member must have length greater than or equal to 1',
      'Member must satisfy regular expression pattern: [\\w+=,.@-]+',
    ],
  ],
  [
    'path',
    'dev',
    ['Member must satisfy regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)'],
  ],
  ['tagValue', '', []],
])('%s %j: %j', (name, text, problems) => {
  expect(brokenConstraints(rules[name], text)).toEqual(problems);
});
