import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { accountId, TestAccount } from '../test-api.ts';

describe('the account alias', () => {
  it('is one; a new one takes its place', async () => {
    const account = new TestAccount();
    await account.calls(
      ['CreateAccountAlias', { AccountAlias: 'foocorporation' }],
      ['CreateAccountAlias', { AccountAlias: 'barcorporation' }],
    );
    expect(await account.call('ListAccountAliases')).toEqual({
      AccountAliases: ['barcorporation'],
      IsTruncated: false,
    });
    await account.calls(['DeleteAccountAlias', { AccountAlias: 'barcorporation' }]);
    expect(await account.call('ListAccountAliases')).toEqual({ AccountAliases: [], IsTruncated: false });
    expect(await account.call('DeleteAccountAlias', { AccountAlias: 'barcorporation' })).toBe(
      'NoSuchEntity 404: The account alias with name barcorporation cannot be found.',
    );
  });

  it('is no other account’s', async () => {
    const account = new TestAccount();
    account.world = put(account.world, 'accounts', { id: '444455556666', name: 'Other', alias: 'taken' });
    expect(await account.call('CreateAccountAlias', { AccountAlias: 'taken' })).toBe(
      'EntityAlreadyExists 409: The account alias taken already exists.',
    );
  });

  it.each(['ab', 'Upper', 'two--hyphens', '-start', 'end-', '111122223333'])('is not %s', async (alias) => {
    const answer = await new TestAccount().call('CreateAccountAlias', { AccountAlias: alias });
    expect(answer).toContain('ValidationError 400');
  });
});

describe('the summary', () => {
  it('of an empty account has these numbers', async () => {
    const { SummaryMap } = (await new TestAccount().call('GetAccountSummary')) as {
      SummaryMap: ReadonlyMap<string, number>;
    };
    expect([...SummaryMap]).toEqual(
      Object.entries({
        AccessKeysPerUserQuota: 2,
        AccountAccessKeysPresent: 0,
        AccountMFAEnabled: 0,
        AccountPasswordPresent: 0,
        AccountSigningCertificatesPresent: 0,
        AssumeRolePolicySizeQuota: 2048,
        AttachedPoliciesPerGroupQuota: 10,
        AttachedPoliciesPerRoleQuota: 10,
        AttachedPoliciesPerUserQuota: 10,
        GlobalEndpointTokenVersion: 1,
        GroupPolicySizeQuota: 5120,
        Groups: 0,
        GroupsPerUserQuota: 10,
        GroupsQuota: 300,
        InstanceProfiles: 0,
        InstanceProfilesQuota: 1000,
        MFADevices: 0,
        MFADevicesInUse: 0,
        Policies: 0,
        PoliciesQuota: 1500,
        PolicySizeQuota: 6144,
        PolicyVersionsInUse: 0,
        PolicyVersionsInUseQuota: 10000,
        Providers: 0,
        RolePolicySizeQuota: 10240,
        Roles: 0,
        RolesQuota: 1000,
        ServerCertificates: 0,
        ServerCertificatesQuota: 20,
        SigningCertificatesPerUserQuota: 2,
        UserPolicySizeQuota: 2048,
        Users: 0,
        UsersQuota: 5000,
        VersionsPerPolicyQuota: 5,
      }),
    );
  });

  it('counts what there is, and knows raised quotas', async () => {
    const account = new TestAccount();
    await account.calls(
      ['CreateUser', { UserName: 'alice' }],
      ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }],
      ['CreateOpenIDConnectProvider', { Url: 'https://example.com' }],
      ['SetSecurityTokenServicePreferences', { GlobalEndpointTokenVersion: 'v2Token' }],
    );
    const own = account.world.accounts.get(accountId)!;
    account.world = put(account.world, 'accounts', { ...own, quotas: { RolesPerAccount: 5000 } });
    const { SummaryMap } = (await account.call('GetAccountSummary')) as {
      SummaryMap: ReadonlyMap<string, number>;
    };
    expect(Object.fromEntries(SummaryMap)).toMatchObject({
      Users: 1,
      MFADevices: 1,
      MFADevicesInUse: 0,
      Providers: 1,
      RolesQuota: 5000,
      GlobalEndpointTokenVersion: 2,
    });
  });
});
