import { expect, test } from 'vitest';
import { fullness } from './fullness.ts';

test.each([
  ['AccessKeysPerUser', 1, ''],
  ['AccessKeysPerUser', 2, ', full'],
  ['AccessKeysPerUser', 3, ', too many'],
  ['PolicySize', 3, ', too large'],
  ['ACLSizePerRole', 3, ', too large'],
] as const)('of %s, whose limit is 2, %i are used%s', (name, used, says) => {
  expect(fullness(used, 2, name)).toBe(says);
});
