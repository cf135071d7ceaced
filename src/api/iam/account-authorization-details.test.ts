import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { accountId, readOnlyAccess, TestAccount } from '../test-api.ts';
import { authorizationDetails } from './authorization-details.ts';

const now = '2026-03-01T12:00:00Z';
const document =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}';
const trust =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const tags = { somekey: 'somevalue', someotherkey: 'someothervalue' };
const Tags = [
  { Key: 'somekey', Value: 'somevalue' },
  { Key: 'someotherkey', Value: 'someothervalue' },
];
const arnOf = (resource: string) => `arn:aws:iam::${accountId}:${resource}`;
const inline = [{ PolicyName: 'inline', PolicyDocument: document }];
const attached = [{ PolicyName: 'policy', PolicyArn: arnOf('policy/policy') }];

/** A user in a group, a role in an instance profile, a policy on each, and two policies of AWS's, one in use. */
function wholeAccount(): TestAccount {
  const account = new TestAccount();
  const identity = (type: string, path: string, name: string) => ({
    arn: arnOf(`${type}${path}${name}`),
    id: `ID-${name}`,
    accountId,
    name,
    path,
    createdAt: now,
    inlinePolicies: [{ name: 'inline', document }],
    attachedPolicies: [arnOf('policy/policy')],
  });
  const bare = { inlinePolicies: [], attachedPolicies: [], tags: {} };
  const group = identity('group', '/', 'group');
  const role = identity('role', '/my-path/', 'role');
  const session = { assumeRolePolicyDocument: trust, maxSessionDuration: 3600 };
  let { world } = account;
  world = put(world, 'groups', { ...group, attachedPolicies: [readOnlyAccess.arn] });
  world = put(world, 'users', { ...identity('user', '/', 'alice'), groups: [group.arn], tags });
  world = put(world, 'users', { ...identity('user', '/', 'bob'), ...bare, groups: [] });
  world = put(world, 'roles', { ...role, ...session, description: 'testing role', tags });
  world = put(world, 'roles', { ...identity('role', '/', 'unused'), ...bare, ...session });
  world = put(world, 'instanceProfiles', {
    ...identity('instance-profile', '/', 'profile'),
    roles: [role.arn],
    tags: {},
  });
  world = put(world, 'managedPolicies', readOnlyAccess);
  const other = { ...readOnlyAccess, arn: `${readOnlyAccess.arn}2`, name: 'Unused' };
  world = put(world, 'managedPolicies', other);
  const versions = [
    { versionId: 'v2', document, createdAt: now },
    { versionId: 'v10', document: '{}', createdAt: now },
  ];
  const policy = identity('policy', '/', 'policy');
  world = put(world, 'managedPolicies', { ...policy, versions, defaultVersionId: 'v2', description: 'x' });
  account.world = world;
  return account;
}

const shownRole = {
  Path: '/my-path/',
  RoleName: 'role',
  RoleId: 'ID-role',
  Arn: arnOf('role/my-path/role'),
  CreateDate: now,
  AssumeRolePolicyDocument: trust,
};

const empty = {
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
  IsTruncated: false,
};

