import { put, remove } from '#account/world.ts';
import { describe, expect, it } from 'vitest';
import type { Parameters } from '../call.ts';
import { accountId, as, emptyAccount, readOnlyAccess, TestAccount, testMoment } from '../test-api.ts';

const now = '2026-03-01T12:00:00Z';
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'Statement1', Effect: 'Allow', Action: ['iam:ListUsers'], Resource: '*' }],
});
const arnOf = (name: string, path = '/') => `arn:aws:iam::${accountId}:policy${path}${name}`;
const p = { PolicyArn: arnOf('p') };
const aws = { PolicyArn: readOnlyAccess.arn };

const shown = (name: string, path = '/') => ({
  PolicyName: name,
  PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/) as string,
  Arn: arnOf(name, path),
  Path: path,
  DefaultVersionId: 'v1',
  AttachmentCount: 0,
  PermissionsBoundaryUsageCount: 0,
  IsAttachable: true,
  CreateDate: now,
  UpdateDate: now,
});

async function withPolicies(...names: readonly string[]): Promise<TestAccount> {
  const account = new TestAccount();
  for (const PolicyName of names) {
    await account.calls(['CreatePolicy', { PolicyName, PolicyDocument: document }]);
  }
  return account;
}

const tag = (Key: string, Value = '') => ({ Key, Value });

