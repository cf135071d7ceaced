/**
 * What an account may have: AWS's default for each quota, which an account can override.
 *
 * AWS: IAM User Guide, "IAM and AWS STS quotas". Quotas are the account's; no user can be given one of its own.
 * Names are those of AWS's LimitExceeded messages where it has them.
 */
import type { Account } from '#account/account.ts';
import { limitExceeded, type AwsError } from './aws-error.ts';

export interface Quota {
  readonly title: string;
  readonly usual: number;
  /** Up to which AWS raises it on request; absent: fixed. */
  readonly most?: number;
}

export const quotas = {
  UsersPerAccount: { title: 'Users', usual: 5000 },
  GroupsPerAccount: { title: 'Groups', usual: 300, most: 500 },
  RolesPerAccount: { title: 'Roles', usual: 1000, most: 5000 },
  InstanceProfilesPerAccount: { title: 'Instance profiles', usual: 1000, most: 5000 },
  PoliciesPerAccount: { title: 'Customer managed policies', usual: 1500, most: 5000 },
  SAMLProvidersPerAccount: { title: 'SAML providers', usual: 100 },
  OpenIdConnectProvidersPerAccount: { title: 'OpenID Connect providers', usual: 100, most: 700 },
  ServerCertificatesPerAccount: { title: 'Server certificates', usual: 20, most: 1000 },
  VirtualMFADevicesPerAccount: { title: 'Virtual MFA devices', usual: 5000 },
  AccountAliasesPerAccount: { title: 'Account aliases', usual: 1 },
  GroupsPerUser: { title: 'Groups per user', usual: 10 },
  AccessKeysPerUser: { title: 'Access keys per user', usual: 2 },
  MFADevicesPerUser: { title: 'MFA devices per user', usual: 8 },
  CertificatesPerUser: { title: 'Signing certificates per user', usual: 2 },
  SSHPublicKeysPerUser: { title: 'SSH public keys per user', usual: 5 },
  ServiceSpecificCredentialsPerUser: { title: 'Service-specific credentials per user and service', usual: 2 },
  PoliciesPerUser: { title: 'Managed policies per user', usual: 10, most: 20 },
  PoliciesPerGroup: { title: 'Managed policies per group', usual: 10, most: 10 },
  PoliciesPerRole: { title: 'Managed policies per role', usual: 10, most: 25 },
  VersionsPerPolicy: { title: 'Versions per managed policy', usual: 5 },
  InstanceSessionsPerInstanceProfile: { title: 'Roles per instance profile', usual: 1 },
  ClientIdsPerOpenIdConnectProvider: { title: 'Client ids per OpenID Connect provider', usual: 100 },
  TagsPerResource: { title: 'Tags per resource', usual: 50 },
  UserPolicySize: { title: 'Inline policies of a user, characters', usual: 2048 },
  GroupPolicySize: { title: 'Inline policies of a group, characters', usual: 5120 },
  RolePolicySize: { title: 'Inline policies of a role, characters', usual: 10_240 },
  PolicySize: { title: 'Managed policy, characters', usual: 6144 },
  ACLSizePerRole: { title: 'Trust policy, characters', usual: 2048, most: 4096 },
  /** The FAQ's example of a limit that belongs to the account and is shared by all of its users. */
  EC2InstancesPerAccount: { title: 'Running EC2 instances', usual: 20, most: 1000 },
} as const satisfies Readonly<Record<string, Quota>>;

export type QuotaName = keyof typeof quotas;

/** What this account may have. */
export function quotaOf(account: Account | undefined, name: QuotaName): number {
  return account?.quotas?.[name] ?? quotas[name].usual;
}

/** AWS's error when `count` would be more than the account may have. */
export function exceeded(account: Account | undefined, name: QuotaName, count: number): AwsError | undefined {
  const quota = quotaOf(account, name);
  return count > quota ? limitExceeded(`Cannot exceed quota for ${name}: ${quota}`) : undefined;
}
