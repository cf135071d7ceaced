import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { codeAt, stepAt } from '../iam/totp.ts';
import { accountId, root, type TestAccount } from '../test-api.ts';
import {
  administrator,
  alice,
  allow,
  otherAccountId,
  roleRecord,
  session,
  stsAccount,
  trust,
} from './test-sts.ts';

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const roleArn = `arn:aws:iam::${accountId}:role/r`;
const call = { RoleArn: roleArn, RoleSessionName: 'Session1' };
const trusting = roleRecord('r', trust(accountId, undefined, 'sts:TagSession', 'sts:SetSourceIdentity'));
const mayAll = allow('sts:*');

describe('AssumeRole', () => {
  it('answers credentials of a session that carries the role', async () => {
    const role = roleRecord('r', trust(accountId), { path: '/team/', maxSessionDuration: 7200 });
    const account = stsAccount(mayAll, role);
    const given = { RoleArn: role.arn, RoleSessionName: 'Session1', DurationSeconds: 7200 };
    expect(await account.call('sts:AssumeRole', given, alice)).toEqual({
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{9}EXAMPLE$/),
        SecretAccessKey: expect.stringMatching(/^.{40}$/),
        SessionToken: expect.any(String),
        Expiration: '2026-03-01T14:00:00Z',
      },
      AssumedRoleUser: {
        AssumedRoleId: 'AROAR:Session1',
        Arn: `arn:aws:sts::${accountId}:assumed-role/r/Session1`,
      },
    });
  });

  it.each([
    ['no ARN', { RoleArn: 'nothing-valid-in-here' }, 'nothing-valid-in-here is invalid'],
    ['no partition', { RoleArn: 'arn::b:::something/test-role' }, 'arn::b:::something/test-role is invalid'],
    ['no service', { RoleArn: 'arn:a::::something/test-role' }, 'arn:a::::something/test-role is invalid'],
    ['a colon short', { RoleArn: 'arn:a:::something/test-role' }, 'arn:a:::something/test-role is invalid'],
    ['no resource', { RoleArn: 'arn:a:a::aaaaaaaaaa:' }, 'arn:a:a::aaaaaaaaaa: is invalid'],
    [
      'a session name with a colon, before the ARN is looked at',
      { RoleArn: 'arn:a:b:::something/test-role', RoleSessionName: 'Session1:2' },
      "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
    ],
    [
      'a session name of 65 characters',
      { RoleSessionName: 's'.repeat(65) },
      `1 validation error detected: Value '${'s'.repeat(65)}' at 'roleSessionName' failed to satisfy constraint: ` +
        'Member must have length less than or equal to 64',
    ],
    [
      'more time than the role allows',
      { DurationSeconds: 7500 },
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    ['a policy of another account', { PolicyArns: [{ arn: 'arn:aws:iam::999988887777:policy/p' }] }, 'ARN'],
  ])('refuses %s', async (_, parameters, message) => {
    const account = stsAccount(mayAll, trusting);
    const answer = await account.call('sts:AssumeRole', { ...call, ...parameters }, alice);
    expect(answer).toContain(`ValidationError 400: ${message}`);
  });

  const tag = { Key: 'SessionTag1', Value: 'SessionValue1' };
  it.each([
    [
      'a transitive key that is not passed',
      { Tags: [tag], TransitiveTagKeys: ['InvalidKey'] },
      'The specified transitive tag key must be included in the requested tags.',
    ],
    [
      'keys that differ in case only',
      { Tags: [tag, { Key: 'sessiontag1', Value: 'SessionValue2' }], TransitiveTagKeys: ['sessiontag1'] },
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      'a key that is AWS’s',
      { Tags: [{ Key: 'aws:x', Value: '' }] },
      'Tag keys beginning with "aws:" are reserved and cannot be used.',
    ],
  ])('refuses the tags: %s', async (_, parameters, message) => {
    const account = stsAccount(mayAll, trusting);
    const answer = await account.call('sts:AssumeRole', { ...call, ...parameters }, alice);
    expect(answer).toBe(`InvalidParameterValue 400: ${message}`);
  });

  it('finds transitive keys whatever their case', async () => {
    const account = stsAccount(mayAll, trusting);
    await session(account, 'AssumeRole', { ...call, Tags: [tag], TransitiveTagKeys: ['sessiontag1'] }, alice);
    const [made] = account.world.sessions.values();
    expect(made).toMatchObject({
      tags: { SessionTag1: 'SessionValue1' },
      transitiveTagKeys: ['sessiontag1'],
    });
  });

  it.each([
    ['text over 2048 characters', { Policy: allow('s3:Get', `arn:aws:s3:::${'b'.repeat(2000)}`) }, /\d{3}%/],
    ['many long tags', { Tags: longTags(12) }, /^PackedPolicyTooLarge 400: Packed policy consumes 1\d\d%/],
  ])('has no room for %s', async (_, parameters, words) => {
    const account = stsAccount(mayAll, trusting);
    const answer = await account.call('sts:AssumeRole', { ...call, ...parameters }, alice);
    expect(answer).toMatch(/^PackedPolicyTooLarge 400: Packed policy consumes/);
    expect(answer).toMatch(words);
  });

  it('says how full the space for policies and tags is', async () => {
    const account = stsAccount(mayAll, trusting);
    const Policy = allow('s3:GetObject');
    expect(await account.call('sts:AssumeRole', { ...call, Policy }, alice)).toMatchObject({
      PackedPolicySize: Math.ceil((Policy.length * 100) / 4096),
    });
    expect(await account.call('sts:AssumeRole', { ...call, Policy: '{' }, alice)).toBe(
      'MalformedPolicyDocument 400: Syntax errors in policy.',
    );
  });

  it('is off where the account has switched STS off', async () => {
    const account = stsAccount(mayAll, trusting);
    const home = { id: accountId, name: 'Test', stsDisabledRegions: ['us-east-1'] };
    account.world = put(account.world, 'accounts', home);
    expect(await account.call('sts:AssumeRole', call, alice)).toContain(
      'RegionDisabledException 403: STS is not activated in this region for account:111122223333.',
    );
  });
});

