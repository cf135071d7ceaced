import { expect, test } from 'vitest';
import { regions } from './regions.ts';

test('every Region is named once, and only us-east-1 has STS always', () => {
  expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
  expect(regions.filter(({ sts }) => sts === 'always').map(({ code }) => code)).toEqual(['us-east-1']);
});
