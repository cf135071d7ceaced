import { expect, test } from 'vitest';
import { countedSize } from './policy-size.ts';

test('white space does not count, wherever it stands', () => {
  expect(countedSize('{ "a":\n\t1 }')).toBe(7);
});
