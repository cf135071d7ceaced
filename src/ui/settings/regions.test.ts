import { expect, test } from 'vitest';
import { emptyWorld, put } from '#account/world.ts';
import { regions } from './regions.ts';
import { withSts } from './switch-sts.ts';

const id = '111122223333';
const world = put(emptyWorld, 'accounts', { id, name: 'company' });

test('STS goes off in a Region and comes back', () => {
  const off = withSts(withSts(world, id, 'eu-west-1', false), id, 'eu-west-2', false);
  expect(off.accounts.get(id)?.stsDisabledRegions).toEqual(['eu-west-1', 'eu-west-2']);
  expect(withSts(off, id, 'eu-west-1', false)).toEqual(withSts(off, id, 'eu-west-1', false));
  expect(withSts(withSts(off, id, 'eu-west-1', true), id, 'eu-west-2', true)).toEqual(world);
});

test('every Region is named once, and only us-east-1 has STS always', () => {
  expect(new Set(regions.map(({ code }) => code)).size).toBe(regions.length);
  expect(regions.filter(({ sts }) => sts === 'always').map(({ code }) => code)).toEqual(['us-east-1']);
});
