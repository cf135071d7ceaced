import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { globOfCatalogue, globOfPolicy, meet } from './glob.ts';

test.each([
  ['user/alice', 'user/${UserName}', true],
  ['user/', 'user/${UserName}', false],
  ['rolle/A', 'role/${RoleName}', false],
  ['*', 'role/${RoleName}', true],
  ['*/A', 'role/${RoleName}', true],
  ['r?le/A', 'role/${RoleName}', true],
  ['role/${aws:username}', 'role/${RoleName}', true],
  ['role/${aws:user', 'role/${RoleName}', true],
  ['role/${*}', 'role/${RoleName}', true],
  ['team-*', '${TableName}/index/${IndexName}', true],
  ['a*b', '${Name}c', false],
  ['*b?', '${Name}c', true],
  ['backup/x', 'backup/${ServerName}-{Date}', false],
  ['stack/*', 'stack/*/${Id}', true],
])('%s and %s: %s', (written, pattern, expected) => {
  expect(meet(globOfPolicy(written), globOfCatalogue(pattern))).toBe(expected);
});

const part = fc.constantFrom('a', 'b', '?', '*');
const glob = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));

/** All texts of up to five letters that a pattern fits, by the regular expression that it is. */
const texts = Array.from({ length: 6 }, (_, length) =>
  Array.from({ length: 2 ** length }, (_, n) =>
    Array.from({ length }, (_, i) => ((n >> i) & 1 ? 'a' : 'b')).join(''),
  ),
).flat();

function fitting(pattern: string): ReadonlySet<string> {
  const expression = new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`);
  return new Set(texts.filter((text) => expression.test(text)));
}

it('two patterns meet when a text fits both', () => {
  fc.assert(
    fc.property(glob, glob, (a, b) => {
      const both = [...fitting(a)].some((text) => fitting(b).has(text));
      const found = meet(globOfPolicy(a), globOfPolicy(b));
      expect(meet(globOfPolicy(b), globOfPolicy(a))).toBe(found);
      if (both) expect(found).toBe(true);
      // A common text is at most as long as all literal characters together.
      const literals = (a + b).replaceAll('*', '').length;
      if (literals <= 5) expect(found).toBe(both);
    }),
    { numRuns: 2_000 },
  );
});
