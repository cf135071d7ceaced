import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { Parameters } from '../call.ts';
import { accountId, as, TestAccount } from '../test-api.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

function role(name: string): readonly ['CreateRole', Parameters] {
  return ['CreateRole', { RoleName: name, AssumeRolePolicyDocument: trust }];
}

function profile(name: string, more: Parameters = {}): readonly ['CreateInstanceProfile', Parameters] {
  return ['CreateInstanceProfile', { InstanceProfileName: name, ...more }];
}

const both = { InstanceProfileName: 'p', RoleName: 'r' };
const added = ['AddRoleToInstanceProfile', both] as const;

function shown(name: string, path = '/'): Record<string, unknown> {
  return {
    Path: path,
    InstanceProfileName: name,
    InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/) as string,
    Arn: `arn:aws:iam::${accountId}:instance-profile${path}${name}`,
    CreateDate: '2026-03-01T12:00:00Z',
    Roles: [],
  };
}

const shownRole = {
  Path: '/',
  RoleName: 'r',
  RoleId: expect.stringMatching(/^AROA/) as string,
  Arn: `arn:aws:iam::${accountId}:role/r`,
  CreateDate: '2026-03-01T12:00:00Z',
  AssumeRolePolicyDocument: trust,
};

const notThere = 'NoSuchEntity 404: Instance Profile p cannot be found.';

describe('instance profiles', () => {
  it('are made without tags, and read with them though there are none', async () => {
    const account = new TestAccount();
    expect(await account.call(...profile('p', { Path: '/x/' }))).toEqual({
      InstanceProfile: shown('p', '/x/'),
    });
    expect(await account.call('GetInstanceProfile', { InstanceProfileName: 'P' })).toEqual({
      InstanceProfile: { ...shown('p', '/x/'), Tags: [] },
    });
  });

  it('are gone once deleted', async () => {
    const account = new TestAccount();
    await account.calls(profile('p'), ['DeleteInstanceProfile', { InstanceProfileName: 'p' }]);
    expect(await account.call('GetInstanceProfile', { InstanceProfileName: 'p' })).toBe(notThere);
  });

  it('are listed by path, with their role', async () => {
    const account = new TestAccount();
    await account.calls(role('r'), profile('p'), profile('q', { Path: '/x/' }), added);
    const p = { ...shown('p'), Roles: [shownRole] };
    const q = shown('q', '/x/');
    const list = (more: Parameters) => account.call('ListInstanceProfiles', more);
    expect(await list({})).toEqual({ InstanceProfiles: [p, q], IsTruncated: false });
    expect(await list({ PathPrefix: '/x/' })).toEqual({ InstanceProfiles: [q], IsTruncated: false });
    expect(await list({ PathPrefix: '/y/' })).toEqual({ InstanceProfiles: [], IsTruncated: false });
    expect(await list({ MaxItems: 1 })).toMatchObject({ InstanceProfiles: [p], IsTruncated: true });
    expect(await account.call('ListInstanceProfilesForRole', { RoleName: 'r' })).toEqual({
      InstanceProfiles: [p],
      IsTruncated: false,
    });
  });

  it('hold one role', async () => {
    const account = new TestAccount();
    await account.calls(role('r'), role('s'), profile('p'), added);
    for (const RoleName of ['s', 'r']) {
      expect(await account.call('AddRoleToInstanceProfile', { ...both, RoleName })).toBe(
        'LimitExceeded 409: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
      );
    }
  });

  it('are deleted once they are empty', async () => {
    const account = new TestAccount();
    await account.calls(role('r'), profile('p'), added);
    const deletion = () => account.call('DeleteInstanceProfile', { InstanceProfileName: 'p' });
    expect(await deletion()).toBe(
      'DeleteConflict 409: Cannot delete entity, must remove roles from instance profile first.',
    );
    await account.calls(['RemoveRoleFromInstanceProfile', both]);
    expect(await deletion()).toEqual({});
  });

  it('of the same role may be several', async () => {
    const account = new TestAccount();
    await account.calls(role('r'), profile('p'), profile('q'), added);
    await account.calls(['AddRoleToInstanceProfile', { ...both, InstanceProfileName: 'q' }]);
    expect(await account.call('ListInstanceProfilesForRole', { RoleName: 'r', MaxItems: 1 })).toMatchObject({
      IsTruncated: true,
    });
  });
});

