import { describe, expect, it } from 'vitest';
import type { Session } from '#account/session.ts';
import { put } from '#account/world.ts';
import type { Credentials, Parameters } from '../call.ts';
import { accountId, as, TestAccount, withUserPolicy } from '../test-api.ts';

const alice = { UserName: 'alice' };
const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const good = 'TestPassword123!';
const violation = 'PasswordPolicyViolation 400: Password does not conform to the account password policy.';
const noProfile = 'NoSuchEntity 404: Login Profile for User alice cannot be found.';

async function withAlice(password?: string, policy?: Parameters): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(['CreateUser', alice]);
  if (policy !== undefined) await account.calls(['UpdateAccountPasswordPolicy', policy]);
  if (password !== undefined) await account.calls(['CreateLoginProfile', { ...alice, Password: password }]);
  return account;
}

/** The password in force; hashes of these tests are the passwords themselves. */
function passwordOf(account: TestAccount): string | undefined {
  return account.world.loginProfiles.get(aliceArn)?.password?.hash;
}

describe('a password that comes back', () => {
  const passwords = ['Password-1', 'Password-2', 'Password-3'];
  const rows: readonly (readonly [prevented: number | undefined, password: string, answer: unknown])[] = [
    [undefined, 'Password-3', {}],
    // The one in force is the first that counts.
    [1, 'Password-3', violation],
    [1, 'Password-2', {}],
    [2, 'Password-2', violation],
    [2, 'Password-1', {}],
    [24, 'Password-1', violation],
    [24, 'Password-4', {}],
  ];

  it.each(rows)('of the last %s may not be %s', async (prevented, password, answer) => {
    const account = await withAlice(passwords[0]);
    for (const Password of passwords.slice(1)) {
      await account.calls(['UpdateLoginProfile', { ...alice, Password }]);
    }
    const policy = prevented === undefined ? {} : { PasswordReusePrevention: prevented };
    await account.calls(['UpdateAccountPasswordPolicy', { ...policy, AllowUsersToChangePassword: true }]);
    const change = { OldPassword: 'Password-3', NewPassword: password };
    expect(await account.call('ChangePassword', change, as('alice'))).toEqual(answer);
  });

  it('is forgotten after 24 others', async () => {
    const account = await withAlice('Password-0');
    for (let index = 1; index <= 30; index += 1) {
      await account.calls(['UpdateLoginProfile', { ...alice, Password: `Password-${index}` }]);
    }
    expect(account.world.loginProfiles.get(aliceArn)?.former.map(({ hash }) => hash)).toEqual(
      Array.from({ length: 24 }, (_, index) => `Password-${29 - index}`),
    );
  });
});

