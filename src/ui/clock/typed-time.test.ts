import { expect, it } from 'vitest';
import { typedTime } from './typed-time.ts';

const now = '2026-11-21T14:38:53Z';
const unreadable = 'Type a date, a time or both in UTC, such as 2026-11-21 14:46:20.';
const outOfReach = 'The clock goes from the year 1971 to 9998.';

it.each([
  ['2026-11-21 14:46:20', '2026-11-21T14:46:20Z'],
  ['2026-11-21T14:46:20Z', '2026-11-21T14:46:20Z'],
  ['  2026-11-21   14:46 UTC ', '2026-11-21T14:46:00Z'],
  // Midnight of that day.
  ['2027-1-5', '2027-01-05T00:00:00Z'],
  // On the day that it is.
  ['9:05', '2026-11-21T09:05:00Z'],
  ['2028-02-29', '2028-02-29T00:00:00Z'],
  ['9998-12-31 23:59:59', '9998-12-31T23:59:59Z'],
])('%j is %s', (text, at) => {
  expect(typedTime(text, now)).toEqual({ at });
});

it.each([
  ['', unreadable],
  ['Z', unreadable],
  ['nonsense', unreadable],
  ['21.11.2026', unreadable],
  ['2026-11-21 14', unreadable],
  ['2026-11-21 14:46+01:00', unreadable],
  ['2026-04-31', `There is no 2026-04-31 00:00:00. ${unreadable}`],
  ['2026-13-01 10:00', `There is no 2026-13-01 10:00:00. ${unreadable}`],
  ['24:61', `There is no 2026-11-21 24:61:00. ${unreadable}`],
  ['1970-01-01', outOfReach],
  ['9999-01-01', outOfReach],
  ['12026-01-01', outOfReach],
])('%j is none: %s', (text, problem) => {
  expect(typedTime(text, now)).toEqual({ problem });
});
