/**
 * What an account has, and how much it may have, in numbers.
 *
 * AWS: IAM API Reference, "GetAccountSummary". Quotas are the account's own where they were raised (quotas.ts).
 */
import { rootArnIn } from '#account/arn.ts';
import { heldBy } from '#account/held-by.ts';
import type { World } from '#account/world.ts';
import { quotaOf, type QuotaName } from '../quotas.ts';
import { countIn } from './entity.ts';

/** Names of the summary for quotas that are the account's. */
const quotaNames: Readonly<Record<string, QuotaName>> = {
  AccessKeysPerUserQuota: 'AccessKeysPerUser',
  AssumeRolePolicySizeQuota: 'ACLSizePerRole',
  AttachedPoliciesPerGroupQuota: 'PoliciesPerGroup',
  AttachedPoliciesPerRoleQuota: 'PoliciesPerRole',
  AttachedPoliciesPerUserQuota: 'PoliciesPerUser',
  GroupPolicySizeQuota: 'GroupPolicySize',
  GroupsPerUserQuota: 'GroupsPerUser',
  GroupsQuota: 'GroupsPerAccount',
  InstanceProfilesQuota: 'InstanceProfilesPerAccount',
  PoliciesQuota: 'PoliciesPerAccount',
  PolicySizeQuota: 'PolicySize',
  RolePolicySizeQuota: 'RolePolicySize',
  RolesQuota: 'RolesPerAccount',
  ServerCertificatesQuota: 'ServerCertificatesPerAccount',
  SigningCertificatesPerUserQuota: 'CertificatesPerUser',
  UserPolicySizeQuota: 'UserPolicySize',
  UsersQuota: 'UsersPerAccount',
  VersionsPerPolicyQuota: 'VersionsPerPolicy',
};

/** AWS has no other number for it, and does not raise it. */
const policyVersionsInUseQuota = 10_000;

/** By name, in the order of names. */
export function accountSummary(world: World, accountId: string): ReadonlyMap<string, number> {
  const account = world.accounts.get(accountId);
  const quotas = Object.entries(quotaNames).map(([name, quota]) => [name, quotaOf(account, quota)] as const);
  const numbers = [
    ...quotas,
    ...Object.entries(entityNumbers(world, accountId)),
    ...Object.entries(rootNumbers(world, accountId)),
    ['PolicyVersionsInUseQuota', policyVersionsInUseQuota] as const,
    ['GlobalEndpointTokenVersion', account?.globalEndpointTokenVersion === 'v2Token' ? 2 : 1] as const,
  ];
  return new Map(numbers.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function entityNumbers(world: World, accountId: string): Readonly<Record<string, number>> {
  const count = (records: ReadonlyMap<string, { readonly accountId: string }>): number =>
    countIn(records, accountId);
  const devices = [...world.mfaDevices.values()].filter((device) => device.accountId === accountId);
  return {
    Groups: count(world.groups),
    InstanceProfiles: count(world.instanceProfiles),
    MFADevices: devices.length,
    MFADevicesInUse: devices.filter(({ holder }) => holder !== undefined).length,
    Policies: count(world.managedPolicies),
    PolicyVersionsInUse: attachedPolicies(world, accountId).size,
    Providers: count(world.samlProviders) + count(world.oidcProviders),
    Roles: count(world.roles),
    ServerCertificates: count(world.serverCertificates),
    Users: count(world.users),
  };
}

/** Of each attached policy one version is in use: its default. */
function attachedPolicies({ users, groups, roles }: World, accountId: string): ReadonlySet<string> {
  const holders = [...users.values(), ...groups.values(), ...roles.values()];
  return new Set(
    holders.filter((holder) => holder.accountId === accountId).flatMap((holder) => holder.attachedPolicies),
  );
}

/** 1 for yes. */
function rootNumbers(world: World, accountId: string): Readonly<Record<string, number>> {
  const root = rootArnIn(world, accountId);
  return {
    AccountAccessKeysPresent: Number(heldBy(world.accessKeys, root).length > 0),
    AccountMFAEnabled: Number(heldBy(world.mfaDevices, root).length > 0),
    AccountPasswordPresent: Number(world.loginProfiles.has(root)),
    AccountSigningCertificatesPresent: Number(heldBy(world.signingCertificates, root).length > 0),
  };
}
