import { describe, expect, it, test } from 'vitest';
import type { MfaDevice } from '#account/mfa-device.ts';
import { codeAt, stepAt } from '#api/iam/totp.ts';
import { TestAccount } from '#api/test-api.ts';
import { codePair, codeToGive, driftWords, isOutOfReach, spacedCode } from './mfa-codes.ts';

const SerialNumber = 'arn:aws:iam::111122223333:mfa/phone';
/** The time of every test account. */
const now = '2026-03-01T12:00:00Z';

async function withDevice() {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName: 'alice' }],
    ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }],
  );
  const device = (): MfaDevice => account.world.mfaDevices.get(SerialNumber)!;
  const give = ([AuthenticationCode1, AuthenticationCode2]: readonly [string, string]) => ({
    UserName: 'alice',
    SerialNumber,
    AuthenticationCode1,
    AuthenticationCode2,
  });
  return { account, device, give };
}

describe('two codes in a row', () => {
  it('assign a device, and later ones synchronize it', async () => {
    const { account, device, give } = await withDevice();
    expect(await account.call('EnableMFADevice', give(codePair(device(), now)!))).toEqual({});
    expect(driftWords(device())).toBe('in step');
    expect(await account.call('ResyncMFADevice', give(codePair(device(), now)!))).toEqual({});
  });

  it('are not known of a device whose seed did not come along', () => {
    const device = { seed: undefined, drift: 0 } as unknown as MfaDevice;
    expect(codePair(device, now)).toBeUndefined();
    expect(codeToGive(device, now)).toBeUndefined();
  });
});

describe('the code to give', () => {
  it.each([
    ['2026-03-01T12:00:00Z', 30],
    ['2026-03-01T12:00:12Z', 18],
    ['2026-03-01T12:00:29Z', 1],
    ['2026-03-01T12:00:30Z', 30],
  ])('at %s lives %i s more', async (at, secondsLeft) => {
    const { device } = await withDevice();
    expect(codeToGive(device(), at)).toMatchObject({ secondsLeft, which: 'now' });
  });

  it('is that of its own clock', async () => {
    const { device } = await withDevice();
    const late = { ...device(), drift: -4 };
    expect(codeToGive(late, now)?.code).toBe(codeAt(late.seed!, stepAt(now) - 4));
  });

  it('is another once AWS took it, as long as AWS takes another', async () => {
    const { account, device, give } = await withDevice();
    await account.calls(['EnableMFADevice', give(codePair(device(), now)!)]);
    expect(codeToGive(device(), now)).toMatchObject({
      which: 'next',
      code: codeAt(device().seed!, stepAt(now) + 1),
    });
    const used = { ...device(), usedStep: stepAt(now) + 1 };
    expect(codeToGive(used, now)?.which).toBe('none');
    expect(codeToGive(used, '2026-03-01T12:00:30Z')?.which).toBe('next');
    expect(codeToGive(used, '2026-03-01T12:01:00Z')?.which).toBe('now');
  });

  it('is written in two groups', () => {
    expect(spacedCode('012345')).toBe('012 345');
  });
});

test.each([
  [0, 'in step'],
  [-1, 'in step'],
  [4, '120 s ahead'],
  [-2000, '60,000 s behind'],
])('a device %i steps off is said to be %s', (drift, words) => {
  expect(driftWords({ drift })).toBe(words);
});

test.each([
  ['2026-03-01T12:00:29Z', false],
  ['2026-03-01T12:00:59Z', false],
  // Two steps: more than AWS allows for.
  ['2026-03-01T12:01:00Z', true],
  ['2026-02-01T12:00:00Z', true],
])('an app in real time %s is out of reach of a world at 12:00:00: %s', (real, isOut) => {
  expect(isOutOfReach(now, real)).toBe(isOut);
});