describe('the authorization details', () => {
  it('of users tell groups, policies and tags; inline policies only if there are any', async () => {
    const answer = await wholeAccount().call('GetAccountAuthorizationDetails', { Filter: ['User'] });
    const shown = (UserName: string) => ({
      Path: '/',
      UserName,
      UserId: `ID-${UserName}`,
      Arn: arnOf(`user/${UserName}`),
      CreateDate: now,
    });
    expect(answer).toEqual({
      ...empty,
      UserDetailList: [
        {
          ...shown('alice'),
          UserPolicyList: inline,
          GroupList: ['group'],
          AttachedManagedPolicies: attached,
          Tags,
        },
        { ...shown('bob'), GroupList: [], AttachedManagedPolicies: [], Tags: [] },
      ],
    });
  });

  it('of groups tell policies', async () => {
    const answer = await wholeAccount().call('GetAccountAuthorizationDetails', { Filter: ['Group'] });
    expect(answer).toEqual({
      ...empty,
      GroupDetailList: [
        {
          Path: '/',
          GroupName: 'group',
          GroupId: 'ID-group',
          Arn: arnOf('group/group'),
          CreateDate: now,
          GroupPolicyList: inline,
          AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnlyAccess.arn }],
        },
      ],
    });
  });

  it('of roles tell instance profiles and last use, not the description', async () => {
    const answer = await wholeAccount().call('GetAccountAuthorizationDetails', { Filter: ['Role'] });
    expect(answer).toEqual({
      ...empty,
      RoleDetailList: [
        {
          ...shownRole,
          InstanceProfileList: [
            {
              Path: '/',
              InstanceProfileName: 'profile',
              InstanceProfileId: 'ID-profile',
              Arn: arnOf('instance-profile/profile'),
              CreateDate: now,
              Roles: [shownRole],
            },
          ],
          RolePolicyList: inline,
          AttachedManagedPolicies: attached,
          Tags,
          RoleLastUsed: {},
        },
        {
          ...shownRole,
          Path: '/',
          RoleName: 'unused',
          RoleId: 'ID-unused',
          Arn: arnOf('role/unused'),
          InstanceProfileList: [],
          RolePolicyList: [],
          AttachedManagedPolicies: [],
          Tags: [],
          RoleLastUsed: {},
        },
      ],
    });
  });

  it('of policies tell every version', async () => {
    const answer = await wholeAccount().call('GetAccountAuthorizationDetails', {
      Filter: ['LocalManagedPolicy'],
    });
    expect(answer).toEqual({
      ...empty,
      Policies: [
        {
          PolicyName: 'policy',
          PolicyId: 'ID-policy',
          Arn: arnOf('policy/policy'),
          Path: '/',
          DefaultVersionId: 'v2',
          AttachmentCount: 2,
          PermissionsBoundaryUsageCount: 0,
          IsAttachable: true,
          CreateDate: now,
          UpdateDate: now,
          PolicyVersionList: [
            { Document: '{}', VersionId: 'v10', IsDefaultVersion: false, CreateDate: now },
            { Document: document, VersionId: 'v2', IsDefaultVersion: true, CreateDate: now },
          ],
        },
      ],
    });
  });

  it('name AWS’s policies that are in use', async () => {
    const answer = await wholeAccount().call('GetAccountAuthorizationDetails', {
      Filter: ['AWSManagedPolicy'],
    });
    expect(answer).toMatchObject({ Policies: [{ Arn: readOnlyAccess.arn, AttachmentCount: 1 }] });
  });

  it('come in pages that count everything together, and add up to the whole', async () => {
    const account = wholeAccount();
    const whole = authorizationDetails(account.world, accountId, now);
    const names: string[] = [];
    let Marker: string | undefined;
    do {
      const page = (await account.call('GetAccountAuthorizationDetails', {
        MaxItems: 2,
        ...(Marker !== undefined && { Marker }),
      })) as Record<string, readonly { Arn: string }[]> & { Marker?: string };
      const lists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'];
      const found = lists.flatMap((list) => page[list]!.map(({ Arn }) => Arn));
      expect(found.length).toBeLessThanOrEqual(2);
      names.push(...found);
      ({ Marker } = page);
    } while (Marker !== undefined);
    const { UserDetailList, GroupDetailList, RoleDetailList, Policies } = whole;
    const all = [...UserDetailList, ...GroupDetailList, ...RoleDetailList, ...Policies];
    expect(names).toEqual(all.map(({ Arn }) => Arn));
    expect(names).toHaveLength(7);
  });

  it('have these types of entities', async () => {
    expect(await new TestAccount().call('GetAccountAuthorizationDetails', { Filter: ['Thing'] })).toContain(
      'Member must satisfy enum value set',
    );
  });
});
