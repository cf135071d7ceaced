import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replacement } from './replacement.ts';

describe('replacement', () => {
  it.each([
    ['abc', 'abc', undefined],
    ['abc', 'abXc', { from: 2, to: 2, insert: 'X' }],
    ['abXc', 'abc', { from: 2, to: 3, insert: '' }],
    ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
    ['', 'new', { from: 0, to: 0, insert: 'new' }],
    ['one', 'two', { from: 0, to: 3, insert: 'two' }],
  ])('%j to %j', (before, after, change) => {
    expect(replacement(before, after)).toEqual(change);
  });

  it('makes the new text of the old one, whatever they are', () => {
    const text = fc.stringMatching(/^[ab\n]*$/);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { from, to, insert } = replacement(before, after) ?? { from: 0, to: 0, insert: '' };
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
      }),
    );
  });
});
