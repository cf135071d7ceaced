import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atRealTime,
  atTime,
  clockSpeeds,
  followsRealTime,
  jumped,
  opened,
  paused,
  resumed,
  running,
  settled,
  speedOf,
  timeIn,
} from './clock.ts';
import { emptyWorld, put, type World } from './world.ts';

const noon = '2026-03-01T12:00:00Z';
const real = Date.parse('2026-11-21T09:00:00.250Z');
const minute = 60_000;
const standing = put(emptyWorld, 'environments', {
  id: 'environment',
  now: noon,
  region: 'eu-central-1',
  sourceIp: '198.51.100.7',
});

describe('what time it is', () => {
  const rows: readonly (readonly [string, World, number, string])[] = [
    ['a world without an environment is at real time', emptyWorld, real, '2026-11-21T09:00:00Z'],
    ['a clock that stands does not go on', standing, real + minute, noon],
    ['1×: a minute is a minute', running(standing, 1, real), real + minute, '2026-03-01T12:01:00Z'],
    ['60×: a minute is an hour', running(standing, 60, real), real + minute, '2026-03-01T13:00:00Z'],
    ['3,600×: a second is an hour', running(standing, 3600, real), real + 1000, '2026-03-01T13:00:00Z'],
    [
      'real time that goes back does not take the world along',
      running(standing, 1, real),
      real - minute,
      noon,
    ],
    [
      'paused after a minute at 60×',
      paused(running(standing, 60, real), real + minute),
      real + 9 * minute,
      '2026-03-01T13:00:00Z',
    ],
    [
      'faster from where it was',
      running(running(standing, 60, real), 1, real + minute),
      real + 2 * minute,
      '2026-03-01T13:01:00Z',
    ],
    [
      'a jump of one that stands',
      jumped(standing, '2027-01-01T00:00:00Z', real),
      real + minute,
      '2027-01-01T00:00:00Z',
    ],
    [
      'a jump of one that runs goes on',
      jumped(running(standing, 60, real), noon, real + minute),
      real + 2 * minute,
      '2026-03-01T13:00:00Z',
    ],
    ['back to real time', atRealTime(standing, real), real + minute, '2026-11-21T09:01:00Z'],
    [
      'nobody looked at a fast clock: it waited',
      resumed(running(standing, 60, real), real + minute, real + 60 * minute),
      real + 60 * minute,
      '2026-03-01T13:00:00Z',
    ],
    [
      'nobody looked at one that follows real time: it went on',
      resumed(atRealTime(standing, real), real, real + 60 * minute),
      real + 60 * minute,
      '2026-11-21T10:00:00Z',
    ],
    [
      'a scenario opens at its own time, however late',
      opened(settled(running(standing, 60, real), real + minute), real + 900 * minute),
      real + 900 * minute,
      '2026-03-01T13:00:00Z',
    ],
    [
      '… and goes on from there',
      opened(settled(running(standing, 60, real), real + minute), real + 900 * minute),
      real + 901 * minute,
      '2026-03-01T14:00:00Z',
    ],
    ['one that stands stays as it is', opened(settled(standing, real), real + minute), real + minute, noon],
    ['not before 1971', jumped(standing, '1066-10-14T00:00:00Z', real), real, '1971-01-01T00:00:00Z'],
    [
      'not after 9998',
      running(jumped(standing, '9998-12-31T23:59:59Z', real), 3600, real),
      real + minute,
      '9999-01-01T00:00:00Z',
    ],
  ];
  test.each(rows)('%s', (_, world, at, expected) => {
    expect(timeIn(world, at)).toBe(expected);
  });
});

test('the place of requests stays when the clock is touched', () => {
  const touched = running(jumped(standing, '2030-01-01T00:00:00Z', real), 60, real);
  expect(touched.environments.get('environment')).toMatchObject({
    region: 'eu-central-1',
    sourceIp: '198.51.100.7',
  });
});

test('a world follows real time when it goes with it and not when it only runs as fast', () => {
  expect(followsRealTime(emptyWorld, real)).toBe(true);
  expect(followsRealTime(atRealTime(standing, real), real + 5 * minute)).toBe(true);
  expect(followsRealTime(running(standing, 1, real), real)).toBe(false);
  expect(followsRealTime(standing, Date.parse(noon))).toBe(false);
});

test('atTime shares everything but the time, and is the very same world when that is its time', () => {
  const later = atTime(standing, '2026-03-01T13:00:00Z');
  expect(later.users).toBe(standing.users);
  expect(timeIn(later, real)).toBe('2026-03-01T13:00:00Z');
  expect(atTime(later, '2026-03-01T13:00:00Z')).toBe(later);
});

test('changing the speed never changes the time at which it is changed, and time never goes back', () => {
  const speed = fc.constantFrom(...clockSpeeds);
  fc.assert(
    fc.property(speed, speed, fc.nat(10_000_000), fc.nat(10_000_000), (first, second, until, more) => {
      const before = running(standing, first, real);
      const at = real + until;
      const after = running(before, second, at);
      expect(speedOf(after)).toBe(second);
      expect(timeIn(after, at)).toBe(timeIn(before, at));
      expect(timeIn(paused(before, at), at + more)).toBe(timeIn(before, at));
      expect(timeIn(after, at + more) >= timeIn(after, at)).toBe(true);
    }),
  );
});
