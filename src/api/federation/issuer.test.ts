import { beforeAll, describe, expect, test } from 'vitest';
import type { Issuer } from '#account/issuer.ts';
import { addedKinds, discoveryDocument, keySet, newIssuer } from './issuer.ts';
import { isSignedBy, readToken } from './token.ts';
import { askedAbout, tokenFor } from './web-identity-token.ts';

const now = '2026-03-01T12:00:00Z';
const seconds = Date.parse(now) / 1000;
const issuers = new Map<string, Issuer>();

beforeAll(async () => {
  for (const kind of addedKinds) issuers.set(kind, await newIssuer(kind, 'eu-central-1', now));
});

function issuer(kind: string): Issuer {
  const found = issuers.get(kind);
  if (found === undefined) throw new Error(`no issuer ${kind}`);
  return found;
}

async function token(kind: string, claims = {}): Promise<string> {
  const { clientIds, subjects } = issuer(kind);
  const [clientId = ''] = clientIds;
  const [subject] = subjects;
  if (subject === undefined) throw new Error(`${kind} knows nobody`);
  return (await tokenFor(issuer(kind), subject, { clientId, now, claims })) ?? '';
}

describe('claims', () => {
  const signed: readonly (readonly [kind: string, claims: object])[] = [
    [
      'github',
      {
        iss: 'https://token.actions.githubusercontent.com',
        sub: 'repo:acme/shop:ref:refs/heads/main',
        aud: 'sts.amazonaws.com',
        repository: 'acme/shop',
        repository_owner: 'acme',
        ref: 'refs/heads/main',
        ref_type: 'branch',
        nbf: seconds - 600,
        exp: seconds + 300,
      },
    ],
    [
      'google',
      {
        iss: 'https://accounts.google.com',
        azp: '407408718192.apps.googleusercontent.com',
        aud: '407408718192.apps.googleusercontent.com',
        email: 'ana@example.com',
      },
    ],
    [
      'cognitoUserPool',
      {
        iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_ExaMPle12',
        token_use: 'id',
        'cognito:groups': ['admins'],
      },
    ],
    [
      'own',
      { iss: 'https://login.example.com', sub: 'ana', aud: 'my-app', iat: seconds, exp: seconds + 3600 },
    ],
  ];
  test.each(signed)('of %s', async (kind, claims) => {
    const made = await token(kind);
    expect(await isSignedBy(made, issuer(kind).signingKey)).toBe(true);
    expect(readToken(made)?.header).toEqual({ alg: 'RS256', kid: issuer(kind).signingKey.id, typ: 'JWT' });
    expect(readToken(made)?.claims).toMatchObject(claims);
  });

  test('are changed and left out as asked', async () => {
    const claims = readToken(await token('own', { sub: 'eve', email: undefined }))?.claims;
    expect(claims).toMatchObject({ sub: 'eve' });
    expect(claims).not.toHaveProperty('email');
  });
});

describe('opaque tokens', () => {
  test.each(['amazon', 'facebook'])('of %s say nothing to others, and all to their issuer', async (kind) => {
    const made = await token(kind);
    expect(readToken(made)).toBeUndefined();
    const { subjects, clientIds } = issuer(kind);
    expect(await askedAbout(issuer(kind), made, now)).toMatchObject({
      sub: subjects[0]?.sub,
      aud: clientIds[0],
    });
  });

  test('are nobody’s at another issuer, when they are over, or when something was changed', async () => {
    const made = await token('amazon');
    expect(await askedAbout(issuer('facebook'), made, now)).toBeUndefined();
    expect(await askedAbout(issuer('amazon'), made, '2026-03-01T13:00:00Z')).toBeUndefined();
    expect(await askedAbout(issuer('amazon'), `${made}A`, now)).toBeUndefined();
  });
});

describe('published', () => {
  test('a document that leads to the keys, without the private half', () => {
    expect(JSON.parse(discoveryDocument(issuer('github')) ?? '')).toMatchObject({
      issuer: 'https://token.actions.githubusercontent.com',
      jwks_uri: 'https://token.actions.githubusercontent.com/.well-known/jwks',
    });
    const { keys } = JSON.parse(keySet(issuer('github'))) as { keys: readonly object[] };
    expect(keys).toEqual([
      {
        kty: 'RSA',
        alg: 'RS256',
        use: 'sig',
        e: 'AQAB',
        n: expect.any(String) as string,
        kid: issuer('github').signingKey.id,
      },
    ]);
  });
  test.each([
    ['no JSON', 'no JSON', []],
    ['a list', 'null', []],
    [
      'a private half',
      '{"kty":"RSA","n":"AQ","e":"AQAB","d":"secret"}',
      [{ kty: 'RSA', n: 'AQ', e: 'AQAB' }],
    ],
  ])('of a key that came by link as %s only what is public', (_, publicKey, expected) => {
    const foreign = issuer('github');
    const { keys } = JSON.parse(keySet({ ...foreign, signingKey: { ...foreign.signingKey, publicKey } })) as {
      keys: readonly object[];
    };
    expect(keys).toEqual(expected.map((key) => expect.objectContaining(key) as unknown));
    expect(JSON.stringify(keys)).not.toContain('secret');
  });
  test('nothing is signed with what is no key', async () => {
    const foreign = { ...issuer('github'), signingKey: { ...issuer('github').signingKey, privateKey: 'x' } };
    const [subject] = foreign.subjects;
    expect(subject && (await tokenFor(foreign, subject, { clientId: 'app', now }))).toBeUndefined();
  });
  test('Google has its keys elsewhere', () => {
    expect(discoveryDocument(issuer('google'))).toContain('https://www.googleapis.com/oauth2/v3/certs');
  });
  test('nothing, where AWS asks about each token', () => {
    expect(discoveryDocument(issuer('facebook'))).toBeUndefined();
  });
});
