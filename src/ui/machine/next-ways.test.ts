import { expect, test } from 'vitest';
import { sessionMachine, told, type SessionEvent } from '#machines/session.machine.ts';
import { nextRows, type NextSituation } from './next-ways.ts';
import { whenWords } from './when-words.ts';

const issued: SessionEvent = {
  type: 'credentials.issued',
  issuedAt: '2026-03-01T12:00:00Z',
  expiresAt: '2026-03-01T13:00:00Z',
};
const later = { label: 'An hour later', event: { type: 'clock.moved', now: '2026-03-01T13:00:00Z' } };
const ask = { label: 'Ask for a code', event: { type: 'code.asked' } };

function rows(situation: Partial<NextSituation>): readonly string[] {
  const all = nextRows({ machine: sessionMachine, snapshot: told([issued]), events: [], ...situation });
  return all.flatMap(({ type, sends, can, ways }) => {
    const head = `${sends?.label ?? type}${sends && !can ? ' (not now)' : ''}`;
    return ways.length === 0
      ? [head]
      : ways.map(({ to, answer, at = '' }) => `${head}: ${to} ${answer} ${at}`.trim());
  });
}

test('without events: what the machine waits for, and the guards cannot say', () => {
  expect(rows({})).toEqual([
    'clock.moved: credentials.expired unknown',
    'clock.moved: credentials.expiring unknown',
    'rights.cut: rights.cut yes',
    'issuer.deleted: rights.gone yes',
  ]);
});

test('with the time the guards of the time can say, and the next change has its time', () => {
  const next = { at: '2026-03-01T12:45:00Z', to: 'expiring' };
  expect(rows({ now: '2026-03-01T12:10:00Z', next }).slice(0, 2)).toEqual([
    'clock.moved: credentials.expired no',
    'clock.moved: credentials.expiring no 2026-03-01T12:45:00Z',
  ]);
});

test('events that can be sent come first, also those that do nothing now', () => {
  expect(rows({ events: [ask, later], now: '2026-03-01T12:10:00Z' })).toEqual([
    'Ask for a code (not now)',
    'An hour later: credentials.expired yes',
    'An hour later: credentials.expiring yes',
    'rights.cut: rights.cut yes',
    'issuer.deleted: rights.gone yes',
  ]);
});

test.each([
  ['2026-03-01T12:00:00Z', undefined, 'at 12:00:00'],
  ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z', 'at 12:00:00, now'],
  ['2026-03-01T12:00:30Z', '2026-03-01T12:00:00Z', 'at 12:00:30, in 30 s'],
  ['2026-03-01T12:15:59Z', '2026-03-01T12:00:00Z', 'at 12:15:59, in 15 min'],
  ['2026-03-01T18:00:00Z', '2026-03-01T12:00:00Z', 'at 18:00:00, in 6 h'],
  ['2026-03-02T00:30:00Z', '2026-03-01T12:00:00Z', 'at 2026-03-02 00:30:00, in 12 h 30 min'],
])('%s as seen from %s', (at, now, words) => expect(whenWords(at, now)).toBe(words));
