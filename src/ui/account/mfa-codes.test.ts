import { describe, expect, it, test } from 'vitest';
import type { MfaDevice } from '#account/mfa-device.ts';
import { codeAt, stepAt } from '#api/iam/totp.ts';
import { as, TestAccount, testMoment } from '#api/test-api.ts';
import {
  codePair,
  driftWords,
  isOutOfStep,
  isPairUsed,
  realCodes,
  secondsOff,
  shownCode,
  spacedCode,
  spanWords,
  troubleWords,
} from './mfa-codes.ts';

const SerialNumber = 'arn:aws:iam::111122223333:mfa/phone';
const holder = 'arn:aws:iam::111122223333:user/alice';
const now = '2026-03-01T12:00:00Z';
const step = stepAt(now);

const phone: MfaDevice = {
  serialNumber: SerialNumber,
  accountId: '111122223333',
  name: 'phone',
  path: '/',
  seed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  createdAt: now,
  holder,
  drift: 0,
  tags: {},
};

/** An account with a device of Alice's, and what happens between it and the phone. */
class PhoneAndAccount {
  account: TestAccount;

  constructor(facts: Partial<MfaDevice> = {}) {
    this.account = new TestAccount();
    const device = { ...phone, ...facts };
    this.account.world = { ...this.account.world, mfaDevices: new Map([[SerialNumber, device]]) };
  }

  static async ofAlice(facts: Partial<MfaDevice> = {}): Promise<PhoneAndAccount> {
    const both = new PhoneAndAccount();
    const { world } = both.account;
    await both.account.calls(['CreateUser', { UserName: 'alice' }]);
    both.account.world = { ...both.account.world, mfaDevices: world.mfaDevices };
    both.set(facts);
    return both;
  }

  get device(): MfaDevice {
    return this.account.world.mfaDevices.get(SerialNumber)!;
  }

  set(facts: Partial<MfaDevice>): void {
    const device = { ...this.device, ...facts };
    this.account.world = { ...this.account.world, mfaDevices: new Map([[SerialNumber, device]]) };
  }

  /** GetSessionToken with what the phone shows: whether AWS took it. */
  async isTaken(at = now): Promise<boolean> {
    const account = new TestAccount(this.account.world, testMoment(at));
    const TokenCode = shownCode(this.device, at)?.code;
    const answer = await account.call('sts:GetSessionToken', { SerialNumber, TokenCode }, as('alice'));
    this.account.world = account.world;
    return typeof answer !== 'string';
  }

  async resync(at = now): Promise<boolean> {
    const account = new TestAccount(this.account.world, testMoment(at));
    const [AuthenticationCode1, AuthenticationCode2] = codePair(this.device, at)!;
    const codes = { AuthenticationCode1, AuthenticationCode2 };
    const answer = await account.call('ResyncMFADevice', { UserName: 'alice', SerialNumber, ...codes });
    this.account.world = account.world;
    return typeof answer !== 'string';
  }
}

describe('a phone', () => {
  it.each([
    ['2026-03-01T12:00:00Z', 0, 30],
    ['2026-03-01T12:00:12Z', 0, 18],
    ['2026-03-01T12:00:29Z', 0, 1],
    ['2026-03-01T12:00:30Z', 0, 30],
    ['2026-03-01T12:00:00Z', 12, 18],
  ])('at %s and %i s off shows its code for %i s more', (at, phoneOffset, secondsLeft) => {
    expect(shownCode({ ...phone, phoneOffset }, at)?.secondsLeft).toBe(secondsLeft);
  });

  it.each([
    [0, 0],
    [-60, -2],
    [300, 10],
    [-86_400, -2880],
  ])('that is %i s off shows the code of so many steps from now: %i', (phoneOffset, off) => {
    const device = { ...phone, phoneOffset };
    expect(shownCode(device, now)?.code).toBe(codeAt(phone.seed!, step + off));
    expect(codePair(device, now)).toEqual([
      codeAt(phone.seed!, step + off - 1),
      codeAt(phone.seed!, step + off),
    ]);
  });

  it('whose seed did not come along shows nothing', () => {
    const { seed: _seed, ...device } = phone;
    expect(codePair(device, now)).toBeUndefined();
    expect(shownCode(device, now)).toBeUndefined();
  });
});

