import { describe, expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import { accountId, as, emptyAccount, root, TestAccount, testMoment } from '../test-api.ts';

const arnOf = (resource: string) => `arn:aws:iam::${accountId}:${resource}`;

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const openDoor = policy(
  { Effect: 'Allow', Action: ['iam:*', 'sqs:Send*'], Resource: '*' },
  { Effect: 'Deny', Action: 'ec2:*', Resource: '*' },
);

/** Alice has a policy of her own, Bob has it through a group; a role trusts Alice. */
function world(): World {
  const readers = {
    arn: arnOf('policy/doors'),
    id: 'ANPA1',
    accountId,
    name: 'doors',
    path: '/',
    versions: [{ versionId: 'v1', document: openDoor }],
    defaultVersionId: 'v1',
  };
  const holder = { accountId, path: '/', inlinePolicies: [], attachedPolicies: [readers.arn] };
  const group = { ...holder, arn: arnOf('group/g'), id: 'AGPA1', name: 'g' };
  const user = { ...holder, groups: [], tags: {} };
  const bob = { ...user, arn: arnOf('user/bob'), id: 'AIDABOB', name: 'bob', groups: [group.arn] };
  const role = {
    ...user,
    arn: arnOf('role/team/r'),
    id: 'AROA1',
    name: 'r',
    path: '/team/',
    assumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { AWS: arnOf('user/alice') },
      Action: 'sts:AssumeRole',
    }),
    maxSessionDuration: 3600,
  };
  let made = put(emptyAccount, 'managedPolicies', readers);
  made = put(made, 'groups', group);
  made = put(made, 'users', { ...user, arn: arnOf('user/alice'), id: 'AIDAALICE', name: 'alice' });
  made = put(made, 'users', { ...bob, attachedPolicies: [] });
  return put(made, 'roles', role);
}

async function generate(account: TestAccount, Arn: string, Granularity?: string): Promise<string> {
  const given = { Arn, ...(Granularity !== undefined && { Granularity }) };
  const answer = await account.call('GenerateServiceLastAccessedDetails', given);
  if (typeof answer === 'string') throw new Error(answer);
  return (answer as { readonly JobId: string }).JobId;
}

async function details(account: TestAccount, Arn: string, Granularity?: string): Promise<unknown> {
  const JobId = await generate(account, Arn, Granularity);
  return account.call('GetServiceLastAccessedDetails', { JobId });
}

const unusedQueues = {
  ServiceName: 'Amazon SQS',
  ServiceNamespace: 'sqs',
  TotalAuthenticatedEntities: 0,
};

