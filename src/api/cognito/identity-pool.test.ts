import { put } from '#account/world.ts';
import { describe, expect, it } from 'vitest';
import type { Credentials } from '../call.ts';
import { accountId, as } from '../test-api.ts';
import { alice, otherAccountId, userRecord } from '../sts/test-sts.ts';
import { poolAccount, PoolAccount, provider, roleArns } from './test-cognito.ts';

const unknown = 'us-east-1:00000000-0000-4000-8000-00000000ffff';
const notFound = `ResourceNotFoundException 400: IdentityPool '${unknown}' not found.`;
const shop = { IdentityPoolName: 'shop', AllowUnauthenticatedIdentities: true };
const stranger: Credentials = { kind: 'console', principal: `arn:aws:iam::${otherAccountId}:root` };

describe('an identity pool', () => {
  it('is shown with what was said of it, and with no more', async () => {
    const account = new PoolAccount();
    const made = await account.call('CreateIdentityPool', shop);
    const id = expect.stringMatching(/^us-east-1:[0-9a-f-]{36}$/) as string;
    expect(made).toEqual({ IdentityPoolId: id, ...shop, IdentityPoolTags: {} });
    const { IdentityPoolId } = made as { IdentityPoolId: string };
    const more = {
      IdentityPoolName: 'my shop',
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      SupportedLoginProviders: { 'www.amazon.com': 'amzn1.application.1' },
      OpenIdConnectProviderARNs: [`arn:aws:iam::${accountId}:oidc-provider/login.example.com`],
      IdentityPoolTags: { team: 'web' },
    };
    const users = { ProviderName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_a', ClientId: '1a' };
    const answer = { IdentityPoolId, ...more };
    expect(
      await account.call('UpdateIdentityPool', {
        IdentityPoolId,
        ...more,
        CognitoIdentityProviders: [users],
      }),
    ).toEqual({ ...answer, CognitoIdentityProviders: [{ ...users, ServerSideTokenCheck: false }] });
    await account.call('UpdateIdentityPool', { IdentityPoolId, ...shop });
    expect(await account.call('DescribeIdentityPool', { IdentityPoolId })).toEqual(made);
  });

  it('the first one brings the issuer of its tokens', async () => {
    const account = new PoolAccount();
    await account.call('CreateIdentityPool', shop);
    const issuer = account.world.issuers.get(provider);
    expect(issuer).toMatchObject({ kind: 'cognitoIdentity', url: provider });
    await account.call('CreateIdentityPool', shop);
    expect(account.world.issuers.get(provider)).toBe(issuer);
  });

  it('is listed in its Region, in pages', async () => {
    const account = await poolAccount();
    await account.call('CreateIdentityPool', { ...shop, IdentityPoolName: 'second' });
    const list = (page: object) => account.call('ListIdentityPools', page as Record<string, unknown>);
    const first = { IdentityPoolId: account.poolId, IdentityPoolName: 'shop' };
    expect(await list({ MaxResults: 1 })).toEqual({ IdentityPools: [first], NextToken: '1' });
    expect(await list({ MaxResults: 1, NextToken: '1' })).toMatchObject({
      IdentityPools: [{ IdentityPoolName: 'second' }],
    });
    account.world = put(account.world, 'environments', {
      id: 'environment',
      now: account.moment.now,
      region: 'eu-west-1',
      sourceIp: '203.0.113.10',
    });
    expect(await list({ MaxResults: 60 })).toEqual({ IdentityPools: [] });
  });

  it('takes those who are in it along when it goes', async () => {
    const account = await poolAccount();
    const IdentityId = await account.id();
    expect(await account.call('DeleteIdentityPool', { IdentityPoolId: account.poolId })).toEqual({});
    expect(await account.call('GetCredentialsForIdentity', { IdentityId })).toBe(
      `ResourceNotFoundException 400: Identity '${IdentityId}' not found.`,
    );
  });

  it('has two roles at most, which are replaced together', async () => {
    const account = await poolAccount();
    const IdentityPoolId = account.poolId;
    const roles = () => account.call('GetIdentityPoolRoles', { IdentityPoolId });
    expect(await roles()).toEqual({ IdentityPoolId, Roles: roleArns });
    const Roles = { authenticated: roleArns.authenticated };
    await account.call('SetIdentityPoolRoles', { IdentityPoolId, Roles });
    expect(await roles()).toEqual({ IdentityPoolId, Roles });
    await account.call('SetIdentityPoolRoles', { IdentityPoolId, Roles: {} });
    expect(await roles()).toEqual({ IdentityPoolId });
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['an unknown one is not described', 'DescribeIdentityPool', { IdentityPoolId: unknown }, notFound],
    ['nor changed', 'UpdateIdentityPool', { IdentityPoolId: unknown, ...shop }, notFound],
    ['nor deleted', 'DeleteIdentityPool', { IdentityPoolId: unknown }, notFound],
    ['nor given roles', 'SetIdentityPoolRoles', { IdentityPoolId: unknown, Roles: {} }, notFound],
    ['nor entered', 'GetId', { IdentityPoolId: unknown }, notFound],
    [
      'its id has a form',
      'DescribeIdentityPool',
      { IdentityPoolId: 'shop' },
      "ValidationException 400: 1 validation error detected: Value 'shop' at 'identityPoolId' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+',
    ],
    [
      'its id must be there',
      'DescribeIdentityPool',
      {},
      "ValidationException 400: 1 validation error detected: Value null at 'identityPoolId' failed to satisfy constraint: " +
        'Member must not be null',
    ],
    [
      'roles have two names',
      'SetIdentityPoolRoles',
      { IdentityPoolId: unknown, Roles: { guest: roleArns.unauthenticated } },
      "ValidationException 400: 1 validation error detected: Value at 'roles' failed to satisfy constraint: Map keys must " +
        'satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or ' +
        'equal to 1, Member must satisfy regular expression pattern: (un)?authenticated]',
    ],
    [
      'a page has 60 entries at most',
      'ListIdentityPools',
      { MaxResults: 61 },
      "ValidationException 400: 1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint: " +
        'Member must have value less than or equal to 60',
    ],
  ])('%s', async (_, operation, parameters, expected) => {
    expect(await new PoolAccount().call(operation, parameters)).toBe(expected);
  });

  it.each(['OpenIdConnectProviderARNs', 'SamlProviderARNs'])('%s are ARNs', async (member) => {
    const settings = { IdentityPoolName: 'shop', AllowUnauthenticatedIdentities: true };
    const parameters = { ...settings, [member]: ['login.example.com/tenant'] };
    expect(await new PoolAccount().call('CreateIdentityPool', parameters)).toBe(
      'InvalidParameterException 400: Invalid identity provider ARN: login.example.com/tenant',
    );
  });

  it('a role is named by its ARN', async () => {
    const account = await poolAccount();
    const Roles = { authenticated: 'my-stack-SomeRole-KBKHTR8P6UC2' };
    expect(await account.call('SetIdentityPoolRoles', { IdentityPoolId: account.poolId, Roles })).toBe(
      "NotAuthorizedException 400: Access to Role 'my-stack-SomeRole-KBKHTR8P6UC2' is forbidden.",
    );
  });

  it('keeps a tag that is called as every object’s own members are', async () => {
    const account = await poolAccount({ IdentityPoolTags: { constructor: 'x' } });
    const [pool] = account.world.identityPools.values();
    expect(Object.entries(pool?.tags ?? {})).toEqual([['constructor', 'x']]);
  });

  it('belongs to its account', async () => {
    const account = await poolAccount();
    account.world = put(account.world, 'accounts', { id: otherAccountId, name: 'Other' });
    const { poolId: IdentityPoolId } = account;
    expect(await account.call('DescribeIdentityPool', { IdentityPoolId }, stranger)).toBe(
      `ResourceNotFoundException 400: IdentityPool '${IdentityPoolId}' not found.`,
    );
    const IdentityId = await account.id();
    expect(await account.call('DescribeIdentity', { IdentityId }, stranger)).toBe(
      `ResourceNotFoundException 400: Identity '${IdentityId}' not found.`,
    );
    expect(await account.call('DeleteIdentities', { IdentityIdsToDelete: [IdentityId] }, stranger)).toEqual({
      UnprocessedIdentityIds: [{ IdentityId, ErrorCode: 'AccessDenied' }],
    });
    expect(await account.call('DeleteIdentities', { IdentityIdsToDelete: [IdentityId] })).toEqual({
      UnprocessedIdentityIds: [],
    });
    expect(account.world.poolIdentities.size).toBe(0);
  });
});

describe('permissions', () => {
  const arn = `arn:aws:iam::${accountId}:user/alice`;

  it('a call on a pool is one on its ARN', async () => {
    const account = await poolAccount();
    account.world = put(account.world, 'users', userRecord('alice'));
    const pool = `arn:aws:cognito-identity:us-east-1:${accountId}:identitypool/${account.poolId}`;
    expect(await account.call('DescribeIdentityPool', { IdentityPoolId: account.poolId }, alice)).toBe(
      `AccessDeniedException 400: User: ${arn} is not authorized to perform: cognito-identity:DescribeIdentityPool ` +
        `on resource: ${pool} because no identity-based policy allows the cognito-identity:DescribeIdentityPool action`,
    );
  });

  it('whoever sets roles has to be allowed to pass them', async () => {
    const account = await poolAccount();
    const document = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'cognito-identity:*', Resource: '*' }],
    });
    account.world = put(account.world, 'users', userRecord('alice', document));
    const parameters = { IdentityPoolId: account.poolId, Roles: { authenticated: roleArns.authenticated } };
    expect(await account.call('SetIdentityPoolRoles', parameters, as('alice'))).toContain(
      `is not authorized to perform: iam:PassRole on resource: ${roleArns.authenticated}`,
    );
  });
});
