import { describe, expect, it } from 'vitest';
import { authorize } from '#authorize/authorize.ts';
import { describe as describeRequest } from '#authorize/describe.ts';
import { accountId, readOnlyAccess, root, type TestAccount } from '../test-api.ts';
import {
  administrator,
  alice,
  allow,
  mfa,
  roleRecord,
  session,
  stsAccount,
  trust,
  withDevice,
  type Answered,
} from './test-sts.ts';

const mayAll = allow('*');

describe('GetSessionToken', () => {
  it.each([
    ['a user, 12 hours', alice, {}, '2026-03-02T00:00:00Z'],
    ['a user, 36 hours', alice, { DurationSeconds: 129_600 }, '2026-03-03T00:00:00Z'],
    ['a user, texts from the wire', alice, { DurationSeconds: '900' }, '2026-03-01T12:15:00Z'],
    ['root, an hour', root, {}, '2026-03-01T13:00:00Z'],
    ['root, an hour whatever it asks', root, { DurationSeconds: 43_200 }, '2026-03-01T13:00:00Z'],
    ['the administrator, as root', administrator, {}, '2026-03-01T13:00:00Z'],
  ])('lasts, for %s', async (_, who, parameters, until) => {
    const answer = await stsAccount(undefined).call('sts:GetSessionToken', parameters, who);
    expect((answer as Answered).Credentials.Expiration).toBe(until);
  });

  it('cannot be denied, but asked for by a user or root only', async () => {
    const deny = mayAll.replace('Allow', 'Deny');
    const account = stsAccount(deny, roleRecord('r', trust(`arn:aws:iam::${accountId}:user/alice`)));
    const token = await session(account, 'GetSessionToken', {}, alice);
    expect(await account.call('sts:GetSessionToken', {}, token)).toBe(
      'AccessDenied 403: Cannot call GetSessionToken with session credentials',
    );
    expect(await account.call('sts:GetFederationToken', { Name: 'bob' }, token)).toBe(
      'AccessDenied 403: Cannot call GetFederationToken with session credentials',
    );
  });

  it.each([
    [899, 'greater than or equal to 900'],
    [129_601, 'less than or equal to 129600'],
  ])('of %i seconds is none', async (DurationSeconds, words) => {
    const answer = await stsAccount(undefined).call('sts:GetSessionToken', { DurationSeconds }, alice);
    expect(answer).toContain(
      `'durationSeconds' failed to satisfy constraint: Member must have value ${words}`,
    );
  });

  it('reaches IAM with MFA only', async () => {
    const account = withDevice(stsAccount(mayAll));
    const without = await session(account, 'GetSessionToken', {}, alice);
    expect(await account.call('ListUsers', {}, without)).toBe(
      'InvalidClientTokenId 403: The security token included in the request is invalid.',
    );
    const proven = await session(account, 'GetSessionToken', mfa, alice);
    expect(await account.call('ListUsers', {}, proven)).toHaveProperty('Users');
  });
});

describe('GetFederationToken', () => {
  it('answers a federated user of the account', async () => {
    const account = stsAccount(mayAll);
    const Policy = allow('s3:GetObject');
    expect(await account.call('sts:GetFederationToken', { Name: 'bob', Policy }, alice)).toMatchObject({
      Credentials: { Expiration: '2026-03-02T00:00:00Z' },
      FederatedUser: {
        FederatedUserId: `${accountId}:bob`,
        Arn: `arn:aws:sts::${accountId}:federated-user/bob`,
      },
      PackedPolicySize: 3,
    });
  });

  it('needs permission', async () => {
    expect(await stsAccount(undefined).call('sts:GetFederationToken', { Name: 'bob' }, alice)).toBe(
      `AccessDenied 403: User: arn:aws:iam::${accountId}:user/alice is not authorized to perform: ` +
        `sts:GetFederationToken on resource: arn:aws:sts::${accountId}:federated-user/bob because no identity-based ` +
        'policy allows the sts:GetFederationToken action',
    );
    const untagged = stsAccount(allow('sts:GetFederationToken'));
    const Tags = [{ Key: 'k', Value: 'v' }];
    expect(await untagged.call('sts:GetFederationToken', { Name: 'bob', Tags }, alice)).toContain(
      'is not authorized to perform: sts:TagSession',
    );
  });

  it('repeats a policy that is too long', async () => {
    const Policy = allow('s3:GetObject', `arn:aws:s3:::${'b'.repeat(2048)}`);
    expect(await stsAccount(mayAll).call('sts:GetFederationToken', { Name: 'bob', Policy }, alice)).toBe(
      `ValidationError 400: 1 validation error detected: Value '${Policy}' at 'policy' failed to satisfy constraint: ` +
        'Member must have length less than or equal to 2048',
    );
  });

  it('makes sessions that know themselves and reach nothing of IAM', async () => {
    const account = stsAccount(mayAll);
    const federated = await session(account, 'GetFederationToken', { Name: 'bob', Policy: mayAll }, alice);
    expect(await account.call('sts:GetCallerIdentity', {}, federated)).toEqual({
      UserId: `${accountId}:bob`,
      Account: accountId,
      Arn: `arn:aws:sts::${accountId}:federated-user/bob`,
    });
    expect(await account.call('ListUsers', {}, federated)).toContain('InvalidClientTokenId 403');
  });
});

describe('what root asked for', () => {
  function verdict({ world }: TestAccount, action: string): string {
    const [id = ''] = world.sessions.keys();
    const resource = 'arn:aws:s3:::bucket/key';
    const described = describeRequest(world, { id: 'x', principal: id, action, resource, overrides: {} });
    if (!described.ready) return described.problem.code;
    return authorize(described.request, described.policies).verdict;
  }

  it.each([
    ['a session has all that root has', 'GetSessionToken', {}, 's3:PutObject', 'Allowed'],
    [
      'a federated user what the session policy allows',
      'GetFederationToken',
      { Policy: allow('s3:Get*') },
      's3:GetObject',
      'Allowed',
    ],
    ['… and no more', 'GetFederationToken', { Policy: allow('s3:Get*') }, 's3:PutObject', 'ImplicitlyDenied'],
    [
      '… by managed policies too',
      'GetFederationToken',
      { PolicyArns: [{ arn: readOnlyAccess.arn }] },
      's3:GetObject',
      'Allowed',
    ],
    ['… nothing without one', 'GetFederationToken', {}, 's3:GetObject', 'ImplicitlyDenied'],
  ])('%s', async (_, operation, given, action, expected) => {
    const account = stsAccount(undefined);
    const named = operation === 'GetFederationToken' ? { Name: 'bob', ...given } : given;
    await session(account, operation, named, root);
    expect(verdict(account, action)).toBe(expected);
  });
});
