import { expect, it, test } from 'vitest';
import { put } from '#account/world.ts';
import { accountId, withUserPolicy } from '../test-api.ts';
import {
  addPhone,
  alice,
  code,
  lastEvent,
  later,
  named,
  password,
  phone,
  signin,
  text,
  withAlice,
} from './test-signin.ts';

const failed = 'AuthenticationFailed: Your authentication information is incorrect. Please try again.';

test.each([
  ['a wrong password', { ...named, Password: 'nope' }],
  ['no user of this name', { ...named, UserName: 'mallory', Password: password }],
  ['no such account', { ...named, Account: '999999999999', Password: password }],
  ['an address of no account', { Email: 'root@example.com', Password: password }],
  ['no password at all', named],
])('AWS never tells which it was: %s', async (_, parameters) => {
  const account = await withAlice();
  expect(await signin(account, 'ConsoleLogin', parameters)).toBe(failed);
});

it('a user without a password gets the same words, in a world that came by link too', async () => {
  const account = await withAlice();
  await account.calls(['CreateUser', { UserName: 'bob' }]);
  expect(await signin(account, 'ConsoleLogin', { ...named, UserName: 'bob', Password: password })).toBe(
    failed,
  );
  const { password: _password, ...profile } = account.world.loginProfiles.get(alice)!;
  account.world = put(account.world, 'loginProfiles', profile);
  expect(await signin(account, 'ConsoleLogin', { ...named, Password: password })).toBe(failed);
});

it('the right password makes a console session of twelve hours', async () => {
  const account = await withAlice();
  const answer = await signin(account, 'ConsoleLogin', { ...named, UserName: 'ALICE', Password: password });
  expect(answer).toEqual({
    SessionId: expect.stringMatching(/^ASIA/) as string,
    Expiration: '2026-03-02T00:00:00Z',
  });
  const session = account.world.sessions.get(text(answer, 'SessionId'));
  expect(session).toMatchObject({
    operation: 'ConsoleLogin',
    principalArn: alice,
    issuerArn: alice,
    isConsole: true,
    token: expect.any(String) as string,
  });
  expect(session?.mfaAuthenticatedAt).toBeUndefined();
  expect(account.world.loginProfiles.get(alice)?.lastUsedAt).toBe('2026-03-01T12:00:00Z');
  expect(lastEvent(account)).toBe('ConsoleLogin alice MFAUsed=No');
});

it('the account may go by its alias', async () => {
  const account = await withAlice();
  await account.calls(['CreateAccountAlias', { AccountAlias: 'acme' }]);
  const answer = await signin(account, 'ConsoleLogin', { ...named, Account: 'acme', Password: password });
  expect(text(answer, 'SessionId')).toMatch(/^ASIA/);
});

it('a policy that denies everything keeps nobody out', async () => {
  const account = await withAlice();
  account.world = withUserPolicy(account.world, 'alice', { Effect: 'Deny', Action: '*', Resource: '*' });
  expect(text(await signin(account, 'ConsoleLogin', { ...named, Password: password }), 'SessionId')).toMatch(
    /^ASIA/,
  );
});

it('uses of the password within five minutes are one', async () => {
  const account = await withAlice();
  await signin(account, 'ConsoleLogin', { ...named, Password: password });
  const soon = later(account, '2026-03-01T12:04:59Z');
  await signin(soon, 'ConsoleLogin', { ...named, Password: password });
  expect(soon.world.loginProfiles.get(alice)?.lastUsedAt).toBe('2026-03-01T12:00:00Z');
  const then = later(soon, '2026-03-01T12:05:00Z');
  await signin(then, 'ConsoleLogin', { ...named, Password: password });
  expect(then.world.loginProfiles.get(alice)?.lastUsedAt).toBe('2026-03-01T12:05:00Z');
});

it('the history has CloudTrail’s events, and no secret', async () => {
  const account = await withAlice();
  await signin(account, 'ConsoleLogin', { ...named, Password: 'guess-my-secret' });
  expect(lastEvent(account)).toBe('ConsoleLogin alice MFAUsed=No: Failed authentication');
  await signin(account, 'ConsoleLogin', { Account: accountId, UserName: 'my-secret-too', Password: 'x' });
  expect(lastEvent(account)).toBe('ConsoleLogin nobody MFAUsed=No: No username found in supplied account');
  expect(JSON.stringify([...account.world.events.values()])).not.toMatch(/my-secret/);
});

