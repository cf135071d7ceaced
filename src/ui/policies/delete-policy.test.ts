import { expect, test } from 'vitest';
import { accountId, TestAccount } from '#api/test-api.ts';
import { deletePolicyCalls } from './delete-policy.ts';
import { policyNamed } from './policy-place.ts';

const document =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}';

async function scene(): Promise<TestAccount> {
  const account = new TestAccount();
  const PolicyArn = `arn:aws:iam::${accountId}:policy/Mine`;
  await account.call('CreatePolicy', { PolicyName: 'Mine', PolicyDocument: document });
  for (let version = 2; version <= 4; version += 1) {
    await account.call('CreatePolicyVersion', {
      PolicyArn,
      PolicyDocument: document,
      SetAsDefault: version === 3,
    });
  }
  await account.call('CreateUser', { UserName: 'alice', PermissionsBoundary: PolicyArn });
  await account.call('AttachUserPolicy', { UserName: 'alice', PolicyArn });
  await account.call('CreateGroup', { GroupName: 'dev' });
  await account.call('AttachGroupPolicy', { GroupName: 'dev', PolicyArn });
  return account;
}

test('a policy in use goes in the order in which AWS lets it, and AWS takes every call', async () => {
  const account = await scene();
  const policy = policyNamed(account.world, accountId, { name: 'mine', isAws: false })!;
  const calls = deletePolicyCalls(account.world, accountId, policy);
  expect(calls.map(({ operation, parameters }) => [operation, parameters['VersionId']])).toEqual([
    ['DetachGroupPolicy', undefined],
    ['DetachUserPolicy', undefined],
    ['DeleteUserPermissionsBoundary', undefined],
    ['DeletePolicyVersion', 'v1'],
    ['DeletePolicyVersion', 'v2'],
    ['DeletePolicyVersion', 'v4'],
    ['DeletePolicy', undefined],
  ]);
  for (const { operation, parameters } of calls)
    expect(await account.call(operation, parameters)).not.toBeTypeOf('string');
  expect(account.world.managedPolicies.size).toBe(0);
});

test('none of the calls before it can be left out', async () => {
  const complete = await scene();
  const policy = policyNamed(complete.world, accountId, { name: 'Mine', isAws: false })!;
  const calls = deletePolicyCalls(complete.world, accountId, policy);
  for (const left of calls.slice(0, -1)) {
    const account = await scene();
    for (const call of calls) {
      if (call !== left) await account.call(call.operation, call.parameters);
    }
    expect(account.last?.error?.code, `without ${left.operation}`).toBe('DeleteConflict');
  }
});
