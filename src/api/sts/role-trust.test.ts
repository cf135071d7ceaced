import { describe, expect, it } from 'vitest';
import { accountId, root } from '../test-api.ts';
import { administrator, alice, allow, otherAccountId, roleRecord, stsAccount, trust } from './test-sts.ts';

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const roleArn = `arn:aws:iam::${accountId}:role/r`;
const call = { RoleArn: roleArn, RoleSessionName: 'Session1' };
const mayAll = allow('sts:*');

describe('who may assume a role', () => {
  const denied = (action: string, resource = roleArn) =>
    `AccessDenied 403: User: ${aliceArn} is not authorized to perform: ${action} on resource: ${resource}`;

  it.each<readonly [string, string | undefined, string, object, string]>([
    [
      'trust in the account, no policy of the user',
      undefined,
      trust(accountId),
      {},
      denied('sts:AssumeRole'),
    ],
    ['trust in somebody else', mayAll, trust('999988887777'), {}, denied('sts:AssumeRole')],
    [
      'tags without sts:TagSession in the trust policy',
      mayAll,
      trust(aliceArn),
      { Tags: [{ Key: 'k', Value: 'v' }] },
      denied('sts:TagSession'),
    ],
    [
      'a source identity that the trust policy does not let be set',
      mayAll,
      trust(aliceArn),
      { SourceIdentity: 'alice' },
      denied('sts:SetSourceIdentity'),
    ],
    [
      'an external id that is missing',
      mayAll,
      trust(aliceArn, { StringEquals: { 'sts:ExternalId': 'x1' } }),
      {},
      denied('sts:AssumeRole'),
    ],
    [
      'a session name that is not the user’s own',
      mayAll,
      trust(aliceArn, { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } }),
      {},
      denied('sts:AssumeRole'),
    ],
    [
      'trust that wants MFA',
      mayAll,
      trust(aliceArn, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      {},
      denied('sts:AssumeRole'),
    ],
  ])('refused: %s', async (_, policy, trustPolicy, parameters, message) => {
    const account = stsAccount(policy, roleRecord('r', trustPolicy));
    expect(await account.call('sts:AssumeRole', { ...call, ...parameters }, alice)).toBe(message);
  });

  it.each<readonly [string, string | undefined, string, object]>([
    ['trust in the user itself needs no policy of the user', undefined, trust(aliceArn), {}],
    ['trust in the account and a policy of the user', allow('sts:AssumeRole', roleArn), trust(accountId), {}],
    [
      'the external id',
      undefined,
      trust(aliceArn, { StringEquals: { 'sts:ExternalId': 'x1' } }),
      { ExternalId: 'x1' },
    ],
    [
      'the session name, by a variable',
      undefined,
      trust(aliceArn, { StringEquals: { 'sts:RoleSessionName': '${aws:username}' } }),
      { RoleSessionName: 'alice' },
    ],
    [
      'the tags by key and value',
      undefined,
      trust(
        aliceArn,
        {
          StringEquals: { 'aws:RequestTag/team': 'blue' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'], 'sts:TransitiveTagKeys': ['team'] },
        },
        'sts:TagSession',
      ),
      { Tags: [{ Key: 'team', Value: 'blue' }], TransitiveTagKeys: ['team'] },
    ],
    [
      'the source identity',
      undefined,
      trust(aliceArn, { StringEquals: { 'sts:SourceIdentity': 'al' } }, 'sts:SetSourceIdentity'),
      { SourceIdentity: 'al' },
    ],
  ])('allowed: %s', async (_, policy, trustPolicy, parameters) => {
    const account = stsAccount(policy, roleRecord('r', trustPolicy));
    expect(await account.call('sts:AssumeRole', { ...call, ...parameters }, alice)).toHaveProperty(
      'Credentials',
    );
  });

  it('is the same for a role that does not exist', async () => {
    const account = stsAccount(mayAll);
    expect(await account.call('sts:AssumeRole', call, alice)).toBe(denied('sts:AssumeRole'));
    const bucket = { ...call, RoleArn: 'arn:aws:s3:::some-bucket' };
    expect(await account.call('sts:AssumeRole', bucket, alice)).toBe(
      denied('sts:AssumeRole', 'arn:aws:s3:::some-bucket'),
    );
  });

  it('across accounts takes both sides', async () => {
    const far = roleRecord('far', trust(accountId), { accountId: otherAccountId });
    const given = { RoleArn: far.arn, RoleSessionName: 's1' };
    expect(await stsAccount(undefined, far).call('sts:AssumeRole', given, alice)).toBe(
      denied('sts:AssumeRole', far.arn),
    );
    expect(await stsAccount(mayAll, far).call('sts:AssumeRole', given, alice)).toMatchObject({
      AssumedRoleUser: { Arn: `arn:aws:sts::${otherAccountId}:assumed-role/far/s1` },
    });
  });

  it('is never root, and always the administrator of a test server', async () => {
    const account = stsAccount(undefined, roleRecord('r', trust('999988887777')));
    expect(await account.call('sts:AssumeRole', call, root)).toBe(
      'AccessDenied 403: Roles may not be assumed by root accounts.',
    );
    expect(await account.call('sts:AssumeRole', call, administrator)).toHaveProperty('Credentials');
    expect(await account.call('sts:AssumeRole', { ...call, RoleArn: `${roleArn}2` }, administrator)).toBe(
      `AccessDenied 403: User: arn:aws:iam::${accountId}:user/administrator is not authorized to perform: ` +
        `sts:AssumeRole on resource: ${roleArn}2`,
    );
  });
});