/** What the page says of a code is what AWS does with it. */
const troubles: readonly (readonly [string, Partial<MfaDevice>, string | undefined, number])[] = [
  ['is right', {}, undefined, 0],
  ['is 30 s slow, which AWS allows for', { phoneOffset: -30 }, undefined, -30],
  ['is 30 s fast', { phoneOffset: 30 }, undefined, 30],
  ['is a minute slow', { phoneOffset: -60 }, 'outOfStep', -60],
  ['is five minutes fast', { phoneOffset: 300 }, 'outOfStep', 300],
  ['is five minutes fast, as AWS knows', { phoneOffset: 300, drift: 10 }, undefined, 0],
  ['is right again, as AWS does not know', { drift: 10 }, 'outOfStep', -300],
  ['is right, its code used', { usedStep: step }, 'used', 0],
  ['is right, an earlier code used', { usedStep: step - 1 }, undefined, 0],
  ['is a day slow, its code used', { phoneOffset: -86_400, usedStep: step - 2880 }, 'outOfStep', -86_400],
];

test.each(troubles)('AWS’s answer to a phone that %s', async (_, facts, trouble, off) => {
  const both = await PhoneAndAccount.ofAlice(facts);
  expect(shownCode(both.device, now)?.trouble).toBe(trouble);
  expect(secondsOff(both.device, now)).toBe(off);
  expect(await both.isTaken()).toBe(trouble === undefined);
});

describe('two codes in a row', () => {
  it.each([-60, 300, -86_400, 86_400])('find out that a phone is %i s off', async (phoneOffset) => {
    const both = await PhoneAndAccount.ofAlice({ phoneOffset });
    expect(await both.isTaken()).toBe(false);
    expect(await both.resync()).toBe(true);
    expect(both.device.drift).toBe(phoneOffset / 30);
    expect(isOutOfStep(both.device, now)).toBe(false);
    expect(shownCode(both.device, now)?.trouble).toBe('used');
    expect(await both.isTaken('2026-03-01T12:00:30Z')).toBe(true);
  });

  it('are good also after the phone was put right again', async () => {
    const both = await PhoneAndAccount.ofAlice({ phoneOffset: 300 });
    await both.resync();
    both.set({ phoneOffset: 0 });
    expect(await both.isTaken()).toBe(false);
    expect(await both.resync()).toBe(true);
    expect(both.device.drift).toBe(0);
  });

  it('count once', async () => {
    const both = await PhoneAndAccount.ofAlice();
    expect(isPairUsed(both.device, now)).toBe(false);
    await both.resync();
    expect(isPairUsed(both.device, now)).toBe(true);
    expect(await both.resync()).toBe(false);
    expect(isPairUsed(both.device, '2026-03-01T12:00:30Z')).toBe(false);
    expect(await both.resync('2026-03-01T12:00:30Z')).toBe(true);
  });
});

test('a device of nobody’s is never out of step: two codes will find out', () => {
  const { holder: _holder, ...free } = phone;
  expect(isOutOfStep({ ...free, phoneOffset: 300 }, now)).toBe(false);
});

test.each<[string, Partial<MfaDevice>, string]>([
  ['good', {}, ''],
  ['used', { usedStep: step }, 'Used: AWS takes each code once. A new one comes in 30 s.'],
  ['and so is the next', { usedStep: step + 1 }, 'Used: AWS takes each code once. A new one comes in 60 s.'],
  [
    'ahead',
    { phoneOffset: 300 },
    'Out of step: the phone is 5 min ahead of what AWS expects of it. Resynchronize it.',
  ],
  [
    'behind',
    { phoneOffset: -86_400 },
    'Out of step: the phone is a day behind what AWS expects of it. Resynchronize it.',
  ],
])('of a code that is %s is said', (_, facts, words) => {
  expect(troubleWords({ ...phone, ...facts }, now)).toBe(words);
});

test('a code is written in two groups', () => {
  expect(spacedCode('012345')).toBe('012 345');
});

test.each([
  [30, '30 s'],
  [-60, '1 min'],
  [90_000, '1,500 min'],
  [86_400, 'a day'],
])('%i seconds are %s', (seconds, words) => {
  expect(spanWords(seconds)).toBe(words);
});

test.each([
  [0, undefined],
  [-1, undefined],
  [10, 'AWS holds its clock to be 5 min fast'],
  [-3, 'AWS holds its clock to be 90 s slow'],
])('a drift of %i steps: %s', (drift, words) => {
  expect(driftWords({ drift })).toBe(words);
});

test.each([
  ['2026-03-01T12:00:29Z', 'good'],
  ['2026-03-01T12:00:59Z', 'good'],
  ['2026-03-01T12:01:00Z', 'asWrongClock'],
  ['2026-02-28T12:00:00Z', 'asWrongClock'],
  ['2026-02-28T11:59:29Z', 'refused'],
])('an app in real time %s in a world at 12:00:00: %s', (real, fare) => {
  expect(realCodes(now, real)).toBe(fare);
});
