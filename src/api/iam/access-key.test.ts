import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { Credentials, Parameters } from '../call.ts';
import { accountId, as, root, TestAccount, withUserPolicy } from '../test-api.ts';

const alice = { UserName: 'alice' };
const created = '2026-03-01T12:00:00Z';
const keyId = expect.stringMatching(/^AKIA[A-Z2-7]{9}EXAMPLE$/);

/** A user with a key, and the key's id. */
async function withKey(): Promise<{ readonly account: TestAccount; readonly id: string }> {
  const account = new TestAccount();
  await account.calls(['CreateUser', alice]);
  return { account, id: await newKey(account, alice) };
}

async function newKey(account: TestAccount, parameters: Parameters, who?: Credentials): Promise<string> {
  const answer = await account.call('CreateAccessKey', parameters, who);
  return (answer as { AccessKey: { AccessKeyId: string } }).AccessKey.AccessKeyId;
}

describe('access keys of a user', () => {
  it('are made, listed and deleted; the secret is told once', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', alice]);
    const none = { AccessKeyMetadata: [], IsTruncated: false };
    expect(await account.call('ListAccessKeys', alice)).toEqual(none);
    const key = { UserName: 'alice', AccessKeyId: keyId, Status: 'Active', CreateDate: created };
    const made = (await account.call('CreateAccessKey', alice)) as { AccessKey: { AccessKeyId: string } };
    expect(made).toEqual({
      AccessKey: { ...key, SecretAccessKey: expect.stringMatching(/^.{30}EXAMPLEKEY$/) },
    });
    const { AccessKeyId } = made.AccessKey;
    expect(await account.call('ListAccessKeys', alice)).toEqual({
      AccessKeyMetadata: [{ ...key, AccessKeyId }],
      IsTruncated: false,
    });
    expect(await account.call('DeleteAccessKey', { ...alice, AccessKeyId })).toEqual({});
    expect(await account.call('ListAccessKeys', alice)).toEqual(none);
  });

  it('are switched off and on; an inactive one signs nothing', async () => {
    const { account, id } = await withKey();
    const signed: Credentials = { kind: 'accessKey', accessKeyId: id };
    const statuses = ['Inactive', 'Active'] as const;
    const refused = 'InvalidClientTokenId 403: The security token included in the request is invalid.';
    const answers = { Inactive: refused, Active: expect.stringContaining('AccessDenied 403') };
    for (const Status of statuses) {
      expect(await account.call('UpdateAccessKey', { ...alice, AccessKeyId: id, Status })).toEqual({});
      expect(await account.call('ListAccessKeys', alice)).toMatchObject({ AccessKeyMetadata: [{ Status }] });
      expect(await account.call('ListUsers', {}, signed)).toEqual(answers[Status]);
    }
  });

  it('are two at most, active or not', async () => {
    const { account, id } = await withKey();
    await account.calls(
      ['CreateAccessKey', alice],
      ['UpdateAccessKey', { ...alice, AccessKeyId: id, Status: 'Inactive' }],
    );
    expect(await account.call('CreateAccessKey', alice)).toBe(
      'LimitExceeded 409: Cannot exceed quota for AccessKeysPerUser: 2',
    );
  });

  it('come in pages, the oldest first', async () => {
    const { account, id } = await withKey();
    const second = await newKey(account, alice);
    const first = (await account.call('ListAccessKeys', { ...alice, MaxItems: 1 })) as { Marker: string };
    expect(first).toMatchObject({ AccessKeyMetadata: [{ AccessKeyId: id }], IsTruncated: true });
    expect(await account.call('ListAccessKeys', { ...alice, Marker: first.Marker })).toMatchObject({
      AccessKeyMetadata: [{ AccessKeyId: second }],
      IsTruncated: false,
    });
  });

  it('stay those of the user under another name', async () => {
    const { account, id } = await withKey();
    await account.calls(['UpdateUser', { ...alice, NewUserName: 'bob' }]);
    expect(await account.call('ListAccessKeys', { UserName: 'bob' })).toMatchObject({
      AccessKeyMetadata: [{ UserName: 'bob', AccessKeyId: id }],
    });
    expect(await account.call('GetAccessKeyLastUsed', { AccessKeyId: id })).toMatchObject({
      UserName: 'bob',
    });
  });
});

