import { describe, expect, it } from 'vitest';
import { isOn, marksOf, placeOn, scaleAround } from './scale.ts';

const now = '2026-11-21T14:38:53Z';

describe('the line of the clock', () => {
  it.each([
    ['two hours when nothing is to come', undefined, ['14:00', '14:30', '15:00', '15:30', '16:00']],
    [
      'two hours for what comes in them',
      '2026-11-21T15:30:00Z',
      ['14:00', '14:30', '15:00', '15:30', '16:00'],
    ],
    [
      'a longer while for what comes later',
      '2026-11-21T19:00:00Z',
      ['12:00', '14:00', '16:00', '18:00', '20:00'],
    ],
    ['days', '2026-11-23T12:00:00Z', ['21 Nov', '22 Nov', '23 Nov', '24 Nov', '25 Nov']],
  ])('shows %s', (_, reach, expected) => {
    const marks = marksOf(scaleAround(now, reach)).map(({ says }) => says);
    expect(marks).toEqual(expected);
  });

  it('shows a year at most', () => {
    expect(scaleAround(now, '2036-01-01T00:00:00Z').step).toBe(90 * 86_400);
  });

  it('has now on it, after the first mark', () => {
    for (const reach of [undefined, '2026-11-21T19:00:00Z', '2027-02-01T00:00:00Z']) {
      const place = placeOn(scaleAround(now, reach), now);
      expect(place).toBeGreaterThan(0.1);
      expect(place).toBeLessThan(0.4);
    }
  });

  it.each([
    ['2026-11-21T13:59:59Z', false],
    ['2026-11-21T14:00:00Z', true],
    ['2026-11-21T16:00:00Z', true],
    ['2026-11-21T16:00:01Z', false],
  ])('%s is on it: %s', (at, expected) => {
    expect(isOn(scaleAround(now, undefined), at)).toBe(expected);
  });
});
