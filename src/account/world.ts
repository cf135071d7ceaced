/**
 * Everything that exists in one playground: one immutable value of plain records, one map a kind.
 *
 * A change makes a new world that shares what did not change, so that undo is the previous world and storage
 * writes differences (difference.ts). Policy documents stay text; parsed forms are cached beside, never here.
 */
import type { Account } from './account.ts';
import type { Draft } from './draft.ts';
import type { Environment } from './environment.ts';
import type { Group } from './group.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import type { Organization, OrganizationalUnit, OrganizationPolicy } from './organization.ts';
import type { Request } from './request.ts';
import type { Resource } from './resource.ts';
import type { Role } from './role.ts';
import type { Session } from './session.ts';
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
