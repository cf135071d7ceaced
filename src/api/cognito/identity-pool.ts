/**
 * Identity pools: made, changed, read, listed, deleted.
 *
 * AWS: Amazon Cognito Federated Identities API Reference, "CreateIdentityPool" to "UpdateIdentityPool". Settings that an update
 * does not mention are gone afterwards.
 * Not here: the pool's roles (pool-roles.ts), who is in it (identity.ts).
 */
import { parseArn } from '#account/arn.ts';
import type { IdentityPool } from '#account/identity-pool.ts';
import { put, remove, type World } from '#account/world.ts';
import { isAwsError, type AwsError } from '../aws-error.ts';
import type { Response } from '../call.ts';
import { done, operation, type Ask, type Operation, type Scope } from '../operation.ts';
import { object, optional } from '../shape.ts';
import { uuid } from '../unique-id.ts';
import { invalidParameter, limitExceeded } from './cognito-error.ts';
import { withCognitoIssuer } from './cognito-issuer.ts';
import { identityPoolId, maxResults, paginationKey, poolSettings } from './cognito-shapes.ts';
import { identitiesOf, identityPoolArn, ownPool } from './entity.ts';
import { paged } from './paging.ts';

interface Settings {
  readonly IdentityPoolName: string;
  readonly AllowUnauthenticatedIdentities: boolean;
  readonly AllowClassicFlow?: boolean;
  readonly SupportedLoginProviders?: Readonly<Record<string, string>>;
  readonly DeveloperProviderName?: string;
  readonly OpenIdConnectProviderARNs?: readonly string[];
  readonly CognitoIdentityProviders?: readonly { readonly ProviderName: string; readonly ClientId: string }[];
  readonly SamlProviderARNs?: readonly string[];
  readonly IdentityPoolTags?: Readonly<Record<string, string>>;
}

/** AWS: Amazon Cognito Developer Guide, "Quotas in Amazon Cognito". */
const mostPools = 1000;

/** A call on one pool of the caller's account. */
export function askAboutPool(action: string, { accountId }: Scope, id: string): readonly Ask[] {
  return [{ action: `cognito-identity:${action}`, resource: identityPoolArn(accountId, id) }];
}

/** As AWS shows it: what was not given is absent. */
function shown(pool: IdentityPool): Response {
  const { supportedLoginProviders, oidcProviderArns, userPools, samlProviderArns, allowsClassicFlow } = pool;
  const hasSome = (of: object): boolean => Object.keys(of).length > 0;
  return {
    IdentityPoolId: pool.id,
    IdentityPoolName: pool.name,
    AllowUnauthenticatedIdentities: pool.allowsGuests,
    ...(allowsClassicFlow !== undefined && { AllowClassicFlow: allowsClassicFlow }),
    ...(hasSome(supportedLoginProviders) && { SupportedLoginProviders: supportedLoginProviders }),
    ...(hasSome(oidcProviderArns) && { OpenIdConnectProviderARNs: oidcProviderArns }),
    ...(hasSome(userPools) && { CognitoIdentityProviders: userPools.map(shownUserPool) }),
    ...(hasSome(samlProviderArns) && { SamlProviderARNs: samlProviderArns }),
    IdentityPoolTags: pool.tags,
  };
}

function shownUserPool({ providerName, clientId }: IdentityPool['userPools'][number]): Response {
  return { ProviderName: providerName, ClientId: clientId, ServerSideTokenCheck: false };
}

type Given = Omit<IdentityPool, 'id' | 'accountId' | 'region' | 'createdAt'>;

/** What the parameters say of a pool. Developer authenticated identities have no place in a world. */
function given(settings: Settings): Given | AwsError {
  const { DeveloperProviderName, AllowClassicFlow, CognitoIdentityProviders = [] } = settings;
  if (DeveloperProviderName !== undefined) {
    return invalidParameter('Developer authenticated identities are not available here.');
  }
  const { OpenIdConnectProviderARNs: oidcProviderArns = [], SamlProviderARNs: samlProviderArns = [] } =
    settings;
  const foreign = [...oidcProviderArns, ...samlProviderArns].find(
    (text) => parseArn(text)?.service !== 'iam',
  );
  // AWS's words are not documented; a pool that keeps no ARN could not be kept in a file.
  if (foreign !== undefined) return invalidParameter(`Invalid identity provider ARN: ${foreign}`);
  return {
    name: settings.IdentityPoolName,
    allowsGuests: settings.AllowUnauthenticatedIdentities,
    ...(AllowClassicFlow !== undefined && { allowsClassicFlow: AllowClassicFlow }),
    supportedLoginProviders: settings.SupportedLoginProviders ?? {},
    userPools: CognitoIdentityProviders.map(({ ProviderName, ClientId }) => ({
      providerName: ProviderName,
      clientId: ClientId,
    })),
    oidcProviderArns,
    samlProviderArns,
    tags: settings.IdentityPoolTags ?? {},
  };
}

