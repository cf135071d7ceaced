import { expect, test } from 'vitest';
import { transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import {
  instanceCredentialsLife,
  instanceCredentialsMachine,
  nextInstanceChange,
  toldOfInstance,
  type InstanceCredentialsEvent,
} from './instance-credentials.machine.ts';

const first = { issuedAt: '2026-03-01T12:00:00Z', expiresAt: '2026-03-01T18:00:00Z' };
const second = { issuedAt: '2026-03-01T17:30:00Z', expiresAt: '2026-03-01T23:30:00Z' };
const issued: InstanceCredentialsEvent = { type: 'credentials.issued', ...first };
const refreshed: InstanceCredentialsEvent = { type: 'credentials.refreshed', ...second };
const removed: InstanceCredentialsEvent = { type: 'role.removed' };
const stopped: InstanceCredentialsEvent = { type: 'instance.stopped' };

function at(time: string): InstanceCredentialsEvent {
  return { type: 'clock.moved', now: `2026-03-01T${time}Z` };
}

const rows: readonly (readonly [string, readonly InstanceCredentialsEvent[], string])[] = [
  ['an instance that just started', [], 'waiting'],
  ['no role, so nothing to refresh', [refreshed, at('18:00:00')], 'waiting'],
  ['handed out', [issued], 'current'],
  ['six minutes before the end', [issued, at('17:54:00')], 'current'],
  ['five minutes before it new ones are due', [issued, at('17:55:00')], 'refreshDue'],
  ['they came', [issued, at('17:55:00'), refreshed], 'current'],
  ['they came earlier', [issued, refreshed, at('17:55:00')], 'current'],
  ['they never came', [issued, at('17:55:00'), at('18:00:00')], 'expired'],
  ['a jump across all of it', [issued, at('23:00:00')], 'expired'],
  ['the role is removed: they live on', [issued, removed, at('17:59:59')], 'roleRemoved'],
  ['until their end', [issued, removed, at('18:00:00')], 'expired'],
  ['no new ones come any more', [issued, removed, refreshed, at('18:00:00')], 'expired'],
  ['the instance is stopped: they live on', [issued, stopped, at('17:59:59')], 'instanceStopped'],
  ['until their end, too', [issued, stopped, at('18:00:00')], 'expired'],
  ['expired stays expired', [issued, at('18:00:00'), refreshed, issued], 'expired'],
];

function stateOf({ value }: ReturnType<typeof toldOfInstance>): string {
  return typeof value === 'string' ? value : value.supplied;
}

test.each(rows)('%s', (_, events, expected) => {
  expect(stateOf(toldOfInstance(events))).toBe(expected);
});

test('the set before the shown one holds until its own end', () => {
  const { context } = toldOfInstance([issued, refreshed]);
  expect(context).toEqual({ shown: second, olderUntil: first.expiresAt });
});

test('a life is told from the sets that were given, and backwards as well', () => {
  expect(stateOf(instanceCredentialsLife([], '2026-03-01T12:00:00Z'))).toBe('waiting');
  expect(stateOf(instanceCredentialsLife([first, second], '2026-03-01T18:00:00Z'))).toBe('current');
  expect(stateOf(instanceCredentialsLife([first, second], '2026-03-01T23:25:00Z'))).toBe('refreshDue');
  expect(stateOf(instanceCredentialsLife([first], '2026-03-01T18:00:00Z', 'roleRemoved'))).toBe('expired');
  expect(stateOf(instanceCredentialsLife([first], '2026-03-01T17:00:00Z', 'instanceStopped'))).toBe(
    'instanceStopped',
  );
});

test('what comes next is known, with its time', () => {
  expect(nextInstanceChange(toldOfInstance([]))).toBeUndefined();
  expect(nextInstanceChange(toldOfInstance([issued]))).toEqual({
    at: '2026-03-01T17:55:00Z',
    to: 'refreshDue',
  });
  expect(nextInstanceChange(toldOfInstance([issued, removed]))).toEqual({
    at: first.expiresAt,
    to: 'expired',
  });
  expect(nextInstanceChange(toldOfInstance([issued, at('18:00:00')]))).toBeUndefined();
});

test('every state is reached; after the supply ended nothing is shown anew, and nothing leaves the end', () => {
  const events = [issued, refreshed, removed, stopped, at('17:55:00'), at('18:00:00'), at('23:30:00')];
  const paths = getShortestPaths(instanceCredentialsMachine, { events });
  const states = ['waiting', 'current', 'refreshDue', 'roleRemoved', 'instanceStopped', 'expired'];
  expect([...new Set(paths.map(({ state }) => stateOf(state)))].sort()).toEqual([...states].sort());
  for (const { state } of paths.filter(({ state }) => /Removed|Stopped|expired/.test(stateOf(state)))) {
    for (const event of events) {
      const [next] = transition(instanceCredentialsMachine, state, event);
      expect(next.context).toEqual(state.context);
      if (stateOf(state) === 'expired') expect(stateOf(next)).toBe('expired');
    }
  }
});
