/**
 * The calls that set an identity pool up: the pool itself, and its two roles with trust and a first policy.
 *
 * AWS: Amazon Cognito Developer Guide, "Role trust and permissions", "IAM roles" (an own folder for each identity).
 */
import { partitionIn } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { IdentityPool } from '#account/identity-pool.ts';
import type { Issuer } from '#account/issuer.ts';
import type { World } from '#account/world.ts';
import { accountArn } from '#api/iam/entity.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';

/** As policies name Cognito. */
export const cognitoProvider = 'cognito-identity.amazonaws.com';
const bucket = 'my-app-files';

export function cognito(operation: string, parameters: ApiCall['parameters']): ApiCall {
  return { service: 'cognito-identity', operation, parameters };
}

export interface PoolForm {
  readonly name: string;
  readonly guests: boolean;
  readonly classic: boolean;
  readonly issuers: readonly Issuer[];
  /** Of those that the account registered. */
  readonly registered: readonly string[];
}

/** Where an issuer stands in a pool's settings. */
export function createPoolCall({ name, guests, classic, issuers, registered }: PoolForm): ApiCall {
  const userPools = issuers.filter(({ kind }) => kind === 'cognitoUserPool');
  const builtIn = issuers.filter(({ kind }) => kind !== 'cognitoUserPool');
  const providers = Object.fromEntries(builtIn.map(({ url, clientIds }) => [url, clientIds[0] ?? '']));
  return cognito('CreateIdentityPool', {
    IdentityPoolName: name,
    AllowUnauthenticatedIdentities: guests,
    AllowClassicFlow: classic,
    ...(builtIn.length > 0 && { SupportedLoginProviders: providers }),
    ...(userPools.length > 0 && {
      CognitoIdentityProviders: userPools.flatMap(({ url, clientIds }) =>
        clientIds.map((ClientId) => ({ ProviderName: url, ClientId })),
      ),
    }),
    ...(registered.length > 0 && { OpenIdConnectProviderARNs: registered }),
  });
}

/** The pool as it is, but for what differs: an update replaces all of its settings. */
export function updatePoolCall(
  pool: IdentityPool,
  different: { readonly guests?: boolean; readonly classic?: boolean },
): ApiCall {
  const { guests = pool.allowsGuests, classic = pool.allowsClassicFlow } = different;
  const { supportedLoginProviders, userPools, oidcProviderArns, samlProviderArns, tags } = pool;
  return cognito('UpdateIdentityPool', {
    IdentityPoolId: pool.id,
    IdentityPoolName: pool.name,
    AllowUnauthenticatedIdentities: guests,
    ...(classic !== undefined && { AllowClassicFlow: classic }),
    SupportedLoginProviders: supportedLoginProviders,
    CognitoIdentityProviders: userPools.map(({ providerName, clientId }) => ({
      ProviderName: providerName,
      ClientId: clientId,
    })),
    OpenIdConnectProviderARNs: oidcProviderArns,
    SamlProviderARNs: samlProviderArns,
    IdentityPoolTags: tags,
  });
}

const kindsOfPeople = ['authenticated', 'unauthenticated'] as const;
type KindOfPeople = (typeof kindsOfPeople)[number];

/** Lets Cognito assume the role for people of one kind in one pool. */
export function poolTrust(poolId: string, kind: KindOfPeople): string {
  const Condition = {
    StringEquals: { [`${cognitoProvider}:aud`]: poolId },
    'ForAnyValue:StringLike': { [`${cognitoProvider}:amr`]: kind },
  };
  const Action = 'sts:AssumeRoleWithWebIdentity';
  return document([{ Effect: 'Allow', Principal: { Federated: cognitoProvider }, Action, Condition }]);
}

/** Each identity reads and writes in a folder that is called like it. */
function ownFolder(partition: string): string {
  const identity = `\${${cognitoProvider}:sub}`;
  const folder = `arn:${partition}:s3:::${bucket}/${identity}/*`;
  return document([
    { Sid: 'OwnFolder', Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: folder },
  ]);
}

function document(Statement: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}

/** Two roles, their permissions, and that the pool gives them. */
export function poolRoleCalls(world: World, pool: IdentityPool): readonly ApiCall[] {
  const names = kindsOfPeople.map((kind) => [kind, freeRoleName(world, pool, kind)] as const);
  const each = names.flatMap(([kind, RoleName]) => [
    iam('CreateRole', { RoleName, AssumeRolePolicyDocument: poolTrust(pool.id, kind) }),
    iam('PutRolePolicy', {
      RoleName,
      PolicyName: 'OwnFolder',
      PolicyDocument: ownFolder(partitionIn(world, pool.accountId)),
    }),
  ]);
  const arns = names.map(
    ([kind, name]) => [kind, accountArn({ world, accountId: pool.accountId }, `role/${name}`)] as const,
  );
  const Roles = Object.fromEntries(arns);
  return [...each, cognito('SetIdentityPoolRoles', { IdentityPoolId: pool.id, Roles })];
}

/** Called as Cognito's console does; with the end of the pool's id where that is taken. */
function freeRoleName(world: World, { id, accountId, name }: IdentityPool, kind: KindOfPeople): string {
  const end = kind === 'authenticated' ? 'Auth_Role' : 'Unauth_Role';
  const base = name.replace(/[^\w+=,.@-]/g, '').slice(0, 40);
  const usual = `Cognito_${base}${end}`;
  const isTaken = findByName(world.roles, accountId, usual) !== undefined;
  return isTaken ? `${usual}_${id.slice(-4)}` : usual;
}

/** The bucket in which the pool's roles open a folder for each identity. */
export function bucketOf(
  world: World,
  { authenticatedRoleArn, unauthenticatedRoleArn }: IdentityPool,
): string {
  const roles = [authenticatedRoleArn, unauthenticatedRoleArn].map((arn) => world.roles.get(arn ?? ''));
  const documents = roles.flatMap((role) => role?.inlinePolicies.map((policy) => policy.document) ?? []);
  const found = /arn:[^:]+:s3:::([\w.-]+)\/\$\{cognito-identity\.amazonaws\.com:sub\}/;
  return documents.map((text) => found.exec(text)?.[1]).find((name) => name !== undefined) ?? bucket;
}

/** The issuers of this world whose people the pool lets in. */
export function issuersOf(world: World, pool: IdentityPool): readonly Issuer[] {
  const registered = pool.oidcProviderArns.map((arn) => world.oidcProviders.get(arn)?.url);
  const urls = new Set([
    ...Object.keys(pool.supportedLoginProviders),
    ...pool.userPools.map(({ providerName }) => providerName),
    ...registered,
  ]);
  return [...world.issuers.values()].filter(({ url }) => urls.has(url));
}
