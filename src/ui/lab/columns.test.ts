import { expect, test } from 'vitest';
import { nextColumn, type Column } from './columns.ts';

test.each<[Column | undefined, 1 | -1, Column]>([
  ['request', 1, 'walk'],
  ['evidence', 1, 'request'],
  ['request', -1, 'evidence'],
  [undefined, 1, 'request'],
  [undefined, -1, 'evidence'],
])('from %s by %i to %s', (here, by, next) => {
  expect(nextColumn(here, by)).toBe(next);
});
