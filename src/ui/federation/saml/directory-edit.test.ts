import { expect, test } from 'vitest';
import { namesIn, pairsIn, pairsText, withEntry } from './directory-edit.ts';

const names: readonly (readonly [string, readonly string[]])[] = [
  ['a, b', ['a', 'b']],
  [' a,,b , a', ['a', 'b']],
  ['', []],
];

test.each(names)('names in %j', (typed, expected) => {
  expect(namesIn(typed)).toEqual(expected);
});

const pairs: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['department=payments, level=2', { department: 'payments', level: '2' }],
  ['a = b=c', { a: 'b=c' }],
  ['flag', { flag: '' }],
  ['=nameless', {}],
  ['city=Bern, Switzerland, level=2', { city: 'Bern, Switzerland', level: '2' }],
  ['city=Bern,', { city: 'Bern,' }],
];

test.each(pairs)('pairs in %j', (typed, expected) => {
  expect(pairsIn(typed)).toEqual(expected);
});

test('pairs are written as they are typed', () => {
  expect(pairsText({ department: 'payments', level: '2' })).toBe('department=payments, level=2');
});

test('one entry of a list is changed or left out', () => {
  expect(withEntry(['a', 'b'], 1, 'c')).toEqual(['a', 'c']);
  expect(withEntry(['a', 'b'], 0, undefined)).toEqual(['b']);
});
