import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { codeAt, stepAt } from '../iam/totp.ts';
import { accountId, type TestAccount } from '../test-api.ts';
import { alice, roleRecord, stsAccount, trust } from './test-sts.ts';

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const call = { RoleArn: `arn:aws:iam::${accountId}:role/r`, RoleSessionName: 'Session1' };

describe('MFA in AssumeRole', () => {
  const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const serialNumber = `arn:aws:iam::${accountId}:mfa/phone`;
  const code = codeAt(seed, stepAt('2026-03-01T12:00:00Z'));
  const device = {
    serialNumber,
    accountId,
    name: 'phone',
    path: '/',
    seed,
    createdAt: '2026-01-01T00:00:00Z',
    drift: 0,
    tags: {},
  };
  const wantsMfa = roleRecord('r', trust(aliceArn, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }));

  function withDevice(holder: string): TestAccount {
    const account = stsAccount(undefined, wantsMfa);
    account.world = put(account.world, 'mfaDevices', { ...device, holder });
    return account;
  }

  it('opens a role that wants it, once for each code', async () => {
    const account = withDevice(aliceArn);
    const given = { ...call, SerialNumber: serialNumber, TokenCode: code };
    expect(await account.call('sts:AssumeRole', given, alice)).toHaveProperty('Credentials');
    expect(await account.call('sts:AssumeRole', given, alice)).toBe(
      'AccessDenied 403: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    );
  });

  it.each([
    [
      'a wrong code',
      aliceArn,
      { TokenCode: code === '000000' ? '000001' : '000000' },
      'failed with invalid MFA one time pass code.',
    ],
    [
      'the device of somebody else',
      `arn:aws:iam::${accountId}:user/bob`,
      { TokenCode: code },
      'failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    ],
    ['no code', aliceArn, {}, 'failed, must provide both MFA serial number and one time pass code.'],
  ])('fails with %s', async (_, holder, given, words) => {
    const answer = await withDevice(holder).call(
      'sts:AssumeRole',
      { ...call, SerialNumber: serialNumber, ...given },
      alice,
    );
    expect(answer).toBe(`AccessDenied 403: MultiFactorAuthentication ${words}`);
  });
});