function poolsIn({ world, accountId, region }: Scope): readonly IdentityPool[] {
  const all = [...world.identityPools.values()];
  return all.filter((pool) => pool.accountId === accountId && pool.region === region);
}

const createIdentityPool = operation({
  service: 'cognito-identity',
  name: 'CreateIdentityPool',
  parameters: object(poolSettings),
  asks: ({ IdentityPoolTags }) => [
    { action: 'cognito-identity:CreateIdentityPool', resource: '*', keys: tagKeys(IdentityPoolTags) },
  ],
  run: async (settings, scope) => {
    const { accountId, region, moment } = scope;
    const fields = given(settings);
    if (isAwsError(fields)) return fields;
    if (poolsIn(scope).length >= mostPools) {
      return limitExceeded(`Cannot exceed quota for identity pools: ${mostPools}`);
    }
    const { world } = await withCognitoIssuer(scope.world, moment);
    const id = `${region}:${uuid(moment.random)}`;
    const pool: IdentityPool = { ...fields, id, accountId, region, createdAt: moment.now };
    return done(put(world, 'identityPools', pool), shown(pool));
  },
});

/** The condition keys of a call that tags. */
function tagKeys(tags: Readonly<Record<string, string>> = {}): NonNullable<Ask['keys']> {
  const entries = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value] as const);
  return entries.length === 0 ? {} : { ...Object.fromEntries(entries), 'aws:TagKeys': Object.keys(tags) };
}

const updateIdentityPool = operation({
  service: 'cognito-identity',
  name: 'UpdateIdentityPool',
  parameters: object({ IdentityPoolId: identityPoolId, ...poolSettings }),
  asks: ({ IdentityPoolId }, scope) => askAboutPool('UpdateIdentityPool', scope, IdentityPoolId),
  run: ({ IdentityPoolId, ...settings }, scope) => {
    const before = ownPool(scope, IdentityPoolId);
    if (isAwsError(before)) return before;
    const fields = given(settings);
    if (isAwsError(fields)) return fields;
    const { id, accountId, region, createdAt, authenticatedRoleArn, unauthenticatedRoleArn } = before;
    const pool: IdentityPool = {
      ...fields,
      ...(authenticatedRoleArn !== undefined && { authenticatedRoleArn }),
      ...(unauthenticatedRoleArn !== undefined && { unauthenticatedRoleArn }),
      ...{ id, accountId, region, createdAt },
    };
    return done(put(scope.world, 'identityPools', pool), shown(pool));
  },
});

const describeIdentityPool = operation({
  service: 'cognito-identity',
  name: 'DescribeIdentityPool',
  parameters: object({ IdentityPoolId: identityPoolId }),
  asks: ({ IdentityPoolId }, scope) => askAboutPool('DescribeIdentityPool', scope, IdentityPoolId),
  run: ({ IdentityPoolId }, scope) => {
    const pool = ownPool(scope, IdentityPoolId);
    return isAwsError(pool) ? pool : done(scope.world, shown(pool));
  },
});

const listIdentityPools = operation({
  service: 'cognito-identity',
  name: 'ListIdentityPools',
  parameters: object({ MaxResults: maxResults, NextToken: optional(paginationKey) }),
  asks: () => [{ action: 'cognito-identity:ListIdentityPools', resource: '*' }],
  run: (page, scope) => {
    const short = ({ id, name }: IdentityPool) => ({ IdentityPoolId: id, IdentityPoolName: name });
    const response = paged('IdentityPools', poolsIn(scope), page, short);
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const deleteIdentityPool = operation({
  service: 'cognito-identity',
  name: 'DeleteIdentityPool',
  parameters: object({ IdentityPoolId: identityPoolId }),
  asks: ({ IdentityPoolId }, scope) => askAboutPool('DeleteIdentityPool', scope, IdentityPoolId),
  run: ({ IdentityPoolId }, scope) => {
    const pool = ownPool(scope, IdentityPoolId);
    return isAwsError(pool) ? pool : done(withoutPool(scope.world, pool));
  },
});

/** Whoever was in it is unknown from then on. */
function withoutPool(world: World, pool: IdentityPool): World {
  const left = identitiesOf(world, pool).reduce(
    (there, { id }) => remove(there, 'poolIdentities', id),
    world,
  );
  return remove(left, 'identityPools', pool.id);
}

export const identityPoolOperations: readonly Operation[] = [
  createIdentityPool,
  updateIdentityPool,
  describeIdentityPool,
  listIdentityPools,
  deleteIdentityPool,
];
