import { describe, expect, it } from 'vitest';
import type { Parameters } from '../call.ts';
import { accountId, TestAccount } from '../test-api.ts';

const shown = (name: string, path = '/') => ({
  Path: path,
  GroupName: name,
  GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/),
  Arn: `arn:aws:iam::${accountId}:group${path}${name}`,
  CreateDate: '2026-03-01T12:00:00Z',
});

const member = (name: string) => ({
  Path: '/',
  UserName: name,
  UserId: expect.stringMatching(/^AIDA/),
  Arn: `arn:aws:iam::${accountId}:user/${name}`,
  CreateDate: '2026-03-01T12:00:00Z',
});

type Row = readonly [operation: string, parameters: Parameters, answer: unknown];

async function expectEach(account: TestAccount, ...rows: readonly Row[]): Promise<void> {
  for (const [operation, parameters, answer] of rows) {
    expect(await account.call(operation, parameters), operation).toEqual(answer);
  }
}

const dev = { GroupName: 'dev' };
const devNotFound = 'NoSuchEntity 404: The group with name dev cannot be found.';

describe('members of groups', () => {
  const alice = { ...dev, UserName: 'alice' };
  const aliceNotFound = 'NoSuchEntity 404: The user with name alice cannot be found.';

  it('join and leave, once or again', async () => {
    const withAlice = { Group: shown('dev'), Users: [member('alice')], IsTruncated: false };
    await expectEach(
      new TestAccount(),
      ['CreateGroup', dev, { Group: shown('dev') }],
      ['CreateUser', { UserName: 'alice' }, { User: member('alice') }],
      ['AddUserToGroup', alice, {}],
      ['AddUserToGroup', { GroupName: 'DEV', UserName: 'ALICE' }, {}],
      ['GetGroup', dev, withAlice],
      ['ListGroupsForUser', { UserName: 'alice' }, { Groups: [shown('dev')], IsTruncated: false }],
      ['RemoveUserFromGroup', alice, {}],
      ['RemoveUserFromGroup', alice, {}],
      ['GetGroup', dev, { ...withAlice, Users: [] }],
      ['ListGroupsForUser', { UserName: 'alice' }, { Groups: [], IsTruncated: false }],
    );
  });

  it('are missed before the group is', async () => {
    await expectEach(
      new TestAccount(),
      ['AddUserToGroup', alice, aliceNotFound],
      ['RemoveUserFromGroup', alice, aliceNotFound],
      ['ListGroupsForUser', { UserName: 'alice' }, aliceNotFound],
      ['CreateUser', { UserName: 'alice' }, { User: member('alice') }],
      ['AddUserToGroup', alice, devNotFound],
      ['RemoveUserFromGroup', alice, devNotFound],
    );
  });

  it('stay in it under another name', async () => {
    await expectEach(
      new TestAccount(),
      ['CreateGroup', dev, { Group: shown('dev') }],
      ['CreateUser', { UserName: 'alice' }, { User: member('alice') }],
      ['AddUserToGroup', alice, {}],
      ['UpdateUser', { UserName: 'alice', NewUserName: 'bob' }, {}],
      ['GetGroup', dev, { Group: shown('dev'), Users: [member('bob')], IsTruncated: false }],
      ['ListGroupsForUser', { UserName: 'bob' }, { Groups: [shown('dev')], IsTruncated: false }],
      ['ListGroupsForUser', { UserName: 'alice' }, aliceNotFound],
    );
  });

  it('come in pages', async () => {
    const account = new TestAccount();
    await account.calls(['CreateGroup', dev]);
    for (const UserName of ['alice', 'bob', 'carol']) {
      await account.calls(['CreateUser', { UserName }], ['AddUserToGroup', { ...dev, UserName }]);
    }
    const first = (await account.call('GetGroup', { ...dev, MaxItems: 2 })) as { Marker: string };
    expect(first).toMatchObject({ Users: [{ UserName: 'alice' }, { UserName: 'bob' }], IsTruncated: true });
    expect(await account.call('GetGroup', { ...dev, Marker: first.Marker })).toEqual({
      Group: shown('dev'),
      Users: [member('carol')],
      IsTruncated: false,
    });
  });

  it('are in ten groups at most', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', { UserName: 'alice' }]);
    const names = Array.from({ length: 11 }, (_, index) => `g${index}`);
    for (const GroupName of names) await account.calls(['CreateGroup', { GroupName }]);
    for (const GroupName of names.slice(0, 10)) {
      await account.calls(['AddUserToGroup', { GroupName, UserName: 'alice' }]);
    }
    await expectEach(
      account,
      [
        'AddUserToGroup',
        { GroupName: 'g10', UserName: 'alice' },
        'LimitExceeded 409: Cannot exceed quota for GroupsPerUser: 10',
      ],
      ['AddUserToGroup', { GroupName: 'g0', UserName: 'alice' }, {}],
    );
  });
});
