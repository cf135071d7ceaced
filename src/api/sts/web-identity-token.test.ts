/** Tokens for services outside of AWS: who gets which, what they say, and that whoever reads the published keys can verify them. */
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import type { Credentials, Parameters } from '../call.ts';
import { accountId, root, TestAccount } from '../test-api.ts';
import { administrator, alice, allow, callAt, roleRecord, session, stsAccount, trust } from './test-sts.ts';
import { outboundDiscovery, outboundKeySet } from './web-identity-token-discovery.ts';

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const self = `arn:aws:sts::${accountId}:self`;
const Audience = ['https://api.example.com'];
const asked = { Audience, SigningAlgorithm: 'RS256' };
const role = roleRecord('job', trust(aliceArn, undefined, 'sts:TagSession', 'sts:SetSourceIdentity'), {
  path: '/batch/',
  tags: { Team: 'role', stage: 'live' },
  inlinePolicies: [{ name: 'p', document: allow('sts:*') }],
});

let enabled: World;
beforeAll(async () => {
  const account = stsAccount(allow(['sts:*']), role);
  await account.call('EnableOutboundWebIdentityFederation');
  enabled = account.world;
});

/** Alice may do what this policy says; the feature is on. */
function accountWith(policy = allow('sts:*')): TestAccount {
  const user = enabled.users.get(aliceArn);
  if (user === undefined) throw new Error('no Alice');
  const inlinePolicies = [{ name: 'p', document: policy }];
  return new TestAccount(put(enabled, 'users', { ...user, inlinePolicies, tags: { team: 'payments' } }));
}

function federationOf({ world }: TestAccount) {
  const found = world.accounts.get(accountId)?.outboundFederation;
  if (found === undefined) throw new Error('not switched on');
  return found;
}

/** The world as it comes out of a link. */
function withoutPrivateKeys(account: TestAccount): World {
  const known = account.world.accounts.get(accountId);
  if (known === undefined) throw new Error('no account');
  const federation = federationOf(account);
  const signingKeys = federation.signingKeys.map(({ privateKey: _, ...key }) => key);
  return put(account.world, 'accounts', { ...known, outboundFederation: { ...federation, signingKeys } });
}

interface Given {
  readonly WebIdentityToken: string;
  readonly Expiration: string;
}

async function tokenOf(account: TestAccount, parameters: object = {}, as = alice): Promise<Given> {
  const answer = await account.call('sts:GetWebIdentityToken', { ...asked, ...parameters }, as);
  if (typeof answer === 'string') throw new Error(answer);
  return answer as Given;
}

/** As a service does it that was told the issuer: read what it publishes, and trust nothing else. */
async function verified(account: TestAccount, token: string): Promise<JWTPayload> {
  const federation = federationOf(account);
  const { issuer } = JSON.parse(outboundDiscovery(federation)) as { issuer: string };
  const keys = createLocalJWKSet(JSON.parse(outboundKeySet(federation)) as JSONWebKeySet);
  const currentDate = new Date(Date.parse(account.moment.now));
  return (await jwtVerify(token, keys, { issuer, audience: 'https://api.example.com', currentDate })).payload;
}

async function claimsOf(account: TestAccount, parameters: object = {}, as = alice): Promise<JWTPayload> {
  return verified(account, (await tokenOf(account, parameters, as)).WebIdentityToken);
}

async function awsClaimsOf(account: TestAccount, parameters: object = {}, as = alice): Promise<unknown> {
  return (await claimsOf(account, parameters, as))['https://sts.amazonaws.com/'];
}

