/**
 * What an issuer of web identity tokens is like, by its kind: a new one, and what it publishes about itself.
 *
 * AWS: IAM User Guide, "OIDC federation", "Available keys for AWS OIDC federation"; OpenID Connect Discovery 1.0; RFC 7517; the
 * providers' own pages. Names and numbers of people are examples. Not here: its tokens (web-identity-token.ts).
 */
import { publicKeySet } from './key-set.ts';
import type { Issuer, IssuerKind, IssuerSubject } from '#account/issuer.ts';
import type { SigningKey } from '#account/signing-key.ts';
import { calculateJwkThumbprint, type JWK } from 'jose';
import { newSigningKey } from './token.ts';

/** What is alike in all issuers of a kind. */
export interface KindOfIssuer {
  readonly name: string;
  /** Every account knows it without registering it. */
  readonly isBuiltIn: boolean;
  /** It gives out opaque OAuth access tokens, which AWS asks it about, in the place of signed ones. */
  readonly isOpaque: boolean;
  /** Seconds that a token holds. */
  readonly lifetime: number;
  /** Where it publishes its keys: a path on its own host, or an address. Absent where AWS reads no keys. */
  readonly keysAt?: string;
}

export const kindsOfIssuers: Readonly<Record<IssuerKind, KindOfIssuer>> = {
  github: {
    name: 'GitHub Actions',
    isBuiltIn: false,
    isOpaque: false,
    lifetime: 300,
    keysAt: '/.well-known/jwks',
  },
  google: {
    name: 'Google',
    isBuiltIn: true,
    isOpaque: false,
    lifetime: 3600,
    keysAt: 'https://www.googleapis.com/oauth2/v3/certs',
  },
  amazon: { name: 'Login with Amazon', isBuiltIn: true, isOpaque: true, lifetime: 3600 },
  facebook: { name: 'Facebook', isBuiltIn: true, isOpaque: true, lifetime: 5_184_000 },
  cognitoUserPool: {
    name: 'Cognito user pool',
    isBuiltIn: false,
    isOpaque: false,
    lifetime: 3600,
    keysAt: '/.well-known/jwks.json',
  },
  cognitoIdentity: {
    name: 'Cognito identity pools',
    isBuiltIn: true,
    isOpaque: false,
    lifetime: 600,
    keysAt: '/.well-known/jwks_uri',
  },
  own: {
    name: 'An issuer of your own',
    isBuiltIn: false,
    isOpaque: false,
    lifetime: 3600,
    keysAt: '/.well-known/jwks.json',
  },
};

/** An issuer before it has keys. */
type Template = Pick<Issuer, 'url' | 'clientIds' | 'subjects' | 'thumbprint'>;

const templates: Readonly<Record<Exclude<IssuerKind, 'cognitoIdentity'>, (region: string) => Template>> = {
  github: () => ({
    url: 'token.actions.githubusercontent.com',
    clientIds: ['sts.amazonaws.com'],
    subjects: [
      repository('acme/shop', 'ref:refs/heads/main', '74', 'ana'),
      repository('acme/shop', 'pull_request', '74', 'ben'),
      repository('mallory/fork', 'ref:refs/heads/main', '99', 'mallory'),
    ],
  }),
  google: () => ({
    url: 'accounts.google.com',
    clientIds: ['407408718192.apps.googleusercontent.com'],
    subjects: [person('110169484474386276334', 'Ana'), person('113498727615029384756', 'Ben')],
  }),
  amazon: () => ({
    url: 'www.amazon.com',
    clientIds: ['amzn1.application.188a56d827a7d6555a8b67a5d'],
    subjects: [person('amzn1.account.AF6RHO7KZU5XRVQJGXK6HB56KR2A', 'Ana')],
  }),
  facebook: () => ({
    url: 'graph.facebook.com',
    clientIds: ['111222333444555'],
    subjects: [person('10150002222222222', 'Ana')],
  }),
  cognitoUserPool: (region) => ({
    url: `cognito-idp.${region}.amazonaws.com/${region}_ExaMPle12`,
    clientIds: ['1example23456789'],
    subjects: [
      poolUser('aaaaaaaa-bbbb-cccc-dddd-example00001', 'Ana', ['admins']),
      poolUser('aaaaaaaa-bbbb-cccc-dddd-example00002', 'Ben', []),
    ],
  }),
  own: () => ({
    url: 'login.example.com',
    clientIds: ['my-app'],
    subjects: [
      {
        ...person('ana', 'Ana'),
        claims: {
          'https://aws.amazon.com/tags': {
            principal_tags: { team: ['payments'] },
            transitive_tag_keys: ['team'],
          },
        },
      },
      person('ben', 'Ben'),
    ],
    thumbprint: '990f4193972f2becf12ddeda5237f9c952f20d9e',
  }),
};

function person(sub: string, name: string): IssuerSubject {
  return { sub, name, email: `${name.toLowerCase()}@example.com`, claims: {} };
}

function poolUser(sub: string, name: string, groups: readonly string[]): IssuerSubject {
  const claims = {
    'cognito:username': name.toLowerCase(),
    ...(groups.length > 0 && { 'cognito:groups': groups }),
  };
  return { ...person(sub, name), claims };
}

/** A workflow run; what it is about stands in its `sub` (web-identity-token.ts reads it from there). */
function repository(name: string, about: string, id: string, actor: string): IssuerSubject {
  const claims = { actor, repository_id: id, workflow: 'deploy' };
  return { sub: `repo:${name}:${about}`, name: `${name}, ${about.replace('ref:refs/heads/', '')}`, claims };
}

/** Kinds that a person can add; the one of Cognito's identity pools comes with them. */
export type AddedKind = keyof typeof templates;
export const addedKinds = Object.keys(templates) as readonly AddedKind[];

/** An issuer of this kind as it comes, with a key of its own. */
export async function newIssuer(kind: AddedKind, region: string, now: string): Promise<Issuer> {
  const signingKey = await newIssuerKey(now);
  return { ...templates[kind](region), kind, name: kindsOfIssuers[kind].name, signingKey, createdAt: now };
}

/** A key whose id follows from it (RFC 7638). */
export async function newIssuerKey(now: string): Promise<SigningKey> {
  const key = await newSigningKey('', now);
  return { ...key, id: await calculateJwkThumbprint(JSON.parse(key.publicKey) as JWK) };
}

/** Where an issuer publishes its keys. */
function keysAddress({ url, kind }: Issuer): string | undefined {
  const { keysAt } = kindsOfIssuers[kind];
  return keysAt?.startsWith('/') === true ? `https://${url}${keysAt}` : keysAt;
}

/** `/.well-known/openid-configuration` as AWS would fetch it; `undefined` where there is none that AWS reads. */
export function discoveryDocument(issuer: Issuer): string | undefined {
  const jwks_uri = keysAddress(issuer);
  if (jwks_uri === undefined) return undefined;
  const document = {
    issuer: `https://${issuer.url}`,
    jwks_uri,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [issuer.signingKey.algorithm],
    claims_supported: ['sub', 'aud', 'iss', 'iat', 'exp'],
  };
  return JSON.stringify(document, null, 2);
}

/** The key set at `jwks_uri`: public halves only. What is no key, as a link may bring it, is not published. */
export function keySet({ signingKey }: Issuer): string {
  return publicKeySet([signingKey]);
}
