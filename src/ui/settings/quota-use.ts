/**
 * How much of each quota an account uses now; of quotas for each user, role and the like, the one that uses most.
 *
 * Not here: the quotas (api/quotas.ts), what AWS says when one is full (api/).
 */
import { countedSize } from '#account/policy-size.ts';
import type { AccountId, ArnText } from '#account/arn.ts';
import { heldBy } from '#account/held-by.ts';
import type { Identity } from '#account/identity.ts';
import { defaultDocument } from '#account/managed-policy.ts';
import type { Resource } from '#account/resource.ts';
import type { World } from '#account/world.ts';
import type { QuotaName } from '#api/quotas.ts';

export interface QuotaUse {
  readonly used: number;
  /** Who uses most; absent for quotas of the account, and while nobody uses any. */
  readonly by?: string;
}

export const quotaGroups: readonly (readonly [title: string, names: readonly QuotaName[]])[] = [
  [
    'Of the account',
    [
      'UsersPerAccount',
      'GroupsPerAccount',
      'RolesPerAccount',
      'PoliciesPerAccount',
      'InstanceProfilesPerAccount',
      'SAMLProvidersPerAccount',
      'OpenIdConnectProvidersPerAccount',
      'ServerCertificatesPerAccount',
      'VirtualMFADevicesPerAccount',
      'AccountAliasesPerAccount',
      'EC2InstancesPerAccount',
    ],
  ],
  [
    'Of each user, group, role',
    [
      'GroupsPerUser',
      'PoliciesPerUser',
      'PoliciesPerGroup',
      'PoliciesPerRole',
      'AccessKeysPerUser',
      'MFADevicesPerUser',
      'CertificatesPerUser',
      'SSHPublicKeysPerUser',
      'ServiceSpecificCredentialsPerUser',
      'TagsPerResource',
    ],
  ],
  [
    'Of each policy, profile, provider',
    ['VersionsPerPolicy', 'InstanceSessionsPerInstanceProfile', 'ClientIdsPerOpenIdConnectProvider'],
  ],
  [
    'Lengths of texts, without white space',
    ['UserPolicySize', 'GroupPolicySize', 'RolePolicySize', 'PolicySize', 'ACLSizePerRole'],
  ],
];

/** Every quota at once: a pass over each kind. */
export function quotaUse(world: World, accountId: AccountId): Readonly<Record<QuotaName, QuotaUse>> {
  const own = <T extends { readonly accountId: string }>(records: ReadonlyMap<string, T>): readonly T[] =>
    [...records.values()].filter((record) => record.accountId === accountId);
  const [users, groups, roles] = [own(world.users), own(world.groups), own(world.roles)];
  const [policies, profiles] = [own(world.managedPolicies), own(world.instanceProfiles)];
  const [saml, oidc] = [own(world.samlProviders), own(world.oidcProviders)];
  const count = (records: readonly unknown[]): QuotaUse => ({ used: records.length });
  const held = (records: ReadonlyMap<string, { readonly holder?: ArnText }>): QuotaUse =>
    most(users, ({ arn }) => heldBy(records, arn).length);
  const tagged = [...users, ...roles, ...policies, ...profiles, ...saml];
  return {
    UsersPerAccount: count(users),
    GroupsPerAccount: count(groups),
    RolesPerAccount: count(roles),
    PoliciesPerAccount: count(policies),
    InstanceProfilesPerAccount: count(profiles),
    SAMLProvidersPerAccount: count(saml),
    OpenIdConnectProvidersPerAccount: count(oidc),
    ServerCertificatesPerAccount: count(own(world.serverCertificates)),
    VirtualMFADevicesPerAccount: count(own(world.mfaDevices)),
    AccountAliasesPerAccount: { used: world.accounts.get(accountId)?.alias === undefined ? 0 : 1 },
    EC2InstancesPerAccount: count(own(world.resources).filter(isInstance)),
    GroupsPerUser: most(users, (user) => user.groups.length),
    PoliciesPerUser: most(users, attached),
    PoliciesPerGroup: most(groups, attached),
    PoliciesPerRole: most(roles, attached),
    AccessKeysPerUser: held(world.accessKeys),
    MFADevicesPerUser: held(world.mfaDevices),
    CertificatesPerUser: held(world.signingCertificates),
    SSHPublicKeysPerUser: held(world.sshPublicKeys),
    ServiceSpecificCredentialsPerUser: most(users, ({ arn }) =>
      fullestService(heldBy(world.serviceSpecificCredentials, arn)),
    ),
    TagsPerResource: most(tagged, ({ tags = {} }) => Object.keys(tags).length),
    VersionsPerPolicy: most(policies, ({ versions }) => versions.length),
    InstanceSessionsPerInstanceProfile: most(profiles, (profile) => profile.roles.length),
    ClientIdsPerOpenIdConnectProvider: most(
      oidc.map((provider) => ({ ...provider, name: provider.url })),
      ({ clientIds }) => clientIds.length,
    ),
    UserPolicySize: most(users, inlineSize),
    GroupPolicySize: most(groups, inlineSize),
    RolePolicySize: most(roles, inlineSize),
    PolicySize: most(policies, (policy) => countedSize(defaultDocument(policy) ?? '')),
    ACLSizePerRole: most(roles, (role) => countedSize(role.assumeRolePolicyDocument)),
  };
}

function isInstance({ arn }: Resource): boolean {
  return /^arn:[^:]*:ec2:[^:]*:[^:]*:instance\//.test(arn);
}

function most<T extends { readonly name: string }>(
  holders: readonly T[],
  usedBy: (holder: T) => number,
): QuotaUse {
  let use: QuotaUse = { used: 0 };
  for (const holder of holders) {
    const used = usedBy(holder);
    if (used > use.used) use = { used, by: holder.name };
  }
  return use;
}

function attached({ attachedPolicies }: Identity): number {
  return attachedPolicies.length;
}

function inlineSize({ inlinePolicies }: Identity): number {
  return inlinePolicies.reduce((sum, { document }) => sum + countedSize(document), 0);
}

/** AWS: two for each user and service. */
function fullestService(credentials: readonly { readonly service: string }[]): number {
  const counts = new Map<string, number>();
  for (const { service } of credentials) counts.set(service, (counts.get(service) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
