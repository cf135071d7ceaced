import { describe, expect, test } from 'vitest';
import type { Check, Reason } from '#authorize/decision.ts';
import { elementRow, shortArn, type Piece } from './element-words.ts';

const statement = {
  Effect: 'Deny',
  Principal: { AWS: ['arn:aws:iam::111122223333:user/bob', '*'] },
  Action: ['s3:Get*', 's3:PutObject', 's3:DeleteObject'],
  NotAction: Array.from({ length: 9 }, (_, index) => `a:B${index}`),
  Resource: 'arn:aws:s3:::acme/*',
  Condition: { StringNotEquals: { 'aws:username': ['root', 'ops'] } },
};
const document = { Version: '2012-10-17', Statement: [statement] };

/** The pieces as text: `*strong*`, `!gap!`. */
function text(pieces: readonly Piece[]): string {
  const marks = { strong: '*', gap: '!', words: '' } as const;
  return pieces
    .map((piece) => (piece.as ? marks[piece.as] + piece.text + marks[piece.as] : piece.text))
    .join('');
}

function rowOf(
  element: Check['element'],
  holds: boolean,
  because: Reason,
  path: readonly (string | number)[] = [element],
) {
  const row = elementRow({ element, holds, because, at: ['Statement', 0, ...path] }, document, 'alice');
  return `${row.mark} | ${text(row.says)} | ${text(row.has)}`;
}

const at = ['Condition', 'StringNotEquals', 'aws:username'];
const condition = { kind: 'condition', operator: 'StringNotEquals', key: 'aws:username' } as const;

describe('elementRow: mark | statement says | request has', () => {
  test.each<[string, string]>([
    [
      rowOf('Action', true, { kind: 'covered', by: 's3:DeleteObject', index: 2, value: 's3:DeleteObject' }),
      'holds | s3:Get*, s3:PutObject, *s3:DeleteObject* | s3:DeleteObject',
    ],
    [
      rowOf('Action', false, { kind: 'notCovered', value: 's3:ListBucket' }),
      'fails | s3:Get*, s3:PutObject, s3:DeleteObject | s3:ListBucket',
    ],
    // Of long lists the beginning, and in any case the entry that matched.
    [
      rowOf('NotAction', false, { kind: 'covered', by: 'a:B7', index: 7, value: 'a:B7' }),
      'fails | a:B0, a:B1, a:B2, a:B3, *a:B7* and 4 more | a:B7',
    ],
    [
      rowOf('Resource', true, {
        kind: 'covered',
        by: 'arn:aws:s3:::acme/*',
        index: 0,
        value: 'arn:aws:s3:::acme/a',
      }),
      'holds | *arn:aws:s3:::acme/** | …acme/a',
    ],
    [
      rowOf('Principal', true, { kind: 'named', by: '*', naming: 'direct' }),
      'holds | AWS arn:aws:iam::111122223333:user/bob, *AWS ** | alice, as everyone',
    ],
    [
      rowOf('Principal', false, { kind: 'notNamed' }),
      'fails | AWS arn:aws:iam::111122223333:user/bob, AWS * | alice, not named here',
    ],
    [
      rowOf('Condition', true, { ...condition, missing: 'key' }, at),
      'holds | aws:username *StringNotEquals* "root", "ops" | !key missing!, which counts as not equal',
    ],
    [
      rowOf('Condition', true, { ...condition, operator: 'StringNotEqualsIfExists', missing: 'key' }, at),
      'holds | aws:username *StringNotEqualsIfExists* "root", "ops" | !key missing!, which IfExists lets pass',
    ],
    // Not known rather than not matching: the request could still bring the key.
    [
      rowOf('Condition', false, { ...condition, operator: 'StringEquals', missing: 'key' }, at),
      'unknown | aws:username *StringEquals* "root", "ops" | !key missing!',
    ],
    [
      rowOf('Condition', false, { ...condition, actual: ['ops', 'dev'], matched: { written: 'ops' } }, at),
      'fails | aws:username *StringNotEquals* "root", "ops" | ops, dev',
    ],
    [
      rowOf('Resource', true, { kind: 'attachedResource', value: 'arn:aws:s3:::acme' }, []),
      'holds | no Resource element | …acme, to which the policy is attached',
    ],
    [
      rowOf('Action', false, { kind: 'unevaluable', problem: 'missingElement', value: '' }, []),
      'unknown |  | !Action is missing!',
    ],
    [
      rowOf('Effect', false, { kind: 'unevaluable', problem: 'unknownEffect', value: 'deny' }),
      'unknown | Deny | !deny is neither Allow nor Deny!',
    ],
  ])('%s', (row, expected) => {
    expect(row).toBe(expected);
  });

  test('without the text at hand, the entry that matched still shows', () => {
    const because: Reason = { kind: 'covered', by: 's3:*', index: 0, value: 's3:GetObject' };
    const row = elementRow(
      { element: 'Action', holds: true, because, at: ['Statement', 0, 'Action'] },
      undefined,
      'alice',
    );
    expect(text(row.says)).toBe('*s3:**');
  });
});

test.each([
  ['arn:aws:s3:::acme/a.csv', '…acme/a.csv'],
  ['arn:aws:sns:eu-west-1:111122223333:topic:sub', '…topic:sub'],
  ['*', '*'],
  ['s3:GetObject', 's3:GetObject'],
])('shortArn: %s as %s', (arn, short) => {
  expect(shortArn(arn)).toBe(short);
});
