import { expect, test } from 'vitest';
import { emptyWorld, put } from '#account/world.ts';
import type { MfaDevice } from '#account/mfa-device.ts';
import { TestAccount } from '#api/test-api.ts';
import { codesCall, deactivateCall, rootHolder, type MfaHolder } from './mfa-holder.ts';
import { offsetWords, phoneOffsets, withPhoneOffset } from './phone-clock.ts';

const device: MfaDevice = {
  serialNumber: 'arn:aws:iam::111122223333:mfa/phone',
  accountId: '111122223333',
  name: 'phone',
  path: '/',
  createdAt: '2026-03-01T12:00:00Z',
  drift: 0,
  tags: {},
};

test.each([
  [0, 'right'],
  [-60, '1 min slow'],
  [300, '5 min fast'],
  [-86_400, 'a day slow'],
  [45, '45 s fast'],
])('a clock %i s off is said to be %s', (seconds, words) => {
  expect(offsetWords(seconds)).toBe(words);
});

test('a clock that came by link is among those to choose from', () => {
  expect(phoneOffsets({ ...device, phoneOffset: 45 })).toContain(45);
  expect(phoneOffsets(device)).not.toContain(45);
});

test('a clock set right is as if it had never been wrong', () => {
  const before = put(new TestAccount().world, 'mfaDevices', device);
  const wrong = withPhoneOffset(before, device.serialNumber, 300);
  expect(wrong.mfaDevices.get(device.serialNumber)?.phoneOffset).toBe(300);
  expect(withPhoneOffset(wrong, device.serialNumber, 0)).toEqual(before);
  expect(withPhoneOffset(before, 'another', 300)).toBe(before);
});

const alice: MfaHolder = {
  arn: 'arn:aws:iam::111122223333:user/alice',
  accountId: '111122223333',
  name: 'alice',
  isRoot: false,
};

test.each<[string, MfaHolder, string, object]>([
  ['a user', alice, 'iam:EnableMFADevice', { UserName: 'alice' }],
  ['root', rootHolder(emptyWorld, '111122223333'), 'signin:EnableRootMFADevice', {}],
])('codes assign a device to %s', (_, holder, operation, named) => {
  const call = codesCall(holder, 'enable', device.serialNumber, ['000000', '000001']);
  expect(`${call.service}:${call.operation}`).toBe(operation);
  expect(call.parameters).toEqual({
    ...named,
    SerialNumber: device.serialNumber,
    AuthenticationCode1: '000000',
    AuthenticationCode2: '000001',
  });
  expect(deactivateCall(holder, device.serialNumber)).toEqual({
    service: 'iam',
    operation: 'DeactivateMFADevice',
    parameters: { ...named, SerialNumber: device.serialNumber },
  });
});
