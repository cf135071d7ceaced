import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { Parameters } from '../call.ts';
import { accountId, as, root, TestAccount, withUserPolicy } from '../test-api.ts';

const alice = { UserName: 'alice' };
const arnOf = (name: string): string => `arn:aws:iam::${accountId}:user/${name}`;
const notFound = (name: string) => `NoSuchEntity 404: The user with name ${name} cannot be found.`;

const shown = (name: string, path = '/') => ({
  Path: path,
  UserName: name,
  UserId: expect.stringMatching(/^AIDA/),
  Arn: `arn:aws:iam::${accountId}:user${path}${name}`,
  CreateDate: '2026-03-01T12:00:00Z',
});

describe('users', () => {
  it('are made with a unique id, and told again', async () => {
    const account = new TestAccount();
    const made = await account.call('CreateUser', {
      UserName: 'alice',
      Path: '/dev/',
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    expect(made).toEqual({
      User: {
        Path: '/dev/',
        UserName: 'alice',
        UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
        Arn: 'arn:aws:iam::111122223333:user/dev/alice',
        CreateDate: '2026-03-01T12:00:00Z',
        Tags: [{ Key: 'team', Value: 'a' }],
      },
    });
    expect(await account.call('GetUser', { UserName: 'ALICE' })).toEqual(made);
  });

  it('may have a permissions boundary', async () => {
    const account = new TestAccount();
    const PermissionsBoundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    expect(await account.call('CreateUser', { ...alice, PermissionsBoundary })).toEqual({
      User: {
        ...shown('alice'),
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: PermissionsBoundary,
        },
      },
    });
  });

  it('have names that ignore case', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', { UserName: 'alice' }]);
    expect(await account.call('CreateUser', { UserName: 'Alice', Path: '/x/' })).toBe(
      'EntityAlreadyExists 409: User with name Alice already exists.',
    );
  });

  it('are refused what no policy allows, in words and with the decision', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', { UserName: 'alice' }]);
    expect(await account.call('CreateUser', { UserName: 'bob' }, as('alice'))).toBe(
      'AccessDenied 403: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:CreateUser ' +
        'on resource: arn:aws:iam::111122223333:user/bob because no identity-based policy allows the iam:CreateUser action',
    );
    expect(account.last?.decisions).toHaveLength(1);
    expect(account.last?.event).toMatchObject({ operation: 'CreateUser', error: { code: 'AccessDenied' } });
    expect(await account.call('GetUser', { UserName: 'bob' })).toContain('NoSuchEntity 404');
  });

  it('tell every constraint that a name breaks', async () => {
    const account = new TestAccount();
    expect(await account.call('CreateUser', { UserName: '', Path: 'x' })).toBe(
      "ValidationError 400: 3 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must " +
        "have length greater than or equal to 1; Value at 'userName' failed to satisfy constraint: Member must satisfy " +
        "regular expression pattern: [\\w+=,.@-]+; Value at 'path' failed to satisfy constraint: Member must satisfy " +
        'regular expression pattern: (\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)',
    );
    expect(await account.call('CreateUser', {})).toBe(
      "ValidationError 400: 1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must not be null",
    );
  });
});

describe('users in a list', () => {
  async function withThree(): Promise<TestAccount> {
    const account = new TestAccount();
    await account.calls(
      ['CreateUser', { UserName: 'carol', Path: '/dev/ops/' }],
      ['CreateUser', { UserName: 'alice' }],
      ['CreateUser', { UserName: 'bob', Path: '/dev/' }],
    );
    return account;
  }

  const rows: readonly (readonly [prefix: string | undefined, names: readonly string[]])[] = [
    [undefined, ['alice', 'bob', 'carol']],
    ['/', ['alice', 'bob', 'carol']],
    ['/dev/', ['bob', 'carol']],
    // A prefix of the text, not of the steps.
    ['/de', ['bob', 'carol']],
    ['/dev/ops/', ['carol']],
    ['/qa/', []],
  ];

  it.each(rows)('below %s', async (PathPrefix, names) => {
    const account = await withThree();
    const answer = await account.call('ListUsers', PathPrefix === undefined ? {} : { PathPrefix });
    expect(answer).toMatchObject({ Users: names.map((UserName) => ({ UserName })), IsTruncated: false });
  });

  it('come in pages', async () => {
    const account = await withThree();
    const first = (await account.call('ListUsers', { MaxItems: 2 })) as { Marker: string };
    expect(first).toMatchObject({ Users: [alice, { UserName: 'bob' }], IsTruncated: true });
    expect(await account.call('ListUsers', { Marker: first.Marker })).toEqual({
      Users: [shown('carol', '/dev/ops/')],
      IsTruncated: false,
    });
    expect(await account.call('ListUsers', { Marker: 'x' })).toContain('ValidationError 400');
  });
});

describe('GetUser', () => {
  it('without a name is about the caller', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', alice]);
    const statement = { Effect: 'Allow', Action: 'iam:GetUser', Resource: arnOf('${aws:username}') };
    account.world = withUserPolicy(account.world, 'alice', statement);
    expect(await account.call('GetUser', {}, as('alice'))).toEqual({ User: shown('alice') });
    expect(await account.call('GetUser', { UserName: 'bob' }, as('alice'))).toContain('AccessDenied 403');
  });

  it('shows root without a name and path', async () => {
    const account = new TestAccount();
    expect(await account.call('GetUser', {}, root)).toEqual({
      User: { UserId: accountId, Arn: `arn:aws:iam::${accountId}:root`, CreateDate: '2026-03-01T12:00:00Z' },
    });
  });

  it('tells when the password was last used, if it was', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', alice], ['CreateLoginProfile', { ...alice, Password: 'Password-1' }]);
    expect(await account.call('GetUser', alice)).toEqual({ User: shown('alice') });
    const profile = account.world.loginProfiles.get(arnOf('alice'))!;
    const used = { ...profile, lastUsedAt: '2026-02-01T08:00:00Z' };
    account.world = put(account.world, 'loginProfiles', used);
    const told = { ...shown('alice'), PasswordLastUsed: '2026-02-01T08:00:00Z' };
    expect(await account.call('GetUser', alice)).toEqual({ User: told });
    expect(await account.call('ListUsers')).toEqual({ Users: [told], IsTruncated: false });
  });
});

describe('what is wrong with a call about users', () => {
  const rows: readonly (readonly [operation: string, parameters: Parameters, answer: string])[] = [
    ['CreateUser', alice, 'EntityAlreadyExists 409: User with name alice already exists.'],
    ['GetUser', { UserName: 'nobody' }, notFound('nobody')],
    ['UpdateUser', { UserName: 'nobody', NewUserName: 'new' }, notFound('nobody')],
    ['DeleteUser', { UserName: 'nobody' }, notFound('nobody')],
    [
      'UpdateUser',
      { ...alice, NewUserName: 'BOB' },
      'EntityAlreadyExists 409: User with name BOB already exists.',
    ],
    ['CreateUser', { UserName: 'carol' }, 'LimitExceeded 409: Cannot exceed quota for UsersPerAccount: 2'],
  ];

  it.each(rows)('%s %j', async (operation, parameters, answer) => {
    const account = new TestAccount();
    const quotas = { UsersPerAccount: 2 };
    account.world = put(account.world, 'accounts', { id: accountId, name: 'Test', quotas });
    await account.calls(['CreateUser', alice], ['CreateUser', { UserName: 'bob' }]);
    expect(await account.call(operation, parameters)).toBe(answer);
  });
});
