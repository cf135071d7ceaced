import { expect, test } from 'vitest';
import { transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { nextChange, sessionMachine, told, type SessionEvent } from './session.machine.ts';

const issued: SessionEvent = {
  type: 'credentials.issued',
  issuedAt: '2026-03-01T12:00:00Z',
  expiresAt: '2026-03-01T13:00:00Z',
};
const asked: SessionEvent = { type: 'code.asked' };
const wrong: SessionEvent = { type: 'code.refused' };
const revoked: SessionEvent = { type: 'rights.cut', by: 'revokedByTime' };
const restored: SessionEvent = { type: 'rights.restored' };
const deleted: SessionEvent = { type: 'issuer.deleted' };
const denied: SessionEvent = { type: 'request.refused', code: 'AccessDenied' };

function at(time: string): SessionEvent {
  return { type: 'clock.moved', now: `2026-03-01T${time}Z` };
}

const rows: readonly (readonly [string, readonly SessionEvent[], string])[] = [
  ['asked for', [], 'requested full'],
  ['a trust policy that wants MFA asks for the code', [asked], 'challenged full'],
  ['a wrong code ends the request', [asked, wrong], 'refused full'],
  ['a denial ends it too', [denied], 'refused full'],
  ['the right code', [asked, issued], 'active full'],
  ['no MFA asked for', [issued], 'active full'],
  ['16 minutes before the end', [issued, at('12:44:00')], 'active full'],
  ['15 minutes before the end', [issued, at('12:45:00')], 'expiring full'],
  ['the last second', [issued, at('12:45:00'), at('12:59:59')], 'expiring full'],
  ['the end', [issued, at('12:45:00'), at('13:00:00')], 'expired full'],
  ['a jump across all of it', [issued, at('18:00:00')], 'expired full'],
  ['a token is never revoked, its rights are', [issued, revoked], 'active cut'],
  ['rights can come back', [issued, revoked, restored], 'active full'],
  ['rights are cut while it expires', [issued, at('12:50:00'), revoked], 'expiring cut'],
  ['the role is deleted', [issued, deleted], 'active gone'],
  ['rights of a deleted role do not come back', [issued, deleted, restored], 'active gone'],
  ['expired stays expired', [issued, at('13:00:00'), issued], 'expired full'],
  ['credentials cannot be issued twice', [issued, asked, wrong], 'active full'],
  ['a refused request is never issued', [asked, wrong, issued], 'refused full'],
];

test.each(rows)('%s', (_, events, expected) => {
  const { credentials, rights } = told(events).value;
  expect(`${credentials} ${rights}`).toBe(expected);
});

test('a session of a quarter of an hour is not expiring from its beginning', () => {
  const short: SessionEvent = { ...issued, expiresAt: '2026-03-01T12:15:00Z' };
  expect(told([short, at('12:11:14')]).value.credentials).toBe('active');
  expect(told([short, at('12:11:15')]).value.credentials).toBe('expiring');
});

test('what was cut is told as long as it is cut', () => {
  expect(told([issued, revoked]).context.cutBy).toBe('revokedByTime');
  expect(told([issued, revoked, restored]).context.cutBy).toBeUndefined();
  expect(told([denied]).context.refusedWith).toBe('AccessDenied');
});

test('what comes next is known, with its time', () => {
  expect(nextChange(told([]))).toBeUndefined();
  expect(nextChange(told([issued]))).toEqual({ at: '2026-03-01T12:45:00Z', to: 'expiring' });
  expect(nextChange(told([issued, at('12:45:00')]))).toEqual({ at: '2026-03-01T13:00:00Z', to: 'expired' });
  expect(nextChange(told([issued, at('13:00:00')]))).toBeUndefined();
});

test('every state is reached, and no path brings credentials back from their end', () => {
  const events = [asked, wrong, denied, issued, at('12:45:00'), at('13:00:00'), revoked, restored, deleted];
  const paths = getShortestPaths(sessionMachine, { events: [...events] });
  const reached = new Set(paths.map(({ state }) => `${state.value.credentials} ${state.value.rights}`));
  const credentials = ['requested', 'challenged', 'active', 'expiring', 'expired', 'refused'];
  const rights = ['full', 'cut', 'gone'];
  expect([...reached].sort()).toEqual(
    credentials.flatMap((one) => rights.map((other) => `${one} ${other}`)).sort(),
  );
  for (const { state } of paths.filter(({ state }) => /expired|refused/.test(state.value.credentials))) {
    for (const event of events) {
      const [next] = transition(sessionMachine, state, event);
      expect(next.value.credentials).toBe(state.value.credentials);
    }
  }
});
