import { put } from '#account/world.ts';
import { describe, expect, it } from 'vitest';
import { accountId, as, TestAccount } from '../test-api.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const allowing = (Action: string, change: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*', ...change } });

const types = ['User', 'Group', 'Role'] as const;

async function scene(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName: 'x' }],
    ['CreateGroup', { GroupName: 'x' }],
    ['CreateRole', { RoleName: 'x', AssumeRolePolicyDocument: trust }],
  );
  return account;
}

describe.each(types)('inline policies of a %s', (type) => {
  const holder = { [`${type}Name`]: 'x' };
  const word = type.toLowerCase();
  const putting = (PolicyName: string, PolicyDocument = allowing('s3:ListBucket')) =>
    [`Put${type}Policy`, { ...holder, PolicyName, PolicyDocument }] as const;

  it('are put, read, listed and deleted', async () => {
    const account = await scene();
    const list = () => account.call(`List${type}Policies`, holder);
    expect(await account.call(...putting('policy-1'))).toEqual({});
    expect(await account.call(`Get${type}Policy`, { [`${type}Name`]: 'X', PolicyName: 'policy-1' })).toEqual({
      ...holder,
      PolicyName: 'policy-1',
      PolicyDocument: allowing('s3:ListBucket'),
    });
    expect(await list()).toEqual({ PolicyNames: ['policy-1'], IsTruncated: false });
    await account.calls(putting('policy-2'));
    expect(await list()).toEqual({ PolicyNames: ['policy-1', 'policy-2'], IsTruncated: false });
    expect(await account.call(`List${type}Policies`, { ...holder, MaxItems: 1 })).toMatchObject({
      PolicyNames: ['policy-1'],
      IsTruncated: true,
    });
    expect(await account.call(`Delete${type}Policy`, { ...holder, PolicyName: 'policy-1' })).toEqual({});
    expect(await list()).toEqual({ PolicyNames: ['policy-2'], IsTruncated: false });
    for (const operation of [`Get${type}Policy`, `Delete${type}Policy`]) {
      expect(await account.call(operation, { ...holder, PolicyName: 'policy-1' })).toBe(
        `NoSuchEntity 404: The ${word} policy with name policy-1 cannot be found.`,
      );
    }
  });

  it('are replaced where they stand, and what was typed for them is settled', async () => {
    const account = await scene();
    await account.calls(putting('a'), putting('b'));
    const policy = { kind: 'inline', holder: `arn:aws:iam::${accountId}:${word}/x`, name: 'a' } as const;
    account.world = put(account.world, 'drafts', { id: `inline ${policy.holder} a`, policy, text: '{' });
    await account.calls(putting('a', allowing('s3:GetObject')));
    expect(account.world.drafts.size).toBe(0);
    expect(await account.call(`Get${type}Policy`, { ...holder, PolicyName: 'a' })).toMatchObject({
      PolicyDocument: allowing('s3:GetObject'),
    });
    expect(await account.call(`List${type}Policies`, holder)).toMatchObject({ PolicyNames: ['a', 'b'] });
  });

  it('are those of someone who is there, and well written, in this order', async () => {
    const account = await scene();
    const missing = { [`${type}Name`]: 'y', PolicyName: 'p', PolicyDocument: '{}' };
    for (const operation of ['Put', 'Get', 'Delete']) {
      expect(await account.call(`${operation}${type}Policy`, missing)).toBe(
        `NoSuchEntity 404: The ${word} with name y cannot be found.`,
      );
    }
    expect(await account.call(`List${type}Policies`, missing)).toContain('NoSuchEntity 404');
    expect(await account.call(...putting('p', '{}'))).toBe(
      'MalformedPolicyDocument 400: Syntax errors in policy.',
    );
    expect(await account.call(`Put${type}Policy`, { ...holder, PolicyName: 'a b' })).toBe(
      "ValidationError 400: 2 validation errors detected: Value at 'policyName' failed to satisfy constraint: Member must " +
        "satisfy regular expression pattern: [\\w+=,.@-]+; Value at 'policyDocument' failed to satisfy constraint: Member " +
        'must not be null',
    );
  });

  it('share one size, in which white space is free', async () => {
    const account = await scene();
    const most = { User: 2048, Group: 5120, Role: 10_240 }[type];
    const long = allowing(`s3:${'a'.repeat(most / 2 - allowing('s3:').length)}`);
    await account.calls(putting('a', long), putting('b', `${long}\n\n `));
    expect(await account.call(...putting('c'))).toBe(
      `LimitExceeded 409: Maximum policy size of ${most} bytes exceeded for ${word} x`,
    );
    await account.calls(putting('b'));
  });
});

