import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches, pieces } from './matches.ts';

const actions = [
  's3:DeleteObject',
  's3:GetObject',
  's3:GetObjectAcl',
  's3:ListBucket',
  'sqs:DeleteMessage',
  'iam:GetUser',
];

function found(query: string): string[] {
  return findMatches(actions, (action) => action, query).matches.map(({ item, ranges }) =>
    pieces(item, ranges)
      .map(({ text, hit }) => (hit ? `[${text}]` : text))
      .join(''),
  );
}

describe('matches', () => {
  it.each([
    ['s3:getobject', ['[s3:GetObject]', '[s3:GetObject]Acl']],
    ['S3:DEL', ['[s3:Del]eteObject']],
    ['get', ['s3:[Get]Object', 's3:[Get]ObjectAcl', 'iam:[Get]User']],
    ['delete sqs', ['[sqs]:[Delete]Message']],
    ['object', ['s3:Delete[Object]', 's3:Get[Object]', 's3:Get[Object]Acl']],
    ['bucket object', []],
    ['', actions],
  ])('%j finds %j', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('lists up to the limit and counts the rest', () => {
    const names = Array.from({ length: 250 }, (_, index) => `user-${index}`);
    const { matches, more } = findMatches(names, (name) => name, 'user', 100);
    expect([matches.length, more, matches[0]?.item]).toEqual([100, 150, 'user-0']);
  });

  it('pieces put together are the text, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1, maxLength: 3 })), (text, words) => {
        const { matches } = findMatches([text], (item) => item, words.join(' '));
        for (const { item, ranges } of matches) {
          expect(
            pieces(item, ranges)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
        }
      }),
    );
  });
});
