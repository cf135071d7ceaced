/** Tags, source identity and external id of a call: AWS's limits, and what goes on with the session. */
import { describe, expect, it } from 'vitest';
import { accountId, root } from '../test-api.ts';
import { alice, allow, mfa, roleRecord, session, stsAccount, trust, withDevice } from './test-sts.ts';

const mayTag = ['sts:TagSession', 'sts:SetSourceIdentity'] as const;
const role = roleRecord('r', trust(accountId, undefined, ...mayTag), {
  inlinePolicies: [{ name: 'p', document: allow('sts:*') }],
});
const call = { RoleArn: role.arn, RoleSessionName: 'Session1' };
const keys = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `k${index}`);
const tagged = (...names: readonly string[]) => names.map((Key) => ({ Key, Value: 'v' }));

describe('limits', () => {
  it.each<readonly [string, object, string | undefined]>([
    ['50 tags', { Tags: tagged(...keys(50)) }, undefined],
    [
      '51 tags',
      { Tags: tagged(...keys(51)) },
      "'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    ],
    ['a key of 128 characters', { Tags: tagged('k'.repeat(128)) }, undefined],
    ['a key of 129', { Tags: tagged('k'.repeat(129)) }, "'tags.1.member.key' failed to satisfy constraint"],
    ['no key', { Tags: tagged('') }, "'tags.1.member.key' failed to satisfy constraint"],
    ['a value of 256 characters', { Tags: [{ Key: 'k', Value: 'v'.repeat(256) }] }, undefined],
    [
      'a value of 257',
      { Tags: [{ Key: 'k', Value: 'v'.repeat(257) }] },
      "'tags.1.member.value' failed to satisfy constraint",
    ],
    ['an empty value', { Tags: [{ Key: 'k', Value: '' }] }, undefined],
    ['the same key in another case', { Tags: tagged('k', 'K') }, 'Duplicate tag keys found.'],
    ['a key that is AWS’s', { Tags: tagged('AWS:x') }, 'Tag keys beginning with "aws:" are reserved'],
    ['50 transitive keys', { Tags: tagged(...keys(50)), TransitiveTagKeys: keys(50) }, undefined],
    [
      '51 transitive keys',
      { TransitiveTagKeys: keys(51) },
      "'transitiveTagKeys' failed to satisfy constraint",
    ],
    [
      'a transitive key that is not passed',
      { TransitiveTagKeys: ['k'] },
      'must be included in the requested tags',
    ],
    ['a source identity of 64 characters', { SourceIdentity: 's'.repeat(64) }, undefined],
    ['of 65', { SourceIdentity: 's'.repeat(65) }, "'sourceIdentity' failed to satisfy constraint"],
    ['of 1', { SourceIdentity: 's' }, "'sourceIdentity' failed to satisfy constraint"],
    [
      'one that begins with aws:',
      { SourceIdentity: 'aws:x' },
      "Value 'aws:x' at 'sourceIdentity' failed to satisfy constraint: Member must satisfy regular expression pattern",
    ],
    ['an external id of 1,224 characters', { ExternalId: 'e'.repeat(1224) }, undefined],
    ['of 1,225', { ExternalId: 'e'.repeat(1225) }, "'externalId' failed to satisfy constraint"],
    ['of 1', { ExternalId: 'e' }, "'externalId' failed to satisfy constraint"],
    ['one with every mark', { ExternalId: 'a_+=,.@:/-9' }, undefined],
    ['one with a blank', { ExternalId: 'a b' }, "'externalId' failed to satisfy constraint"],
    ['a session name of 1', { RoleSessionName: 's' }, "'roleSessionName' failed to satisfy constraint"],
  ])('%s', async (_, parameters, words) => {
    const answer = await stsAccount(allow('sts:*'), role).call(
      'sts:AssumeRole',
      { ...call, ...parameters },
      alice,
    );
    if (words === undefined) expect(answer).toHaveProperty('Credentials');
    else expect(answer).toContain(words);
  });
});

describe('what policies can ask', () => {
  const wants = (condition: object) => roleRecord('r', trust(accountId, condition, ...mayTag));
  it.each<readonly [string, object, object, boolean]>([
    [
      'sts:TransitiveTagKeys',
      { 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'k' } },
      { Tags: tagged('k'), TransitiveTagKeys: ['k'] },
      true,
    ],
    [
      '… of tags that are not',
      { 'ForAnyValue:StringEquals': { 'sts:TransitiveTagKeys': 'k' } },
      { Tags: tagged('k') },
      false,
    ],
    ['aws:RequestTag', { StringEquals: { 'aws:RequestTag/k': 'v' } }, { Tags: tagged('k') }, true],
    ['aws:RequestTag of a tag that is not passed', { StringEquals: { 'aws:RequestTag/k': 'v' } }, {}, false],
    [
      'sts:SourceIdentity',
      { StringLike: { 'sts:SourceIdentity': 'al*' } },
      { SourceIdentity: 'alice' },
      true,
    ],
    ['sts:SourceIdentity when none is set', { StringLike: { 'sts:SourceIdentity': '*' } }, {}, false],
    [
      'sts:ExternalId, as it is written',
      { StringEquals: { 'sts:ExternalId': 'Ab' } },
      { ExternalId: 'ab' },
      false,
    ],
  ])('%s', async (_, condition, parameters, isAllowed) => {
    const account = stsAccount(allow('sts:*'), wants(condition));
    const answer = await account.call('sts:AssumeRole', { ...call, ...parameters }, alice);
    expect(typeof answer === 'object').toBe(isAllowed);
  });

  it('aws:ResourceTag: a tag that the chain hands on, before the role’s own', async () => {
    const condition = { StringEquals: { 'aws:ResourceTag/k': 'v' } };
    const next = { ...wants(condition), name: 'n', arn: `${role.arn}n`, tags: { k: 'own' } };
    const account = stsAccount(allow('sts:*'), role, next);
    const onward = { ...call, RoleArn: next.arn };
    const plain = await session(account, 'AssumeRole', call, alice);
    expect(await account.call('sts:AssumeRole', onward, plain)).toContain('AccessDenied');
    const given = { ...call, Tags: tagged('k'), TransitiveTagKeys: ['K'] };
    const handedOn = await session(account, 'AssumeRole', given, alice);
    expect(await account.call('sts:AssumeRole', onward, handedOn)).toHaveProperty('Credentials');
  });

  it('aws:PrincipalTag: the passed tag, before the role’s own', async () => {
    const own = { ...role, tags: { k: 'own', other: 'o' } };
    const wantsTags = { StringEquals: { 'aws:PrincipalTag/k': 'v', 'aws:PrincipalTag/other': 'o' } };
    const next = { ...wants(wantsTags), name: 'n', arn: `${role.arn}n` };
    const account = stsAccount(allow('sts:*'), own, next);
    const passed = await session(account, 'AssumeRole', { ...call, Tags: tagged('K') }, alice);
    expect(await account.call('sts:AssumeRole', { ...call, RoleArn: next.arn }, passed)).toHaveProperty(
      'Credentials',
    );
  });
});

