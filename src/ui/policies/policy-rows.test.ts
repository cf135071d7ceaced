import { describe, expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import { accountId, emptyAccount, readOnlyAccess, TestAccount } from '#api/test-api.ts';
import type { ManagedPolicyEntry } from '#catalogue/managed-policies.ts';
import { filteredRows, policyRows, type PolicyFilter } from './policy-rows.ts';

const document =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}';
const entry = (name: string, versionId: string): ManagedPolicyEntry => ({
  name,
  arn: `arn:aws:iam::aws:policy/${name}`,
  path: '/',
  versionId,
});
const catalogue = [entry('AdministratorAccess', 'v1'), entry('ReadOnlyAccess', 'v99')];

async function scene(): Promise<World> {
  const account = new TestAccount();
  const PolicyArn = `arn:aws:iam::${accountId}:policy/Mine`;
  await account.call('CreatePolicy', { PolicyName: 'Mine', PolicyDocument: document });
  await account.call('CreatePolicyVersion', { PolicyArn, PolicyDocument: document });
  await account.call('CreatePolicy', { PolicyName: 'Spare', PolicyDocument: document });
  await account.call('CreateUser', { UserName: 'alice', PermissionsBoundary: PolicyArn });
  await account.call('CreateGroup', { GroupName: 'dev' });
  await account.call('AttachGroupPolicy', { GroupName: 'dev', PolicyArn });
  await account.call('AttachGroupPolicy', { GroupName: 'dev', PolicyArn: readOnlyAccess.arn });
  return put(account.world, 'managedPolicies', {
    ...readOnlyAccess,
    accountId: '999900001111',
    name: 'Theirs',
    arn: 'arn:aws:iam::999900001111:policy/Theirs',
  });
}

describe('the policies of an account', () => {
  it('are its own and AWS’s, each once, with how they are used', async () => {
    const rows = policyRows(await scene(), accountId, catalogue);
    expect(
      rows.map(({ name, isAws, uses, versionId, versions }) => [name, isAws, uses, versionId, versions]),
    ).toEqual([
      ['Mine', false, 2, 'v1', 2],
      ['Spare', false, 0, 'v1', 1],
      // The world has it in another version than the catalogue.
      ['ReadOnlyAccess', true, 1, 'v1', undefined],
      ['AdministratorAccess', true, 0, 'v1', undefined],
    ]);
  });

  it.each<[PolicyFilter, readonly string[]]>([
    ['customer', ['Mine', 'Spare']],
    ['aws', ['ReadOnlyAccess', 'AdministratorAccess']],
    ['used', ['Mine', 'ReadOnlyAccess']],
    ['all', ['Mine', 'Spare', 'ReadOnlyAccess', 'AdministratorAccess']],
  ])('filtered by %s', async (filter, names) => {
    const rows = filteredRows(policyRows(await scene(), accountId, catalogue), filter);
    expect(rows.map(({ name }) => name)).toEqual(names);
  });

  it('are none of AWS’s before the catalogue has come', () => {
    expect(policyRows(emptyAccount, accountId, [])).toEqual([]);
  });
});
