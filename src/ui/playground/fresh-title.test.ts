import { expect, test } from 'vitest';
import { freshTitle } from './fresh-title.ts';

test.each([
  ['Payments team', [], 'Payments team'],
  ['Payments team', ['Other'], 'Payments team'],
  ['Payments team', ['Payments team'], 'Payments team (2)'],
  ['Payments team', ['Payments team', 'Payments team (2)'], 'Payments team (3)'],
  // A number that became free is used again.
  ['Payments team', ['Payments team', 'Payments team (3)'], 'Payments team (2)'],
  [' Padded ', ['Padded'], 'Padded (2)'],
  ['', [], 'Untitled'],
])('%j beside %j is called %j', (title, taken, fresh) => {
  expect(freshTitle(title, taken)).toBe(fresh);
});
