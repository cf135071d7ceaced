import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brokenRules, passwordRules } from '#api/iam/password-rules.ts';
import { draftOf, examplePassword, numberProblem, parametersOf, rulesOfDraft } from './policy-draft.ts';

const account = { id: '111122223333', name: 'payments-prod', email: 'root@example.com' };

const drafts = fc.record({
  length: fc.integer({ min: 6, max: 128 }).map(String),
  symbols: fc.boolean(),
  numbers: fc.boolean(),
  uppercase: fc.boolean(),
  lowercase: fc.boolean(),
  change: fc.boolean(),
  age: fc.constant(''),
  reuse: fc.constant(''),
  hard: fc.boolean(),
});

test('the example keeps the rules that the draft would make', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const rules = rulesOfDraft(draft, account);
      const example = examplePassword(rules);
      expect(brokenRules(example, rules)).toEqual([]);
      expect(example).toHaveLength(Number(draft.length));
    }),
  );
});

test('the example keeps the rules of AWS where there is no policy', () => {
  const rules = passwordRules(account);
  expect(brokenRules(examplePassword(rules), rules)).toEqual([]);
});

test('what the person leaves empty is left out, and AWS takes its default', () => {
  const parameters = parametersOf({ ...draftOf(undefined), length: '', age: ' 90 ', reuse: 'x' });
  expect(parameters).toMatchObject({ MaxPasswordAge: 90, PasswordReusePrevention: 'x', HardExpiry: false });
  expect(parameters['MinimumPasswordLength']).toBeUndefined();
});

describe('a number', () => {
  test.each([
    ['length', '5', 'Member must have value greater than or equal to 6'],
    ['length', '128', undefined],
    ['age', '1096', 'Member must have value less than or equal to 1095'],
    ['age', '', undefined],
    ['reuse', '2.5', 'Member must be a number'],
  ] as const)('for %s %j', (name, typed, problem) => {
    expect(numberProblem(name, typed)).toBe(problem);
  });
});
