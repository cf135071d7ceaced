import { beforeAll, describe, expect, it } from 'vitest';
import type { Issuer, IssuerSubject } from '#account/issuer.ts';
import { put } from '#account/world.ts';
import type { Credentials } from '../call.ts';
import { newIssuer, newIssuerKey, type AddedKind } from '../federation/issuer.ts';
import { readToken, writtenToken } from '../federation/token.ts';
import { tokenFor, type TokenRequest } from '../federation/web-identity-token.ts';
import { accountId, testMoment, TestAccount } from '../test-api.ts';
import { allow, roleRecord, stsAccount } from './test-sts.ts';

const now = '2026-03-01T12:00:00Z';
const seconds = Date.parse(now) / 1000;
const nobody: Credentials = { kind: 'anonymous' };
const github = 'token.actions.githubusercontent.com';
const sub = 'repo:acme/shop:ref:refs/heads/main';

let issuers: Readonly<Record<AddedKind, Issuer>>;
beforeAll(async () => {
  const kinds = ['github', 'google', 'amazon', 'facebook', 'cognitoUserPool', 'own'] as const;
  const made = await Promise.all(kinds.map(async (kind) => [kind, await newIssuer(kind, 'us-east-1', now)]));
  issuers = Object.fromEntries(made) as typeof issuers;
});

const providerArn = (url: string): string => `arn:aws:iam::${accountId}:oidc-provider/${url}`;

