import { describe, expect, it } from 'vitest';
import { documentOf, withDraft } from '#account/policy-document.ts';
import type { PolicyRef } from '#account/policy-ref.ts';
import { put } from '#account/world.ts';
import type { Parameters } from '../call.ts';
import { accountId, as, TestAccount, withUserPolicy } from '../test-api.ts';

const arnOf = (name: string): string => `arn:aws:iam::${accountId}:group/${name}`;

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

describe('groups', () => {
  it('are made, told, listed and deleted', async () => {
    await expectEach(
      new TestAccount(),
      ['CreateGroup', dev, { Group: shown('dev') }],
      ['GetGroup', dev, { Group: shown('dev'), Users: [], IsTruncated: false }],
      ['ListGroups', {}, { Groups: [shown('dev')], IsTruncated: false }],
      ['DeleteGroup', dev, {}],
      ['GetGroup', dev, devNotFound],
      ['DeleteGroup', dev, devNotFound],
    );
  });

  it('have one name in the account, whatever case and path', async () => {
    await expectEach(
      new TestAccount(),
      ['CreateGroup', { GroupName: 'dev', Path: '/a/' }, { Group: shown('dev', '/a/') }],
      ['CreateGroup', { GroupName: 'DEV' }, 'EntityAlreadyExists 409: Group with name DEV already exists.'],
      ['GetGroup', { GroupName: 'DEV' }, { Group: shown('dev', '/a/'), Users: [], IsTruncated: false }],
    );
  });

  it('are listed below a path, in pages', async () => {
    const account = new TestAccount();
    await account.calls(
      ['CreateGroup', { GroupName: 'c', Path: '/x/' }],
      ['CreateGroup', { GroupName: 'b' }],
      ['CreateGroup', { GroupName: 'a', Path: '/x/y/' }],
    );
    const all = [shown('a', '/x/y/'), shown('c', '/x/')];
    const first = await account.call('ListGroups', { PathPrefix: '/x/', MaxItems: 1 });
    expect(first).toEqual({ Groups: [all[0]], IsTruncated: true, Marker: expect.any(String) });
    const { Marker } = first as { Marker: string };
    await expectEach(
      account,
      ['ListGroups', { PathPrefix: '/x/', Marker }, { Groups: [all[1]], IsTruncated: false }],
      ['ListGroups', { PathPrefix: '/none' }, { Groups: [], IsTruncated: false }],
    );
  });

  it('keep their id, members, policies and drafts under another name', async () => {
    const account = new TestAccount();
    await account.calls(
      ['CreateGroup', dev],
      ['CreateUser', { UserName: 'alice' }],
      ['AddUserToGroup', { ...dev, UserName: 'alice' }],
    );
    const group = account.world.groups.get(arnOf('dev'))!;
    const document = JSON.stringify({ Statement: { Resource: arnOf('dev') } });
    const inline: PolicyRef = { kind: 'inline', holder: group.arn, name: 'p' };
    const typed = put(account.world, 'groups', { ...group, inlinePolicies: [{ name: 'p', document }] });
    account.world = withDraft(typed, inline, '{');
    await expectEach(
      account,
      ['UpdateGroup', { ...dev, NewGroupName: 'ops', NewPath: '/x/' }, {}],
      ['GetGroup', dev, devNotFound],
      [
        'GetGroup',
        { GroupName: 'ops' },
        {
          Group: { ...shown('ops', '/x/'), GroupId: group.id },
          Users: [member('alice')],
          IsTruncated: false,
        },
      ],
    );
    const moved: PolicyRef = { ...inline, holder: arnOf('x/ops') };
    // AWS: a Resource element does not follow the rename.
    expect(documentOf(account.world, moved)).toBe(document);
    expect([...account.world.drafts.values()]).toEqual([
      { id: `inline ${arnOf('x/ops')} p`, policy: moved, text: '{' },
    ]);
  });

  it('cannot take the name of another', async () => {
    await expectEach(
      new TestAccount(),
      ['CreateGroup', dev, { Group: shown('dev') }],
      ['CreateGroup', { GroupName: 'ops' }, { Group: shown('ops') }],
      [
        'UpdateGroup',
        { ...dev, NewGroupName: 'ops' },
        'EntityAlreadyExists 409: Group with name ops already exists.',
      ],
      ['UpdateGroup', { ...dev, NewGroupName: 'Dev' }, {}],
      ['UpdateGroup', { GroupName: 'none' }, 'NoSuchEntity 404: The group with name none cannot be found.'],
    );
  });

  it('are not deleted before members, inline and attached policies are gone', async () => {
    const account = new TestAccount();
    const conflict = (must: string) => `DeleteConflict 409: Cannot delete entity, must ${must} first.`;
    await account.calls(
      ['CreateGroup', dev],
      ['CreateUser', { UserName: 'alice' }],
      ['AddUserToGroup', { ...dev, UserName: 'alice' }],
    );
    const group = account.world.groups.get(arnOf('dev'))!;
    const full = { ...group, inlinePolicies: [{ name: 'p', document: '{}' }], attachedPolicies: ['arn'] };
    account.world = put(account.world, 'groups', full);
    await expectEach(
      account,
      ['DeleteGroup', dev, conflict('remove users from group')],
      ['RemoveUserFromGroup', { ...dev, UserName: 'alice' }, {}],
      ['DeleteGroup', dev, conflict('delete policies')],
    );
    account.world = put(account.world, 'groups', { ...full, inlinePolicies: [] });
    await expectEach(account, ['DeleteGroup', dev, conflict('detach all policies')]);
    account.world = put(account.world, 'groups', group);
    await expectEach(account, ['DeleteGroup', dev, {}]);
  });

  it('are as many as the account may have', async () => {
    const account = new TestAccount();
    account.world = put(account.world, 'accounts', {
      id: accountId,
      name: 'Test',
      quotas: { GroupsPerAccount: 1 },
    });
    await expectEach(
      account,
      ['CreateGroup', dev, { Group: shown('dev') }],
      ['CreateGroup', { GroupName: 'ops' }, 'LimitExceeded 409: Cannot exceed quota for GroupsPerAccount: 1'],
    );
  });
});

