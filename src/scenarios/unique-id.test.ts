import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniqueId } from './unique-id.ts';

const prefixes = ['AIDA', 'AGPA', 'AROA', 'ANPA', 'ASIA'] as const;

test.each(prefixes)('%s ids have AWS’s form and follow from the name', (prefix) => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(uniqueId(prefix, name)).toMatch(new RegExp(`^${prefix}[A-Z2-7]+$`));
      expect(uniqueId(prefix, name)).toHaveLength(prefix === 'ASIA' ? 20 : 21);
      expect(uniqueId(prefix, name)).toBe(uniqueId(prefix, name));
    }),
  );
});

test('names that look alike get ids that do not', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `arn:aws:iam::111122223333:user/user-${index}`);
  expect(new Set(names.map((name) => uniqueId('AIDA', name))).size).toBe(names.length);
});