/** A trust policy for the tokens of a provider. */
function trust(provider: string, condition?: object, ...besides: readonly string[]): string {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: ['sts:AssumeRoleWithWebIdentity', ...besides],
    ...(condition && { Condition: condition }),
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

const pinned = { StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com', [`${github}:sub`]: sub } };

/** An account that has registered these issuers, with a role of this trust policy. */
function account(
  trustPolicy: string,
  registered: readonly Issuer[] = [issuers.github],
  at = now,
): TestAccount {
  const role = roleRecord('deploy', trustPolicy, {
    maxSessionDuration: 7200,
    inlinePolicies: [{ name: 'p', document: allow('iam:ListUsers') }],
  });
  let { world } = stsAccount(undefined, role);
  for (const issuer of Object.values(issuers)) world = put(world, 'issuers', issuer);
  for (const { url, clientIds, thumbprint } of registered) {
    const thumbprints = thumbprint === undefined ? [] : [thumbprint];
    const arn = providerArn(url);
    world = put(world, 'oidcProviders', {
      arn,
      accountId,
      url,
      clientIds,
      thumbprints,
      createdAt: now,
      tags: {},
    });
  }
  return new TestAccount(world, testMoment(at));
}

function subjectOf({ subjects }: Issuer, sub?: string): IssuerSubject {
  const found = subjects.find((subject) => sub === undefined || subject.sub === sub);
  if (found === undefined) throw new Error(`nobody is ${sub ?? 'there'}`);
  return found;
}

async function token(issuer: Issuer, change: Partial<TokenRequest> & { readonly sub?: string } = {}) {
  const clientId = issuer.clientIds[0] ?? '';
  const { sub, ...request } = change;
  return (await tokenFor(issuer, subjectOf(issuer, sub), { clientId, now, ...request })) ?? '';
}

const RoleArn = `arn:aws:iam::${accountId}:role/deploy`;
const RoleSessionName = 'run-1';

function assume(of: TestAccount, WebIdentityToken: string, more: object = {}): Promise<unknown> {
  const given = { RoleArn, RoleSessionName, WebIdentityToken, ...more };
  return of.call('sts:AssumeRoleWithWebIdentity', given, nobody);
}

const notAuthorized = 'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithWebIdentity';

describe('AssumeRoleWithWebIdentity', () => {
  it('answers credentials of a session that knows who vouched', async () => {
    const there = account(trust(providerArn(github), pinned));
    expect(await assume(there, await token(issuers.github))).toEqual({
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA/) as string,
        SecretAccessKey: expect.any(String) as string,
        SessionToken: expect.any(String) as string,
        Expiration: '2026-03-01T13:00:00Z',
      },
      SubjectFromWebIdentityToken: sub,
      AssumedRoleUser: {
        AssumedRoleId: 'AROADEPLOY:run-1',
        Arn: `arn:aws:sts::${accountId}:assumed-role/deploy/run-1`,
      },
      Provider: providerArn(github),
      Audience: 'sts.amazonaws.com',
    });
    const [session] = there.world.sessions.values();
    expect(session).toMatchObject({
      operation: 'AssumeRoleWithWebIdentity',
      issuerArn: RoleArn,
      federatedProvider: providerArn(github),
      federatedKeys: { [`${github}:aud`]: 'sts.amazonaws.com', [`${github}:sub`]: sub },
    });
    expect(there.last?.event).toMatchObject({
      accountId,
      parameters: { WebIdentityToken: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    });
  });

  it('acts within the role', async () => {
    const there = account(trust(providerArn(github), pinned));
    const { Credentials: given } = (await assume(there, await token(issuers.github))) as {
      Credentials: Readonly<Record<'AccessKeyId' | 'SessionToken', string>>;
    };
    const session: Credentials = {
      kind: 'accessKey',
      accessKeyId: given.AccessKeyId,
      sessionToken: given.SessionToken,
    };
    expect(await there.call('ListUsers', {}, session)).toHaveProperty('Users');
    expect(await there.call('ListRoles', {}, session)).toContain('AccessDenied 403');
  });

  it('is refused for another repository by the condition on sub', async () => {
    const there = account(trust(providerArn(github), pinned));
    const other = await token(issuers.github, { sub: 'repo:mallory/fork:ref:refs/heads/main' });
    expect(await assume(there, other)).toBe(notAuthorized);
    expect(there.last?.decisions[0]?.decision.rule).toBe('resource.trustPolicyLacksTrust');
    const open = account(
      trust(providerArn(github), { StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' } }),
    );
    expect(await assume(open, other)).toHaveProperty('Credentials');
  });

  const roles: readonly (readonly [name: string, RoleArn: string])[] = [
    ['not there', `arn:aws:iam::${accountId}:role/missing`],
    ['of an account that trusts another provider', RoleArn],
  ];
  it.each(roles)('says the same of a role that is %s', async (_, RoleArn) => {
    const there = account(trust(providerArn('login.example.com')));
    expect(await assume(there, await token(issuers.github), { RoleArn })).toBe(notAuthorized);
  });

  it.each([
    ['2 hours, as the role allows', 7200, '2026-03-01T14:00:00Z'],
    ['15 minutes', 900, '2026-03-01T12:15:00Z'],
  ])('lasts %s', async (_, DurationSeconds, Expiration) => {
    const there = account(trust(providerArn(github), pinned));
    expect(await assume(there, await token(issuers.github), { DurationSeconds })).toMatchObject({
      Credentials: { Expiration },
    });
  });

  it.each([
    [
      { DurationSeconds: 7201 },
      'ValidationError 400: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [
      { DurationSeconds: 899 },
      "'durationSeconds' failed to satisfy constraint: Member must have value greater",
    ],
    [{ WebIdentityToken: 'abc' }, 'Member must have length greater than or equal to 4'],
    [{ WebIdentityToken: 'a'.repeat(20_001) }, 'Member must have length less than or equal to 20000'],
    [{ Policy: '{' }, 'MalformedPolicyDocument 400'],
    [{ RoleArn: 'arn:aws:sts::x:something/else' }, 'arn:aws:sts::x:something/else is invalid'],
  ])('refuses %o', async (more, words) => {
    const there = account(trust(providerArn(github), pinned));
    expect(await assume(there, await token(issuers.github), more)).toContain(words);
  });

  it('packs session policies', async () => {
    const there = account(trust(providerArn(github), pinned));
    const Policy = allow('iam:ListUsers');
    expect(await assume(there, await token(issuers.github), { Policy })).toMatchObject({
      PackedPolicySize: Math.ceil((Policy.length * 100) / 4096),
    });
  });
});

describe('tokens that do not hold', () => {
  const notJwt =
    'InvalidIdentityToken 400: The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
  const noKey =
    "InvalidIdentityToken 400: Couldn't retrieve verification key from your identity provider,  please reference " +
    'AssumeRoleWithWebIdentity documentation for requirements';
  const notValidated =
    'InvalidIdentityToken 400: The web identity token that was passed could not be validated by AWS. Get a new identity ' +
    'token from the identity provider and then retry the request.';

  const rows: readonly (readonly [name: string, token: () => Promise<string> | string, error: string])[] = [
    ['no token at all', () => 'ya29.a0AfH6SM', notJwt],
    ['signed with nothing', async () => withHeader(await token(issuers.github), { alg: 'none' }), notJwt],
    [
      'signed with a shared secret',
      async () => withHeader(await token(issuers.github), { alg: 'HS256' }),
      notJwt,
    ],
    [
      'without sub',
      () => token(issuers.github, { claims: { sub: undefined } }),
      'InvalidIdentityToken 400: Missing a required claim: sub',
    ],
    ...Object.entries({ iss: 5, sub: {}, aud: 5, exp: '99999999999', iat: 'soon' }).map(
      ([name, value]) =>
        [
          `with an ${name} of another type`,
          () => token(issuers.github, { claims: { [name]: value } }),
          notJwt,
        ] as const,
    ),
    [
      'of a provider that is not registered',
      () => token(issuers.own),
      'InvalidIdentityToken 400: No OpenIDConnect provider found in your account for https://login.example.com',
    ],
    [
      'signed by another key that calls itself the same',
      () => byAnotherKey(issuers.github.signingKey.id),
      notValidated,
    ],
    ['signed by a key that is not published', () => byAnotherKey('old'), noKey],
    [
      'changed after signing',
      async () => {
        const made = await token(issuers.github);
        const claims = { ...readToken(made)?.claims, sub: 'repo:acme/other:ref:refs/heads/main' };
        return writtenToken({ header: readToken(made)?.header ?? {}, claims }, made.split('.')[2]);
      },
      notValidated,
    ],
    [
      'expired for more than five minutes',
      () => token(issuers.github, { now: '2026-03-01T11:50:00Z' }),
      `ExpiredTokenException 400: Token expired: current date/time ${seconds} must be before the expiration date/time ${seconds - 300}`,
    ],
    ['not valid yet', () => token(issuers.github, { claims: { nbf: seconds + 301 } }), notValidated],
    [
      'for another audience',
      () => token(issuers.github, { clientId: 'https://github.com/acme' }),
      'InvalidIdentityToken 400: Incorrect token audience',
    ],
  ];
  it.each(rows)('%s', async (_, made, error) => {
    expect(await assume(account(trust(providerArn(github), pinned)), await made())).toBe(error);
  });

  it('hold five minutes longer than they say', async () => {
    const late = await token(issuers.github, { now: '2026-03-01T11:50:01Z' });
    expect(await assume(account(trust(providerArn(github), pinned)), late)).toHaveProperty('Credentials');
  });

  it('fail when the issuer cannot be reached', async () => {
    const there = account(trust(providerArn(github), pinned));
    there.world = { ...there.world, issuers: new Map() };
    expect(await assume(there, await token(issuers.github))).toBe(noKey);
  });

  it('fail when the server shows a certificate that nobody knows', async () => {
    const other = { ...issuers.own, thumbprint: 'a'.repeat(40) };
    const there = account(trust(providerArn('login.example.com')), [other]);
    expect(await assume(there, await token(issuers.own))).toBe(
      "InvalidIdentityToken 400: OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
    );
  });

  async function byAnotherKey(id: string): Promise<string> {
    return token({ ...issuers.github, signingKey: { ...(await newIssuerKey(now)), id } });
  }

  function withHeader(made: string, header: { readonly alg: string }): string {
    return writtenToken({ header, claims: readToken(made)?.claims ?? {} });
  }
});

it('a provider may be called as every object’s own members are', async () => {
  const issuer = { ...issuers.own, url: 'constructor', subjects: [subjectOf(issuers.own, 'ben')] };
  const there = account(trust(providerArn('constructor'), { StringEquals: { 'constructor:sub': 'ben' } }), [
    issuer,
  ]);
  there.world = put(there.world, 'issuers', issuer);
  expect(await assume(there, await token(issuer))).toHaveProperty('Credentials');
});

describe('built-in providers', () => {
  it('Google: aud is azp where there is one, and oaud the token’s own', async () => {
    const host = 'accounts.google.com';
    const condition = { StringEquals: { [`${host}:aud`]: 'web', [`${host}:oaud`]: 'phone' } };
    const made = await token(issuers.google, { clientId: 'phone', claims: { azp: 'web' } });
    expect(await assume(account(trust(host, condition), []), made)).toMatchObject({ Provider: host });
  });

  it.each([
    ['amazon', 'www.amazon.com', ['app_id', 'user_id']],
    ['facebook', 'graph.facebook.com', ['app_id', 'id']],
  ] as const)('%s is asked about its access tokens', async (kind, host, [app, user]) => {
    const { clientIds, subjects } = issuers[kind];
    const condition = {
      StringEquals: { [`${host}:${app}`]: clientIds[0], [`${host}:${user}`]: subjects[0]?.sub },
    };
    const there = account(trust(host, condition), []);
    const made = await token(issuers[kind]);
    expect(await assume(there, made, { ProviderId: host })).toMatchObject({
      Provider: host,
      Audience: clientIds[0],
      SubjectFromWebIdentityToken: subjects[0]?.sub,
    });
    expect(await assume(there, made)).toContain('not a valid JWT');
    expect(await assume(there, `${made}x`, { ProviderId: host })).toBe(
      'IDPRejectedClaim 403: The identity provider (IdP) reported that authentication failed. This might be because the claim is invalid.',
    );
    there.world = { ...there.world, issuers: new Map() };
    expect(await assume(there, made, { ProviderId: host })).toContain('IDPCommunicationError 400');
  });

  it('no other is asked', async () => {
    const made = await token(issuers.google);
    const answer = await assume(account(trust('accounts.google.com'), []), made, {
      ProviderId: 'accounts.google.com',
    });
    expect(answer).toBe('InvalidParameterValue 400: Unsupported ProviderId: accounts.google.com');
  });

  it('Cognito identity pools: aud and amr', async () => {
    const host = 'cognito-identity.amazonaws.com';
    const pools: Issuer = {
      ...issuers.own,
      kind: 'cognitoIdentity',
      url: host,
      clientIds: ['us-east-1:pool'],
    };
    const there = account(
      trust(host, {
        StringEquals: { [`${host}:aud`]: 'us-east-1:pool' },
        'ForAnyValue:StringLike': { [`${host}:amr`]: 'authenticated' },
      }),
      [],
    );
    there.world = put(there.world, 'issuers', pools);
    const guest = { ...subjectOf(issuers.own, 'ben'), claims: { amr: ['unauthenticated'] } };
    const known = { ...guest, claims: { amr: ['authenticated', 'accounts.google.com'] } };
    const of = (subject: IssuerSubject) => token({ ...pools, subjects: [subject] });
    expect(await assume(there, await of(guest))).toBe(notAuthorized);
    expect(await assume(there, await of(known))).toHaveProperty('Credentials');
  });
});

describe('what a token may set', () => {
  const url = 'login.example.com';
  const withIdentity = { claims: { 'https://aws.amazon.com/source_identity': 'ana' } };

  it('tags, which go on', async () => {
    const there = account(trust(providerArn(url), undefined, 'sts:TagSession'), [issuers.own]);
    expect(await assume(there, await token(issuers.own))).toMatchObject({ PackedPolicySize: 1 });
    const [session] = there.world.sessions.values();
    expect(session).toMatchObject({ tags: { team: 'payments' }, transitiveTagKeys: ['team'] });
  });

  it('tags in flat claims', async () => {
    const there = account(trust(providerArn(url), undefined, 'sts:TagSession'), [issuers.own]);
    const claims = { 'https://aws.amazon.com/tags/principal_tags/costCenter': '42' };
    await assume(there, await token(issuers.own, { sub: 'ben', claims }));
    expect([...there.world.sessions.values()][0]?.tags).toEqual({ costCenter: '42' });
  });

  it('a source identity', async () => {
    const there = account(trust(providerArn(url), undefined, 'sts:SetSourceIdentity'), [issuers.own]);
    const made = await token(issuers.own, { sub: 'ben', ...withIdentity });
    expect(await assume(there, made)).toMatchObject({ SourceIdentity: 'ana' });
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      'a source identity that is no name',
      { 'https://aws.amazon.com/source_identity': 'a b' },
      'InvalidIdentityToken 400: Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"',
    ],
    [
      'a tag that is too long',
      { 'https://aws.amazon.com/tags': { principal_tags: { team: ['p'.repeat(257)] } } },
      'Member must have length less than or equal to 256',
    ],
    [
      'more than fifty tags',
      {
        'https://aws.amazon.com/tags': {
          principal_tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, ['v']])),
        },
      },
      'Member must have length less than or equal to 50',
    ],
  ])('not %s', async (_, claims, words) => {
    const there = account(trust(providerArn(url), undefined, 'sts:TagSession', 'sts:SetSourceIdentity'), [
      issuers.own,
    ]);
    expect(await assume(there, await token(issuers.own, { sub: 'ben', claims }))).toContain(words);
    expect(there.world.sessions.size).toBe(0);
  });

  it.each([
    ['tags', {}, 'sts:TagSession'],
    ['a source identity', { sub: 'ben', ...withIdentity }, 'sts:SetSourceIdentity'],
  ])('not %s without the trust policy', async (_, change, action) => {
    const there = account(trust(providerArn(url)), [issuers.own]);
    expect(await assume(there, await token(issuers.own, change))).toBe(
      `AccessDenied 403: Not authorized to perform ${action}`,
    );
  });
});
