import { put } from '#account/world.ts';
import { describe, expect, it } from 'vitest';
import { accountId, as, readOnlyAccess, TestAccount } from '../test-api.ts';

const now = '2026-03-01T12:00:00Z';
const allowing = (action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: [action], Resource: '*' }],
  });
const p = { PolicyArn: `arn:aws:iam::${accountId}:policy/p` };
const text = { PolicyDocument: allowing('iam:ListUsers') };

async function withPolicy(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(['CreatePolicy', { PolicyName: 'p', ...text }]);
  return account;
}

const version = (VersionId: string, IsDefaultVersion = false) => ({
  VersionId,
  IsDefaultVersion,
  CreateDate: now,
});

const listed = (...Versions: readonly object[]) => ({ Versions, IsTruncated: false });

describe('versions of a policy', () => {
  it('are made, read, listed newest first, deleted; their numbers never come back', async () => {
    const account = await withPolicy();
    const bucket = { ...p, PolicyDocument: allowing('s3:ListBucket') };
    expect(await account.call('CreatePolicyVersion', { ...bucket, SetAsDefault: true })).toEqual({
      PolicyVersion: version('v2', true),
    });
    expect(await account.call('GetPolicyVersion', { ...p, VersionId: 'v2' })).toEqual({
      PolicyVersion: { ...version('v2', true), Document: allowing('s3:ListBucket') },
    });
    await account.calls(['DeletePolicyVersion', { ...p, VersionId: 'v1' }]);
    expect(await account.call('CreatePolicyVersion', { ...p, ...text })).toEqual({
      PolicyVersion: version('v3'),
    });
    expect(await account.call('ListPolicyVersions', p)).toEqual(listed(version('v3'), version('v2', true)));
    await account.calls(['DeletePolicyVersion', { ...p, VersionId: 'v3' }]);
    expect(await account.call('CreatePolicyVersion', { ...p, ...text })).toMatchObject({
      PolicyVersion: { VersionId: 'v4' },
    });
  });

  it('one of them is in force, any that is chosen', async () => {
    const account = await withPolicy();
    const next = { ...p, ...text, SetAsDefault: 'true' };
    await account.calls(['CreatePolicyVersion', next], ['CreatePolicyVersion', next]);
    expect(await account.call('ListPolicyVersions', p)).toEqual(
      listed(version('v3', true), version('v2'), version('v1')),
    );
    expect(await account.call('SetDefaultPolicyVersion', { ...p, VersionId: 'v1' })).toEqual({});
    expect(await account.call('ListPolicyVersions', p)).toEqual(
      listed(version('v3'), version('v2'), version('v1', true)),
    );
    expect(await account.call('GetPolicy', p)).toMatchObject({ Policy: { DefaultVersionId: 'v1' } });
  });

  it('are five at most; deleting one makes room, and ten come after nine', async () => {
    const account = await withPolicy();
    const next = ['CreatePolicyVersion', { ...p, ...text }] as const;
    await account.calls(next, next, next, next);
    expect(await account.call(...next)).toBe(
      'LimitExceeded 409: A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
    );
    expect(await account.call('ListPolicyVersions', p)).toEqual(
      listed(version('v5'), version('v4'), version('v3'), version('v2'), version('v1', true)),
    );
    for (const VersionId of ['v5', 'v6', 'v7', 'v8']) {
      await account.calls(['DeletePolicyVersion', { ...p, VersionId }], next);
    }
    await account.calls(['DeletePolicyVersion', { ...p, VersionId: 'v4' }], next);
    expect(await account.call('ListPolicyVersions', { ...p, MaxItems: 2 })).toMatchObject({
      Versions: [version('v10'), version('v9')],
      IsTruncated: true,
    });
  });

  it.each<readonly [operation: string, parameters: object, answer: string]>([
    [
      'DeletePolicyVersion',
      { VersionId: 'v1' },
      'DeleteConflict 409: Cannot delete the default version of a policy.',
    ],
    [
      'GetPolicyVersion',
      { VersionId: 'v2' },
      `NoSuchEntity 404: Policy ${p.PolicyArn} version v2 does not exist or is not attachable.`,
    ],
    [
      'SetDefaultPolicyVersion',
      { VersionId: 'v2' },
      `NoSuchEntity 404: Policy ${p.PolicyArn} version v2 does not exist or is not attachable.`,
    ],
    [
      'GetPolicyVersion',
      { VersionId: 'v2-does-not-exist' },
      "ValidationError 400: 1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must " +
        'satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?',
    ],
    ['CreatePolicyVersion', { PolicyDocument: '[' }, 'MalformedPolicyDocument 400: Syntax errors in policy.'],
    [
      'CreatePolicyVersion',
      { PolicyDocument: allowing(`s3:${'a'.repeat(6144)}`) },
      'LimitExceeded 409: Cannot exceed quota for PolicySize: 6144',
    ],
  ])('%s %j is refused', async (operation, parameters, answer) => {
    const account = await withPolicy();
    expect(await account.call(operation, { ...p, ...parameters })).toBe(answer);
  });

  it('take what was typed for them along', async () => {
    const account = await withPolicy();
    await account.calls(['CreatePolicyVersion', { ...p, ...text }]);
    const policy = { kind: 'managed', arn: p.PolicyArn, versionId: 'v2' } as const;
    account.world = put(account.world, 'drafts', { id: `managed ${p.PolicyArn} v2`, policy, text: '{' });
    await account.calls(['DeletePolicyVersion', { ...p, VersionId: 'v2' }]);
    expect(account.world.drafts.size).toBe(0);
  });

  it("of AWS's own policies can be read", async () => {
    const account = new TestAccount();
    const aws = { PolicyArn: readOnlyAccess.arn };
    expect(await account.call('GetPolicyVersion', { ...aws, VersionId: 'v1' })).toEqual({
      PolicyVersion: { ...version('v1', true), Document: readOnlyAccess.versions[0]?.document },
    });
    expect(await account.call('ListPolicyVersions', aws)).toEqual(listed(version('v1', true)));
  });

  it('change what is allowed: either permission is enough to set a default', async () => {
    const account = await withPolicy();
    const may = allowing('iam:SetDefaultPolicyVersion');
    await account.calls(
      ['CreateUser', { UserName: 'u' }],
      ['PutUserPolicy', { UserName: 'u', PolicyName: 'may', PolicyDocument: may }],
      ['AttachUserPolicy', { UserName: 'u', ...p }],
      ['CreatePolicyVersion', { ...p, PolicyDocument: allowing('iam:*') }],
    );
    expect(await account.call('CreatePolicyVersion', { ...p, ...text, SetAsDefault: true }, as('u'))).toBe(
      `AccessDenied 403: User: arn:aws:iam::${accountId}:user/u is not authorized to perform: iam:CreatePolicyVersion on ` +
        `resource: policy ${p.PolicyArn} because no identity-based policy allows the iam:CreatePolicyVersion action`,
    );
    expect(await account.call('SetDefaultPolicyVersion', { ...p, VersionId: 'v2' }, as('u'))).toEqual({});
    expect(await account.call('CreateUser', { UserName: 'v' }, as('u'))).toMatchObject({
      User: { UserName: 'v' },
    });
  });
});