it('MFA that is assigned is asked for, and its code opens a session with MFA', async () => {
  const account = await withAlice();
  addPhone(account);
  const challenge = await signin(account, 'ConsoleLogin', { ...named, Password: password });
  expect(challenge).toMatchObject({ Challenge: 'Mfa', Devices: [phone] });
  expect(lastEvent(account)).toBe('CheckMfa alice MfaType=Virtual MFA');
  const SigninToken = text(challenge, 'SigninToken');
  const given = { SigninToken, SerialNumber: phone };
  expect(await signin(account, 'AnswerMfa', { ...given, TokenCode: '000000' })).toMatch(
    /^MfaCodeWrong: Your auth/,
  );
  expect(lastEvent(account)).toBe(
    `ConsoleLogin alice MFAUsed=Yes MFAIdentifier=${phone}: Failed authentication`,
  );
  const answer = await signin(account, 'AnswerMfa', { ...given, TokenCode: code(account) });
  const session = account.world.sessions.get(text(answer, 'SessionId'));
  expect(session?.mfaAuthenticatedAt).toBe('2026-03-01T12:00:00Z');
  expect(lastEvent(account)).toBe(`ConsoleLogin alice MFAUsed=Yes MFAIdentifier=${phone}`);
  expect(await signin(account, 'AnswerMfa', { ...given, TokenCode: code(account) })).toMatch(
    /^MfaCodeUsed: /,
  );
});

it('a clock that drifted is known, and two codes in a row synchronize it', async () => {
  const account = await withAlice();
  addPhone(account);
  const SigninToken = text(
    await signin(account, 'ConsoleLogin', { ...named, Password: password }),
    'SigninToken',
  );
  const given = { SigninToken, SerialNumber: phone };
  expect(await signin(account, 'AnswerMfa', { ...given, TokenCode: code(account, 5) })).toMatch(
    /^MfaClockDrifted/,
  );
  const pair = { AuthenticationCode1: code(account, 5), AuthenticationCode2: code(account, 7) };
  expect(await signin(account, 'ResyncMfa', { ...given, ...pair })).toMatch(/^MfaCodeWrong/);
  const inRow = { ...pair, AuthenticationCode2: code(account, 6) };
  expect(text(await signin(account, 'ResyncMfa', { ...given, ...inRow }), 'SessionId')).toMatch(/^ASIA/);
  expect(account.world.mfaDevices.get(phone)?.drift).toBe(6);
});

it('a device of somebody else, and one whose seed is not here, open nothing', async () => {
  const account = await withAlice();
  addPhone(account);
  const { seed: _seed, ...bare } = account.world.mfaDevices.get(phone)!;
  const bobs = { ...bare, seed: 'JBSWY3DPEHPK3PXP', serialNumber: `${phone}-2`, holder: `${alice}-2` };
  account.world = put(put(account.world, 'mfaDevices', bare), 'mfaDevices', bobs);
  const SigninToken = text(
    await signin(account, 'ConsoleLogin', { ...named, Password: password }),
    'SigninToken',
  );
  for (const SerialNumber of [phone, bobs.serialNumber, `${phone}-3`]) {
    const given = { SigninToken, SerialNumber, TokenCode: code(account) };
    expect(await signin(account, 'AnswerMfa', given)).toMatch(/^MfaCodeWrong/);
  }
});

it('what the browser shows between the pages ends, with time and with the password', async () => {
  const account = await withAlice();
  addPhone(account);
  const SigninToken = text(
    await signin(account, 'ConsoleLogin', { ...named, Password: password }),
    'SigninToken',
  );
  const over = 'SigninExpired: Your sign-in has expired. Start over.';
  const late = later(account, '2026-03-01T12:15:01Z');
  const given = { SigninToken, SerialNumber: phone };
  expect(await signin(late, 'AnswerMfa', { ...given, TokenCode: code(late) })).toBe(over);
  expect(
    await signin(account, 'AnswerMfa', {
      ...given,
      SigninToken: `${SigninToken}x`,
      TokenCode: code(account),
    }),
  ).toBe(over);
  expect(await signin(account, 'ConsoleLogin', { SigninToken })).toBe(over);
  await account.calls(['UpdateLoginProfile', { UserName: 'alice', Password: 'Winter-2027' }]);
  expect(await signin(account, 'AnswerMfa', { ...given, TokenCode: code(account) })).toBe(over);
});

it('no SDK reaches it, and the console session reaches what only the console has', async () => {
  const account = await withAlice();
  const answer = await signin(account, 'ConsoleLogin', { ...named, Password: password });
  const session = account.world.sessions.get(text(answer, 'SessionId'))!;
  account.world = withUserPolicy(account.world, 'alice', { Effect: 'Allow', Action: 'iam:*', Resource: '*' });
  const Region = { Region: 'eu-west-1', Status: 'Inactive' };
  const key = { kind: 'accessKey', accessKeyId: session.id, sessionToken: session.token! } as const;
  expect(await account.call('SetSTSRegionalEndpointStatus', Region, key)).toEqual({});
});