describe('a managed policy', () => {
  it.each([undefined, '/', '/test/path/'])('is made, read and deleted at path %s', async (Path) => {
    const account = new TestAccount();
    const parameters = { PolicyName: 'p', PolicyDocument: document, ...(Path !== undefined && { Path }) };
    const policy = { PolicyArn: arnOf('p', Path) };
    expect(await account.call('CreatePolicy', parameters)).toEqual({ Policy: shown('p', Path) });
    expect(await account.call('GetPolicy', policy)).toEqual({ Policy: { ...shown('p', Path), Tags: [] } });
    expect(await account.call('DeletePolicy', policy)).toEqual({});
    expect(await account.call('GetPolicy', policy)).toBe(
      `NoSuchEntity 404: Policy ${policy.PolicyArn} was not found.`,
    );
  });

  it('tells description and tags when it is read, the description not when it is made, neither in lists', async () => {
    const account = new TestAccount();
    const Tags = [tag('somekey', 'somevalue'), tag('someotherkey')];
    const parameters = { PolicyName: 'p', PolicyDocument: document, Description: 'testing', Tags };
    expect(await account.call('CreatePolicy', parameters)).toEqual({ Policy: { ...shown('p'), Tags } });
    expect(await account.call('GetPolicy', p)).toEqual({
      Policy: { ...shown('p'), Description: 'testing', Tags },
    });
    expect(await account.call('ListPolicies', { Scope: 'Local' })).toEqual({
      Policies: [shown('p')],
      IsTruncated: false,
    });
  });

  it.each<readonly [why: string, parameters: object, answer: string]>([
    ['a malformed text', { PolicyDocument: '{}' }, 'MalformedPolicyDocument 400: Syntax errors in policy.'],
    [
      'a text that is too long without its white space',
      { PolicyDocument: document.replace('"*"', `"arn:aws:s3:::${'x'.repeat(6144)}"`) },
      'LimitExceeded 409: Cannot exceed quota for PolicySize: 6144',
    ],
    [
      'a name that is taken, in other letters and at another path',
      { PolicyName: 'P', Path: '/x/' },
      'EntityAlreadyExists 409: A policy called P already exists. Duplicate names are not allowed.',
    ],
    [
      'the same tag key twice',
      { PolicyName: 'q', Tags: [tag('0'), tag('0')] },
      'InvalidInput 400: Duplicate tag keys found.',
    ],
    [
      'more than fifty tags',
      { PolicyName: 'q', Tags: Array.from({ length: 51 }, (_, index) => tag(String(index))) },
      "ValidationError 400: 1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    ],
    [
      'a tag key that is too long',
      { PolicyName: 'q', Tags: [tag('0'.repeat(129))] },
      "ValidationError 400: 1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
    ],
    [
      'a tag value that is too long',
      { PolicyName: 'q', Tags: [tag('0', '0'.repeat(257))] },
      "ValidationError 400: 1 validation error detected: Value at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256",
    ],
    [
      'a tag key of other characters',
      { PolicyName: 'q', Tags: [tag('NOWAY!')] },
      "ValidationError 400: 1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
    ],
  ])('is not made with %s', async (_, parameters, answer) => {
    const account = await withPolicies('p');
    expect(
      await account.call('CreatePolicy', { PolicyName: 'p', PolicyDocument: document, ...parameters }),
    ).toBe(answer);
  });

  it('may have 6,144 characters and any white space', async () => {
    const account = new TestAccount();
    const longest = document.replace('"*"', `"arn:aws:s3:::${'x'.repeat(6144 - document.length - 12)}"`);
    expect(longest).toHaveLength(6144);
    await account.calls(['CreatePolicy', { PolicyName: 'p', PolicyDocument: `\n\t ${longest}` }]);
  });

  it('is one too many when the account has its quota', async () => {
    const world = put(emptyAccount, 'accounts', {
      id: accountId,
      name: 'Test',
      quotas: { PoliciesPerAccount: 1 },
    });
    const account = new TestAccount(world);
    await account.calls(['CreatePolicy', { PolicyName: 'p', PolicyDocument: document }]);
    expect(await account.call('CreatePolicy', { PolicyName: 'q', PolicyDocument: document })).toBe(
      'LimitExceeded 409: Cannot exceed quota for PoliciesPerAccount: 1',
    );
  });

  it('stays while someone has it', async () => {
    const account = await withPolicies('p');
    const user = { UserName: 'u' };
    await account.calls(['CreateUser', user], ['AttachUserPolicy', { ...user, ...p }]);
    const conflict = 'DeleteConflict 409: Cannot delete a policy attached to entities.';
    expect(await account.call('DeletePolicy', p)).toBe(conflict);
    await account.calls(['DetachUserPolicy', { ...user, ...p }], ['DeleteUser', user]);
    await account.calls(['CreateUser', { ...user, PermissionsBoundary: arnOf('p') }]);
    expect(await account.call('DeletePolicy', p)).toBe(conflict);
  });

  it('stays while it has several versions', async () => {
    const account = await withPolicies('p');
    await account.calls(['CreatePolicyVersion', { ...p, PolicyDocument: document }]);
    expect(await account.call('DeletePolicy', p)).toBe(
      "DeleteConflict 409: This policy has more than one version. Before you delete a policy, you must delete the policy's " +
        'versions. The default version is deleted with the policy.',
    );
  });

  it.each(['GetPolicy', 'DeletePolicy', 'ListPolicyTags', 'ListPolicyVersions', 'ListEntitiesForPolicy'])(
    'is named by an ARN in %s',
    async (operation) => {
      const account = new TestAccount();
      expect(await account.call(operation, { PolicyArn: 'longpolicynamebutnoarn' })).toBe(
        'ValidationError 400: ARN longpolicynamebutnoarn is not valid.',
      );
    },
  );
});

describe("AWS's own policies", () => {
  const awsShown = {
    ...shown('ReadOnlyAccess'),
    PolicyId: readOnlyAccess.id,
    Arn: readOnlyAccess.arn,
  };

  it('can be read though no one has them', async () => {
    const account = new TestAccount();
    expect(await account.call('GetPolicy', aws)).toEqual({ Policy: { ...awsShown, Tags: [] } });
    expect(await account.call('ListPolicyTags', aws)).toEqual({ Tags: [], IsTruncated: false });
    expect(account.last?.changed).toBe(false);
  });

  it.each<readonly [operation: string, parameters: object, words: string]>([
    ['DeletePolicy', {}, 'Cannot delete policies outside your own account.'],
    [
      'CreatePolicyVersion',
      { PolicyDocument: document },
      'Cannot create versions for policies outside your own account.',
    ],
    ['SetDefaultPolicyVersion', { VersionId: 'v1' }, 'Cannot update policies outside your own account.'],
    [
      'DeletePolicyVersion',
      { VersionId: 'v1' },
      'Cannot delete policy versions for policies outside your own account.',
    ],
    ['TagPolicy', { Tags: [tag('a')] }, 'Cannot update policies outside your own account.'],
    ['UntagPolicy', { TagKeys: ['a'] }, 'Cannot update policies outside your own account.'],
  ])('are not changed by %s', async (operation, parameters, words) => {
    const account = new TestAccount();
    expect(await account.call(operation, { ...aws, ...parameters })).toBe(`AccessDenied 403: ${words}`);
  });
});

describe('ListPolicies', () => {
  const names = async (account: TestAccount, parameters: Parameters) => {
    const { Policies } = (await account.call('ListPolicies', parameters)) as {
      readonly Policies: readonly { readonly PolicyName: string }[];
    };
    return Policies.map(({ PolicyName }) => PolicyName);
  };

  async function scene(): Promise<TestAccount> {
    const account = await withPolicies('attached', 'bounding', 'unused');
    await account.calls(
      ['CreatePolicy', { PolicyName: 'deep', Path: '/a/b/', PolicyDocument: document }],
      ['CreateUser', { UserName: 'u', PermissionsBoundary: arnOf('bounding') }],
      ['AttachUserPolicy', { UserName: 'u', PolicyArn: arnOf('attached') }],
    );
    return account;
  }

  it.each<readonly [parameters: Parameters, names: readonly string[]]>([
    [{}, ['attached', 'bounding', 'deep', 'unused', 'ReadOnlyAccess']],
    [{ Scope: 'All' }, ['attached', 'bounding', 'deep', 'unused', 'ReadOnlyAccess']],
    [{ Scope: 'Local' }, ['attached', 'bounding', 'deep', 'unused']],
    [{ Scope: 'AWS' }, ['ReadOnlyAccess']],
    [{ OnlyAttached: true }, ['attached']],
    [{ OnlyAttached: 'false', Scope: 'AWS' }, ['ReadOnlyAccess']],
    [{ PolicyUsageFilter: 'PermissionsPolicy' }, ['attached']],
    [{ PolicyUsageFilter: 'PermissionsBoundary' }, ['bounding']],
    [{ PathPrefix: '/a/' }, ['deep']],
    [{ PathPrefix: '/b/' }, []],
  ])('%j', async (parameters, expected) => {
    expect(await names(await scene(), parameters)).toEqual(expected);
  });

  it("lists AWS's policies once, with the version that the world holds and how often this account uses them", async () => {
    const account = await scene();
    await account.calls(['AttachUserPolicy', { UserName: 'u', ...aws }]);
    account.world = put(account.world, 'managedPolicies', { ...readOnlyAccess, defaultVersionId: 'v9' });
    expect(await account.call('ListPolicies', { Scope: 'AWS' })).toMatchObject({
      Policies: [{ PolicyName: 'ReadOnlyAccess', DefaultVersionId: 'v9', AttachmentCount: 1 }],
      IsTruncated: false,
    });
    expect(await names(account, { OnlyAttached: true })).toEqual(['attached', 'ReadOnlyAccess']);
  });

  it('counts what other accounts have for themselves', async () => {
    const account = await scene();
    const user = account.world.users.get(`arn:aws:iam::${accountId}:user/u`)!;
    const elsewhere = { ...user, accountId: '999988887777', arn: 'arn:aws:iam::999988887777:user/u' };
    account.world = put(account.world, 'users', { ...elsewhere, attachedPolicies: [readOnlyAccess.arn] });
    expect(await account.call('GetPolicy', aws)).toMatchObject({ Policy: { AttachmentCount: 0 } });
  });

  it('comes in pages', async () => {
    const account = await scene();
    const first = await account.call('ListPolicies', { Scope: 'Local', MaxItems: 3 });
    expect(first).toMatchObject({ IsTruncated: true, Policies: [{}, {}, {}] });
    const { Marker } = first as { readonly Marker: string };
    expect(await names(account, { Scope: 'Local', Marker })).toEqual(['unused']);
  });

  it('reads no text of the fifteen hundred policies of AWS', async () => {
    const heads = Array.from({ length: 1594 }, (_, index) => {
      const name = `Policy${String(index).padStart(4, '0')}`;
      return { ...readOnlyAccess, arn: `arn:aws:iam::aws:policy/${name}`, name };
    });
    const read = () => Promise.reject(new Error('a list needs no texts'));
    const moment = { ...testMoment(), awsManagedPolicies: { list: () => Promise.resolve(heads), read } };
    const account = new TestAccount(emptyAccount, moment);
    expect(await names(account, { Scope: 'AWS', MaxItems: 1000 })).toHaveLength(1000);
  });
});

describe('tags of policies', () => {
  const listed = async (account: TestAccount) => {
    const { Tags } = (await account.call('ListPolicyTags', p)) as { readonly Tags: readonly object[] };
    return Tags;
  };

  it('are set, replaced and removed, and heed case', async () => {
    const account = await withPolicies('p');
    const other = tag('someotherkey', 'someothervalue');
    await account.calls(['TagPolicy', { ...p, Tags: [tag('somekey', 'somevalue'), other] }]);
    expect(await account.call('GetPolicy', p)).toMatchObject({
      Policy: { Tags: [tag('somekey', 'somevalue'), other] },
    });
    await account.calls(['TagPolicy', { ...p, Tags: [tag('somekey', 'somenewvalue')] }]);
    expect(await listed(account)).toEqual([tag('somekey', 'somenewvalue'), other]);
    await account.calls(['TagPolicy', { ...p, Tags: [tag('somekey')] }]);
    expect(await listed(account)).toEqual([tag('somekey'), other]);
    await account.calls(['UntagPolicy', { ...p, TagKeys: ['somekey'] }]);
    expect(await listed(account)).toEqual([other]);
    await account.calls(
      ['UntagPolicy', { ...p, TagKeys: ['someotherkey'] }],
      ['TagPolicy', { ...p, Tags: [tag('a', 'lowercase'), tag('A', 'uppercase')] }],
    );
    expect(await listed(account)).toEqual([tag('A', 'uppercase'), tag('a', 'lowercase')]);
    await account.calls(['UntagPolicy', { ...p, TagKeys: ['a'] }]);
    expect(await listed(account)).toEqual([tag('A', 'uppercase')]);
  });

  it('are told as given when they are made, and later in the order of their keys, short ones first', async () => {
    const account = new TestAccount();
    const Tags = [tag('abc', 'first'), tag('b', 'second'), tag('z', 'third'), tag('a', 'fourth')];
    const made = await account.call('CreatePolicy', { PolicyName: 'p', PolicyDocument: document, Tags });
    expect(made).toMatchObject({ Policy: { Tags } });
    expect((await listed(account)).map((each) => (each as { readonly Key: string }).Key)).toEqual([
      'a',
      'b',
      'z',
      'abc',
    ]);
  });

  it('come in pages', async () => {
    const account = await withPolicies('p');
    await account.calls(['TagPolicy', { ...p, Tags: [tag('somekey'), tag('someotherkey')] }]);
    const first = await account.call('ListPolicyTags', { ...p, MaxItems: 1 });
    expect(first).toMatchObject({ Tags: [tag('somekey')], IsTruncated: true });
    const { Marker } = first as { readonly Marker: string };
    expect(await account.call('ListPolicyTags', { ...p, Marker })).toEqual({
      Tags: [tag('someotherkey')],
      IsTruncated: false,
    });
  });
});

describe('permission', () => {
  const may = (statement: object) =>
    JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Resource: '*', ...statement } });

  async function withCaller(statement: object): Promise<TestAccount> {
    const account = await withPolicies('p');
    await account.calls(
      ['CreateUser', { UserName: 'caller' }],
      ['PutUserPolicy', { UserName: 'caller', PolicyName: 'may', PolicyDocument: may(statement) }],
    );
    return account;
  }

  const denied = (action: string, on: string) =>
    `AccessDenied 403: User: arn:aws:iam::${accountId}:user/caller is not authorized to perform: ${action}${on} ` +
    `because no identity-based policy allows the ${action} action`;

  it('is asked for the policy, and to tag it besides', async () => {
    const account = await withCaller({ Action: 'iam:CreatePolicy', Resource: arnOf('team/*') });
    const make = { PolicyName: 'q', PolicyDocument: document };
    expect(await account.call('CreatePolicy', make, as('caller'))).toBe(
      denied('iam:CreatePolicy', ` on resource: ${arnOf('q')}`),
    );
    expect(await account.call('CreatePolicy', { ...make, Path: '/team/' }, as('caller'))).toMatchObject({
      Policy: { PolicyName: 'q' },
    });
    const tagged = { ...make, PolicyName: 'r', Path: '/team/', Tags: [tag('a')] };
    expect(await account.call('CreatePolicy', tagged, as('caller'))).toContain('perform: iam:TagPolicy');
  });

  it('is asked before a policy is looked for', async () => {
    const account = await withCaller({ Action: 'iam:GetPolicyVersion' });
    const missing = { PolicyArn: arnOf('missing') };
    expect(await account.call('DeletePolicy', missing, as('caller'))).toContain('AccessDenied 403: User:');
    expect(await account.call('GetPolicyVersion', { ...missing, VersionId: 'v1' }, as('caller'))).toBe(
      `NoSuchEntity 404: Policy ${missing.PolicyArn} was not found.`,
    );
  });

  it("reaches AWS's own policies, and is not enough to change them", async () => {
    const account = await withCaller({ Action: 'iam:*Policy' });
    expect(await account.call('GetPolicy', aws, as('caller'))).toMatchObject({
      Policy: { Arn: aws.PolicyArn },
    });
    expect(await account.call('DeletePolicy', aws, as('caller'))).toBe(
      'AccessDenied 403: Cannot delete policies outside your own account.',
    );
  });

  it('to list policies is for all of them', async () => {
    const account = await withCaller({ Action: 'iam:ListPolicies', Resource: arnOf('*') });
    expect(await account.call('ListPolicies', {}, as('caller'))).toBe(
      denied('iam:ListPolicies', ' on resource: policy path /'),
    );
  });

  it('can hang on the tags of the policy', async () => {
    const account = await withCaller({
      Action: 'iam:DeletePolicy',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
    });
    expect(await account.call('DeletePolicy', p, as('caller'))).toContain('AccessDenied');
    await account.calls(['TagPolicy', { ...p, Tags: [tag('team', 'a')] }]);
    expect(await account.call('DeletePolicy', p, as('caller'))).toEqual({});
  });

  it('of another account cannot be had', async () => {
    const account = await withPolicies('p');
    const theirs = { ...account.world.managedPolicies.get(arnOf('p'))! };
    const arn = 'arn:aws:iam::999988887777:policy/p';
    account.world = put(remove(account.world, 'managedPolicies', theirs.arn), 'managedPolicies', {
      ...theirs,
      arn,
      accountId: '999988887777',
    });
    await account.calls(['CreateUser', { UserName: 'u' }]);
    expect(await account.call('AttachUserPolicy', { UserName: 'u', PolicyArn: arn })).toBe(
      `NoSuchEntity 404: Policy ${arn} does not exist or is not attachable.`,
    );
    expect(await account.call('GetPolicy', { PolicyArn: arn })).toContain('AccessDenied 403');
  });
});
