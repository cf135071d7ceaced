import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { Role } from '#account/role.ts';
import type { Parameters } from '../call.ts';
import { accountId, as, readOnlyAccess, TestAccount } from '../test-api.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const arn = `arn:aws:iam::${accountId}:role/r`;

function role(name: string, more: Parameters = {}): readonly ['CreateRole', Parameters] {
  return ['CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust, ...more }];
}

/** What every answer about the role `r` tells. */
const shown = {
  Path: '/',
  RoleName: 'r',
  RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/) as string,
  Arn: arn,
  CreateDate: '2026-03-01T12:00:00Z',
  AssumeRolePolicyDocument: trust,
};

async function withRole(more: Parameters = {}): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(role('r', more));
  return account;
}

/** The role `r`, changed behind IAM's back. */
function change(account: TestAccount, more: Partial<Role>): void {
  const found = account.world.roles.get(arn);
  if (found !== undefined) account.world = put(account.world, 'roles', { ...found, ...more });
}

describe('roles are shown', () => {
  it('without duration and last use when made, with both when read', async () => {
    const account = new TestAccount();
    expect(await account.call(...role('r'))).toEqual({ Role: shown });
    expect(await account.call('GetRole', { RoleName: 'R' })).toEqual({
      Role: { ...shown, MaxSessionDuration: 3600, RoleLastUsed: {} },
    });
  });

  it('without boundary, tags and last use in lists', async () => {
    const account = await withRole({
      Description: 'for tests',
      MaxSessionDuration: 7200,
      PermissionsBoundary: readOnlyAccess.arn,
      Tags: [{ Key: 'test', Value: '' }],
    });
    change(account, { lastUsed: { at: '2026-02-01T00:00:00Z', region: 'eu-west-1' } });
    const listed = { ...shown, Description: 'for tests', MaxSessionDuration: 7200 };
    expect(await account.call('ListRoles')).toEqual({ IsTruncated: false, Roles: [listed] });
    expect(await account.call('GetRole', { RoleName: 'r' })).toEqual({
      Role: {
        ...listed,
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: readOnlyAccess.arn,
        },
        Tags: [{ Key: 'test', Value: '' }],
        RoleLastUsed: { LastUsedDate: '2026-02-01T00:00:00Z', Region: 'eu-west-1' },
      },
    });
    expect(account.world.managedPolicies.has(readOnlyAccess.arn)).toBe(true);
  });

  it('without their description when made', async () => {
    const account = new TestAccount();
    expect(await account.call(...role('r', { Description: 'for tests' }))).toEqual({ Role: shown });
  });

  it('with their documents to the letter', async () => {
    const document = trust.replace('"Action"', '\n"Action"');
    const account = await withRole({ AssumeRolePolicyDocument: document });
    expect(await account.call('GetRole', { RoleName: 'r' })).toMatchObject({
      Role: { AssumeRolePolicyDocument: document },
    });
  });

  it('with the account as it was sent when made, and by its root when read', async () => {
    const account = new TestAccount();
    const naming = (who: string) => trust.replace('"Service":"ec2.amazonaws.com"', `"AWS":"${who}"`);
    expect(await account.call(...role('r', { AssumeRolePolicyDocument: naming(accountId) }))).toMatchObject({
      Role: { AssumeRolePolicyDocument: naming(accountId) },
    });
    expect(await account.call('GetRole', { RoleName: 'r' })).toMatchObject({
      Role: { AssumeRolePolicyDocument: naming(`arn:aws:iam::${accountId}:root`) },
    });
  });

  it('by path, in pages', async () => {
    const account = new TestAccount();
    await account.calls(...['c', 'a', 'b'].map((name) => role(name, { Path: '/x/' })), role('r'));
    const names = (answer: unknown) =>
      (answer as { Roles: readonly { RoleName: string }[] }).Roles.map(({ RoleName }) => RoleName);
    const first = await account.call('ListRoles', { PathPrefix: '/x/', MaxItems: 2 });
    expect(first).toMatchObject({ IsTruncated: true });
    expect(names(first)).toEqual(['a', 'b']);
    const { Marker } = first as { Marker: string };
    const second = await account.call('ListRoles', { PathPrefix: '/x/', Marker });
    expect(second).toMatchObject({ IsTruncated: false });
    expect(names(second)).toEqual(['c']);
    expect(names(await account.call('ListRoles', { PathPrefix: '/nothing/' }))).toEqual([]);
  });
});

