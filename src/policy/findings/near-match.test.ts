import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { nearest } from './near-match.ts';

test.each([
  ['Effct', ['Effect', 'Action'], 'Effect'],
  ['effect', ['Effect', 'Action'], 'Effect'],
  ['GetObjekt', ['GetObjectAcl', 'GetObject'], 'GetObject'],
  ['GetObjects', ['GetObjectAcl', 'GetObject'], 'GetObject'],
  ['s4', ['s3', 'ec2'], 's3'],
  ['x', ['a', 'b'], undefined],
  ['MakeCoffee', ['GetObject'], undefined],
  ['Action', ['NotAction', 'Actions'], 'Actions'],
])('the name nearest to %s of %j is %s', (written, names, expected) => {
  expect(nearest(written, names)).toBe(expected);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 8 });

/** Levenshtein's definition, as it stands in books. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (b.startsWith(a[0] ?? '')) return distance(a.slice(1), b.slice(1));
  return 1 + Math.min(distance(a.slice(1), b.slice(1)), distance(a.slice(1), b), distance(a, b.slice(1)));
}

it('is a name with the fewest edits, if at most two are needed', () => {
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1, maxLength: 5 }), (written, names) => {
      const fewest = Math.min(...names.map((name) => distance(written, name)));
      const found = nearest(written, names);
      expect(found === undefined ? undefined : distance(written, found)).toBe(
        fewest <= 2 ? fewest : undefined,
      );
    }),
  );
});
