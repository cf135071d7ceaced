import { describe, expect, it, test } from 'vitest';
import { passwordRules } from '#api/iam/password-rules.ts';
import { readOnlyAccess, TestAccount } from '#api/test-api.ts';
import { deleteUserCalls } from './delete-user.ts';
import { codePair } from '#ui/account/mfa-codes.ts';
import { passwordLines } from './password-words.ts';
import { userRows } from './user-rows.ts';

const arn = 'arn:aws:iam::111122223333:user/alice';
const UserName = 'alice';
const SerialNumber = 'arn:aws:iam::111122223333:mfa/phone';
/** The time of every test account. */
const now = '2026-03-01T12:00:00Z';
const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

/** With something of everything that AWS wants removed first. */
async function busyAlice(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName, Tags: [{ Key: 'team', Value: 'red' }] }],
    ['CreateLoginProfile', { UserName, Password: 'Abcdef12!x' }],
    ['CreateAccessKey', { UserName }],
    ['CreateAccessKey', { UserName }],
    ['CreateGroup', { GroupName: 'readers' }],
    ['AddUserToGroup', { GroupName: 'readers', UserName }],
    ['AttachUserPolicy', { UserName, PolicyArn: readOnlyAccess.arn }],
    ['PutUserPolicy', { UserName, PolicyName: 'inside', PolicyDocument: document }],
    ['PutUserPermissionsBoundary', { UserName, PermissionsBoundary: readOnlyAccess.arn }],
    ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }],
  );
  const device = account.world.mfaDevices.get(SerialNumber)!;
  const [AuthenticationCode1, AuthenticationCode2] = codePair(device, now)!;
  await account.calls([
    'EnableMFADevice',
    { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 },
  ]);
  return account;
}

describe('deleting a user', () => {
  it('is refused by AWS while anything hangs on it', async () => {
    const account = await busyAlice();
    expect(await account.call('DeleteUser', { UserName })).toMatch(/^DeleteConflict/);
  });

  it('succeeds after the calls before it', async () => {
    const account = await busyAlice();
    const calls = deleteUserCalls(account.world, account.world.users.get(arn)!);
    expect(calls.map(({ operation }) => operation)).toEqual([
      'DeleteLoginProfile',
      'DeleteAccessKey',
      'DeleteAccessKey',
      'DeactivateMFADevice',
      'DeleteVirtualMFADevice',
      'DeleteUserPolicy',
      'DetachUserPolicy',
      'RemoveUserFromGroup',
      'DeleteUser',
    ]);
    await account.calls(...calls.map(({ operation, parameters }) => [operation, parameters] as const));
    expect(account.world.users.has(arn)).toBe(false);
    expect(account.world.mfaDevices.size).toBe(0);
  });
});

test('a row tells what hangs on a user, and is found by its tags', async () => {
  const account = await busyAlice();
  await account.calls(['CreateUser', { UserName: 'bob' }]);
  const [alice, bob] = userRows(account.world, '111122223333');
  expect(alice).toMatchObject({
    key: arn,
    name: 'alice',
    words: 'team=red',
    groups: ['readers'],
    hasPassword: true,
    mfaDevices: 1,
  });
  expect(alice?.keys).toHaveLength(2);
  expect(bob).toMatchObject({ name: 'bob', words: '', keys: [], hasPassword: false });
  expect(userRows(account.world, '444455556666')).toEqual([]);
});

test('each rule of a password says whether it is kept', () => {
  const rules = passwordRules({ id: '111122223333', name: 'Test' });
  expect(passwordLines('abcDEF', rules)).toEqual([
    { says: '8 to 128 characters', kept: false },
    {
      says: '3 of: uppercase letters, lowercase letters, numbers, symbols; it lacks a number, a symbol',
      kept: false,
    },
    { says: 'Is not “Test”', kept: true },
  ]);
  expect(passwordLines('abcDEF123', rules).every(({ kept }) => kept)).toBe(true);
});
