import { expect, test } from 'vitest';
import { claimsIn } from './claims-text.ts';

test.each([
  ['an object', '{"a": [1]}', { a: [1] }],
  ['nothing', ' ', {}],
  ['a list', '[]', expect.stringContaining('JSON object')],
  ['a text that is being typed', '{"a"', expect.stringContaining('no JSON yet')],
])('%s', (_, typed, claims) => {
  expect(claimsIn(typed)).toEqual(claims);
});
