/**
 * The tokens of an issuer: the claims that its kind puts in, signed; or, where it gives opaque ones, a text that only it can read.
 *
 * GitHub Docs, "OpenID Connect reference"; Google, "OpenID Connect"; Amazon Cognito Developer Guide, "Understanding the identity
 * (ID) token". Not here: what AWS makes of them (web-identity-checks.ts).
 */
import type { Issuer, IssuerKind, IssuerSubject } from '#account/issuer.ts';
import { base64url, type JWTPayload } from 'jose';
import { kindsOfIssuers } from './issuer.ts';
import { isSignedBy, readToken, signToken } from './token.ts';

export interface TokenRequest {
  /** The application that it is for. */
  readonly clientId: string;
  /** ISO 8601. */
  readonly now: string;
  /** Seconds; absent: as long as the issuer usually gives. */
  readonly lifetime?: number;
  /** In the place of what the issuer would say; `undefined` leaves a claim out. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

type Claims = Readonly<Record<string, unknown>>;

/** The token; `undefined` when the issuer's private key is not here. */
export async function tokenFor(
  issuer: Issuer,
  subject: IssuerSubject,
  request: TokenRequest,
): Promise<string | undefined> {
  const signed = await signToken(issuer.signingKey, claimsFor(issuer, subject, request));
  return signed !== undefined && kindsOfIssuers[issuer.kind].isOpaque ? opaque(issuer.kind, signed) : signed;
}

/** The claims of such a token, before it is signed. */
export function claimsFor(issuer: Issuer, subject: IssuerSubject, request: TokenRequest): JWTPayload {
  const { clientId, now, lifetime = kindsOfIssuers[issuer.kind].lifetime, claims = {} } = request;
  const iat = Math.floor(Date.parse(now) / 1000);
  const all: Claims = {
    iss: `https://${issuer.url}`,
    sub: subject.sub,
    aud: clientId,
    iat,
    exp: iat + lifetime,
    ...claimsOfKind[issuer.kind](subject, clientId, iat),
    ...subject.claims,
    ...claims,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

const claimsOfKind: Readonly<
  Record<IssuerKind, (subject: IssuerSubject, clientId: string, iat: number) => Claims>
> = {
  google: ({ email, name }, azp) => ({
    azp,
    ...(email !== undefined && { email, email_verified: true }),
    name,
  }),
  github: ({ sub }, _, iat) => ({ nbf: iat - 600, ...workflowClaims(sub) }),
  cognitoUserPool: ({ email }, _, iat) => ({
    token_use: 'id',
    auth_time: iat,
    ...(email !== undefined && { email, email_verified: true }),
  }),
  own: ({ email }) => (email === undefined ? {} : { email }),
  cognitoIdentity: () => ({}),
  amazon: () => ({}),
  facebook: () => ({}),
};

/** What GitHub says of a run besides, as far as its `sub` tells: `repo:OWNER/NAME:ref:REF`, `…:environment:NAME`. */
function workflowClaims(sub: string): Claims {
  const [, repository = '', about = ''] = /^repo:([^:]+):(.*)$/.exec(sub) ?? [];
  if (repository === '') return {};
  const [, ref] = /^ref:(.*)$/.exec(about) ?? [];
  const [, environment] = /^environment:(.*)$/.exec(about) ?? [];
  return {
    repository,
    repository_owner: repository.split('/')[0],
    ...(ref !== undefined && { ref, ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch' }),
    ...(environment !== undefined && { environment }),
    event_name: about === 'pull_request' ? about : 'push',
    runner_environment: 'github-hosted',
  };
}

const prefixes: Readonly<Partial<Record<IssuerKind, string>>> = { amazon: 'Atza|', facebook: 'EAAC' };

function opaque(kind: IssuerKind, signed: string): string {
  return `${prefixes[kind] ?? ''}${base64url.encode(signed)}`;
}

/** What the provider answers when AWS asks whose access token this is; `undefined` when it is none of its own, or over. */
export async function askedAbout(
  issuer: Issuer,
  token: string,
  now: string,
): Promise<JWTPayload | undefined> {
  const signed = insideOf(issuer.kind, token);
  if (signed === undefined || !(await isSignedBy(signed, issuer.signingKey))) return undefined;
  const claims = readToken(signed)?.claims;
  return claims?.exp !== undefined && claims.exp > Date.parse(now) / 1000 ? claims : undefined;
}

function insideOf(kind: IssuerKind, token: string): string | undefined {
  const prefix = prefixes[kind];
  if (prefix === undefined || !token.startsWith(prefix)) return undefined;
  try {
    const bytes = base64url.decode(token.slice(prefix.length));
    const inside = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return opaque(kind, inside) === token ? inside : undefined;
  } catch {
    return undefined;
  }
}
