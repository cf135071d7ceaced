/**
 * Whether the names in foreign data lead anywhere, and what becomes of those that do not.
 *
 * A name that only grants is left out with a note; one that limits is fatal (missing-limits.ts).
 */
import type { Identity } from '#account/identity.ts';
import { policyKey, type PolicyRef } from '#account/policy-ref.ts';
import { kinds, type Kind, type Records, type World } from '#account/world.ts';
import { missingLimit, rootsOf, type Names } from './missing-limits.ts';
import { keyIn } from './scenario-json.ts';

/** Something that was left out, or that leads nowhere and may. */
export interface Note {
  readonly code:
    | 'unknownGroup'
    | 'unknownPolicy'
    | 'unknownTarget'
    | 'unknownIssuer'
    | 'unknownEndpoint'
    | 'unknownPrincipal'
    | 'unknownAccount'
    | 'unknownHolder'
    | 'unknownRole'
    | 'draftWithoutPolicy';
  /** Key of the record in which the name stands. */
  readonly record: string;
  /** The name that leads nowhere. */
  readonly names: string;
  /** False where the name stays, since a world may do without. */
  readonly leftOut: boolean;
}

export interface Checked {
  readonly world: World;
  readonly notes: readonly Note[];
}

/** The world with only names that lead somewhere; or what is fatal, in words. */
export function checkReferences(world: World): Checked | string {
  const fatal = missingLimit(world);
  if (fatal !== undefined) return fatal;
  return mendReferences(world, world);
}

/** The records with only names that lead somewhere in the world, of which limiting ones are not looked at here. */
export function mendReferences(records: World, world: World): Checked {
  const notes: Note[] = [];
  const mended = kinds.map((kind) => [kind, mendedRecords(kind, records, world, notes)]);
  return { world: Object.fromEntries(mended) as World, notes };
}

type Tell = (code: Note['code'], names: string, leftOut?: boolean) => void;

/** What a record of each kind becomes; `undefined` leaves the record out. */
type Mend<T> = (
  record: T,
  world: World,
  tell: Tell,
  /** The tops of its organizations. */
  roots: Names,
) => T | undefined;

const identity: Mend<Identity> = (record, world, tell) => {
  inAccount(record, world, tell);
  const attachedPolicies = only(record.attachedPolicies, world.managedPolicies, (arn) =>
    tell('unknownPolicy', arn),
  );
  return attachedPolicies === record.attachedPolicies ? record : { ...record, attachedPolicies };
};

/** Credentials need somebody whose they are: a user, or root of an account. */
function held<T extends { readonly holder: string }>(record: T, world: World, tell: Tell): T | undefined {
  if (isHolder(record.holder, world)) return record;
  tell('unknownHolder', record.holder);
  return undefined;
}

function inAccount<T extends { readonly accountId: string }>(record: T, world: World, tell: Tell): T {
  if (!world.accounts.has(record.accountId)) tell('unknownAccount', record.accountId, false);
  return record;
}

const mends: { readonly [K in Kind]?: Mend<Records[K]> } = {
  users: (record, world, tell, roots) => {
    const user = { ...record, ...identity(record, world, tell, roots) };
    return { ...user, groups: only(record.groups, world.groups, (arn) => tell('unknownGroup', arn)) };
  },
  groups: identity,
  roles: (record, world, tell, roots) => ({ ...record, ...identity(record, world, tell, roots) }),
  resources: inAccount,
  organizationPolicies: (record, world, tell, roots) => {
    const places: Names = { has: (id) => isPlace(id, world, roots) };
    return { ...record, targets: only(record.targets, places, (id) => tell('unknownTarget', id)) };
  },
  sessions: (record, world, tell) => {
    const { issuerArn } = record;
    if (world.users.has(issuerArn) || world.roles.has(issuerArn) || issuerArn.endsWith(':root'))
      return record;
    tell('unknownIssuer', issuerArn);
    return undefined;
  },
  requests: (record, world, tell) => {
    if (!isKnownPrincipal(record.principal, world)) tell('unknownPrincipal', record.principal, false);
    const { vpcEndpointId, ...rest } = record;
    if (vpcEndpointId === undefined || world.vpcEndpoints.has(vpcEndpointId)) return record;
    tell('unknownEndpoint', vpcEndpointId);
    return rest;
  },
  accessKeys: held,
  loginProfiles: held,
  mfaDevices: (record, world, tell) => {
    const { holder, enabledAt: _, ...unassigned } = record;
    if (holder === undefined || isHolder(holder, world)) return record;
    tell('unknownHolder', holder);
    return unassigned;
  },
  instanceProfiles: (record, world, tell) => {
    inAccount(record, world, tell);
    return { ...record, roles: only(record.roles, world.roles, (arn) => tell('unknownRole', arn)) };
  },
  samlProviders: inAccount,
  oidcProviders: inAccount,
  identityPools: inAccount,
  serverCertificates: inAccount,
  signingCertificates: held,
  sshPublicKeys: held,
  serviceSpecificCredentials: held,
  drafts: (record, world, tell) => {
    if (hasPolicy(world, record.policy) && record.id === policyKey(record.policy)) return record;
    tell('draftWithoutPolicy', record.id);
    return undefined;
  },
};

function mendedRecords(
  kind: Kind,
  records: World,
  world: World,
  notes: Note[],
): ReadonlyMap<string, Records[Kind]> {
  const mend = mends[kind] as Mend<Records[Kind]> | undefined;
  if (mend === undefined) return records[kind];
  const roots = rootsOf(world);
  const mended = [...records[kind].values()].flatMap((record: Records[Kind]) => {
    const tell: Tell = (code, names, leftOut = true) => {
      notes.push({ code, record: keyIn(kind, record), names, leftOut });
    };
    return mend(record, world, tell, roots) ?? [];
  });
  return new Map(mended.map((record) => [keyIn(kind, record), record]));
}

/** The very same list when all of its names are known. */
function only(names: readonly string[], known: Names, tell: (unknown: string) => void): readonly string[] {
  const unknown = names.filter((name) => !known.has(name));
  unknown.forEach(tell);
  return unknown.length === 0 ? names : names.filter((name) => known.has(name));
}

function isHolder(arn: string, world: World): boolean {
  const [, account] = /^arn:[^:]*:iam::(\d{12}):root$/.exec(arn) ?? [];
  return account === undefined ? world.users.has(arn) : world.accounts.has(account);
}

/** Service principals, providers and `anonymous` need no record. */
function isKnownPrincipal(name: string, world: World): boolean {
  if (name.startsWith('ASIA')) return world.sessions.has(name);
  return (
    !/^arn:[^:]*:iam::\d*:(?:user|role|group)\//.test(name) || world.users.has(name) || world.roles.has(name)
  );
}

function hasPolicy(world: World, ref: PolicyRef): boolean {
  switch (ref.kind) {
    case 'inline':
      return [world.users, world.groups, world.roles].some((holders) => holders.has(ref.holder));
    case 'managed':
      return world.managedPolicies.has(ref.arn);
    case 'trust':
      return world.roles.has(ref.role);
    case 'resource':
      return world.resources.has(ref.resource);
    case 'session':
      return world.sessions.has(ref.session);
    case 'organization':
      return world.organizationPolicies.has(ref.id);
    case 'vpcEndpoint':
      return world.vpcEndpoints.has(ref.id);
    case 'given':
      return false;
  }
}

/** Roots, units and accounts: where organization policies hang. */
function isPlace(id: string, world: World, roots: Names): boolean {
  return world.organizationalUnits.has(id) || world.accounts.has(id) || roots.has(id);
}