describe('GetFederationToken', () => {
  it('takes tags, none of which goes on', async () => {
    const account = stsAccount(allow('sts:*'));
    const given = { Name: 'bob', Tags: tagged('k'), TransitiveTagKeys: ['k'] };
    await session(account, 'GetFederationToken', given, alice);
    const [made] = account.world.sessions.values();
    expect(made?.tags).toEqual({ k: 'v' });
    expect(made).not.toHaveProperty('transitiveTagKeys');
  });
});

describe('MFA', () => {
  const rootArn = `arn:aws:iam::${accountId}:root`;
  const noDevice =
    'AccessDenied 403: MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';

  it('is not for root, even with a device of its own', async () => {
    expect(await withDevice(stsAccount(undefined), rootArn).call('sts:GetSessionToken', mfa, root)).toBe(
      noDevice,
    );
  });

  it('is not for sessions of a role', async () => {
    const account = withDevice(stsAccount(allow('sts:*'), role));
    const assumed = await session(account, 'AssumeRole', call, alice);
    expect(await account.call('sts:AssumeRole', { ...call, ...mfa }, assumed)).toBe(noDevice);
  });

  it.each([
    ['a serial number of 8 characters', { SerialNumber: 'GAHT1234' }, 'greater than or equal to 9'],
    ['a code of 5 digits', { TokenCode: '12345' }, 'greater than or equal to 6'],
    ['a code of letters', { TokenCode: 'abcdef' }, 'pattern: [\\d]*'],
  ])('has no %s', async (_, parameters, words) => {
    const account = withDevice(stsAccount(undefined));
    expect(await account.call('sts:GetSessionToken', { ...mfa, ...parameters }, alice)).toContain(words);
  });
});
