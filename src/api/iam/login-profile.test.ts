import { describe, expect, it } from 'vitest';
import type { Parameters } from '../call.ts';
import { accountId, as, TestAccount, withUserPolicy } from '../test-api.ts';

const alice = { UserName: 'alice' };
const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const good = 'TestPassword123!';
const violation = 'PasswordPolicyViolation 400: Password does not conform to the account password policy.';
const noProfile = 'NoSuchEntity 404: Login Profile for User alice cannot be found.';
const noUser = 'NoSuchEntity 404: The user with name nobody cannot be found.';

const shown = (PasswordResetRequired: boolean) => ({
  LoginProfile: { UserName: 'alice', CreateDate: '2026-03-01T12:00:00Z', PasswordResetRequired },
});

async function withAlice(password?: string, policy?: Parameters): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(['CreateUser', alice]);
  if (policy !== undefined) await account.calls(['UpdateAccountPasswordPolicy', policy]);
  if (password !== undefined) await account.calls(['CreateLoginProfile', { ...alice, Password: password }]);
  return account;
}

describe('login profiles', () => {
  type Row = readonly [operation: string, parameters: Parameters, answer: unknown];

  const lifecycle: readonly Row[] = [
    ['GetLoginProfile', alice, noProfile],
    ['UpdateLoginProfile', alice, noProfile],
    ['CreateLoginProfile', { ...alice, Password: good, PasswordResetRequired: 'true' }, shown(true)],
    ['GetLoginProfile', { UserName: 'ALICE' }, shown(true)],
    [
      'CreateLoginProfile',
      { ...alice, Password: 'AnotherPassword123!' },
      'EntityAlreadyExists 409: Login Profile for user alice already exists.',
    ],
    ['UpdateLoginProfile', { ...alice, Password: 'AnotherPassword123!' }, {}],
    ['GetLoginProfile', alice, shown(true)],
    ['UpdateLoginProfile', { ...alice, PasswordResetRequired: false }, {}],
    ['GetLoginProfile', alice, shown(false)],
    ['DeleteLoginProfile', alice, {}],
    ['DeleteLoginProfile', alice, noProfile],
  ];

  it('are made, told, changed and deleted', async () => {
    const account = await withAlice();
    for (const [operation, parameters, answer] of lifecycle) {
      expect(await account.call(operation, parameters), operation).toEqual(answer);
    }
  });

  const refusals: readonly Row[] = [
    ['CreateLoginProfile', { UserName: 'nobody', Password: good }, noUser],
    ['GetLoginProfile', { UserName: 'nobody' }, noUser],
    ['UpdateLoginProfile', { UserName: 'nobody', Password: good }, noUser],
    ['DeleteLoginProfile', { UserName: 'nobody' }, noUser],
    ['CreateLoginProfile', { ...alice, Password: 'weak' }, violation],
    [
      'CreateLoginProfile',
      { ...alice, Password: `${good}€` },
      "ValidationError 400: 1 validation error detected: Value at 'password' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+',
    ],
    // Root has no login profile that these calls reach.
    [
      'GetLoginProfile',
      {},
      'ValidationError 400: Must specify userName when calling with non-User credentials',
    ],
  ];

  it.each(refusals)('%s %j is refused', async (operation, parameters, answer) => {
    const account = await withAlice();
    expect(await account.call(operation, parameters)).toBe(answer);
  });

  it('follow their user under another name', async () => {
    const account = await withAlice(good);
    await account.calls(['UpdateUser', { ...alice, NewUserName: 'bob' }]);
    expect(await account.call('GetLoginProfile', { UserName: 'bob' })).toMatchObject({
      LoginProfile: { UserName: 'bob' },
    });
  });

  it('are one’s own when no user is named', async () => {
    const account = await withAlice(good);
    const statement = { Effect: 'Allow', Action: 'iam:*LoginProfile', Resource: aliceArn };
    account.world = withUserPolicy(account.world, 'alice', statement);
    expect(await account.call('GetLoginProfile', {}, as('alice'))).toEqual(shown(false));
    expect(await account.call('DeleteLoginProfile', {}, as('alice'))).toEqual({});
    expect(await account.call('CreateLoginProfile', { Password: good }, as('alice'))).toEqual(shown(false));
  });

  it('of others are refused to whom no policy allows them', async () => {
    const account = await withAlice();
    await account.calls(['CreateUser', { UserName: 'bob' }]);
    for (const action of [
      'CreateLoginProfile',
      'GetLoginProfile',
      'UpdateLoginProfile',
      'DeleteLoginProfile',
    ]) {
      expect(await account.call(action, { ...alice, Password: good }, as('bob'))).toBe(
        `AccessDenied 403: User: arn:aws:iam::${accountId}:user/bob is not authorized to perform: iam:${action} ` +
          `on resource: user alice because no identity-based policy allows the iam:${action} action`,
      );
    }
  });

  it('keep no password but hashes, and none in the history', async () => {
    const account = await withAlice(good);
    await account.calls(['UpdateLoginProfile', { ...alice, Password: 'AnotherPassword123!' }]);
    expect(account.world.loginProfiles.get(aliceArn)).toEqual({
      holder: aliceArn,
      createdAt: '2026-03-01T12:00:00Z',
      changedAt: '2026-03-01T12:00:00Z',
      password: { salt: 'c2FsdA==', hash: 'AnotherPassword123!', iterations: 1 },
      passwordResetRequired: false,
      former: [{ salt: 'c2FsdA==', hash: good, iterations: 1 }],
    });
    expect(JSON.stringify([...account.world.events.values()])).not.toContain('Password123!');
  });
});
