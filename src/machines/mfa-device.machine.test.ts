import { expect, test } from 'vitest';
import { transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { MfaDevice } from '#account/mfa-device.ts';
import {
  deviceLife,
  mfaDeviceMachine,
  toldOfDevice,
  type DeviceFacts,
  type MfaDeviceEvent,
} from './mfa-device.machine.ts';

const shown: MfaDeviceEvent = { type: 'seed.shown' };
const scanned: MfaDeviceEvent = { type: 'seed.scanned' };
const begun: MfaDeviceEvent = { type: 'enabling.begun' };
const abandoned: MfaDeviceEvent = { type: 'enabling.abandoned' };
const missed: MfaDeviceEvent = { type: 'codes.missed' };
const resync: MfaDeviceEvent = { type: 'resync.begun' };
const deactivated: MfaDeviceEvent = { type: 'device.deactivated' };
const deleted: MfaDeviceEvent = { type: 'device.deleted' };

function code(step?: number): MfaDeviceEvent {
  return { type: 'code.given', ...(step !== undefined && { step }) };
}

function pair(first: number, second: number, { inTime = true, room = 8 } = {}): MfaDeviceEvent {
  return { type: 'codes.given', first, second, inTime, room };
}

const wrongPair: MfaDeviceEvent = { type: 'codes.given', inTime: true, room: 8 };
const assigned = [shown, scanned, pair(100, 101)];

const rows: readonly (readonly [string, readonly MfaDeviceEvent[], string])[] = [
  ['made', [], 'unassigned'],
  ['its seed is shown once', [shown], 'showingSeed'],
  ['and not again', [shown, abandoned, shown], 'unassigned'],
  ['two codes in a row assign it', assigned, 'enabled'],
  ['the same code twice does not', [shown, scanned, pair(100, 100)], 'confirming InvalidAuthenticationCode'],
  ['two with one between do not', [shown, scanned, pair(100, 102)], 'confirming InvalidAuthenticationCode'],
  [
    'in the wrong order they do not',
    [shown, scanned, pair(101, 100)],
    'confirming InvalidAuthenticationCode',
  ],
  ['codes of another device do not', [shown, scanned, wrongPair], 'confirming InvalidAuthenticationCode'],
  ['right ones after wrong ones', [shown, scanned, wrongPair, pair(100, 101)], 'enabled'],
  ['a ninth device', [shown, scanned, pair(100, 101, { room: 0 })], 'confirming LimitExceeded'],
  ['late codes: assigned, and out of step', [shown, scanned, pair(100, 101, { inTime: false })], 'outOfStep'],
  ['a code signs in', [...assigned, code(102)], 'enabled'],
  [
    'the same code does not a second time',
    [...assigned, code(102), code(102)],
    'enabled InvalidAuthenticationCode',
  ],
  ['nor an older one', [...assigned, code(103), code(102)], 'enabled InvalidAuthenticationCode'],
  ['nor one that assigned it', [...assigned, code(101)], 'enabled InvalidAuthenticationCode'],
  ['nor a wrong one', [...assigned, code()], 'enabled InvalidAuthenticationCode'],
  ['its clock is off', [...assigned, missed], 'outOfStep'],
  ['out of step no code signs in', [...assigned, missed, code(102)], 'outOfStep InvalidAuthenticationCode'],
  ['two codes synchronize it', [...assigned, missed, resync, pair(200, 201)], 'enabled'],
  ['so do earlier ones of a clock that was set back', [...assigned, missed, resync, pair(50, 51)], 'enabled'],
  ['used ones do not', [...assigned, missed, resync, pair(100, 101)], 'resync InvalidAuthenticationCode'],
  [
    'nor late ones',
    [...assigned, missed, resync, pair(200, 201, { inTime: false })],
    'resync InvalidAuthenticationCode',
  ],
  ['deactivated', [...assigned, deactivated], 'unassigned'],
  [
    'and assigned again, with the seed that the app has',
    [...assigned, deactivated, begun, pair(100, 101)],
    'enabled',
  ],
  ['an assigned device is not deleted', [...assigned, deleted], 'enabled'],
  ['a free one is, for good', [shown, abandoned, deleted, begun], 'deleted'],
];

test.each(rows)('%s', (_, events, expected) => {
  const { value, context } = toldOfDevice(events);
  expect([value, context.refusedWith ?? []].flat().join(' ')).toBe(expected);
});

const record: MfaDevice = {
  serialNumber: 'arn:aws:iam::111122223333:mfa/phone',
  accountId: '111122223333',
  name: 'phone',
  path: '/',
  createdAt: '2026-03-01T12:00:00Z',
  drift: 0,
  tags: {},
};
const held: MfaDevice = { ...record, holder: 'arn:aws:iam::111122223333:user/alice', usedStep: 58_000_000 };

test.each<[string, MfaDevice, DeviceFacts | undefined, string, number]>([
  ['without a holder', record, undefined, 'unassigned', 0],
  ['a clock that is off matters to no one then', record, { isOutOfStep: true }, 'unassigned', 0],
  ['with a holder', held, undefined, 'enabled', 58_000_000],
  ['with its clock off', held, { isOutOfStep: true }, 'outOfStep', 58_000_000],
  ['whose seed is being scanned', record, { begun: 'scanning' }, 'showingSeed', 0],
  ['whose first codes are being typed', record, { begun: 'enabling' }, 'confirming', 0],
  ['that is being synchronized', held, { isOutOfStep: true, begun: 'resyncing' }, 'resync', 58_000_000],
  ['that came by import', { ...record, holder: held.holder! }, undefined, 'enabled', 2],
])('the life of a record %s', (_, device, facts, state, usedStep) => {
  const life = deviceLife(device, facts);
  expect(life.value).toBe(state);
  expect(life.context.usedStep).toBe(usedStep);
});

const everything = [
  shown,
  scanned,
  begun,
  abandoned,
  missed,
  resync,
  deactivated,
  deleted,
  wrongPair,
  code(),
  code(2),
  code(3),
  pair(1, 2),
  pair(2, 3),
  pair(1, 3),
  pair(1, 2, { room: 0 }),
  pair(1, 2, { inTime: false }),
];

test('on every path: a code counts once, only pairs enable, and nothing leaves the end', () => {
  const paths = getShortestPaths(mfaDeviceMachine, { events: everything });
  expect(new Set(paths.map(({ state }) => state.value))).toEqual(
    new Set(Object.keys(mfaDeviceMachine.states)),
  );
  for (const { state } of paths) {
    for (const event of everything) {
      const [next] = transition(mfaDeviceMachine, state, event);
      if (state.value === 'deleted') expect(next.value).toBe('deleted');
      const isEnabling = next.value === 'enabled' && state.value !== 'enabled';
      if (isEnabling) expect(event).toMatchObject({ type: 'codes.given', inTime: true });
      if (isEnabling && event.type === 'codes.given')
        expect(event.second).toBeGreaterThan(state.context.usedStep);
      const again = transition(mfaDeviceMachine, next, event)[0].context;
      const counted = next.context.usedStep > state.context.usedStep;
      if (counted) expect(again.usedStep).toBe(next.context.usedStep);
    }
  }
});
