import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { Parameters } from '../call.ts';
import { accountId, as, readOnlyAccess, TestAccount } from '../test-api.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const boundary = readOnlyAccess.arn;
const shown = { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary };

/** An account with the user and the role `x`. */
async function withBoth(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName: 'x' }],
    ['CreateRole', { RoleName: 'x', AssumeRolePolicyDocument: trust }],
  );
  return account;
}

const kinds = [
  ['User', 'UserName'],
  ['Role', 'RoleName'],
] as const;

describe.each(kinds)('the boundary of a %s', (kind, member) => {
  const set = `Put${kind}PermissionsBoundary`;
  const unset = `Delete${kind}PermissionsBoundary`;
  const named = { [member]: 'x' };

  it('is set, shown, and taken away', async () => {
    const account = await withBoth();
    expect(await account.call(set, { ...named, PermissionsBoundary: boundary })).toEqual({});
    expect(account.world.managedPolicies.has(boundary)).toBe(true);
    expect(await account.call(`Get${kind}`, named)).toMatchObject({ [kind]: { PermissionsBoundary: shown } });
    expect(await account.call(unset, named)).toEqual({});
    const answer = (await account.call(`Get${kind}`, named)) as Record<string, object>;
    expect(answer[kind]).not.toHaveProperty('PermissionsBoundary');
  });

  it.each([
    [
      `arn:aws:iam::${accountId}:role/x`,
      `InvalidInput 400: ARN arn:aws:iam::${accountId}:role/x is not valid.`,
    ],
    ['no ARN, though long enough', 'InvalidInput 400: ARN no ARN, though long enough is not valid.'],
    [
      `arn:aws:iam::${accountId}:policy/none`,
      `NoSuchEntity 404: Scope ARN: arn:aws:iam::${accountId}:policy/none does not exist or is not attachable.`,
    ],
    [
      'arn:short',
      "ValidationError 400: 1 validation error detected: Value at 'permissionsBoundary' failed to satisfy constraint: " +
        'Member must have length greater than or equal to 20',
    ],
  ])('cannot be %s', async (PermissionsBoundary, refusal) => {
    const account = await withBoth();
    expect(await account.call(set, { ...named, PermissionsBoundary })).toBe(refusal);
  });

  it("cannot be the policy of a service's own role", async () => {
    const account = await withBoth();
    const arn = 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy';
    account.world = put(account.world, 'managedPolicies', { ...readOnlyAccess, arn });
    expect(await account.call(set, { ...named, PermissionsBoundary: arn })).toBe(
      `PolicyNotAttachable 400: Cannot attach a Service Role Policy to a Customer ${kind}.`,
    );
  });

  it('is of one who is there', async () => {
    const account = await withBoth();
    const refusal = `NoSuchEntity 404: The ${kind.toLowerCase()} with name nobody cannot be found.`;
    const nobody = { [member]: 'nobody' };
    expect(await account.call(set, { ...nobody, PermissionsBoundary: boundary })).toBe(refusal);
    expect(await account.call(unset, nobody)).toBe(refusal);
  });

  it('is itself what permission can depend on: the new one, and the one that goes', async () => {
    const account = await withBoth();
    await account.calls(['CreateUser', { UserName: 'delegate' }]);
    const statement = {
      Effect: 'Allow',
      Action: [`iam:${set}`, `iam:${unset}`],
      Resource: '*',
      Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
    };
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statement });
    const delegate = account.world.users.get(`arn:aws:iam::${accountId}:user/delegate`);
    if (delegate === undefined) throw new Error('no user');
    account.world = put(account.world, 'users', { ...delegate, inlinePolicies: [{ name: 'p', document }] });
    const other = `arn:aws:iam::${accountId}:policy/other`;
    const call = (operation: string, more: Parameters = {}) =>
      account.call(operation, { ...named, ...more }, as('delegate'));
    expect(await call(unset)).toContain('AccessDenied 403');
    expect(await call(set, { PermissionsBoundary: other })).toContain('AccessDenied 403');
    expect(await call(set, { PermissionsBoundary: boundary })).toEqual({});
    expect(await call(unset)).toEqual({});
  });
});