describe('service last accessed details', () => {
  it('lists what the policies of a user open, used or not', async () => {
    const account = new TestAccount(world());
    await account.call('ListUsers', {}, as('alice'));
    expect(await details(account, arnOf('user/alice'))).toEqual({
      JobStatus: 'COMPLETED',
      JobType: 'SERVICE_LEVEL',
      JobCreationDate: '2026-03-01T12:00:00Z',
      JobCompletionDate: '2026-03-01T12:00:00Z',
      ServicesLastAccessed: [
        {
          ServiceName: 'AWS Identity and Access Management',
          ServiceNamespace: 'iam',
          TotalAuthenticatedEntities: 1,
          LastAuthenticated: '2026-03-01T12:00:00Z',
          LastAuthenticatedEntity: arnOf('user/alice'),
          LastAuthenticatedRegion: 'us-east-1',
        },
        unusedQueues,
      ],
      IsTruncated: false,
    });
  });

  it('counts attempts that were denied', async () => {
    let denied = world();
    const boundary = policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    const managed = denied.managedPolicies.get(arnOf('policy/doors'))!;
    const arn = arnOf('policy/boundary');
    denied = put(denied, 'managedPolicies', {
      ...managed,
      arn,
      name: 'boundary',
      versions: [{ versionId: 'v1', document: boundary }],
    });
    const alice = denied.users.get(arnOf('user/alice'))!;
    const account = new TestAccount(put(denied, 'users', { ...alice, permissionsBoundary: arn }));
    expect(await account.call('ListUsers', {}, as('alice'))).toMatch(/^AccessDenied/);
    expect(await details(account, alice.arn)).toMatchObject({
      ServicesLastAccessed: [{ ServiceNamespace: 'iam', TotalAuthenticatedEntities: 1 }, unusedQueues],
    });
  });

  it.each([
    ['group/g', [arnOf('user/bob')]],
    ['role/team/r', [arnOf('role/team/r')]],
    ['policy/doors', [arnOf('user/alice'), arnOf('role/team/r'), arnOf('user/bob')]],
  ])('of %s are about those who have it', async (resource, entities) => {
    const account = new TestAccount(world());
    await account.call('ListUsers', {}, as('bob'));
    const JobId = await generate(account, arnOf(resource));
    const given = { JobId, ServiceNamespace: 'sqs' };
    const answer = await account.call('GetServiceLastAccessedDetailsWithEntities', given);
    const { EntityDetailsList } = answer as { readonly EntityDetailsList: readonly Entity[] };
    expect(EntityDetailsList.map(({ EntityInfo }) => EntityInfo.Arn)).toEqual(entities);
  });

  interface Entity {
    readonly EntityInfo: { readonly Arn: string };
  }

  it('put the latest use first, and show who has never used it', async () => {
    const account = new TestAccount(world());
    await account.call('ListUsers', {}, as('bob'));
    const later = new TestAccount(account.world, testMoment('2026-03-01T13:00:00Z'));
    const credentials = await later.call(
      'sts:AssumeRole',
      { RoleArn: arnOf('role/team/r'), RoleSessionName: 's1' },
      as('alice'),
    );
    const { AccessKeyId, SessionToken } = (
      credentials as { readonly Credentials: Readonly<Record<string, string>> }
    ).Credentials;
    const session = { accessKeyId: AccessKeyId ?? '', sessionToken: SessionToken ?? '' };
    await later.call('ListUsers', {}, { kind: 'accessKey', ...session });
    const JobId = await generate(later, arnOf('policy/doors'));
    const given = { JobId, ServiceNamespace: 'iam' };
    expect(await later.call('GetServiceLastAccessedDetailsWithEntities', given)).toMatchObject({
      EntityDetailsList: [
        {
          EntityInfo: { Type: 'ROLE', Name: 'r', Id: 'AROA1', Path: '/team/' },
          LastAuthenticated: '2026-03-01T13:00:00Z',
        },
        { EntityInfo: { Type: 'USER', Name: 'bob' }, LastAuthenticated: '2026-03-01T12:00:00Z' },
        { EntityInfo: { Name: 'alice' } },
      ],
      IsTruncated: false,
    });
  });

  it('tell the actions when asked for', async () => {
    const account = new TestAccount(world());
    await account.call('ListUsers', {}, as('alice'));
    expect(await details(account, arnOf('user/alice'), 'ACTION_LEVEL')).toMatchObject({
      JobType: 'ACTION_LEVEL',
      ServicesLastAccessed: [
        {
          TrackedActionsLastAccessed: [
            {
              ActionName: 'ListUsers',
              LastAccessedEntity: arnOf('user/alice'),
              LastAccessedTime: '2026-03-01T12:00:00Z',
              LastAccessedRegion: 'us-east-1',
            },
          ],
        },
        { TrackedActionsLastAccessed: [] },
      ],
    });
  });

  it.each([
    ['everything but some', { NotAction: ['iam:*', 's3:Get*'] }, ['s3', 'ec2'], ['iam']],
    ['everything', { Action: '*' }, ['iam', 's3', 'ec2'], []],
    ['nothing AWS knows', { Action: ['*:*', 'nocolon'] }, [], ['*', 'nocolon', 'iam']],
  ])('know what is meant by %s', async (_, actions, there, absent) => {
    const document = policy({ Effect: 'Allow', Resource: '*', ...actions });
    const alice = world().users.get(arnOf('user/alice'))!;
    const inlinePolicies = [{ name: 'p', document }];
    const account = new TestAccount(
      put(world(), 'users', { ...alice, inlinePolicies, attachedPolicies: [] }),
    );
    const answer = (await details(account, alice.arn)) as {
      readonly ServicesLastAccessed: readonly { readonly ServiceNamespace: string }[];
    };
    const services = answer.ServicesLastAccessed.map(({ ServiceNamespace }) => ServiceNamespace);
    expect(services).toEqual(expect.arrayContaining(there));
    for (const service of absent) expect(services).not.toContain(service);
  });

  it('are for the one who had them made', async () => {
    const account = new TestAccount(world());
    const JobId = await generate(account, arnOf('user/alice'));
    expect(await account.call('GetServiceLastAccessedDetails', { JobId }, root)).toHaveProperty('JobStatus');
    expect(await account.call('GetServiceLastAccessedDetails', { JobId }, as('alice'))).toMatch(
      /^NoSuchEntity 404/,
    );
  });

  it.each([
    [arnOf('user/carol'), 'NoSuchEntity 404: The user with name carol cannot be found.'],
    [arnOf('policy/none'), `NoSuchEntity 404: Policy ${arnOf('policy/none')} was not found.`],
    ['long enough but no ARN', 'InvalidInput 400: '],
  ])('of %s are refused', async (Arn, message) => {
    const answer = await new TestAccount(world()).call('GenerateServiceLastAccessedDetails', { Arn });
    expect(answer).toContain(message);
  });
});