describe('ChangePassword', () => {
  const change = { OldPassword: good, NewPassword: 'Password-2' };
  const allow = { Effect: 'Allow', Action: 'iam:ChangePassword', Resource: aliceArn };
  const refused =
    `AccessDenied 403: User: ${aliceArn} is not authorized to perform: iam:ChangePassword ` +
    'on resource: user alice';

  it('needs a policy, unless the account lets all users do it', async () => {
    const account = await withAlice(good);
    expect(await account.call('ChangePassword', change, as('alice'))).toBe(
      `${refused} because no identity-based policy allows the iam:ChangePassword action`,
    );
    account.world = withUserPolicy(account.world, 'alice', allow);
    expect(await account.call('ChangePassword', change, as('alice'))).toEqual({});
    expect(passwordOf(account)).toBe('Password-2');
    expect(JSON.stringify(account.last?.event)).not.toMatch(/Password-2|TestPassword/);
  });

  it('is refused by an explicit denial, even where the account lets all users do it', async () => {
    const account = await withAlice(good, { AllowUsersToChangePassword: true });
    const deny = { Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' };
    account.world = withUserPolicy(account.world, 'alice', deny);
    expect(await account.call('ChangePassword', change, as('alice'))).toBe(
      `${refused} with an explicit deny in an identity-based policy`,
    );
    expect(passwordOf(account)).toBe(good);
  });

  it('does what a required reset asks for, and starts the age anew', async () => {
    const account = await withAlice(good, { AllowUsersToChangePassword: true });
    await account.calls(['UpdateLoginProfile', { ...alice, PasswordResetRequired: true }]);
    const profile = account.world.loginProfiles.get(aliceArn)!;
    account.world = put(account.world, 'loginProfiles', { ...profile, changedAt: '2025-01-01T00:00:00Z' });
    expect(await account.call('ChangePassword', change, as('alice'))).toEqual({});
    expect(account.world.loginProfiles.get(aliceArn)).toMatchObject({
      passwordResetRequired: false,
      changedAt: '2026-03-01T12:00:00Z',
    });
  });

  const rows: readonly (readonly [why: string, parameters: Parameters, answer: string])[] = [
    [
      'the old one is wrong',
      { ...change, OldPassword: 'Password-9' },
      'AccessDenied 403: The old password was incorrect.',
    ],
    ['the new one breaks the policy', { ...change, NewPassword: 'short' }, violation],
    [
      'both are wrong',
      { OldPassword: 'Password-9', NewPassword: 'short' },
      'AccessDenied 403: The old password was incorrect.',
    ],
    [
      'one is missing',
      { OldPassword: good },
      "ValidationError 400: 1 validation error detected: Value at 'newPassword' failed to satisfy constraint: " +
        'Member must not be null',
    ],
  ];

  it.each(rows)('is refused when %s', async (_, parameters, answer) => {
    const account = await withAlice(good, { AllowUsersToChangePassword: true });
    expect(await account.call('ChangePassword', parameters, as('alice'))).toBe(answer);
    expect(passwordOf(account)).toBe(good);
  });

  it('is for users only, and for those who have a password', async () => {
    const account = await withAlice(undefined, { AllowUsersToChangePassword: true });
    expect(await account.call('ChangePassword', change)).toBe(
      'InvalidUserType 400: Only IAM Users can change their own password',
    );
    expect(await account.call('ChangePassword', change, as('alice'))).toBe(noProfile);
  });

  it('has no old password to go by in a world that came by link', async () => {
    const account = await withAlice(good, { AllowUsersToChangePassword: true });
    const { password: _, ...profile } = account.world.loginProfiles.get(aliceArn)!;
    account.world = put(account.world, 'loginProfiles', profile);
    expect(await account.call('ChangePassword', change, as('alice'))).toBe(
      'AccessDenied 403: The old password was incorrect.',
    );
  });
});

describe('a role session', () => {
  const change = { OldPassword: good, NewPassword: 'Password-2' };
  const session: Session = {
    id: 'ASIATESTEXAMPLE',
    operation: 'AssumeRole',
    principalArn: `arn:aws:sts::${accountId}:assumed-role/deploy/s`,
    issuerArn: `arn:aws:iam::${accountId}:role/deploy`,
    accountId,
    name: 's',
    policyArns: [],
    tags: {},
    token: 'token',
    issuedAt: '2026-03-01T12:00:00Z',
    expiresAt: '2026-03-01T13:00:00Z',
  };
  const signed: Credentials = { kind: 'accessKey', accessKeyId: session.id, sessionToken: 'token' };

  async function withRole(...documents: readonly string[]): Promise<TestAccount> {
    const account = await withAlice(good, { AllowUsersToChangePassword: true });
    account.world = put(account.world, 'roles', {
      arn: session.issuerArn,
      id: 'AROATESTEXAMPLE',
      accountId,
      name: 'deploy',
      path: '/',
      inlinePolicies: documents.map((document) => ({ name: 'inline', document })),
      attachedPolicies: [],
      tags: {},
      assumeRolePolicyDocument: '{}',
      maxSessionDuration: 3600,
    });
    account.world = put(account.world, 'sessions', session);
    return account;
  }

  it('gets nothing of what the account gives to its users', async () => {
    const account = await withRole();
    for (const [action, parameters] of [
      ['ChangePassword', change],
      ['GetAccountPasswordPolicy', {}],
    ] as const) {
      expect(await account.call(action, parameters, signed)).toContain(
        `AccessDenied 403: User: ${session.principalArn} is not authorized to perform: iam:${action}`,
      );
    }
  });

  it('has no password to change, even where a policy lets it', async () => {
    const account = await withRole('{"Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}');
    expect(await account.call('ChangePassword', change, signed)).toContain('InvalidUserType 400');
  });
});
