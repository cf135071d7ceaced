import { describe, expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import { accountId, emptyAccount, root, TestAccount } from '../test-api.ts';
import { namedServices } from './service-names.ts';

const memberId = '444455556666';
const top = 'o-a1b2c3d4e5/r-f6g7';
const unit = `${top}/ou-f6g7-h8i9j0k1`;
const member = `${unit}/${memberId}`;

function policyRecord(id: string, action: string | readonly string[], targets: readonly string[]) {
  const statement = { Effect: 'Allow', Action: action, Resource: '*' };
  return {
    id,
    arn: `arn:aws:organizations::aws:policy/service_control_policy/${id}`,
    type: 'SERVICE_CONTROL_POLICY',
    name: id,
    document: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    targets,
    awsManaged: false,
  } as const;
}

/** The account under test manages an organization; in its one unit, which may use IAM and S3 only, is another account. */
function world(): World {
  let made = put(emptyAccount, 'organizations', {
    id: 'o-a1b2c3d4e5',
    managementAccountId: accountId,
    rootId: 'r-f6g7',
  });
  made = put(made, 'accounts', { id: accountId, name: 'Management', parentId: 'r-f6g7' });
  made = put(made, 'organizationalUnits', { id: 'ou-f6g7-h8i9j0k1', name: 'U', parentId: 'r-f6g7' });
  made = put(made, 'accounts', { id: memberId, name: 'Member', parentId: 'ou-f6g7-h8i9j0k1' });
  const everywhere = ['r-f6g7', memberId];
  made = put(made, 'organizationPolicies', policyRecord('p-FullAWSAccess', '*', everywhere));
  return put(
    made,
    'organizationPolicies',
    policyRecord('p-12345678', ['iam:*', 's3:*'], ['ou-f6g7-h8i9j0k1']),
  );
}

async function report(account: TestAccount, parameters: object, more: object = {}): Promise<unknown> {
  const answer = await account.call('GenerateOrganizationsAccessReport', { ...parameters });
  if (typeof answer === 'string') return answer;
  const { JobId } = answer as { readonly JobId: string };
  return account.call('GetOrganizationsAccessReport', { JobId, ...more });
}

const memberRoot = { kind: 'console', principal: `arn:aws:iam::${memberId}:root` } as const;

describe('access reports of an organization', () => {
  it('list the services that every level lets through, and their last use', async () => {
    const account = new TestAccount(world());
    await account.call('ListUsers', {}, memberRoot);
    expect(await report(account, { EntityPath: member })).toEqual({
      JobStatus: 'COMPLETED',
      JobCreationDate: '2026-03-01T12:00:00Z',
      JobCompletionDate: '2026-03-01T12:00:00Z',
      NumberOfServicesAccessible: 2,
      NumberOfServicesNotAccessed: 1,
      AccessDetails: [
        {
          ServiceName: 'AWS Identity and Access Management',
          ServiceNamespace: 'iam',
          Region: 'us-east-1',
          EntityPath: member,
          LastAuthenticatedTime: '2026-03-01T12:00:00Z',
          TotalAuthenticatedEntities: 1,
        },
        { ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 },
      ],
      IsTruncated: false,
    });
  });

  it.each([
    ['SERVICE_NAMESPACE_DESCENDING', ['s3', 'iam']],
    ['LAST_AUTHENTICATED_TIME_ASCENDING', ['s3', 'iam']],
    ['LAST_AUTHENTICATED_TIME_DESCENDING', ['iam', 's3']],
  ])('are sorted by %s', async (SortKey, order) => {
    const account = new TestAccount(world());
    await account.call('ListUsers', {}, memberRoot);
    expect(await report(account, { EntityPath: unit }, { SortKey })).toMatchObject({
      AccessDetails: order.map((ServiceNamespace) => ({ ServiceNamespace })),
    });
  });

  it.each([
    ['one policy alone', { EntityPath: top, OrganizationsPolicyId: 'p-12345678' }, 2],
    [
      'the management account, which no policy binds',
      { EntityPath: `${top}/${accountId}` },
      namedServices.length,
    ],
  ])('count the services of %s', async (_, parameters, NumberOfServicesAccessible) => {
    expect(await report(new TestAccount(world()), parameters)).toMatchObject({ NumberOfServicesAccessible });
  });

  it.each([
    ['a unit that hangs elsewhere', { EntityPath: `${top}/ou-f6g7-00000000` }, 'TargetNotFoundException'],
    [
      'a policy that is not there',
      { EntityPath: top, OrganizationsPolicyId: 'p-87654321' },
      'PolicyNotFoundException',
    ],
  ])('fail for %s', async (_, parameters, Code) => {
    expect(await report(new TestAccount(world()), parameters)).toMatchObject({
      JobStatus: 'FAILED',
      ErrorDetails: { Code },
    });
  });

  it('are for the management account', async () => {
    const account = new TestAccount(world());
    const asked = { EntityPath: unit };
    expect(await account.call('GenerateOrganizationsAccessReport', asked, memberRoot)).toMatch(
      /^AccessDenied 403/,
    );
    const JobId = '00000000-0000-4000-8000-000000000000';
    expect(await account.call('GetOrganizationsAccessReport', { JobId }, root)).toMatch(/^NoSuchEntity 404/);
  });
});
