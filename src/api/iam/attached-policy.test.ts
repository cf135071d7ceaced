import { put } from '#account/world.ts';
import { describe, expect, it } from 'vitest';
import { accountId, as, emptyAccount, readOnlyAccess, TestAccount, testMoment } from '../test-api.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const allowing = (Action: string, change: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*', ...change } });
const arnOf = (name: string) => `arn:aws:iam::${accountId}:policy${name.startsWith('/') ? '' : '/'}${name}`;
const awsArn = (name: string) => `arn:aws:iam::aws:policy/${name}`;

const awsPolicies = [
  readOnlyAccess,
  ...['service-role/ServiceRole', 'aws-service-role/LinkedRolePolicy'].map((name) => ({
    ...readOnlyAccess,
    arn: awsArn(name),
    path: `/${name.slice(0, name.indexOf('/'))}/`,
    name: name.slice(name.indexOf('/') + 1),
  })),
];

const types = ['User', 'Group', 'Role'] as const;

async function scene(world = emptyAccount): Promise<TestAccount> {
  const account = new TestAccount(world, {
    ...testMoment(),
    awsManagedPolicies: {
      list: () => Promise.resolve(awsPolicies),
      read: (arn) => Promise.resolve(awsPolicies.find((policy) => policy.arn === arn)),
    },
  });
  await account.calls(
    ['CreateUser', { UserName: 'x' }],
    ['CreateGroup', { GroupName: 'x' }],
    ['CreateRole', { RoleName: 'x', AssumeRolePolicyDocument: trust }],
    ['CreatePolicy', { PolicyName: 'p', PolicyDocument: allowing('s3:ListBucket') }],
    ['CreatePolicy', { PolicyName: 'q', Path: '/team/', PolicyDocument: allowing('s3:ListBucket') }],
  );
  return account;
}

describe.each(types)('managed policies of a %s', (type) => {
  const holder = { [`${type}Name`]: 'x' };
  const attaching = (PolicyArn: string) => [`Attach${type}Policy`, { ...holder, PolicyArn }] as const;
  const detaching = (PolicyArn: string) => [`Detach${type}Policy`, { ...holder, PolicyArn }] as const;
  const listing = `ListAttached${type}Policies`;

  const p = { PolicyName: 'p', PolicyArn: arnOf('p') };
  const q = { PolicyName: 'q', PolicyArn: arnOf('/team/q') };
  const aws = { PolicyName: 'ReadOnlyAccess', PolicyArn: readOnlyAccess.arn };

  it('are attached, listed and detached', async () => {
    const account = await scene();
    const list = (parameters = {}) => account.call(listing, { ...holder, ...parameters });
    expect(await list()).toEqual({ AttachedPolicies: [], IsTruncated: false });
    for (const { PolicyArn } of [q, aws, p]) expect(await account.call(...attaching(PolicyArn))).toEqual({});
    expect(await list()).toEqual({ AttachedPolicies: [q, aws, p], IsTruncated: false });
    expect(await list({ PathPrefix: '/team/' })).toEqual({ AttachedPolicies: [q], IsTruncated: false });
    expect(await list({ MaxItems: 1 })).toMatchObject({ AttachedPolicies: [q], IsTruncated: true });
    expect(await account.call(...detaching(q.PolicyArn))).toEqual({});
    expect(await list()).toEqual({ AttachedPolicies: [aws, p], IsTruncated: false });
    expect(await account.call(...detaching(q.PolicyArn))).toBe(
      `NoSuchEntity 404: Policy ${q.PolicyArn} was not found.`,
    );
  });

  it('are counted, once each', async () => {
    const account = await scene();
    const count = (AttachmentCount: number) => ({
      Policy: { AttachmentCount, PermissionsBoundaryUsageCount: 0 },
    });
    await account.calls(attaching(p.PolicyArn), attaching(p.PolicyArn));
    expect(await account.call('GetPolicy', p)).toMatchObject(count(1));
    await account.calls(detaching(p.PolicyArn));
    expect(await account.call('GetPolicy', p)).toMatchObject(count(0));
  });

  it("put AWS's own into the world, where they stay", async () => {
    const account = await scene();
    await account.calls(attaching(aws.PolicyArn));
    expect(account.world.managedPolicies.get(aws.PolicyArn)).toBe(readOnlyAccess);
    await account.calls(detaching(aws.PolicyArn));
    expect(account.world.managedPolicies.has(aws.PolicyArn)).toBe(true);
  });

  it.each<readonly [why: string, operation: string, arn: string, answer: string]>([
    [
      'no ARN',
      'Attach',
      'longpolicynamebutnoarn',
      'ValidationError 400: ARN longpolicynamebutnoarn is not valid.',
    ],
    [
      'no ARN',
      'Detach',
      'longpolicynamebutnoarn',
      'ValidationError 400: ARN longpolicynamebutnoarn is not valid.',
    ],
    [
      'a policy that does not exist',
      'Attach',
      arnOf('nonexistent'),
      `NoSuchEntity 404: Policy ${arnOf('nonexistent')} does not exist or is not attachable.`,
    ],
    [
      'one that AWS does not have',
      'Attach',
      awsArn('Nonexistent'),
      `NoSuchEntity 404: Policy ${awsArn('Nonexistent')} does not exist or is not attachable.`,
    ],
    [
      'one that is not attached',
      'Detach',
      p.PolicyArn,
      `NoSuchEntity 404: Policy ${p.PolicyArn} was not found.`,
    ],
    [
      'one that AWS does not have',
      'Detach',
      awsArn('Nonexistent'),
      `NoSuchEntity 404: Policy ${awsArn('Nonexistent')} was not found.`,
    ],
    [
      'the policy of a service-linked role',
      'Attach',
      awsArn('aws-service-role/LinkedRolePolicy'),
      `PolicyNotAttachable 400: Cannot attach a Service Role Policy to a Customer ${type}.`,
    ],
  ])('%s: %s is refused', async (_, operation, PolicyArn, answer) => {
    const account = await scene();
    expect(await account.call(`${operation}${type}Policy`, { ...holder, PolicyArn })).toBe(answer);
  });

  it('are those of someone who is there', async () => {
    const account = await scene();
    const missing = { [`${type}Name`]: 'y', PolicyArn: arnOf('nonexistent') };
    const answer = `NoSuchEntity 404: The ${type.toLowerCase()} with name y cannot be found.`;
    for (const operation of [`Attach${type}Policy`, `Detach${type}Policy`, listing]) {
      expect(await account.call(operation, missing)).toBe(answer);
    }
  });

  it('are as many as the account allows', async () => {
    const quotas = { [`PoliciesPer${type}`]: 2 };
    const account = await scene(put(emptyAccount, 'accounts', { id: accountId, name: 'Test', quotas }));
    await account.calls(attaching(p.PolicyArn), attaching(q.PolicyArn), attaching(q.PolicyArn));
    expect(await account.call(...attaching(aws.PolicyArn))).toBe(
      `LimitExceeded 409: Cannot exceed quota for PoliciesPer${type}: 2`,
    );
  });
});