describe('roles are refused', () => {
  it.each([
    [
      'a name that is taken, whatever its letters',
      role('R'),
      'EntityAlreadyExists 409: Role with name R already exists.',
    ],
    [
      "the path of AWS's own roles",
      role('x', { Path: '/aws-service-role/ecs.amazonaws.com/' }),
      "InvalidInput 400: Path prefix '/aws-service-role/' can only be used for AWS Service linked Roles",
    ],
    [
      'a boundary that is no policy',
      role('x', { PermissionsBoundary: arn }),
      `InvalidInput 400: ARN ${arn} is not valid.`,
    ],
    [
      'a boundary that is not there',
      role('x', { PermissionsBoundary: `arn:aws:iam::${accountId}:policy/none` }),
      `NoSuchEntity 404: Scope ARN: arn:aws:iam::${accountId}:policy/none does not exist or is not attachable.`,
    ],
    [
      'a session longer than twelve hours',
      role('x', { MaxSessionDuration: 43_201 }),
      "ValidationError 400: 1 validation error detected: Value at 'maxSessionDuration' failed to satisfy constraint: " +
        'Member must have value less than or equal to 43200',
    ],
    [
      'no trust policy',
      role('x', { AssumeRolePolicyDocument: undefined }),
      "ValidationError 400: 1 validation error detected: Value at 'assumeRolePolicyDocument' failed to satisfy constraint: " +
        'Member must not be null',
    ],
    [
      'a trust policy with a comma too many',
      role('x', { AssumeRolePolicyDocument: '{"Statement":[],}' }),
      'MalformedPolicyDocument 400: This policy contains invalid Json',
    ],
  ])('%s', async (_, call, refusal) => {
    const account = await withRole();
    expect(await account.call(...call)).toBe(refusal);
    expect(account.last?.changed).toBe(false);
  });

  it('beyond the quota', async () => {
    const account = await withRole();
    account.world = put(account.world, 'accounts', {
      id: accountId,
      name: 'Test',
      quotas: { RolesPerAccount: 1 },
    });
    expect(await account.call(...role('x'))).toBe(
      'LimitExceeded 409: Cannot exceed quota for RolesPerAccount: 1',
    );
  });
});

describe('roles that are not there', () => {
  it.each([
    ['GetRole', {}],
    ['UpdateRole', { Description: 'x' }],
    ['UpdateRoleDescription', { Description: 'x' }],
    ['UpdateAssumeRolePolicy', { PolicyDocument: trust }],
    ['DeleteRole', {}],
    ['TagRole', { Tags: [{ Key: 'a', Value: 'b' }] }],
    ['UntagRole', { TagKeys: ['a'] }],
    ['ListRoleTags', {}],
  ])('%s', async (operation, more) => {
    const account = new TestAccount();
    expect(await account.call(operation, { RoleName: 'nothing', ...more })).toBe(
      'NoSuchEntity 404: The role with name nothing cannot be found.',
    );
  });
});

