import { expect, test } from 'vitest';
import { readOnlyAccess, TestAccount } from '#api/test-api.ts';
import { deleteGroupCalls } from './delete-group.ts';
import { groupRows } from './group-rows.ts';

const arn = 'arn:aws:iam::111122223333:group/readers';
const GroupName = 'readers';

async function readers(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(
    ['CreateGroup', { GroupName }],
    ['CreateUser', { UserName: 'alice' }],
    ['CreateUser', { UserName: 'bob' }],
    ['AddUserToGroup', { GroupName, UserName: 'alice' }],
    ['AddUserToGroup', { GroupName, UserName: 'bob' }],
    ['AttachGroupPolicy', { GroupName, PolicyArn: readOnlyAccess.arn }],
  );
  return account;
}

test('a row counts users and policies', async () => {
  const { world } = await readers();
  expect(groupRows(world, '111122223333')).toMatchObject([{ key: arn, members: 2, policies: 1 }]);
});

test('a group is deleted after its members and policies have gone', async () => {
  const account = await readers();
  expect(await account.call('DeleteGroup', { GroupName })).toMatch(/^DeleteConflict/);
  const calls = deleteGroupCalls(account.world, account.world.groups.get(arn)!);
  expect(calls.map(({ operation }) => operation)).toEqual([
    'RemoveUserFromGroup',
    'RemoveUserFromGroup',
    'DetachGroupPolicy',
    'DeleteGroup',
  ]);
  await account.calls(...calls.map(({ operation, parameters }) => [operation, parameters] as const));
  expect(account.world.groups.size).toBe(0);
  expect(account.world.users.size).toBe(2);
});