it('policies that AWS made for roles of customers go on any role', async () => {
  const account = await scene();
  const role = { RoleName: 'x', PolicyArn: awsArn('service-role/ServiceRole') };
  await account.calls(['AttachRolePolicy', role]);
  expect(await account.call('ListAttachedRolePolicies', role)).toMatchObject({
    AttachedPolicies: [{ PolicyName: 'ServiceRole' }],
  });
});

it('a policy of AWS that the world does not hold is listed by its ARN', async () => {
  const account = await scene();
  const user = account.world.users.get(`arn:aws:iam::${accountId}:user/x`)!;
  account.world = put(account.world, 'users', {
    ...user,
    attachedPolicies: [awsArn('job-function/Billing')],
  });
  expect(
    await account.call('ListAttachedUserPolicies', { UserName: 'x', PathPrefix: '/job-function/' }),
  ).toEqual({
    AttachedPolicies: [{ PolicyName: 'Billing', PolicyArn: awsArn('job-function/Billing') }],
    IsTruncated: false,
  });
});

it('roles of services are changed by AWS only', async () => {
  const account = await scene();
  await account.calls(['CreateServiceLinkedRole', { AWSServiceName: 'autoscaling.amazonaws.com' }]);
  const role = { RoleName: 'AWSServiceRoleForAutoScaling', PolicyArn: arnOf('p') };
  for (const operation of ['AttachRolePolicy', 'DetachRolePolicy']) {
    expect(await account.call(operation, role)).toContain(
      'UnmodifiableEntity 400: Cannot perform the operation',
    );
  }
});

describe('permission', () => {
  async function withCaller(statement: object): Promise<TestAccount> {
    const account = await scene();
    const may = allowing('iam:AttachUserPolicy', statement);
    await account.calls(['PutUserPolicy', { UserName: 'x', PolicyName: 'may', PolicyDocument: may }]);
    return account;
  }
  const attach = (name: string) =>
    ['AttachUserPolicy', { UserName: 'x', PolicyArn: arnOf(name) }, as('x')] as const;

  it('is asked for the one who gets the policy', async () => {
    const account = await withCaller({ Resource: `arn:aws:iam::${accountId}:user/x` });
    expect(await account.call(...attach('p'))).toEqual({});
    const group = { GroupName: 'x', PolicyArn: arnOf('p') };
    expect(await account.call('AttachGroupPolicy', group, as('x'))).toBe(
      `AccessDenied 403: User: arn:aws:iam::${accountId}:user/x is not authorized to perform: iam:AttachGroupPolicy on ` +
        'resource: group x because no identity-based policy allows the iam:AttachGroupPolicy action',
    );
  });

  it('can be for certain policies only', async () => {
    const account = await withCaller({ Condition: { ArnEquals: { 'iam:PolicyARN': arnOf('/team/*') } } });
    expect(await account.call(...attach('p'))).toContain('AccessDenied 403');
    expect(await account.call(...attach('/team/q'))).toEqual({});
  });

  it('can hang on the boundary of the one who gets the policy', async () => {
    const account = await withCaller({
      Condition: { StringEquals: { 'iam:PermissionsBoundary': arnOf('p') } },
    });
    await account.calls(['CreateUser', { UserName: 'bounded', PermissionsBoundary: arnOf('p') }]);
    expect(await account.call(...attach('p'))).toContain('AccessDenied 403');
    const bounded = { UserName: 'bounded', PolicyArn: arnOf('/team/q') };
    expect(await account.call('AttachUserPolicy', bounded, as('x'))).toEqual({});
  });
});