describe('roles are changed', () => {
  it('UpdateRole leaves alone what it is not told', async () => {
    const account = await withRole({ Description: 'old', MaxSessionDuration: 7200 });
    expect(await account.call('UpdateRole', { RoleName: 'r', Description: 'new' })).toEqual({});
    expect(account.world.roles.get(arn)).toMatchObject({ description: 'new', maxSessionDuration: 7200 });
    await account.calls(['UpdateRole', { RoleName: 'r', MaxSessionDuration: '3600' }]);
    expect(account.world.roles.get(arn)).toMatchObject({ description: 'new', maxSessionDuration: 3600 });
  });

  it('an empty description takes it away', async () => {
    const account = await withRole({ Description: 'old' });
    await account.calls(['UpdateRole', { RoleName: 'r', Description: '' }]);
    expect(account.world.roles.get(arn)).not.toHaveProperty('description');
  });

  it('UpdateRoleDescription shows the role', async () => {
    const account = await withRole();
    expect(await account.call('UpdateRoleDescription', { RoleName: 'r', Description: 'new' })).toEqual({
      Role: { ...shown, Description: 'new' },
    });
  });

  it('UpdateAssumeRolePolicy sets another trust policy, or says why not', async () => {
    const account = await withRole();
    const PolicyDocument = trust.replace('ec2', 'lambda');
    expect(await account.call('UpdateAssumeRolePolicy', { RoleName: 'r', PolicyDocument })).toEqual({});
    const withResource = trust.replace('"Action"', '"Resource":"*","Action"');
    expect(
      await account.call('UpdateAssumeRolePolicy', { RoleName: 'r', PolicyDocument: withResource }),
    ).toBe('MalformedPolicyDocument 400: Has prohibited field Resource');
    expect(account.world.roles.get(arn)?.assumeRolePolicyDocument).toBe(PolicyDocument);
  });
});

describe('roles are deleted', () => {
  it('once nothing hangs on them, in this order', async () => {
    const account = await withRole();
    await account.calls(
      ['CreateInstanceProfile', { InstanceProfileName: 'p' }],
      ['AddRoleToInstanceProfile', { InstanceProfileName: 'p', RoleName: 'r' }],
    );
    change(account, {
      attachedPolicies: [readOnlyAccess.arn],
      inlinePolicies: [{ name: 'x', document: '{}' }],
    });
    const refused = (what: string) => `DeleteConflict 409: Cannot delete entity, must ${what} first.`;
    const deletion = () => account.call('DeleteRole', { RoleName: 'r' });
    expect(await deletion()).toBe(refused('remove roles from instance profile'));
    await account.calls(['RemoveRoleFromInstanceProfile', { InstanceProfileName: 'p', RoleName: 'r' }]);
    expect(await deletion()).toBe(refused('detach all policies'));
    change(account, { attachedPolicies: [] });
    expect(await deletion()).toBe(refused('delete policies'));
    change(account, { inlinePolicies: [] });
    expect(await deletion()).toEqual({});
    expect(account.world.roles.size).toBe(0);
  });

  it('even with a boundary', async () => {
    const account = await withRole({ PermissionsBoundary: readOnlyAccess.arn });
    expect(await account.call('DeleteRole', { RoleName: 'r' })).toEqual({});
  });

  it('and leave their id behind where policies trusted them', async () => {
    const account = await withRole();
    const trusting = (who: string) => trust.replace('"Service":"ec2.amazonaws.com"', `"AWS":"${who}"`);
    await account.calls(role('other', { AssumeRolePolicyDocument: trusting(arn) }));
    const id = account.world.roles.get(arn)?.id ?? '';
    await account.calls(['DeleteRole', { RoleName: 'r' }], role('r'));
    expect(account.world.roles.get(`arn:aws:iam::${accountId}:role/other`)?.assumeRolePolicyDocument).toBe(
      trusting(id),
    );
    expect(
      await account.call('UpdateAssumeRolePolicy', { RoleName: 'other', PolicyDocument: trusting(id) }),
    ).toBe(`MalformedPolicyDocument 400: Invalid principal in policy: "AWS":"${id}"`);
  });
});

