import { describe, expect, test } from 'vitest';
import { quotaOf, quotas, type QuotaName } from '#api/quotas.ts';
import { group, managedPolicy, user, world } from '#scenarios/build.ts';
import { account } from '#scenarios/build-organization.ts';
import { policyText } from '#scenarios/policy-text.ts';
import { quotaGroups, quotaUse, type QuotaUse } from './quota-use.ts';
import { limitOf, mostOf, withQuota } from './set-quota.ts';

const company = '111122223333';
const other = '444455556666';
const text = policyText({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
const read = managedPolicy(company, 'Read', text);
const [developers, testers] = [group(company, 'developers'), group(company, 'testers')];
const built = world({
  accounts: [account(company, 'company'), account(other, 'other')],
  users: [
    user(company, 'alice', { groups: [developers], attached: [read] }),
    user(company, 'bob', { groups: [developers, testers], inline: [{ name: 'own', document: text }] }),
    user(other, 'carol'),
  ],
  groups: [developers, testers],
  managedPolicies: [read],
});

test.each<[QuotaName, QuotaUse]>([
  ['UsersPerAccount', { used: 2 }],
  ['GroupsPerUser', { used: 2, by: 'bob' }],
  ['PoliciesPerUser', { used: 1, by: 'alice' }],
  ['PoliciesPerRole', { used: 0 }],
  ['UserPolicySize', { used: text.replace(/\s/g, '').length, by: 'bob' }],
  ['AccountAliasesPerAccount', { used: 0 }],
])('of %s so much is used', (name, use) => {
  expect(quotaUse(built, company)[name]).toEqual(use);
});

test('every quota stands in one group', () => {
  expect(quotaGroups.flatMap(([, names]) => names).sort()).toEqual(Object.keys(quotas).sort());
});

describe('another limit', () => {
  const accountIn = (of: typeof built) => of.accounts.get(company);

  test('holds for its account, until it is taken back', () => {
    const raised = withQuota(built, company, 'GroupsPerAccount', 400);
    expect(quotaOf(accountIn(raised), 'GroupsPerAccount')).toBe(400);
    expect(raised.accounts.get(other)).toBe(built.accounts.get(other));
    const both = withQuota(raised, company, 'UsersPerAccount', 3);
    expect(
      withQuota(withQuota(both, company, 'UsersPerAccount', undefined), company, 'GroupsPerAccount', 300),
    ).toEqual(built);
  });

  test.each<[QuotaName, string, number | string]>([
    ['GroupsPerAccount', '500', 500],
    ['GroupsPerAccount', ' 0 ', 0],
    ['GroupsPerAccount', '501', 'From 0 to 500'],
    ['AccessKeysPerUser', '3', 'From 0 to 2'],
    ['UsersPerAccount', '1e3', 'From 0 to 5,000'],
  ])('for %s typed as %j', (name, typed, limit) => {
    expect(limitOf(name, typed)).toBe(limit);
  });

  test('is never below AWS’s default at most', () => {
    for (const name of Object.keys(quotas) as QuotaName[])
      expect(mostOf(name)).toBeGreaterThanOrEqual(quotas[name].usual);
  });
});