describe('a token', () => {
  it.each([
    ['RS256', 'RSA_0'],
    ['ES384', 'EC384_0'],
  ])('is signed with %s, and verified with the published keys', async (SigningAlgorithm, kid) => {
    const account = accountWith();
    const { WebIdentityToken } = await tokenOf(account, { SigningAlgorithm });
    expect(decodeProtectedHeader(WebIdentityToken)).toEqual({ alg: SigningAlgorithm, kid, typ: 'JWT' });
    expect(await verified(account, WebIdentityToken)).toMatchObject({ sub: aliceArn });
    const [header, , signature] = WebIdentityToken.split('.');
    const forged = [header, btoa('{"sub":"root"}').replaceAll('=', ''), signature].join('.');
    await expect(verified(account, forged)).rejects.toThrow('signature verification failed');
  });

  it('says who asked, for whom it is, and how long it holds', async () => {
    const account = accountWith();
    const issuedAt = Date.parse('2026-03-01T12:00:00Z') / 1000;
    expect(await claimsOf(account)).toEqual({
      iss: federationOf(account).issuer,
      aud: 'https://api.example.com',
      sub: aliceArn,
      iat: issuedAt,
      exp: issuedAt + 300,
      jti: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      'https://sts.amazonaws.com/': {
        aws_account: accountId,
        source_region: 'us-east-1',
        principal_id: aliceArn,
        principal_tags: { team: 'payments' },
      },
    });
    expect(await tokenOf(account, { DurationSeconds: 3600 })).toMatchObject({
      Expiration: '2026-03-01T13:00:00Z',
    });
  });

  it.each([
    ['one audience', Audience, 'https://api.example.com'],
    ['several', [...Audience, 'b'], [...Audience, 'b']],
    ['the same one twice', [...Audience, ...Audience], [...Audience, ...Audience]],
  ])('for %s', async (_, audience, aud) => {
    expect(await claimsOf(accountWith(), { Audience: audience })).toMatchObject({ aud });
  });

  it('carries the tags of the request, reserved ones too', async () => {
    const Tags = [
      { Key: 'Job', Value: '7' },
      { Key: 'aws:x', Value: 'y' },
    ];
    expect(await awsClaimsOf(accountWith(), { Tags })).toMatchObject({
      request_tags: { Job: '7', 'aws:x': 'y' },
    });
  });

  it('names organization and path', async () => {
    const account = accountWith();
    const known = account.world.accounts.get(accountId);
    if (known === undefined) throw new Error('no account');
    account.world = put(
      put(account.world, 'accounts', { ...known, parentId: 'ou-ab12-11111111' }),
      'organizations',
      { id: 'o-a1b2c3d4e5', managementAccountId: '444455556666', rootId: 'r-ab12' },
    );
    const unit = { id: 'ou-ab12-11111111', name: 'Live', parentId: 'r-ab12' };
    account.world = put(account.world, 'organizationalUnits', unit);
    expect(await awsClaimsOf(account, {}, administrator)).toMatchObject({
      org_id: 'o-a1b2c3d4e5',
      ou_path: ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/'],
    });
  });

  it('of a role’s session is of the role, with its session tags before its own', async () => {
    const account = accountWith();
    const given = { RoleArn: role.arn, RoleSessionName: 's1', SourceIdentity: 'alice' };
    const Tags = [{ Key: 'team', Value: 'session' }];
    const as = await session(account, 'AssumeRole', { ...given, Tags, DurationSeconds: 900 }, alice);
    const claims = await claimsOf(account, {}, as);
    expect(claims.sub).toBe(role.arn);
    expect(claims['https://sts.amazonaws.com/']).toEqual({
      aws_account: accountId,
      source_region: 'us-east-1',
      principal_id: role.arn,
      principal_tags: { stage: 'live', team: 'session' },
      original_session_exp: '2026-03-01T12:15:00Z',
      source_identity: 'alice',
    });
  });

  it('of a user’s session is of the user', async () => {
    const account = accountWith();
    const as = await session(account, 'GetSessionToken', { DurationSeconds: 900 }, alice);
    expect(await claimsOf(account, {}, as)).toMatchObject({ sub: aliceArn });
    expect(await awsClaimsOf(account, {}, as)).toMatchObject({
      original_session_exp: '2026-03-01T12:15:00Z',
    });
  });

  it('names the provider of whoever was federated', async () => {
    const account = accountWith();
    const provider = `arn:aws:iam::${accountId}:saml-provider/Corp`;
    const as = await session(account, 'AssumeRole', { RoleArn: role.arn, RoleSessionName: 's1' }, alice);
    const [record] = account.world.sessions.values();
    if (record === undefined) throw new Error('no session');
    account.world = put(account.world, 'sessions', {
      ...record,
      operation: 'AssumeRoleWithSAML',
      federatedProvider: provider,
    });
    expect(await awsClaimsOf(account, {}, as)).toMatchObject({ federated_provider: provider });
  });

  it('names the Region it was asked for in', async () => {
    const account = accountWith();
    const answer = await callAt(account, { region: 'eu-west-2' }, 'sts:GetWebIdentityToken', asked, alice);
    const { WebIdentityToken } = answer as Given;
    expect((await verified(account, WebIdentityToken))['https://sts.amazonaws.com/']).toMatchObject({
      source_region: 'eu-west-2',
    });
  });

  it('goes on to be verified when the feature is off', async () => {
    const account = accountWith();
    const { WebIdentityToken } = await tokenOf(account);
    await account.call('DisableOutboundWebIdentityFederation');
    expect(await verified(account, WebIdentityToken)).toMatchObject({ sub: aliceArn });
  });

  it('is signed with a new key where the private one did not travel along; the old one stays published', async () => {
    const before = accountWith();
    const { WebIdentityToken: old } = await tokenOf(before);
    const account = new TestAccount(withoutPrivateKeys(before));
    const { WebIdentityToken } = await tokenOf(account);
    expect(decodeProtectedHeader(WebIdentityToken).kid).toBe('RSA_1');
    expect(await verified(account, WebIdentityToken)).toMatchObject({ sub: aliceArn });
    expect(await verified(account, old)).toMatchObject({ sub: aliceArn });
    expect(decodeProtectedHeader((await tokenOf(account)).WebIdentityToken).kid).toBe('RSA_1');
  });
});