describe("AWS's own roles are not changed", () => {
  const name = 'AWSServiceRoleForECS';
  const refusal = `UnmodifiableEntity 400: Cannot perform the operation on the protected role '${name}' - this role is only modifiable by AWS`;

  it.each([
    ['DeleteRole', {}, refusal],
    ['UpdateAssumeRolePolicy', { PolicyDocument: trust }, refusal],
    ['UpdateRole', { MaxSessionDuration: 7200 }, refusal],
    ['PutRolePermissionsBoundary', { PermissionsBoundary: readOnlyAccess.arn }, refusal],
    ['DeleteRolePermissionsBoundary', {}, refusal],
    ['AddRoleToInstanceProfile', { InstanceProfileName: 'p' }, refusal],
    ['RemoveRoleFromInstanceProfile', { InstanceProfileName: 'p' }, refusal],
    ['UpdateRole', { Description: 'mine' }, {}],
    ['TagRole', { Tags: [{ Key: 'a', Value: 'b' }] }, {}],
  ])('%s %j', async (operation, more, answer) => {
    const account = new TestAccount();
    await account.calls(
      ['CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }],
      ['CreateInstanceProfile', { InstanceProfileName: 'p' }],
    );
    expect(await account.call(operation, { RoleName: name, ...more })).toEqual(answer);
  });

  it('nor are those of IAM Identity Center', async () => {
    const account = await withRole({ Path: '/aws-reserved/sso.amazonaws.com/' });
    expect(await account.call('DeleteRole', { RoleName: 'r' })).toContain('UnmodifiableEntity 400: ');
  });
});

/** The first action of the last call that was not allowed, and on what. */
function firstRefused({ last }: TestAccount): string | undefined {
  const refused = last?.decisions.find(({ decision }) => decision.verdict !== 'Allowed')?.request;
  return refused && `${refused.action} on ${refused.resource.replace(`arn:aws:iam::${accountId}:`, '')}`;
}

describe('who may make roles', () => {
  const boundary = readOnlyAccess.arn;

  async function withMaker(...statements: readonly object[]): Promise<TestAccount> {
    const account = new TestAccount();
    await account.calls(['CreateUser', { UserName: 'maker' }]);
    const [maker] = account.world.users.values();
    if (maker === undefined) throw new Error('no user');
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    const inlinePolicies = [{ name: 'p', document }];
    account.world = put(account.world, 'users', { ...maker, inlinePolicies });
    return account;
  }

  const withBoundary = {
    Effect: 'Allow',
    Action: 'iam:CreateRole',
    Resource: `arn:aws:iam::${accountId}:role/app/*`,
    Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
  };
  const tagging = { Effect: 'Allow', Action: 'iam:TagRole', Resource: '*' };
  const Tags = [{ Key: 'a', Value: 'b' }];

  it.each([
    ['with the boundary on the path', { Path: '/app/', PermissionsBoundary: boundary }, undefined],
    ['without the boundary', { Path: '/app/' }, 'iam:CreateRole on role/app/r'],
    ['on another path', { PermissionsBoundary: boundary }, 'iam:CreateRole on role/r'],
    [
      'tags need iam:TagRole besides',
      { Path: '/app/', PermissionsBoundary: boundary, Tags },
      'iam:TagRole on role/app/r',
    ],
  ])('%s', async (_, parameters, refused) => {
    const account = await withMaker(withBoundary);
    await account.call(...role('r', parameters), as('maker'));
    expect(firstRefused(account)).toBe(refused);
    expect(account.last?.error?.code).toBe(refused && 'AccessDenied');
  });

  it('tags with iam:TagRole', async () => {
    const account = await withMaker(withBoundary, tagging);
    const parameters = { Path: '/app/', PermissionsBoundary: boundary, Tags };
    expect(await account.call(...role('r', parameters), as('maker'))).toHaveProperty('Role');
  });

  it.each([
    ['GetRole', {}],
    ['UpdateRole', {}],
    ['UpdateRoleDescription', { Description: 'x' }],
    ['UpdateAssumeRolePolicy', { PolicyDocument: trust }],
    ['DeleteRole', {}],
    ['TagRole', { Tags }],
    ['UntagRole', { TagKeys: ['a'] }],
    ['ListRoleTags', {}],
  ])('%s is asked for on the role, with its path', async (operation, more) => {
    const account = await withMaker(tagging);
    await account.calls(role('r', { Path: '/app/' }), ['CreateUser', { UserName: 'nobody' }]);
    expect(await account.call(operation, { RoleName: 'r', ...more }, as('nobody'))).toContain('AccessDenied');
    expect(firstRefused(account)).toBe(`iam:${operation} on role/app/r`);
  });
});
