/**
 * Finds the pools and identities that calls name, or AWS's error for those that are not there.
 *
 * The account owns its pools, and a pool its identities. The API's public calls know no account: a pool's id is enough.
 */
import type { IdentityPool, PoolIdentity } from '#account/identity-pool.ts';
import { partitionOf } from '#account/region.ts';
import type { World } from '#account/world.ts';
import { isAwsError, type AwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { resourceNotFound } from './cognito-error.ts';

/** `arn:aws:cognito-identity:eu-central-1:111122223333:identitypool/eu-central-1:…`. */
export function identityPoolArn(accountId: string, id: string): string {
  const [region = ''] = id.split(':');
  return `arn:${partitionOf(region)}:cognito-identity:${region}:${accountId}:identitypool/${id}`;
}

/** Anybody's. */
export function poolWithId(world: World, id: string): IdentityPool | AwsError {
  return world.identityPools.get(id) ?? resourceNotFound(`IdentityPool '${id}' not found.`);
}

/** The account's own. */
export function ownPool({ world, accountId }: Scope, id: string): IdentityPool | AwsError {
  const pool = poolWithId(world, id);
  if (isAwsError(pool) || pool.accountId === accountId) return pool;
  return resourceNotFound(`IdentityPool '${id}' not found.`);
}

export function identityWithId(world: World, id: string): PoolIdentity | AwsError {
  return world.poolIdentities.get(id) ?? resourceNotFound(`Identity '${id}' not found.`);
}

/** An identity in a pool of the account. */
export function ownIdentity(scope: Scope, id: string): PoolIdentity | AwsError {
  const identity = identityWithId(scope.world, id);
  if (isAwsError(identity) || !isAwsError(ownPool(scope, identity.poolId))) return identity;
  return resourceNotFound(`Identity '${id}' not found.`);
}

export function identitiesOf(world: World, { id }: IdentityPool): readonly PoolIdentity[] {
  return [...world.poolIdentities.values()].filter(({ poolId }) => poolId === id);
}
