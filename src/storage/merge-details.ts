/**
 * What an import would do to a world: shown to the person first, done when they say so.
 *
 * What is there already stays as it is. A name that only grants and leads nowhere is left out with a note; a holder
 * whose permissions boundary is missing is left out itself, since it could do more without.
 * Not here: how the details are read (authorization-details.ts).
 */
import type { Account } from '#account/account.ts';
import { iamArn, partitionOfArn } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import { emptyWorld, kinds, type Kind, type Records, type World } from '#account/world.ts';
import type { AuthorizationDetails } from './authorization-details.ts';
import { accountOf, type ImportedUser } from './authorization-details-records.ts';
import { mendReferences, type Note } from './references.ts';

const importedKinds = ['users', 'groups', 'roles', 'managedPolicies', 'instanceProfiles'] as const;

type ImportedKind = (typeof importedKinds)[number];

/** Of what so many records come in. */
export type Counts = Readonly<Record<ImportedKind, number>>;

const noRecords: Counts = { users: 0, groups: 0, roles: 0, managedPolicies: 0, instanceProfiles: 0 };

export interface ImportPlan {
  /** The world with everything in it. */
  readonly world: World;
  /** New records by account, in the order of their ids; AWS managed policies count under `aws`. */
  readonly accounts: ReadonlyMap<string, Counts>;
  /** ARNs that the world has already: they stay as they are. */
  readonly alreadyThere: readonly string[];
  /** Names that lead nowhere. */
  readonly notes: readonly Note[];
  /** Users and roles that are left out, each with the boundary that is missing. */
  readonly withoutBoundary: readonly { readonly arn: string; readonly boundary: string }[];
}

/** Managed policies that the details name and neither they nor the world have, e.g. AWS managed ones. */
export function missingPolicies(details: AuthorizationDetails, world: World): readonly string[] {
  const bounded = [...[...details.users.values()].map(({ user }) => user), ...details.roles.values()];
  const named = [
    ...[...bounded, ...details.groups.values()].flatMap(({ attachedPolicies }) => attachedPolicies),
    ...bounded.flatMap(({ permissionsBoundary }) => permissionsBoundary ?? []),
  ];
  const isMissing = (arn: string): boolean =>
    !details.managedPolicies.has(arn) && !world.managedPolicies.has(arn);
  return [...new Set(named)].filter(isMissing).sort();
}

/** The details with these policies, e.g. AWS managed ones from the catalogue. */
export function withPolicies(
  details: AuthorizationDetails,
  policies: readonly Records['managedPolicies'][],
): AuthorizationDetails {
  const more = policies.map((policy) => [policy.arn, policy] as const);
  return { ...details, managedPolicies: new Map([...more, ...details.managedPolicies]) };
}

/** What becomes of the world; of an empty one for a new playground. */
export function planImport(details: AuthorizationDetails, world: World = emptyWorld): ImportPlan {
  const { alreadyThere, fresh } = compared(details, world);
  const bounded = withBoundaries(fresh, world);
  const { world: added, notes } = mendReferences(bounded.world, united(world, bounded.world));
  return {
    world: united(world, added),
    accounts: countsOf(added),
    alreadyThere,
    notes,
    withoutBoundary: bounded.leftOut,
  };
}

function compared(
  details: AuthorizationDetails,
  world: World,
): { readonly alreadyThere: readonly string[]; readonly fresh: World } {
  const groupArns = groupArnsOf(details, world);
  const users = new Map([...details.users].map(([arn, user]) => [arn, withGroups(user, groupArns)] as const));
  const { groups, roles, managedPolicies, instanceProfiles } = details;
  const accounts = accountsOf(details, world);
  const wanted: World = { ...emptyWorld, accounts, users, groups, roles, managedPolicies, instanceProfiles };
  const alreadyThere: string[] = [];
  const isFresh = (kind: ImportedKind) => (record: Records[ImportedKind]) => {
    if (!isThere(kind, record, world)) return true;
    alreadyThere.push(record.arn);
    return false;
  };
  const fresh = importedKinds.map((kind) => [kind, only(wanted[kind], isFresh(kind))]);
  return { alreadyThere, fresh: { ...wanted, ...Object.fromEntries(fresh) } as World };
}

/** AWS gives a name only once within an account, whatever its path. */
function isThere(kind: ImportedKind, record: Records[ImportedKind], world: World): boolean {
  const records: ReadonlyMap<string, Records[ImportedKind]> = world[kind];
  return records.has(record.arn) || findByName(records, record.accountId, record.name) !== undefined;
}

/** The accounts that the world does not have. AWS does not tell their names here. */
function accountsOf(details: AuthorizationDetails, world: World): ReadonlyMap<string, Account> {
  const arns = [details.users, details.groups, details.roles, details.managedPolicies].flatMap((records) => [
    ...records.keys(),
  ]);
  const fresh = arns
    .map((arn) => accountFor(arn))
    .filter(({ id }) => id !== 'aws' && !world.accounts.has(id));
  const byId = new Map(fresh.map((account) => [account.id, account]));
  return new Map([...byId].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** In the partition that the ARN tells. */
function accountFor(arn: string): Account {
  const id = accountOf(arn);
  const partition = partitionOfArn(arn);
  const isElsewhere = partition === 'aws-cn' || partition === 'aws-us-gov';
  return { id, name: id, ...(isElsewhere && { partition }) };
}

function groupArnsOf(details: AuthorizationDetails, world: World): ReadonlyMap<string, string> {
  const groups = [...details.groups.values(), ...world.groups.values()];
  return new Map(groups.map(({ arn, accountId, name }) => [`${accountId}/${name}`, arn]));
}

/** A group that nobody knows stands as AWS would name it without a path, and is noted as missing. */
function withGroups({ user, groupNames }: ImportedUser, groupArns: ReadonlyMap<string, string>): User {
  const { accountId } = user;
  const arnOf = (name: string): string =>
    groupArns.get(`${accountId}/${name}`) ?? iamArn(accountId, 'group', '/', name, partitionOfArn(user.arn));
  return { ...user, groups: groupNames.map(arnOf) };
}

function withBoundaries(
  fresh: World,
  world: World,
): { readonly world: World; readonly leftOut: ImportPlan['withoutBoundary'] } {
  const leftOut: { readonly arn: string; readonly boundary: string }[] = [];
  const isBounded = ({ arn, permissionsBoundary: boundary }: User | Role): boolean => {
    if (boundary === undefined || fresh.managedPolicies.has(boundary) || world.managedPolicies.has(boundary))
      return true;
    leftOut.push({ arn, boundary });
    return false;
  };
  const users = only(fresh.users, isBounded);
  const roles = only(fresh.roles, isBounded);
  return { world: { ...fresh, users, roles }, leftOut };
}

function only<T>(records: ReadonlyMap<string, T>, fits: (record: T) => boolean): ReadonlyMap<string, T> {
  return new Map([...records].filter(([, record]) => fits(record)));
}

/** What stands in both is the same. */
function united(world: World, more: World): World {
  const all = kinds.map((kind) => [
    kind,
    more[kind].size === 0 ? world[kind] : new Map<string, Records[Kind]>([...world[kind], ...more[kind]]),
  ]);
  return Object.fromEntries(all) as World;
}

function countsOf(added: World): ReadonlyMap<string, Counts> {
  const all = new Map<string, Record<ImportedKind, number>>();
  for (const kind of importedKinds) {
    for (const { accountId } of added[kind].values()) {
      const counts = all.get(accountId) ?? { ...noRecords };
      counts[kind] += 1;
      all.set(accountId, counts);
    }
  }
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}