it('a text is kept as it was written', async () => {
  const account = await scene();
  const PolicyDocument = `{\n\t"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["apigateway:PUT"],
    "Resource": ["arn:aws:apigateway:us-east-1::/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Faaeeieije"]}]}`;
  const named = { RoleName: 'x', PolicyName: 'p' };
  await account.calls(['PutRolePolicy', { ...named, PolicyDocument }]);
  expect(await account.call('GetRolePolicy', named)).toMatchObject({ PolicyDocument });
});

it('roles of services are changed by AWS only', async () => {
  const account = await scene();
  await account.calls(['CreateServiceLinkedRole', { AWSServiceName: 'autoscaling.amazonaws.com' }]);
  const role = { RoleName: 'AWSServiceRoleForAutoScaling', PolicyName: 'p' };
  const words =
    "UnmodifiableEntity 400: Cannot perform the operation on the protected role 'AWSServiceRoleForAutoScaling' - this role is only modifiable by AWS";
  expect(await account.call('PutRolePolicy', { ...role, PolicyDocument: '{}' })).toBe(words);
  expect(await account.call('DeleteRolePolicy', role)).toBe(words);
  expect(await account.call('ListRolePolicies', role)).toEqual({ PolicyNames: [], IsTruncated: false });
});

describe('permission', () => {
  it('is asked for the one who has the policy', async () => {
    const account = await scene();
    const may = allowing('iam:PutUserPolicy', { Resource: `arn:aws:iam::${accountId}:user/x` });
    await account.calls(
      ['CreateUser', { UserName: 'y' }],
      ['PutUserPolicy', { UserName: 'x', PolicyName: 'may', PolicyDocument: may }],
    );
    const everything = { PolicyName: 'all', PolicyDocument: allowing('*') };
    expect(await account.call('PutUserPolicy', { UserName: 'y', ...everything }, as('x'))).toBe(
      `AccessDenied 403: User: arn:aws:iam::${accountId}:user/x is not authorized to perform: iam:PutUserPolicy on resource: ` +
        'user y because no identity-based policy allows the iam:PutUserPolicy action',
    );
    expect(await account.call('PutUserPolicy', { UserName: 'x', ...everything }, as('x'))).toEqual({});
    expect(await account.call('PutUserPolicy', { UserName: 'y', ...everything }, as('x'))).toEqual({});
  });

  it('can hang on the boundary of who gets the policy', async () => {
    const account = await scene();
    const boundary = `arn:aws:iam::${accountId}:policy/boundary`;
    const Condition = { StringEquals: { 'iam:PermissionsBoundary': boundary } };
    await account.calls(
      ['CreatePolicy', { PolicyName: 'boundary', PolicyDocument: allowing('s3:*') }],
      ['CreateUser', { UserName: 'bounded', PermissionsBoundary: boundary }],
      [
        'PutUserPolicy',
        { UserName: 'x', PolicyName: 'may', PolicyDocument: allowing('iam:PutUserPolicy', { Condition }) },
      ],
    );
    const policy = { PolicyName: 'p', PolicyDocument: allowing('*') };
    expect(await account.call('PutUserPolicy', { UserName: 'x', ...policy }, as('x'))).toContain(
      'AccessDenied',
    );
    expect(await account.call('PutUserPolicy', { UserName: 'bounded', ...policy }, as('x'))).toEqual({});
  });
});
