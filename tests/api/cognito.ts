/** Identity pools: guests and people who signed in with Google or a user pool get credentials, and nobody signs those calls. */
import type { Issuer } from '#account/issuer.ts';
import { accountId } from '#api/test-api.ts';
import { newIssuer } from '#api/federation/issuer.ts';
import { tokenFor } from '#api/federation/web-identity-token.ts';
import { expect } from 'vitest';
import { arn, type Conversations, type Said } from './conversation.ts';

const now = '2026-03-01T12:00:00Z';
/** They sign in these conversations; the world of the SDK's account holds them. */
export const google: Issuer = await newIssuer('google', 'us-east-1', now);
export const userPool: Issuer = await newIssuer('cognitoUserPool', 'us-east-1', now);

async function login(issuer: Issuer, who: number): Promise<Record<string, string>> {
  const [clientId = ''] = issuer.clientIds;
  const subject = issuer.subjects[who];
  if (subject === undefined) throw new Error(`no subject ${who}`);
  return { [issuer.url]: (await tokenFor(issuer, subject, { clientId, now })) ?? '' };
}

const [ana, ben, anaInPool] = await Promise.all([login(google, 0), login(google, 1), login(userPool, 0)]);

const provider = 'cognito-identity.amazonaws.com';
const unknownPool = 'us-east-1:00000000-0000-4000-8000-00000000ffff';
const noPool = `ResourceNotFoundException 400: IdentityPool '${unknownPool}' not found.`;
const noIdentity = `ResourceNotFoundException 400: Identity '${unknownPool}' not found.`;
const text = expect.any(String) as string;

const settings = {
  IdentityPoolName: 'shop',
  AllowUnauthenticatedIdentities: true,
  AllowClassicFlow: true,
  SupportedLoginProviders: { [google.url]: google.clientIds[0] },
  CognitoIdentityProviders: [{ ProviderName: userPool.url, ClientId: userPool.clientIds[0] }],
};

function pool(said: Said): { readonly IdentityPoolId: string } {
  return { IdentityPoolId: String(said('cognito:CreateIdentityPool')['IdentityPoolId']) };
}

function identity(said: Said): { readonly IdentityId: string } {
  return { IdentityId: String(said('cognito:GetId')['IdentityId']) };
}