describe('permission', () => {
  const deny = (action: string): string =>
    `AccessDenied 403: User: ${aliceArn} is not authorized to perform: ${action} on resource: ${self} ` +
    `because no identity-based policy allows the ${action} action`;
  const onlyIf = (Condition: object, action = 'sts:GetWebIdentityToken'): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: action, Resource: '*', Condition },
        ...(action === 'sts:GetWebIdentityToken'
          ? []
          : [{ Effect: 'Allow', Action: 'sts:GetWebIdentityToken', Resource: '*' }]),
      ],
    });
  const get = 'sts:GetWebIdentityToken';
  const tag = 'sts:TagGetWebIdentityToken';
  const team = { Tags: [{ Key: 'team', Value: 'test' }] };
  const audience = onlyIf({ 'ForAllValues:StringEquals': { 'sts:IdentityTokenAudience': Audience } });
  const algorithm = onlyIf({ StringEquals: { 'sts:SigningAlgorithm': 'RS256' } });
  const duration = onlyIf({ NumericLessThanEquals: { 'sts:DurationSeconds': '300' } });
  const tags = onlyIf({ StringEquals: { 'aws:RequestTag/team': 'test' } }, tag);
  const onlyTeam = onlyIf({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }, tag);

  it.each<readonly [why: string, policy: string, parameters: Parameters, refused: string | undefined]>([
    ['none', allow('s3:*'), {}, deny(get)],
    ['on another resource', allow(get, aliceArn), {}, deny(get)],
    ['on self', allow(get, self), {}, undefined],
    ['for this audience', audience, {}, undefined],
    ['for one of two audiences', audience, { Audience: [...Audience, 'other'] }, deny(get)],
    ['for this algorithm', algorithm, {}, undefined],
    ['for another algorithm', algorithm, { SigningAlgorithm: 'ES384' }, deny(get)],
    ['for the usual five minutes, though they are not asked for', duration, {}, undefined],
    ['for more than that', duration, { DurationSeconds: 301 }, deny(get)],
    ['without tags, and there are some', allow(get), team, deny(tag)],
    ['with tags', allow([get, tag], self), team, undefined],
    ['for this tag', tags, team, undefined],
    ['for another value of it', tags, { Tags: [{ Key: 'team', Value: 'x' }] }, deny(tag)],
    ['for this key', onlyTeam, team, undefined],
    ['for another key', onlyTeam, { Tags: [{ Key: 'extra', Value: 'test' }] }, deny(tag)],
  ])('%s', async (_, policy, parameters, refused) => {
    const answer = await accountWith(policy).call(get, { ...asked, ...parameters }, alice);
    expect(typeof answer === 'string' ? answer : undefined).toBe(refused);
  });

  it('is asked for before anybody learns that the feature is off', async () => {
    expect(await stsAccount(allow('s3:*')).call(get, asked, alice)).toBe(deny(get));
  });

  it('of root', async () => {
    expect(await claimsOf(accountWith(), {}, root)).toMatchObject({ sub: `arn:aws:iam::${accountId}:root` });
  });
});

