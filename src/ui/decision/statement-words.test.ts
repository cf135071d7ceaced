import { describe, expect, test } from 'vitest';
import type { Check, StatementTrace } from '#authorize/decision.ts';
import { conclusion, statementPlace } from './statement-words.ts';

const list = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow' }, { Effect: 'Deny' }] },
  null,
  2,
);
const single = '{"Statement":{"Effect":"Allow"}}';

test.each([
  [list, 1, { number: 'statement 2 of 2', lines: 'lines 7–9' }],
  [single, 0, { number: 'statement 1 of 1', lines: 'line 1' }],
  ['{', 0, { number: 'statement 1 of 1', lines: undefined }],
  [undefined, 3, { number: 'statement 4', lines: undefined }],
] as const)('statementPlace of %j, %i', (text, index, place) => {
  expect(statementPlace(text, index)).toEqual(place);
});

function check(element: Check['element'], holds: boolean): Check {
  return { element, holds, because: { kind: holds ? 'attachedResource' : 'notCovered', value: '' }, at: [] };
}

function statement(effect: 'Allow' | 'Deny', ...checks: readonly Check[]): StatementTrace {
  const ref = { policy: { kind: 'given', name: 'p' }, index: 0 } as const;
  return { ref, effect, applies: checks.every(({ holds }) => holds), checks };
}

const action = check('Action', true);
const resource = check('Resource', true);
const condition = check('Condition', true);
const unknown: Check = {
  element: 'Effect',
  holds: false,
  because: { kind: 'unevaluable', problem: 'unknownEffect', value: 'allow' },
  at: [],
};

describe('conclusion', () => {
  test.each<[string, StatementTrace]>([
    ['It matches, so this Allow applies.', statement('Allow', action)],
    ['Both match, so this Allow applies.', statement('Allow', action, resource)],
    ['All three match, so this Deny applies.', statement('Deny', action, resource, condition)],
    [
      'All 6 match, so this Deny applies.',
      statement('Deny', action, resource, condition, condition, condition, condition),
    ],
    [
      'Resource does not match, so this Allow does not apply.',
      statement('Allow', action, check('Resource', false)),
    ],
    [
      'Resource and Condition do not match, so this Allow does not apply.',
      statement(
        'Allow',
        action,
        check('Resource', false),
        check('Condition', false),
        check('Condition', false),
      ),
    ],
    // Of a statement about another action the rest does not matter.
    [
      'Action does not match, so this Deny does not apply.',
      statement('Deny', check('Action', false), check('Resource', false)),
    ],
    ['This statement cannot be evaluated, so it never applies.', statement('Allow', unknown, action)],
  ])('%s', (words, trace) => {
    expect(conclusion(trace)).toBe(words);
  });
});
