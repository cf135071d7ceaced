/**
 * Whose a login is: one identity across providers and devices, made, found, linked or merged.
 *
 * AWS: Amazon Cognito Developer Guide, "Identity pools authentication flow": linking logins, merging identities. A guest who signs in
 * stays the identity they were, unless the login has one already: then that one goes on and the guest's is disabled.
 */
import type { IdentityPool, PoolIdentity } from '#account/identity-pool.ts';
import { put, type World } from '#account/world.ts';
import { isAwsError, type AwsError } from '../aws-error.ts';
import type { Moment } from '../moment.ts';
import { uuid } from '../unique-id.ts';
import { guestsNotAllowed, loginsDoNotMatch, notAuthorized, resourceConflict } from './cognito-error.ts';
import { identitiesOf } from './entity.ts';
import type { Login } from './logins.ts';

/** Who it is, in the world in which all is linked. */
export interface Recognized {
  readonly world: World;
  readonly identity: PoolIdentity;
}

export function isDisabled({ mergedInto }: PoolIdentity): boolean {
  return mergedInto !== undefined;
}

/** GetId: the identity that has one of these logins, else a new one. Without logins a new guest. */
export function identityFor(
  world: World,
  pool: IdentityPool,
  logins: readonly Login[],
  moment: Moment,
): Recognized | AwsError {
  if (logins.length === 0 && !pool.allowsGuests) return guestsNotAllowed;
  const [owner, ...others] = ownersOf(world, pool, logins);
  if (owner !== undefined) return linked(world, owner, others, logins, moment.now);
  const id = `${pool.region}:${uuid(moment.random)}`;
  const { now } = moment;
  const identity: PoolIdentity = {
    id,
    poolId: pool.id,
    logins: subjectsIn(logins),
    createdAt: now,
    changedAt: now,
  };
  return { world: put(world, 'poolIdentities', identity), identity };
}

/** An identity that a device remembers, with what its person signed in with now. */
export function recognized(
  world: World,
  pool: IdentityPool,
  identity: PoolIdentity,
  logins: readonly Login[],
  now: string,
): Recognized | AwsError {
  const isGuest = !isDisabled(identity) && Object.keys(identity.logins).length === 0;
  if (logins.length === 0) return guest(world, pool, identity, isGuest);
  const owners = ownersOf(world, pool, logins);
  const isOwner = owners.some(({ id }) => id === identity.id);
  if (isOwner)
    return linked(
      world,
      identity,
      owners.filter(({ id }) => id !== identity.id),
      logins,
      now,
    );
  const [owner, ...others] = owners;
  if (!isGuest) {
    return owner !== undefined && owner.id === identity.mergedInto
      ? linked(world, owner, others, logins, now)
      : loginsDoNotMatch;
  }
  return owner === undefined
    ? linked(world, identity, [], logins, now)
    : linked(world, owner, [...others, identity], logins, now);
}

function guest(
  world: World,
  { allowsGuests }: IdentityPool,
  identity: PoolIdentity,
  isGuest: boolean,
): Recognized | AwsError {
  if (!isGuest) return notAuthorized(`Access to Identity '${identity.id}' is forbidden.`);
  return allowsGuests ? { world, identity } : guestsNotAllowed;
}

/** Oldest first: it goes on when several turn out to be one person. */
function ownersOf(world: World, pool: IdentityPool, logins: readonly Login[]): readonly PoolIdentity[] {
  return identitiesOf(world, pool)
    .filter((identity) => !isDisabled(identity))
    .filter((identity) => logins.some(({ provider, subject }) => identity.logins[provider] === subject))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
}

function subjectsIn(logins: readonly Login[]): Readonly<Record<string, string>> {
  return Object.fromEntries(logins.map(({ provider, subject }) => [provider, subject]));
}

/** AWS: one login of each provider only. */
function linked(
  world: World,
  identity: PoolIdentity,
  others: readonly PoolIdentity[],
  logins: readonly Login[],
  now: string,
): Recognized | AwsError {
  const all = [...others.map((other) => other.logins), subjectsIn(logins)].reduce<
    Readonly<Record<string, string>> | AwsError
  >((known, more) => (isAwsError(known) ? known : joined(known, more)), identity.logins);
  if (isAwsError(all)) return all;
  const isNew = Object.keys(all).length > Object.keys(identity.logins).length;
  const kept = isNew ? { ...identity, logins: all, changedAt: now } : identity;
  const disabled = others.map((other) => ({ ...other, logins: {}, mergedInto: identity.id, changedAt: now }));
  const after = [kept, ...disabled].reduce((there, each) => put(there, 'poolIdentities', each), world);
  return { world: after, identity: kept };
}

function joined(
  known: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | AwsError {
  const taken = Object.keys(more).find((key) => Object.hasOwn(known, key) && known[key] !== more[key]);
  return taken === undefined
    ? { ...known, ...more }
    : resourceConflict(`The identity already has another login of provider ${taken}.`);
}
