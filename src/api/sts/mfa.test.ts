import { describe, expect, it } from 'vitest';
import { accountId } from '../test-api.ts';
import { alice, mfa, roleRecord, stsAccount, trust, withDevice } from './test-sts.ts';

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const call = { RoleArn: `arn:aws:iam::${accountId}:role/r`, RoleSessionName: 'Session1' };

describe('MFA in AssumeRole', () => {
  const wantsMfa = roleRecord('r', trust(aliceArn, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }));

  const accountOf = (holder: string) => withDevice(stsAccount(undefined, wantsMfa), holder);
  const wrong = mfa.TokenCode === '000000' ? '000001' : '000000';

  it('opens a role that wants it, once for each code', async () => {
    const account = accountOf(aliceArn);
    const given = { ...call, ...mfa };
    expect(await account.call('sts:AssumeRole', given, alice)).toHaveProperty('Credentials');
    expect(await account.call('sts:AssumeRole', given, alice)).toBe(
      'AccessDenied 403: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    );
  });

  it.each([
    ['a wrong code', aliceArn, { TokenCode: wrong }, 'failed with invalid MFA one time pass code.'],
    [
      'the device of somebody else',
      `arn:aws:iam::${accountId}:user/bob`,
      { TokenCode: mfa.TokenCode },
      'failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    ],
    ['no code', aliceArn, {}, 'failed, must provide both MFA serial number and one time pass code.'],
  ])('fails with %s', async (_, holder, given, words) => {
    const answer = await accountOf(holder).call(
      'sts:AssumeRole',
      { ...call, SerialNumber: mfa.SerialNumber, ...given },
      alice,
    );
    expect(answer).toBe(`AccessDenied 403: MultiFactorAuthentication ${words}`);
  });
});
