import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memo } from './memo.ts';

test('each text is made once while it is remembered', () => {
  const made: string[] = [];
  const shout = memo((text) => {
    made.push(text);
    return text.toUpperCase();
  }, 10);
  expect(['a', 'b', 'a', 'b', 'a'].map(shout)).toEqual(['A', 'B', 'A', 'B', 'A']);
  expect(made).toEqual(['a', 'b']);
});

test('the oldest is forgotten when the texts grow too long in all', () => {
  const made: string[] = [];
  const length = memo((text) => {
    made.push(text);
    return text.length;
  }, 6);
  ['aaa', 'bbb', 'ccc', 'ccc', 'bbb', 'aaa'].forEach(length);
  expect(made).toEqual(['aaa', 'bbb', 'ccc', 'aaa']);
});

test('a text that is longer than everything allowed is still answered', () => {
  const length = memo((text) => text.length, 1);
  expect([length('long text'), length('long text'), length('x')]).toEqual([9, 9, 1]);
});

test('it answers as what it remembers', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 }), { maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.nat(20), (asked, most) => {
      const remembering = memo((text) => ({ text }), most);
      expect(asked.map((text) => remembering(text).text)).toEqual(asked);
    }),
  );
});