function trustOf(said: Said): string {
  const Condition = { StringEquals: { [`${provider}:aud`]: pool(said).IdentityPoolId } };
  const Action = 'sts:AssumeRoleWithWebIdentity';
  const statement = { Effect: 'Allow', Principal: { Federated: provider }, Action, Condition };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

const Roles = { authenticated: arn('role/Known'), unauthenticated: arn('role/Guest') };

/** A call by the user whom no policy allows anything, on `*`. */
function denied(action: string): string {
  const name = `cognito-identity:${action}`;
  return (
    `AccessDeniedException 400: User: ${arn('user/nobody')} is not authorized to perform: ${name} because no identity-based ` +
    `policy allows the ${name} action`
  );
}

export const cognito: Conversations = {
  'a pool is made, read, changed and deleted': [
    ['cognito:CreateIdentityPool', settings, { ...settings, IdentityPoolTags: {}, IdentityPoolId: text }],
    ['cognito:CreateIdentityPool', settings, denied('CreateIdentityPool'), 'nobody'],
    ['cognito:DescribeIdentityPool', pool, { IdentityPoolName: 'shop' }],
    ['cognito:DescribeIdentityPool', { IdentityPoolId: unknownPool }, noPool],
    [
      'cognito:UpdateIdentityPool',
      (said) => ({ ...pool(said), ...settings, IdentityPoolName: 'store' }),
      { IdentityPoolName: 'store' },
    ],
    ['cognito:UpdateIdentityPool', { IdentityPoolId: unknownPool, ...settings }, noPool],
    [
      'cognito:ListIdentityPools',
      { MaxResults: 10 },
      { IdentityPools: [{ IdentityPoolId: text, IdentityPoolName: 'store' }] },
    ],
    ['cognito:ListIdentityPools', { MaxResults: 10 }, denied('ListIdentityPools'), 'nobody'],
    [
      'cognito:ListIdentityPools',
      { MaxResults: 10 },
      'UnrecognizedClientException 400: The security token included in the request is invalid.',
      'stranger',
    ],
    ['cognito:DeleteIdentityPool', pool, {}],
    ['cognito:DeleteIdentityPool', { IdentityPoolId: unknownPool }, noPool],
  ],
  'guests and people get credentials of the roles of the pool': [
    ['cognito:CreateIdentityPool', settings, {}],
    ['CreateRole', (said) => ({ RoleName: 'Known', AssumeRolePolicyDocument: trustOf(said) }), {}],
    ['CreateRole', (said) => ({ RoleName: 'Guest', AssumeRolePolicyDocument: trustOf(said) }), {}],
    ['cognito:SetIdentityPoolRoles', (said) => ({ ...pool(said), Roles }), {}],
    ['cognito:SetIdentityPoolRoles', { IdentityPoolId: unknownPool, Roles: {} }, noPool],
    ['cognito:GetIdentityPoolRoles', pool, { Roles }],
    ['cognito:GetIdentityPoolRoles', { IdentityPoolId: unknownPool }, noPool],
    ['cognito:GetId', pool, { IdentityId: text }],
    ['cognito:GetId', { IdentityPoolId: unknownPool }, noPool],
    [
      'cognito:GetCredentialsForIdentity',
      identity,
      {
        IdentityId: text,
        Credentials: {
          AccessKeyId: expect.stringMatching(/^ASIA/) as string,
          SecretKey: text,
          Expiration: new Date('2026-03-01T13:00:00Z'),
        },
      },
    ],
    [
      'sts:GetCallerIdentity',
      {},
      { Arn: `arn:aws:sts::${accountId}:assumed-role/Guest/CognitoIdentityCredentials` },
      'session',
    ],
    ['cognito:GetCredentialsForIdentity', { IdentityId: unknownPool }, noIdentity],
    ['cognito:GetCredentialsForIdentity', (said) => ({ ...identity(said), Logins: ana }), {}],
    [
      'sts:GetCallerIdentity',
      {},
      { Arn: `arn:aws:sts::${accountId}:assumed-role/Known/CognitoIdentityCredentials` },
      'session',
    ],
    [
      'cognito:GetCredentialsForIdentity',
      (said) => ({ ...identity(said), Logins: { ...ana, ...anaInPool } }),
      {},
    ],
    [
      'cognito:GetCredentialsForIdentity',
      (said) => ({ ...identity(said), Logins: { ...anaInPool, ...ben } }),
      `ResourceConflictException 400: The identity already has another login of provider ${google.url}.`,
    ],
    ['cognito:GetOpenIdToken', (said) => ({ ...identity(said), Logins: ana }), { Token: text }],
    [
      'cognito:GetOpenIdToken',
      (said) => ({ ...identity(said), Logins: ben }),
      "NotAuthorizedException 400: Logins don't match. Please include at least one valid login for this identity or identity " +
        'pool.',
    ],
    [
      'sts:AssumeRoleWithWebIdentity',
      (said) => ({
        RoleArn: Roles.authenticated,
        RoleSessionName: 'app',
        WebIdentityToken: said('cognito:GetOpenIdToken')['Token'],
      }),
      { Provider: provider },
    ],
  ],
  'identities are looked after': [
    ['cognito:CreateIdentityPool', settings, {}],
    ['cognito:GetId', (said) => ({ ...pool(said), Logins: { ...ana, ...anaInPool } }), {}],
    [
      'cognito:DescribeIdentity',
      identity,
      { Logins: [google.url, userPool.url], CreationDate: new Date(now), LastModifiedDate: new Date(now) },
    ],
    ['cognito:DescribeIdentity', { IdentityId: unknownPool }, noIdentity],
    [
      'cognito:ListIdentities',
      (said) => ({ ...pool(said), MaxResults: 10 }),
      { Identities: [{ Logins: [google.url, userPool.url] }] },
    ],
    ['cognito:ListIdentities', { IdentityPoolId: unknownPool, MaxResults: 10 }, noPool],
    [
      'cognito:UnlinkIdentity',
      (said) => ({ ...identity(said), Logins: ana, LoginsToRemove: [userPool.url] }),
      {},
    ],
    ['cognito:UnlinkIdentity', { IdentityId: unknownPool, Logins: ana, LoginsToRemove: ['a'] }, noIdentity],
    [
      'cognito:DeleteIdentities',
      (said) => ({ IdentityIdsToDelete: [identity(said).IdentityId, unknownPool] }),
      { UnprocessedIdentityIds: [{ IdentityId: unknownPool, ErrorCode: 'AccessDenied' }] },
    ],
    [
      'cognito:DeleteIdentities',
      { IdentityIdsToDelete: [unknownPool] },
      denied('DeleteIdentities'),
      'nobody',
    ],
  ],
};
