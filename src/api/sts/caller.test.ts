import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { sealed } from '../sealed-text.ts';
import { accountId, root } from '../test-api.ts';
import { administrator, alice, allow, roleRecord, session, stsAccount, trust } from './test-sts.ts';

describe('GetCallerIdentity', () => {
  const denyAll = allow('*').replace('Allow', 'Deny');
  const arn = (service: string, resource: string) => `arn:aws:${service}::${accountId}:${resource}`;

  it.each([
    ['a user, though everything is denied', alice, 'AIDAALICE', arn('iam', 'user/alice')],
    ['root', root, accountId, arn('iam', 'root')],
    [
      'the administrator of a test server',
      administrator,
      'AIDAADMINISTRATOREXAM',
      arn('iam', 'user/administrator'),
    ],
  ])('of %s', async (_, who, UserId, Arn) => {
    const answer = await stsAccount(denyAll).call('sts:GetCallerIdentity', {}, who);
    expect(answer).toEqual({ UserId, Account: accountId, Arn });
  });

  it('of sessions', async () => {
    const account = stsAccount(undefined, roleRecord('r', trust(arn('iam', 'user/alice')), { path: '/x/' }));
    const token = await session(account, 'GetSessionToken', {}, alice);
    expect(await account.call('sts:GetCallerIdentity', {}, token)).toMatchObject({ UserId: 'AIDAALICE' });
    const given = { RoleArn: arn('iam', 'role/x/r'), RoleSessionName: 's1' };
    const assumed = await session(account, 'AssumeRole', given, token);
    expect(await account.call('sts:GetCallerIdentity', {}, assumed)).toEqual({
      UserId: 'AROAR:s1',
      Account: accountId,
      Arn: arn('sts', 'assumed-role/r/s1'),
    });
  });

  it('of nobody', async () => {
    const unknown = { kind: 'accessKey', accessKeyId: 'AKIAUNKNOWNEXAMPLE00' } as const;
    expect(await stsAccount(undefined).call('sts:GetCallerIdentity', {}, unknown)).toBe(
      'InvalidClientTokenId 403: The security token included in the request is invalid.',
    );
  });
});

describe('GetAccessKeyInfo', () => {
  it('tells the account of a key', async () => {
    const account = stsAccount(allow('sts:GetAccessKeyInfo'));
    const key = { id: 'AKIAIOSFODNN7EXAMPLE', accountId, holder: 'x', status: 'Inactive' } as const;
    account.world = put(account.world, 'accessKeys', { ...key, createdAt: '2026-01-01T00:00:00Z' });
    expect(await account.call('sts:GetAccessKeyInfo', { AccessKeyId: key.id }, alice)).toEqual({
      Account: accountId,
    });
    expect(
      await account.call('sts:GetAccessKeyInfo', { AccessKeyId: 'AKIAI44QH8DHBEXAMPLE' }, alice),
    ).toContain('InvalidClientTokenId 403');
    expect(await account.call('sts:GetAccessKeyInfo', { AccessKeyId: 'short' }, alice)).toContain(
      "Value 'short' at 'accessKeyId' failed to satisfy constraint: Member must have length greater than or equal to 16",
    );
  });
});

describe('DecodeAuthorizationMessage', () => {
  const decode = allow('sts:DecodeAuthorizationMessage');
  const text = '{"allowed":false,"explicitDeny":true}';
  const invalid = 'InvalidAuthorizationMessageException 400: Message is not valid';

  it.each([
    ['answers what was encoded', decode, sealed(text), { DecodedMessage: text }],
    ['knows one that was changed', decode, `${sealed(text).slice(0, -1)}x`, invalid],
    ['knows one that is none', decode, 'abc', invalid],
    [
      'needs permission',
      undefined,
      sealed(text),
      `AccessDenied 403: User: arn:aws:iam::${accountId}:user/alice is not authorized to perform: ` +
        'sts:DecodeAuthorizationMessage because no identity-based policy allows the sts:DecodeAuthorizationMessage action',
    ],
  ])('%s', async (_, policy, EncodedMessage, expected) => {
    const account = stsAccount(policy);
    expect(await account.call('sts:DecodeAuthorizationMessage', { EncodedMessage }, alice)).toEqual(expected);
  });
});
