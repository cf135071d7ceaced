import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWildcards } from './template.ts';
import { compilePattern } from './wildcard.ts';

function matches(pattern: string, text: string): boolean {
  return compilePattern(parseWildcards(pattern))(text);
}

/** The definition of `*` and `?`, by dynamic programming. */
function defined(pattern: string, text: string): boolean {
  let row = [true, ...Array<boolean>(text.length).fill(false)];
  for (const wanted of pattern) {
    const above = row;
    row = [wanted === '*' && above[0] === true];
    for (let i = 1; i <= text.length; i++) {
      const one = above[i - 1] === true && (wanted === '?' || wanted === text[i - 1]);
      row.push(wanted === '*' ? above[i] === true || row[i - 1] === true : one);
    }
  }
  return row.at(-1) === true;
}

describe('patterns with * and ?', () => {
  test.each([
    ['*', '', true],
    ['*', 'anything', true],
    ['', '', true],
    ['', 'a', false],
    ['?', '', false],
    ['?', 'a', true],
    ['a*', 'a', true],
    ['*a', 'ba', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['ab*ba', 'aba', false],
    ['*a?c*', 'xxabcx', true],
    ['*?', '', false],
    ['a**b', 'ab', true],
    ['Get*Object?', 'GetMyObjectX', true],
    ['a.c', 'abc', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  test('agree with the definition on random texts', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 12 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 16 });
    fc.assert(
      fc.property(pattern, text, (p, t) => matches(p, t) === defined(p, t)),
      { numRuns: 3_000 },
    );
  });

  test('agree with the definition where a segment is longer than a machine word', () => {
    const pattern = fc
      .tuple(
        fc.string({ unit: fc.constantFrom('a', '?'), minLength: 30, maxLength: 70 }),
        fc.constantFrom('*', '*b', ''),
      )
      .map(([segment, end]) => `*${segment}${end}`);
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 30, maxLength: 120 });
    fc.assert(
      fc.property(pattern, text, (p, t) => matches(p, t) === defined(p, t)),
      { numRuns: 500 },
    );
  });
});

/** Patterns that take a backtracking matcher hours: they must answer at once, whatever the machine. */
describe('hostile patterns', () => {
  const length = 10_000;
  test.each([
    ['a* ten times, then b', `${'a*'.repeat(10)}b`, 'a'.repeat(length)],
    ['a* a thousand times, then b', `${'a*'.repeat(1_000)}b`, 'a'.repeat(length)],
    ['*a? a thousand times, then b', `${'*a?'.repeat(1_000)}b`, 'a'.repeat(length)],
    ['one long segment with a hole', `*${'a'.repeat(2_000)}?b*`, 'a'.repeat(length)],
    ['one long segment, nearly there', `*${'a'.repeat(5_000)}b*`, 'a'.repeat(length)],
    ['one long segment, wrong at its start', `*b${'a'.repeat(5_000)}*`, 'a'.repeat(length)],
  ])(
    '%s: no match, without backtracking',
    (_, pattern, text) => {
      expect(matches(pattern, text)).toBe(false);
    },
    1_000,
  );
});