describe('instance profiles are refused', () => {
  it.each<readonly [string, Parameters, string]>([
    [
      'CreateInstanceProfile',
      { InstanceProfileName: 'P' },
      'EntityAlreadyExists 409: Instance Profile P already exists.',
    ],
    [
      'CreateInstanceProfile',
      { InstanceProfileName: 'x y' },
      "ValidationError 400: 1 validation error detected: Value at 'instanceProfileName' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\w+=,.@-]+',
    ],
    [
      'AddRoleToInstanceProfile',
      { ...both, RoleName: 'x' },
      'NoSuchEntity 404: The role with name x cannot be found.',
    ],
    ['RemoveRoleFromInstanceProfile', both, 'NoSuchEntity 404: The role with name r cannot be found.'],
    [
      'ListInstanceProfilesForRole',
      { RoleName: 'x' },
      'NoSuchEntity 404: The role with name x cannot be found.',
    ],
  ])('by %s %j', async (operation, parameters, refusal) => {
    const account = new TestAccount();
    await account.calls(role('r'), profile('p'));
    expect(await account.call(operation, parameters)).toBe(refusal);
  });

  it.each([
    ['GetInstanceProfile', {}],
    ['DeleteInstanceProfile', {}],
    ['AddRoleToInstanceProfile', { RoleName: 'nothing' }],
    ['RemoveRoleFromInstanceProfile', { RoleName: 'nothing' }],
    ['TagInstanceProfile', { Tags: [{ Key: 'a', Value: 'b' }] }],
    ['UntagInstanceProfile', { TagKeys: ['a'] }],
    ['ListInstanceProfileTags', {}],
  ])('by %s when they are not there', async (operation, more) => {
    const account = new TestAccount();
    expect(await account.call(operation, { InstanceProfileName: 'p', ...more })).toBe(notThere);
  });

  it('beyond the quota', async () => {
    const account = new TestAccount();
    const quotas = { InstanceProfilesPerAccount: 1 };
    account.world = put(account.world, 'accounts', { id: accountId, name: 'Test', quotas });
    await account.calls(profile('p'));
    expect(await account.call(...profile('q'))).toBe(
      'LimitExceeded 409: Cannot exceed quota for InstanceProfilesPerAccount: 1',
    );
  });
});

describe('tags of instance profiles', () => {
  it('are set and taken away, and heed case', async () => {
    const account = new TestAccount();
    const named = { InstanceProfileName: 'p' };
    const a = { Key: 'key', Value: 'a' };
    const b = { Key: 'KEY', Value: 'b' };
    const made = await account.call(...profile('p', { Tags: [a] }));
    expect(made).toEqual({ InstanceProfile: { ...shown('p'), Tags: [a] } });
    await account.calls(['TagInstanceProfile', { ...named, Tags: [b] }]);
    const tags = () => account.call('ListInstanceProfileTags', named);
    expect(await tags()).toEqual({ IsTruncated: false, Tags: [a, b] });
    await account.calls(['UntagInstanceProfile', { ...named, TagKeys: ['key'] }]);
    expect(await tags()).toEqual({ IsTruncated: false, Tags: [b] });
    expect(await account.call('TagInstanceProfile', { ...named, Tags: [a, a] })).toBe(
      'InvalidInput 400: Duplicate tag keys found.',
    );
  });
});

describe('who may fill an instance profile', () => {
  const add = { Effect: 'Allow', Action: 'iam:AddRoleToInstanceProfile', Resource: '*' };
  const passTo = (service: string) => ({
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: `arn:aws:iam::${accountId}:role/r`,
    Condition: {
      StringEquals: { 'iam:PassedToService': service },
      ArnLike: { 'iam:AssociatedResourceArn': `arn:aws:ec2:*:${accountId}:instance/*` },
    },
  });

  it.each([
    ['needs to pass the role to EC2 as well', [add, passTo('ec2.amazonaws.com')], undefined],
    ['may not pass it', [add], 'iam:PassRole on role/r'],
    ['may pass it to another service', [add, passTo('lambda.amazonaws.com')], 'iam:PassRole on role/r'],
    [
      'may do nothing but pass it',
      [passTo('ec2.amazonaws.com')],
      'iam:AddRoleToInstanceProfile on instance-profile/p',
    ],
  ])('%s', async (_, statements, refused) => {
    const account = new TestAccount();
    await account.calls(role('r'), profile('p'), ['CreateUser', { UserName: 'alice' }]);
    const [alice] = account.world.users.values();
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    if (alice === undefined) throw new Error('no user');
    account.world = put(account.world, 'users', { ...alice, inlinePolicies: [{ name: 'p', document }] });
    await account.call(...added, as('alice'));
    const first = account.last?.decisions.find(({ decision }) => decision.verdict !== 'Allowed')?.request;
    expect(first && `${first.action} on ${first.resource.split(':')[5] ?? ''}`).toBe(refused);
    expect(account.last?.error?.code).toBe(refused && 'AccessDenied');
  });
});
