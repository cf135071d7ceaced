import { expect, test } from 'vitest';
import { speedOf, timeIn } from './clock.ts';
import { withCallsIn } from './region-of-calls.ts';
import { emptyWorld, put, type World } from './world.ts';

const real = Date.parse('2026-03-01T12:00:00.500Z');
const standing = put(emptyWorld, 'environments', {
  id: 'environment',
  now: '2024-05-06T07:08:09Z',
  region: 'us-east-1',
  sourceIp: '198.51.100.7',
});

test.each<readonly [string, World, number]>([
  ['a world whose time stands', standing, 0],
  ['a world that is always at real time', emptyWorld, 1],
])('%s goes on as it did, in another Region', (_, before, speed) => {
  const after = withCallsIn(before, 'eu-west-1', real);
  expect(after.environments.get('environment')?.region).toBe('eu-west-1');
  expect([timeIn(after, real + 5000), speedOf(after)]).toEqual([timeIn(before, real + 5000), speed]);
});

test('where calls come from stays', () => {
  expect(withCallsIn(standing, 'eu-west-1', real).environments.get('environment')?.sourceIp).toBe(
    '198.51.100.7',
  );
});
