import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountId, as, readOnlyAccess, TestAccount } from '../test-api.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const saying = (change: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Resource: '*', ...change } });
const arnOf = (name: string) => `arn:aws:iam::${accountId}:policy/${name}`;
const p = { PolicyArn: arnOf('p') };

/** Who has policy p: group g, user u (below /a/) and role r; user b is bounded by it, and user both has it twice. */
async function scene(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(
    ['CreatePolicy', { PolicyName: 'p', PolicyDocument: saying({ Action: 's3:ListBucket' }) }],
    ['CreateGroup', { GroupName: 'g' }],
    ['CreateUser', { UserName: 'u', Path: '/a/' }],
    ['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust }],
    ['CreateUser', { UserName: 'b', PermissionsBoundary: p.PolicyArn }],
    ['CreateUser', { UserName: 'both', PermissionsBoundary: p.PolicyArn }],
    ['CreateUser', { UserName: 'neither' }],
    ['AttachGroupPolicy', { GroupName: 'g', ...p }],
    ['AttachUserPolicy', { UserName: 'u', ...p }],
    ['AttachUserPolicy', { UserName: 'both', ...p }],
    ['AttachRolePolicy', { RoleName: 'r', ...p }],
  );
  return account;
}

interface Entities {
  readonly PolicyGroups: readonly { readonly GroupName: string }[];
  readonly PolicyUsers: readonly { readonly UserName: string }[];
  readonly PolicyRoles: readonly { readonly RoleName: string }[];
  readonly IsTruncated: boolean;
  readonly Marker?: string;
}

const namesIn = ({ PolicyGroups, PolicyUsers, PolicyRoles }: Entities) => [
  ...PolicyGroups.map(({ GroupName }) => GroupName),
  ...PolicyUsers.map(({ UserName }) => UserName),
  ...PolicyRoles.map(({ RoleName }) => RoleName),
];

describe('ListEntitiesForPolicy', () => {
  it('tells groups, users and roles by name and id', async () => {
    const account = await scene();
    const id = (start: string) => expect.stringMatching(new RegExp(`^${start}[A-Z2-7]{17}$`)) as string;
    expect(await account.call('ListEntitiesForPolicy', p)).toEqual({
      PolicyGroups: [{ GroupName: 'g', GroupId: id('AGPA') }],
      PolicyUsers: ['u', 'both', 'b'].map((UserName) => ({ UserName, UserId: id('AIDA') })),
      PolicyRoles: [{ RoleName: 'r', RoleId: id('AROA') }],
      IsTruncated: false,
    });
    expect(await account.call('GetPolicy', p)).toMatchObject({
      Policy: { AttachmentCount: 4, PermissionsBoundaryUsageCount: 2 },
    });
  });

  it.each<readonly [parameters: object, names: readonly string[]]>([
    [{ EntityFilter: 'User' }, ['u', 'both', 'b']],
    [{ EntityFilter: 'Group' }, ['g']],
    [{ EntityFilter: 'Role' }, ['r']],
    [{ EntityFilter: 'AWSManagedPolicy' }, []],
    [{ PathPrefix: '/a/' }, ['u']],
    [{ PolicyUsageFilter: 'PermissionsPolicy' }, ['g', 'u', 'both', 'r']],
    [{ PolicyUsageFilter: 'PermissionsBoundary' }, ['b', 'both']],
    [{ PolicyArn: readOnlyAccess.arn }, []],
  ])('%j', async (parameters, names) => {
    const account = await scene();
    expect(
      namesIn((await account.call('ListEntitiesForPolicy', { ...p, ...parameters })) as Entities),
    ).toEqual(names);
  });

  it('in pages of any size tells everyone once', async () => {
    const account = await scene();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), async (MaxItems) => {
        const names: string[] = [];
        let page: Entities | undefined;
        do {
          const from = page?.Marker === undefined ? {} : { Marker: page.Marker };
          page = (await account.call('ListEntitiesForPolicy', { ...p, MaxItems, ...from })) as Entities;
          names.push(...namesIn(page));
        } while (page.IsTruncated);
        expect(names).toEqual(['g', 'u', 'both', 'b', 'r']);
      }),
      { numRuns: 10 },
    );
  });

  it('is about a policy that exists', async () => {
    const account = await scene();
    const missing = arnOf('NonExistentPolicy');
    expect(await account.call('ListEntitiesForPolicy', { PolicyArn: missing })).toBe(
      `NoSuchEntity 404: Policy ${missing} does not exist or is not attachable.`,
    );
  });

  it('is asked for the policy', async () => {
    const account = await scene();
    expect(await account.call('ListEntitiesForPolicy', p, as('neither'))).toContain(
      'is not authorized to perform: iam:ListEntitiesForPolicy',
    );
  });
});
