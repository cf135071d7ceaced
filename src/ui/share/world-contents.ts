/** What is in a world, counted by kind, for a person who decides whether to open it or to send it away. */
import { kinds, type Kind, type World } from '#account/world.ts';

/** One and many of a kind. Every world has a time and place and a request or two; nobody counts those. */
const kindWords: { readonly [K in Kind]: readonly [one: string, many: string] | undefined } = {
  accounts: ['account', 'accounts'],
  organizations: ['organization', 'organizations'],
  organizationalUnits: ['organizational unit', 'organizational units'],
  organizationPolicies: ['organization policy', 'organization policies'],
  users: ['user', 'users'],
  groups: ['group', 'groups'],
  roles: ['role', 'roles'],
  managedPolicies: ['managed policy', 'managed policies'],
  resources: ['resource', 'resources'],
  sessions: ['session', 'sessions'],
  vpcEndpoints: ['VPC endpoint', 'VPC endpoints'],
  environments: undefined,
  requests: undefined,
  drafts: ['unfinished edit', 'unfinished edits'],
  accessKeys: ['access key', 'access keys'],
  loginProfiles: ['password', 'passwords'],
  mfaDevices: ['MFA device', 'MFA devices'],
  instanceProfiles: ['instance profile', 'instance profiles'],
  samlProviders: ['SAML provider', 'SAML providers'],
  oidcProviders: ['OpenID Connect provider', 'OpenID Connect providers'],
  serverCertificates: ['server certificate', 'server certificates'],
  signingCertificates: ['signing certificate', 'signing certificates'],
  sshPublicKeys: ['SSH public key', 'SSH public keys'],
  serviceSpecificCredentials: ['service-specific credential', 'service-specific credentials'],
  jobs: undefined,
  events: ['call in the history', 'calls in the history'],
  directories: ['corporate directory', 'corporate directories'],
  issuers: ['token issuer', 'token issuers'],
  identityPools: ['identity pool', 'identity pools'],
  poolIdentities: ['identity of a pool', 'identities of pools'],
  signinTokens: undefined,
};

const counted = new Intl.NumberFormat('en');

/** `2 accounts`, `1 user`; kinds without a record are left out. */
export function contentsOf(world: World): readonly string[] {
  return kinds.flatMap((kind) => {
    const count = world[kind].size;
    const words = kindWords[kind];
    return words === undefined || count === 0 ? [] : `${counted.format(count)} ${words[count === 1 ? 0 : 1]}`;
  });
}

/** As a sentence goes on: `1 account, 2 users and 1 role`, `nothing yet`. */
export function contentsInWords(world: World): string {
  const parts = contentsOf(world);
  const last = parts.at(-1) ?? 'nothing yet';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