describe('an access key that is not there', () => {
  const unknown = { AccessKeyId: 'AKIAUNKNOWNEXAMPLE00' };
  const noUser = 'NoSuchEntity 404: The user with name nobody cannot be found.';
  const noKey = 'NoSuchEntity 404: The Access Key with id AKIAUNKNOWNEXAMPLE00 cannot be found.';

  const rows: readonly (readonly [string, Parameters, string])[] = [
    ['CreateAccessKey', { UserName: 'nobody' }, noUser],
    ['ListAccessKeys', { UserName: 'nobody' }, noUser],
    ['UpdateAccessKey', { UserName: 'nobody', ...unknown, Status: 'Active' }, noUser],
    ['DeleteAccessKey', { UserName: 'nobody', ...unknown }, noUser],
    ['UpdateAccessKey', { ...alice, ...unknown, Status: 'Active' }, noKey],
    ['DeleteAccessKey', { ...alice, ...unknown }, noKey],
    // Without a user it is the caller's: root has none.
    ['DeleteAccessKey', unknown, noKey],
    [
      'GetAccessKeyLastUsed',
      unknown,
      `AccessDenied 403: User: arn:aws:iam::${accountId}:root is not authorized to perform: ` +
        'iam:GetAccessKeyLastUsed on resource: access key AKIAUNKNOWNEXAMPLE00',
    ],
    [
      'UpdateAccessKey',
      { ...alice, ...unknown, Status: 'Off' },
      "ValidationError 400: 1 validation error detected: Value at 'status' failed to satisfy constraint: " +
        'Member must satisfy enum value set',
    ],
    [
      'GetAccessKeyLastUsed',
      { AccessKeyId: 'AKIA' },
      "ValidationError 400: 1 validation error detected: Value at 'accessKeyId' failed to satisfy constraint: " +
        'Member must have length greater than or equal to 16',
    ],
  ];

  it.each(rows)('%s %j', async (operation, parameters, answer) => {
    const { account } = await withKey();
    expect(await account.call(operation, parameters)).toBe(answer);
  });

  it('is also that of another user, and nobody sets one to Expired', async () => {
    const { account, id } = await withKey();
    await account.calls(['CreateUser', { UserName: 'bob' }]);
    expect(await account.call('DeleteAccessKey', { UserName: 'bob', AccessKeyId: id })).toContain(
      'NoSuchEntity 404',
    );
    expect(await account.call('UpdateAccessKey', { ...alice, AccessKeyId: id, Status: 'Expired' })).toContain(
      'InvalidInput 400',
    );
  });

  it('is also that of another account', async () => {
    const { account, id } = await withKey();
    const key = account.world.accessKeys.get(id)!;
    account.world = put(account.world, 'accessKeys', { ...key, accountId: '444455556666' });
    expect(await account.call('GetAccessKeyLastUsed', { AccessKeyId: id })).toContain('AccessDenied 403');
  });
});

describe('the last use of an access key', () => {
  it('is N/A before the first call, then time, service and Region', async () => {
    const { account, id } = await withKey();
    const AccessKeyId = id;
    expect(await account.call('GetAccessKeyLastUsed', { AccessKeyId })).toEqual({
      UserName: 'alice',
      AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
    });
    await account.call('GetUser', {}, { kind: 'accessKey', accessKeyId: id });
    expect(await account.call('GetAccessKeyLastUsed', { AccessKeyId })).toEqual({
      UserName: 'alice',
      AccessKeyLastUsed: { LastUsedDate: created, ServiceName: 'iam', Region: 'us-east-1' },
    });
  });
});

describe('a call about access keys that names no user', () => {
  const own = {
    Effect: 'Allow',
    Action: 'iam:*AccessKey*',
    Resource: `arn:aws:iam::${accountId}:user/\${aws:username}`,
  };

  it('is about the user who signed it', async () => {
    const { account, id } = await withKey();
    account.world = withUserPolicy(account.world, 'alice', own);
    const signed: Credentials = { kind: 'accessKey', accessKeyId: id };
    const second = await newKey(account, {}, signed);
    expect(await account.call('ListAccessKeys', {}, as('alice'))).toMatchObject({
      AccessKeyMetadata: [{ AccessKeyId: id }, { AccessKeyId: second }],
    });
    const off = { AccessKeyId: id, Status: 'Inactive' };
    expect(await account.call('UpdateAccessKey', off, as('alice'))).toEqual({});
    expect(await account.call('DeleteAccessKey', { AccessKeyId: id }, as('alice'))).toEqual({});
  });

  it('is about root when root signed it, and root has no name', async () => {
    const { account } = await withKey();
    const id = await newKey(account, {}, root);
    expect(account.world.accessKeys.get(id)?.holder).toBe(`arn:aws:iam::${accountId}:root`);
    expect(await account.call('ListAccessKeys')).toEqual({
      AccessKeyMetadata: [{ AccessKeyId: id, Status: 'Active', CreateDate: created }],
      IsTruncated: false,
    });
    expect(await account.call('GetAccessKeyLastUsed', { AccessKeyId: id })).toEqual({
      AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
    });
    expect(await account.call('DeleteAccessKey', { AccessKeyId: id })).toEqual({});
  });

  it('is about nobody when neither did', async () => {
    const { account } = await withKey();
    expect(await account.call('ListAccessKeys', {}, { kind: 'administrator', accountId })).toBe(
      'ValidationError 400: Must specify userName when calling with non-User credentials',
    );
  });

  it('is refused like one about another user, where only the own is allowed', async () => {
    const { account, id } = await withKey();
    await account.calls(['CreateUser', { UserName: 'bob' }]);
    account.world = withUserPolicy(account.world, 'alice', own);
    const bob = `arn:aws:iam::${accountId}:user/bob`;
    const rows: readonly (readonly [string, Parameters, string])[] = [
      ['CreateAccessKey', {}, 'user bob'],
      ['ListAccessKeys', {}, bob],
      ['UpdateAccessKey', { AccessKeyId: id, Status: 'Inactive' }, 'user bob'],
      ['DeleteAccessKey', { AccessKeyId: id }, 'user bob'],
    ];
    for (const [action, parameters, resource] of rows) {
      expect(await account.call(action, { UserName: 'bob', ...parameters }, as('alice'))).toBe(
        `AccessDenied 403: User: arn:aws:iam::${accountId}:user/alice is not authorized to perform: iam:${action} ` +
          `on resource: ${resource} because no identity-based policy allows the iam:${action} action`,
      );
    }
  });
});
