import { describe, expect, it } from 'vitest';
import { accountId } from '../test-api.ts';
import { alice, allow, roleRecord, session, stsAccount, trust } from './test-sts.ts';

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
});

function longTags(count: number) {
  return Array.from({ length: count }, (_, i) => ({ Key: `k${i}`.padEnd(128, 'k'), Value: 'v'.repeat(256) }));
}
