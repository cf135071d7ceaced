/**
 * Everything that exists in one playground: one immutable value of plain records, one map a kind.
 *
 * A change makes a new world that shares what did not change, so that undo is the previous world and storage
 * writes differences (difference.ts). Policy documents stay text; parsed forms are cached beside, never here.
 */
import type { AccessKey } from './access-key.ts';
import type { Account } from './account.ts';
import type { ServerCertificate, SigningCertificate } from './certificate.ts';
import type { Directory } from './directory.ts';
import type { Draft } from './draft.ts';
import type { Environment } from './environment.ts';
import type { ApiEvent } from './event.ts';
import type { Group } from './group.ts';
import type { IdentityPool, PoolIdentity } from './identity-pool.ts';
import type { OidcProvider, SamlProvider } from './identity-provider.ts';
import type { InstanceProfile } from './instance-profile.ts';
import type { Issuer } from './issuer.ts';
import type { Job } from './job.ts';
import type { LoginProfile } from './login-profile.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import type { MfaDevice } from './mfa-device.ts';
import type { Organization, OrganizationalUnit, OrganizationPolicy } from './organization.ts';
import type { Request } from './request.ts';
import type { Resource } from './resource.ts';
import type { Role } from './role.ts';
import type { ServiceSpecificCredential, SshPublicKey } from './service-credential.ts';
import type { Session } from './session.ts';
import type { SigninToken } from './signin-token.ts';
import type { User } from './user.ts';
import type { VpcEndpoint } from './vpc-endpoint.ts';

/** The record of each kind. */
export interface Records {
  readonly accounts: Account;
  readonly organizations: Organization;
  readonly organizationalUnits: OrganizationalUnit;
  readonly organizationPolicies: OrganizationPolicy;
  readonly users: User;
  readonly groups: Group;
  readonly roles: Role;
  readonly managedPolicies: ManagedPolicy;
  readonly resources: Resource;
  readonly sessions: Session;
  readonly vpcEndpoints: VpcEndpoint;
  readonly environments: Environment;
  readonly requests: Request;
  readonly drafts: Draft;
  readonly accessKeys: AccessKey;
  readonly loginProfiles: LoginProfile;
  readonly mfaDevices: MfaDevice;
  readonly instanceProfiles: InstanceProfile;
  readonly samlProviders: SamlProvider;
  readonly oidcProviders: OidcProvider;
  readonly serverCertificates: ServerCertificate;
  readonly signingCertificates: SigningCertificate;
  readonly sshPublicKeys: SshPublicKey;
  readonly serviceSpecificCredentials: ServiceSpecificCredential;
  readonly jobs: Job;
  readonly events: ApiEvent;
  readonly directories: Directory;
  readonly issuers: Issuer;
  readonly identityPools: IdentityPool;
  readonly poolIdentities: PoolIdentity;
  readonly signinTokens: SigninToken;
}

export type Kind = keyof Records;

export type World = { readonly [K in Kind]: ReadonlyMap<string, Records[K]> };

/** Every kind with the field that is its key. The order is the order in which files list them. */
export const keyOf = {
  accounts: (record: Account) => record.id,
  organizations: (record: Organization) => record.id,
  organizationalUnits: (record: OrganizationalUnit) => record.id,
  organizationPolicies: (record: OrganizationPolicy) => record.id,
  users: (record: User) => record.arn,
  groups: (record: Group) => record.arn,
  roles: (record: Role) => record.arn,
  managedPolicies: (record: ManagedPolicy) => record.arn,
  resources: (record: Resource) => record.arn,
  sessions: (record: Session) => record.id,
  vpcEndpoints: (record: VpcEndpoint) => record.id,
  environments: (record: Environment) => record.id,
  requests: (record: Request) => record.id,
  drafts: (record: Draft) => record.id,
  accessKeys: (record: AccessKey) => record.id,
  loginProfiles: (record: LoginProfile) => record.holder,
  mfaDevices: (record: MfaDevice) => record.serialNumber,
  instanceProfiles: (record: InstanceProfile) => record.arn,
  samlProviders: (record: SamlProvider) => record.arn,
  oidcProviders: (record: OidcProvider) => record.arn,
  serverCertificates: (record: ServerCertificate) => record.arn,
  signingCertificates: (record: SigningCertificate) => record.id,
  sshPublicKeys: (record: SshPublicKey) => record.id,
  serviceSpecificCredentials: (record: ServiceSpecificCredential) => record.id,
  jobs: (record: Job) => record.id,
  events: (record: ApiEvent) => record.id,
  directories: (record: Directory) => record.entityId,
  issuers: (record: Issuer) => record.url,
  identityPools: (record: IdentityPool) => record.id,
  poolIdentities: (record: PoolIdentity) => record.id,
  signinTokens: (record: SigninToken) => record.token,
} as const satisfies { readonly [K in Kind]: (record: Records[K]) => string };

export const kinds = Object.keys(keyOf) as readonly Kind[];

/** A world with nothing in it. */
export const emptyWorld: World = Object.fromEntries(
  kinds.map((kind) => [kind, new Map()]),
) as unknown as World;

/** The world with this record added, or put in the place of the one with the same key. */
export function put<K extends Kind>(world: World, kind: K, record: Records[K]): World {
  const key = (keyOf[kind] as (record: Records[K]) => string)(record);
  if (world[kind].get(key) === record) return world;
  return { ...world, [kind]: new Map<string, Records[K]>(world[kind]).set(key, record) };
}

/** The world without the record of this key. */
export function remove(world: World, kind: Kind, key: string): World {
  if (!world[kind].has(key)) return world;
  const records = new Map<string, Records[Kind]>(world[kind]);
  records.delete(key);
  return { ...world, [kind]: records };
}