describe('a caller who may change one group', () => {
  const notAllowed = (action: string, resource: string) =>
    `AccessDenied 403: User: arn:aws:iam::${accountId}:user/alice is not authorized to perform: iam:${action} ` +
    `on resource: ${resource} because no identity-based policy allows the iam:${action} action`;

  const rows: readonly Row[] = [
    ['GetGroup', dev, { Group: shown('dev'), Users: [], IsTruncated: false }],
    ['GetGroup', { GroupName: 'ops' }, notAllowed('GetGroup', 'group ops')],
    ['CreateGroup', { GroupName: 'new' }, notAllowed('CreateGroup', arnOf('new'))],
    ['ListGroups', {}, notAllowed('ListGroups', arnOf(''))],
    ['DeleteGroup', { GroupName: 'ops' }, notAllowed('DeleteGroup', 'group ops')],
    // The group that would come of it has to be allowed too.
    ['UpdateGroup', { ...dev, NewGroupName: 'qa' }, notAllowed('UpdateGroup', 'group qa')],
    // Membership is a matter of the group, not of the user.
    ['AddUserToGroup', { ...dev, UserName: 'alice' }, {}],
    ['AddUserToGroup', { GroupName: 'ops', UserName: 'alice' }, notAllowed('AddUserToGroup', 'group ops')],
    ['RemoveUserFromGroup', { ...dev, UserName: 'alice' }, {}],
    [
      'ListGroupsForUser',
      { UserName: 'alice' },
      notAllowed('ListGroupsForUser', `arn:aws:iam::${accountId}:user/alice`),
    ],
  ];

  it.each(rows)('%s %j', async (operation, parameters, answer) => {
    const account = new TestAccount();
    await account.calls(
      ['CreateUser', { UserName: 'alice' }],
      ['CreateGroup', dev],
      ['CreateGroup', { GroupName: 'ops' }],
    );
    const statement = { Effect: 'Allow', Action: 'iam:*', Resource: arnOf('dev') };
    account.world = withUserPolicy(account.world, 'alice', statement);
    expect(await account.call(operation, parameters, as('alice'))).toEqual(answer);
  });
});
