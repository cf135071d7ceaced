/**
 * For tests of identity pools: an account with the roles that a pool needs, issuers with a key, tokens and calls in one line.
 *
 * Nothing here leaves the tests.
 */
import type { Issuer } from '#account/issuer.ts';
import { put, type World } from '#account/world.ts';
import { authorize } from '#authorize/authorize.ts';
import { describe } from '#authorize/describe.ts';
import type { Decision } from '#authorize/decision.ts';
import type { Credentials, Parameters } from '../call.ts';
import { newIssuer, type AddedKind } from '../federation/issuer.ts';
import { tokenFor, type TokenRequest } from '../federation/web-identity-token.ts';
import { handle } from '../handle.ts';
import { withCognitoIssuer } from './cognito-issuer.ts';
import { roleRecord } from '../sts/test-sts.ts';
import { accountId, emptyAccount, root, testMoment } from '../test-api.ts';

export const now = '2026-03-01T12:00:00Z';
export const anonymous: Credentials = { kind: 'anonymous' };
export const provider = 'cognito-identity.amazonaws.com';

const publicCalls = /^(GetId|GetCredentialsForIdentity|GetOpenIdToken|UnlinkIdentity)$/;

/** Lets Cognito assume the role for people of this kind in a pool. */
export function poolTrust(poolId: string, amr: 'authenticated' | 'unauthenticated'): string {
  const Condition = {
    StringEquals: { [`${provider}:aud`]: poolId },
    'ForAnyValue:StringLike': { [`${provider}:amr`]: amr },
  };
  const Action = 'sts:AssumeRoleWithWebIdentity';
  const statement = { Effect: 'Allow', Principal: { Federated: provider }, Action, Condition };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

const folder = `arn:aws:s3:::photos/\${${provider}:sub}/*`;
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: folder },
    { Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' },
  ],
});

export const roleArns = {
  authenticated: `arn:aws:iam::${accountId}:role/Known`,
  unauthenticated: `arn:aws:iam::${accountId}:role/Guest`,
};

/** Keys take their time: one of each for all tests. */
const issuers = new Map<AddedKind, Promise<Issuer>>();

function issuerOnce(kind: AddedKind): Promise<Issuer> {
  const issuer = issuers.get(kind) ?? newIssuer(kind, 'us-east-1', now);
  issuers.set(kind, issuer);
  return issuer;
}

let withCognito: Promise<World> | undefined;

function worldWithCognito(): Promise<World> {
  withCognito ??= withCognitoIssuer(emptyAccount, testMoment(now)).then(({ world }) => world);
  return withCognito;
}

/** An account whose pools know Google and a user pool. */
export class PoolAccount {
  world: World = emptyAccount;
  moment = testMoment(now);
  poolId = '';
  readonly issuers = new Map<AddedKind, Issuer>();

  /** Calls as anybody where the API is public, else as root unless told. Errors as `Code 400: message`. */
  async call(operation: string, parameters: Parameters, credentials?: Credentials): Promise<unknown> {
    const [service, name] = operation.startsWith('sts:')
      ? (['sts', operation.slice(4)] as const)
      : (['cognito-identity', operation] as const);
    const isPublic = publicCalls.test(name) || service === 'sts';
    const caller = credentials ?? (isPublic ? anonymous : root);
    const sent = { service, operation: name, parameters, credentials: caller };
    const answer = await handle(this.world, sent, this.moment);
    this.world = answer.world;
    const { error, response } = answer;
    return error === undefined ? response : `${error.code} ${error.httpStatus}: ${error.message ?? ''}`;
  }

  /** One text of the answer. */
  async text(member: string, operation: string, parameters: Parameters): Promise<string> {
    const answer = await this.call(operation, parameters);
    if (typeof answer === 'string') throw new Error(answer);
    return String((answer as Parameters)[member]);
  }

  async addIssuer(kind: AddedKind): Promise<void> {
    const issuer = await issuerOnce(kind);
    this.issuers.set(kind, issuer);
    this.world = put(this.world, 'issuers', issuer);
  }

  issuer(kind: AddedKind): Issuer {
    const issuer = this.issuers.get(kind);
    if (issuer === undefined) throw new Error(`no issuer ${kind}`);
    return issuer;
  }

  /** A login with the token of this issuer's first person, or another. */
  async login(
    kind: AddedKind,
    who = 0,
    different: Partial<TokenRequest> = {},
  ): Promise<Record<string, string>> {
    const issuer = this.issuer(kind);
    const [clientId = ''] = issuer.clientIds;
    const subject = issuer.subjects[who];
    const token = subject && (await tokenFor(issuer, subject, { clientId, now, ...different }));
    return { [issuer.url]: token ?? '' };
  }

  /** The identity id that GetId answers. */
  id(Logins?: Record<string, string>): Promise<string> {
    return this.text('IdentityId', 'GetId', { IdentityPoolId: this.poolId, ...(Logins && { Logins }) });
  }

  /** The session of the enhanced flow. */
  async session(IdentityId: string, Logins?: Record<string, string>): Promise<string> {
    const answer = await this.call('GetCredentialsForIdentity', { IdentityId, ...(Logins && { Logins }) });
    if (typeof answer === 'string') throw new Error(answer);
    return (answer as { Credentials: { AccessKeyId: string } }).Credentials.AccessKeyId;
  }

  decide(principal: string, action: string, resource: string): Decision {
    const request = { id: 'test', principal, action, resource, overrides: {} };
    const description = describe(this.world, request);
    if (!description.ready) throw new Error(description.problem.code);
    return authorize(description.request, description.policies);
  }
}

/** A pool with guests, classic flow, both roles, Google and a user pool; what is `undefined` is not mentioned. */
export async function poolAccount(different: Parameters = {}): Promise<PoolAccount> {
  const account = new PoolAccount();
  account.world = await worldWithCognito();
  await account.addIssuer('google');
  await account.addIssuer('cognitoUserPool');
  const { url, clientIds } = account.issuer('google');
  const userPool = account.issuer('cognitoUserPool');
  const settings = {
    IdentityPoolName: 'shop',
    AllowUnauthenticatedIdentities: true,
    AllowClassicFlow: true,
    SupportedLoginProviders: { [url]: clientIds[0] },
    CognitoIdentityProviders: [{ ProviderName: userPool.url, ClientId: userPool.clientIds[0] }],
  };
  const all: Parameters = { ...settings, ...different };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  account.poolId = await account.text('IdentityPoolId', 'CreateIdentityPool', Object.fromEntries(given));
  for (const [name, amr] of [
    ['Known', 'authenticated'],
    ['Guest', 'unauthenticated'],
  ] as const) {
    const inlinePolicies = [{ name: 'folder', document: policy }];
    const role = roleRecord(name, poolTrust(account.poolId, amr), { inlinePolicies });
    account.world = put(account.world, 'roles', role);
  }
  await account.call('SetIdentityPoolRoles', { IdentityPoolId: account.poolId, Roles: roleArns });
  return account;
}
