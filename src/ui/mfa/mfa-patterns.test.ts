import { expect, test } from 'vitest';
import { checkPolicy } from '#policy/findings/check-policy.ts';
import { decisionFor, mfaCredentials, mfaPatterns, policyOf } from './mfa-patterns.ts';

/** AWS's own table of what the patterns come to; the role session is like one without MFA. */
const rows: readonly (readonly [pattern: string, longTerm: boolean, without: boolean, with_: boolean])[] = [
  ['denyBoolIfExists', false, false, true],
  ['denyBool', true, false, true],
  ['allowBool', false, false, true],
  ['allowBoolIfExists', true, false, true],
  ['allowNull', false, true, true],
  ['denyNull', false, true, true],
  ['allowAge', false, false, true],
];

function verdicts(key: string, age: number): readonly boolean[] {
  const pattern = mfaPatterns.find((each) => each.key === key);
  if (pattern === undefined) throw new Error(`no pattern ${key}`);
  return mfaCredentials.map((each) => decisionFor(pattern, each, age).verdict === 'Allowed');
}

test.each(rows)('%s', (key, longTerm, without, withMfa) => {
  expect(verdicts(key, 60)).toEqual([longTerm, without, withMfa, without]);
});

test('an hour after MFA only the age has changed its mind', () => {
  const flipped = rows.filter(([key]) => String(verdicts(key, 3600)) !== String(verdicts(key, 3599)));
  expect(flipped.map(([key]) => key)).toEqual(['allowAge']);
});

test('every pattern has a row, and AWS would save it', () => {
  expect(mfaPatterns.map(({ key }) => key)).toEqual(rows.map(([key]) => key));
  for (const pattern of mfaPatterns) {
    const refused = checkPolicy(policyOf(pattern), { type: 'identity' }).filter(
      ({ type }) => type === 'ERROR',
    );
    expect(refused).toEqual([]);
  }
});