describe('is refused', () => {
  const invalid = (value: string, place: string, words: string): string =>
    `ValidationError 400: 1 validation error detected: Value ${value} at '${place}' failed to satisfy constraint: ${words}`;
  const unsupported =
    'ValidationError 400: Requested SigningAlgorithm is not supported. See the GetWebIdentityToken documentation for ' +
    'supported algorithms';
  const duplicate =
    'InvalidParameterValue 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.';
  const atLeast = (least: number): string => `Member must have length greater than or equal to ${least}`;
  const atMost = (most: number): string => `Member must have length less than or equal to ${most}`;
  const each = `Member must satisfy constraint: [${atMost(1000)}, ${atLeast(1)}]`;
  const eleven = Array.from({ length: 11 }, (_, index) => String(index));
  const missing = 'Member must not be null';

  it.each<readonly [why: string, parameters: Parameters, words: string]>([
    ['another algorithm', { ...asked, SigningAlgorithm: 'ES256' }, unsupported],
    ['an algorithm in small letters', { ...asked, SigningAlgorithm: 'rs256' }, unsupported],
    [
      'no algorithm’s name',
      { ...asked, SigningAlgorithm: 'none' },
      invalid("'none'", 'signingAlgorithm', atLeast(5)),
    ],
    ['no algorithm', { Audience }, invalid('null', 'signingAlgorithm', missing)],
    ['no audience', { SigningAlgorithm: 'RS256' }, invalid('null', 'audience', missing)],
    ['an empty audience', { ...asked, Audience: [''] }, invalid("'[]'", 'audience', each)],
    [
      'eleven audiences',
      { ...asked, Audience: eleven },
      invalid(`'[${eleven.join(', ')}]'`, 'audience', atMost(10)),
    ],
    [
      'a short time',
      { ...asked, DurationSeconds: 59 },
      invalid("'59'", 'durationSeconds', 'Member must have value greater than or equal to 60'),
    ],
    [
      'a long time',
      { ...asked, DurationSeconds: 3601 },
      invalid("'3601'", 'durationSeconds', 'Member must have value less than or equal to 3600'),
    ],
    [
      'a tag twice',
      {
        ...asked,
        Tags: [
          { Key: 'team', Value: '1' },
          { Key: 'Team', Value: '2' },
        ],
      },
      duplicate,
    ],
  ])('%s', async (_, parameters, words) => {
    // Off: none of it has to do with the feature.
    expect(await stsAccount(allow('sts:*')).call('sts:GetWebIdentityToken', parameters, alice)).toBe(words);
  });

  it('while the feature is off', async () => {
    expect(await stsAccount(allow('sts:*')).call('sts:GetWebIdentityToken', asked, alice)).toBe(
      'OutboundWebIdentityFederationDisabledException 403: OutboundWebIdentityFederation is disabled.',
    );
  });

  it('at the global endpoint', async () => {
    const place = { region: 'us-east-1', endpoint: 'global' } as const;
    expect(await callAt(accountWith(), place, 'sts:GetWebIdentityToken', asked, alice)).toBe(
      'InvalidAction 400: Operation not supported on STS global endpoint',
    );
  });

  it.each([
    [899, false],
    [900, true],
    [901, true],
  ])('when it would outlive the session: %i seconds of 900', async (DurationSeconds, isRefused) => {
    const account = accountWith();
    const as = await session(account, 'GetSessionToken', { DurationSeconds: 900 }, alice);
    const answer = await account.call('sts:GetWebIdentityToken', { ...asked, DurationSeconds }, as);
    const refused =
      'SessionDurationEscalationException 403: ' +
      "Requested token expiry time must be before the original session's expiry time.";
    expect(answer === refused).toBe(isRefused);
  });

  it('for a federated user, whatever policies say', async () => {
    const account = accountWith();
    const as: Credentials = await session(
      account,
      'GetFederationToken',
      { Name: 'bob', Policy: allow('sts:*') },
      alice,
    );
    expect(await account.call('sts:GetWebIdentityToken', asked, as)).toBe(
      'AccessDenied 403: GetWebIdentityToken does not support federated user sessions',
    );
  });

  it('when its claims are larger than 14,984 bytes', async () => {
    const account = accountWith();
    const Tags = Array.from({ length: 50 }, (_, index) => ({
      Key: `padding-${index}`,
      Value: 'v'.repeat(256),
    }));
    const withFiller = (length: number) => ({ Audience: [...Audience, 'a'.repeat(length)], Tags });
    const { WebIdentityToken } = await tokenOf(account, withFiller(1));
    const payload = WebIdentityToken.split('.')[1] ?? '';
    const fits = 1 + 14_984 - Math.floor((payload.length * 3) / 4);
    expect(await tokenOf(account, withFiller(fits))).toMatchObject({ Expiration: '2026-03-01T12:05:00Z' });
    const larger = { ...asked, ...withFiller(fits + 1) };
    expect(await account.call('sts:GetWebIdentityToken', larger, alice)).toBe(
      'JWTPayloadSizeExceededException 400: JWT payload exceeds maximum allowed size',
    );
  });
});
