import { expect, it, test } from 'vitest';
import { put } from '#account/world.ts';
import { passwordState } from '../iam/password-age.ts';
import { accountId, withUserPolicy, type TestAccount } from '../test-api.ts';
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

const next = 'Winter-2027';

async function mustChange(policy?: object): Promise<readonly [TestAccount, string]> {
  const account = await withAlice({ ...policy });
  await account.calls(['UpdateLoginProfile', { UserName: 'alice', PasswordResetRequired: true }]);
  const answer = await signin(account, 'ConsoleLogin', { ...named, Password: password });
  expect(answer).toMatchObject({ Challenge: 'NewPassword', Reason: 'resetRequired' });
  return [account, text(answer, 'SigninToken')];
}

const changing = { OldPassword: password, NewPassword: next };

it('who must change it, and may, sets another one and is in', async () => {
  const [account, SigninToken] = await mustChange({ AllowUsersToChangePassword: true });
  expect(account.world.sessions.size).toBe(0);
  const answer = await signin(account, 'SetNewPassword', { ...changing, SigninToken });
  expect(lastEvent(account)).toBe('ChangePassword alice');
  const done = await signin(account, 'ConsoleLogin', { SigninToken: text(answer, 'SigninToken') });
  expect(text(done, 'SessionId')).toMatch(/^ASIA/);
  expect(lastEvent(account)).toBe('ConsoleLogin alice MFAUsed=No');
  expect(account.world.loginProfiles.get(alice)?.passwordResetRequired).toBe(false);
  expect(await signin(account, 'SetNewPassword', { ...changing, SigninToken })).toMatch(/^SigninExpired/);
  expect(JSON.stringify([...account.world.events.values()])).not.toContain(next);
});

it('who may not is refused as by any call', async () => {
  const [account, SigninToken] = await mustChange();
  expect(await signin(account, 'SetNewPassword', { ...changing, SigninToken })).toBe(
    `AccessDenied: User: ${alice} is not authorized to perform: iam:ChangePassword on resource: user alice ` +
      'because no identity-based policy allows the iam:ChangePassword action',
  );
  account.world = withUserPolicy(account.world, 'alice', {
    Effect: 'Allow',
    Action: 'iam:ChangePassword',
    Resource: '*',
  });
  expect(await signin(account, 'SetNewPassword', { ...changing, SigninToken })).toMatchObject({
    Challenge: 'Complete',
  });
});

it('a denial for want of MFA holds here too, and not once MFA was given', async () => {
  const statement = {
    Effect: 'Deny',
    Action: 'iam:*',
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  };
  const [account, SigninToken] = await mustChange({ AllowUsersToChangePassword: true });
  account.world = withUserPolicy(account.world, 'alice', statement);
  expect(await signin(account, 'SetNewPassword', { ...changing, SigninToken })).toMatch(/explicit deny/);
  addPhone(account);
  const first = await signin(account, 'ConsoleLogin', { ...named, Password: password });
  const given = { SigninToken: text(first, 'SigninToken'), SerialNumber: phone, TokenCode: code(account) };
  const second = await signin(account, 'AnswerMfa', given);
  const answer = await signin(account, 'SetNewPassword', {
    ...changing,
    SigninToken: text(second, 'SigninToken'),
  });
  const done = await signin(account, 'ConsoleLogin', { SigninToken: text(answer, 'SigninToken') });
  const session = account.world.sessions.get(text(done, 'SessionId'));
  expect(session?.mfaAuthenticatedAt).toBe('2026-03-01T12:00:00Z');
  expect(lastEvent(account)).toBe(`ConsoleLogin alice MFAUsed=Yes MFAIdentifier=${phone}`);
});

it('MFA is as old here as the code that was given', async () => {
  const [account] = await mustChange({ AllowUsersToChangePassword: true });
  addPhone(account);
  account.world = withUserPolicy(account.world, 'alice', {
    Effect: 'Deny',
    Action: 'iam:ChangePassword',
    Resource: '*',
    Condition: { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '300' } },
  });
  const first = await signin(account, 'ConsoleLogin', { ...named, Password: password });
  const given = { SigninToken: text(first, 'SigninToken'), SerialNumber: phone, TokenCode: code(account) };
  const SigninToken = text(await signin(account, 'AnswerMfa', given), 'SigninToken');
  const slow = later(account, '2026-03-01T12:05:01Z');
  expect(await signin(slow, 'SetNewPassword', { ...changing, SigninToken })).toMatch(/explicit deny/);
  const quick = later(account, '2026-03-01T12:05:00Z');
  expect(await signin(quick, 'SetNewPassword', { ...changing, SigninToken })).toMatchObject({
    Challenge: 'Complete',
  });
});

