/**
 * Who is in a pool: GetId makes or finds an identity; others are for whoever looks after the pool.
 *
 * AWS: Amazon Cognito Federated Identities API Reference, "GetId", "DescribeIdentity", "ListIdentities", "UnlinkIdentity",
 * "DeleteIdentities". Not here: when an identity is found, linked or merged (identity-link.ts).
 */
import type { PoolIdentity } from '#account/identity-pool.ts';
import { put, remove, type World } from '#account/world.ts';
import { isAwsError, type AwsError } from '../aws-error.ts';
import type { Response } from '../call.ts';
import { done, operation, type Operation, type Scope, type Vouched } from '../operation.ts';
import { boolean, list, object, optional } from '../shape.ts';
import { invalidParameter } from './cognito-error.ts';
import { cognitoProvider } from './cognito-issuer.ts';
import {
  accountId,
  identityId,
  identityPoolId,
  logins,
  maxResults,
  paginationKey,
  providerNames,
} from './cognito-shapes.ts';
import { identitiesOf, ownIdentity, ownPool, poolWithId } from './entity.ts';
import { identityFor, isDisabled } from './identity-link.ts';
import { askAboutPool } from './identity-pool.ts';
import { verifiedLogins } from './logins.ts';
import { paged } from './paging.ts';
import { knownIn, vouchedIdentity } from './vouched-identity.ts';

function shown({ id, logins: linked, createdAt, changedAt }: PoolIdentity): Response {
  const Logins = Object.keys(linked);
  return {
    IdentityId: id,
    ...(Logins.length > 0 && { Logins }),
    CreationDate: createdAt,
    LastModifiedDate: changedAt,
  };
}

interface GivenPool {
  readonly IdentityPoolId: string;
  readonly AccountId?: string;
  readonly Logins?: Readonly<Record<string, string>>;
}

const getId = operation<GivenPool>({
  service: 'cognito-identity',
  name: 'GetId',
  unsigned: true,
  parameters: object({
    AccountId: optional(accountId),
    IdentityPoolId: identityPoolId,
    Logins: optional(logins),
  }),
  vouch: (given, { world }) => Promise.resolve(vouchedPool(world, given)),
  asks: () => [],
  run: async ({ IdentityPoolId, Logins = {} }, { world, moment }) => {
    const pool = poolWithId(world, IdentityPoolId);
    if (isAwsError(pool)) return pool;
    const verified = await verifiedLogins(world, pool, Logins, moment.now);
    if (isAwsError(verified)) return verified;
    const found = identityFor(world, pool, verified, moment);
    return isAwsError(found) ? found : done(found.world, { IdentityId: found.identity.id });
  },
});

/** The call is about the account that the pool belongs to. */
function vouchedPool(world: World, parameters: GivenPool): Vouched<GivenPool> | AwsError {
  const pool = poolWithId(world, parameters.IdentityPoolId);
  return isAwsError(pool) ? pool : { provider: cognitoProvider, accountId: pool.accountId, parameters };
}

const describeIdentity = operation({
  service: 'cognito-identity',
  name: 'DescribeIdentity',
  parameters: object({ IdentityId: identityId }),
  asks: () => [{ action: 'cognito-identity:DescribeIdentity', resource: '*' }],
  run: ({ IdentityId }, scope) => {
    const identity = ownIdentity(scope, IdentityId);
    return isAwsError(identity) ? identity : done(scope.world, shown(identity));
  },
});

const listIdentities = operation({
  service: 'cognito-identity',
  name: 'ListIdentities',
  parameters: object({
    IdentityPoolId: identityPoolId,
    MaxResults: maxResults,
    NextToken: optional(paginationKey),
    HideDisabled: optional(boolean),
  }),
  asks: ({ IdentityPoolId }, scope) => askAboutPool('ListIdentities', scope, IdentityPoolId),
  run: ({ IdentityPoolId, HideDisabled = false, ...page }, scope) => {
    const pool = ownPool(scope, IdentityPoolId);
    if (isAwsError(pool)) return pool;
    const identities = identitiesOf(scope.world, pool).filter((each) => !HideDisabled || !isDisabled(each));
    const response = paged('Identities', identities, page, shown);
    return isAwsError(response) ? response : done(scope.world, { IdentityPoolId, ...response });
  },
});

const unlinkIdentity = operation<
  Parameters<typeof knownIn>[0] & { readonly LoginsToRemove: readonly string[] }
>({
  service: 'cognito-identity',
  name: 'UnlinkIdentity',
  unsigned: true,
  parameters: object({ IdentityId: identityId, Logins: logins, LoginsToRemove: providerNames }),
  vouch: vouchedIdentity,
  asks: () => [],
  run: (given, { moment }) => {
    const { world, identity } = knownIn(given);
    const left = Object.entries(identity.logins).filter(([key]) => !given.LoginsToRemove.includes(key));
    if (left.length === Object.keys(identity.logins).length) {
      return invalidParameter('None of the logins to remove is linked to the identity.');
    }
    return done(
      put(world, 'poolIdentities', {
        ...identity,
        logins: Object.fromEntries(left),
        changedAt: moment.now,
      }),
    );
  },
});

const deleteIdentities = operation({
  service: 'cognito-identity',
  name: 'DeleteIdentities',
  parameters: object({ IdentityIdsToDelete: list(identityId, { min: 1, max: 60 }) }),
  asks: () => [{ action: 'cognito-identity:DeleteIdentities', resource: '*' }],
  run: ({ IdentityIdsToDelete }, scope) => {
    const isOwn = (id: string): boolean => !isAwsError(ownIdentity(scope, id));
    const others = IdentityIdsToDelete.filter((id) => !isOwn(id));
    return done(withoutIdentities(scope, IdentityIdsToDelete.filter(isOwn)), {
      UnprocessedIdentityIds: others.map((IdentityId) => ({ IdentityId, ErrorCode: 'AccessDenied' })),
    });
  },
});

function withoutIdentities({ world }: Scope, ids: readonly string[]): World {
  return ids.reduce((there, id) => remove(there, 'poolIdentities', id), world);
}

export const identityOperations: readonly Operation[] = [
  getId,
  describeIdentity,
  listIdentities,
  unlinkIdentity,
  deleteIdentities,
];