function longTags(count: number) {
  return Array.from({ length: count }, (_, i) => ({ Key: `k${i}`.padEnd(128, 'k'), Value: 'v'.repeat(256) }));
}

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

describe('MFA in AssumeRole', () => {
  const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  const serialNumber = `arn:aws:iam::${accountId}:mfa/phone`;
  const code = codeAt(seed, stepAt('2026-03-01T12:00:00Z'));
  const device = {
    serialNumber,
    accountId,
    name: 'phone',
    path: '/',
    seed,
    createdAt: '2026-01-01T00:00:00Z',
    drift: 0,
    tags: {},
  };
  const wantsMfa = roleRecord('r', trust(aliceArn, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }));

  function withDevice(holder: string): TestAccount {
    const account = stsAccount(undefined, wantsMfa);
    account.world = put(account.world, 'mfaDevices', { ...device, holder });
    return account;
  }

  it('opens a role that wants it, once for each code', async () => {
    const account = withDevice(aliceArn);
    const given = { ...call, SerialNumber: serialNumber, TokenCode: code };
    expect(await account.call('sts:AssumeRole', given, alice)).toHaveProperty('Credentials');
    expect(await account.call('sts:AssumeRole', given, alice)).toBe(
      'AccessDenied 403: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    );
  });

  it.each([
    [
      'a wrong code',
      aliceArn,
      { TokenCode: code === '000000' ? '000001' : '000000' },
      'failed with invalid MFA one time pass code.',
    ],
    [
      'the device of somebody else',
      `arn:aws:iam::${accountId}:user/bob`,
      { TokenCode: code },
      'failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    ],
    ['no code', aliceArn, {}, 'failed, must provide both MFA serial number and one time pass code.'],
  ])('fails with %s', async (_, holder, given, words) => {
    const answer = await withDevice(holder).call(
      'sts:AssumeRole',
      { ...call, SerialNumber: serialNumber, ...given },
      alice,
    );
    expect(answer).toBe(`AccessDenied 403: MultiFactorAuthentication ${words}`);
  });
});

describe('a chain of roles', () => {
  const first = roleRecord('first', trust(accountId, undefined, 'sts:TagSession', 'sts:SetSourceIdentity'), {
    inlinePolicies: [{ name: 'p', document: mayAll }],
    maxSessionDuration: 43_200,
  });
  const firstCall = { RoleArn: first.arn, RoleSessionName: 's1' };
  const next = { ...trusting, maxSessionDuration: 43_200 };

  it('lasts an hour at most', async () => {
    const account = stsAccount(mayAll, first, next);
    const chained = await session(account, 'AssumeRole', { ...firstCall, DurationSeconds: 43_200 }, alice);
    expect(await account.call('sts:AssumeRole', { ...call, DurationSeconds: 3601 }, chained)).toBe(
      'ValidationError 400: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
    expect(await account.call('sts:AssumeRole', { ...call, DurationSeconds: 3600 }, chained)).toHaveProperty(
      'Credentials',
    );
  });

  it('hands on transitive tags, which nobody can replace', async () => {
    const account = stsAccount(mayAll, first, next);
    const Tags = [
      { Key: 'Team', Value: 'blue' },
      { Key: 'other', Value: 'x' },
    ];
    const chained = await session(
      account,
      'AssumeRole',
      { ...firstCall, Tags, TransitiveTagKeys: ['team'] },
      alice,
    );
    expect(
      await account.call('sts:AssumeRole', { ...call, Tags: [{ Key: 'TEAM', Value: 'red' }] }, chained),
    ).toMatch(/^InvalidParameterValue 400: One of the specified transitive tag keys can't be set/);
    await session(account, 'AssumeRole', call, chained);
    expect([...account.world.sessions.values()].at(-1)).toMatchObject({
      tags: { Team: 'blue' },
      transitiveTagKeys: ['Team'],
    });
  });

  it('needs sts:TagSession for the tags it hands on', async () => {
    const account = stsAccount(mayAll, first, roleRecord('r', trust(accountId)));
    const tagged = { ...firstCall, Tags: [{ Key: 'k', Value: 'v' }], TransitiveTagKeys: ['k'] };
    const chained = await session(account, 'AssumeRole', tagged, alice);
    expect(await account.call('sts:AssumeRole', call, chained)).toContain('perform: sts:TagSession on');
  });

  it('keeps its source identity', async () => {
    const account = stsAccount(mayAll, first, next);
    const chained = await session(account, 'AssumeRole', { ...firstCall, SourceIdentity: 'al' }, alice);
    expect(await account.call('sts:AssumeRole', call, chained)).toMatchObject({ SourceIdentity: 'al' });
    expect(await account.call('sts:AssumeRole', { ...call, SourceIdentity: 'bob' }, chained)).toContain(
      'perform: sts:SetSourceIdentity on',
    );
  });
});