test.each([
  ['too short', 'Ab1!', 'PasswordPolicyViolation'],
  ['the one in force, where those before may not come back', password, 'PasswordPolicyViolation'],
  ['kept', next, 'Complete'],
])('the account’s rules hold: %s', async (_, NewPassword, expected) => {
  const policy = { AllowUsersToChangePassword: true, MinimumPasswordLength: 8, PasswordReusePrevention: 3 };
  const [account, SigninToken] = await mustChange(policy);
  const answer = await signin(account, 'SetNewPassword', { ...changing, NewPassword, SigninToken });
  expect(text(answer, 'Challenge').split(':')[0]).toBe(expected);
});

it('the old password has to be given again', async () => {
  const [account, SigninToken] = await mustChange({ AllowUsersToChangePassword: true });
  expect(await signin(account, 'SetNewPassword', { ...changing, OldPassword: 'x', SigninToken })).toMatch(
    /^AuthenticationFailed/,
  );
});

test.each([
  ['2026-05-15T11:59:59Z', false, 'valid'],
  ['2026-05-15T12:00:00Z', false, 'expiring 15'],
  ['2026-05-30T11:59:59Z', false, 'expiring 1'],
  ['2026-05-30T12:00:00Z', false, 'expired'],
  ['2026-05-30T12:00:00Z', true, 'blocked'],
])('a password of 90 days on %s (hard: %s) is %s', async (now, HardExpiry, expected) => {
  const { world } = await withAlice({ MaxPasswordAge: 90, HardExpiry });
  const state = passwordState(world.accounts.get(accountId), world.loginProfiles.get(alice)!, now);
  expect(`${state.kind}${state.kind === 'expiring' ? ` ${state.days}` : ''}`).toBe(expected);
});

it('an expired password asks for another one, or blocks until an administrator sets one', async () => {
  const soft = later(await withAlice({ MaxPasswordAge: 90 }), '2026-06-01T12:00:00Z');
  expect(await signin(soft, 'ConsoleLogin', { ...named, Password: password })).toMatchObject({
    Challenge: 'NewPassword',
    Reason: 'expired',
  });
  const hard = later(await withAlice({ MaxPasswordAge: 90, HardExpiry: true }), '2026-06-01T12:00:00Z');
  expect(await signin(hard, 'ConsoleLogin', { ...named, Password: password })).toMatch(/^PasswordExpired: /);
  await hard.calls(['UpdateLoginProfile', { UserName: 'alice', Password: next }]);
  expect(text(await signin(hard, 'ConsoleLogin', { ...named, Password: next }), 'SessionId')).toMatch(
    /^ASIA/,
  );
});

it('root sets its password by mail, under AWS’s own rules, and signs in for twelve hours', async () => {
  const account = await withAlice({ MinimumPasswordLength: 30, MaxPasswordAge: 1 });
  const Email = 'root@example.com';
  account.world = put(account.world, 'accounts', { ...account.world.accounts.get(accountId)!, email: Email });
  expect(
    await signin(account, 'RecoverRootPassword', { Email: 'other@example.com', NewPassword: next }),
  ).toMatch(/^Auth/);
  expect(await signin(account, 'RecoverRootPassword', { Email, NewPassword: 'short' })).toMatch(
    /^PasswordPolicy/,
  );
  expect(await signin(account, 'RecoverRootPassword', { Email, NewPassword: next })).toEqual({});
  expect(lastEvent(account)).toBe('PasswordRecoveryCompleted root');
  const then = later(account, '2026-06-01T12:00:00Z');
  const answer = await signin(then, 'ConsoleLogin', { Email: 'ROOT@example.com', Password: next });
  expect(answer).toMatchObject({ Expiration: '2026-06-02T00:00:00Z' });
  expect(then.world.sessions.get(text(answer, 'SessionId'))?.principalArn).toBe(
    `arn:aws:iam::${accountId}:root`,
  );
});
