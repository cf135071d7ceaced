/**
 * Logins: by provider a token, and who its provider says it is.
 *
 * AWS: Amazon Cognito Developer Guide, "Identity pools authentication flow": the token is of the provider it stands under, the pool
 * knows that provider and the application, and it has not expired. One bad token makes the whole call fail.
 * Not here: whom a login belongs to (identity-link.ts). SAML assertions are not read.
 */
import type { IdentityPool } from '#account/identity-pool.ts';
import type { Issuer } from '#account/issuer.ts';
import type { World } from '#account/world.ts';
import type { JWTPayload } from 'jose';
import { isAwsError, type AwsError } from '../aws-error.ts';
import { kindsOfIssuers } from '../federation/issuer.ts';
import { readToken, verifiedClaims } from '../federation/token.ts';
import { askedAbout } from '../federation/web-identity-token.ts';
import { notAuthorized, unsupportedProvider } from './cognito-error.ts';

/** A token that holds, read. */
export interface Login {
  readonly provider: string;
  /** Who it is there. */
  readonly subject: string;
  /** What the session's `amr` says of it. */
  readonly methods: readonly string[];
  readonly claims: JWTPayload;
}

const invalid = (why: string): AwsError => notAuthorized(`Invalid login token. ${why}`);

/** All of them, or what is wrong with the first that does not hold. */
export async function verifiedLogins(
  world: World,
  pool: IdentityPool,
  logins: Readonly<Record<string, string>>,
  now: string,
): Promise<readonly Login[] | AwsError> {
  const verified: Login[] = [];
  for (const [provider, token] of Object.entries(logins)) {
    const login = await verifiedLogin(world, pool, provider, token, now);
    if (isAwsError(login)) return login;
    verified.push(login);
  }
  return verified;
}

async function verifiedLogin(
  world: World,
  pool: IdentityPool,
  provider: string,
  token: string,
  now: string,
): Promise<Login | AwsError> {
  const issuer = world.issuers.get(provider);
  const isOpaque = issuer !== undefined && kindsOfIssuers[issuer.kind].isOpaque;
  const malformed = isOpaque ? undefined : formProblem(token, provider);
  if (malformed !== undefined) return malformed;
  const known = clientsOf(world, pool, provider);
  if (known === undefined) return unsupportedProvider;
  const claims = issuer === undefined ? couldNotVerify : await claimsFrom(issuer, isOpaque, token, now);
  return isAwsError(claims) ? claims : loginOf(provider, known, claims);
}

/** What is wrong with it before anybody looks at its signature. */
function formProblem(token: string, provider: string): AwsError | undefined {
  const claims = readToken(token)?.claims;
  if (claims?.iss === undefined) return invalid('Not a valid OpenId Connect identity token.');
  const isTheirs = claims.iss.replace(/^https:\/\//, '') === provider;
  return isTheirs ? undefined : invalid("Issuer doesn't match providerName");
}

/** Facebook and Login with Amazon are asked whose the token is; others sign it. */
async function claimsFrom(
  issuer: Issuer,
  isOpaque: boolean,
  token: string,
  now: string,
): Promise<JWTPayload | AwsError> {
  if (isOpaque) return (await askedAbout(issuer, token, now)) ?? notAuthorized('Invalid login token.');
  const claims = await verifiedClaims(token, issuer.signingKey, now);
  if (typeof claims !== 'string') return claims;
  return claims === 'expired' ? expired(token, now) : couldNotVerify;
}

const couldNotVerify = invalid("Couldn't verify signed token.");

function expired(token: string, now: string): AwsError {
  const { exp = 0 } = readToken(token)?.claims ?? {};
  return invalid(`Token expired: ${Math.floor(Date.parse(now) / 1000)} >= ${exp}`);
}

function loginOf(provider: string, known: Clients, claims: JWTPayload): Login | AwsError {
  const { aud, sub: subject, exp } = claims;
  if (aud === undefined) return invalid('Missing a required claim: aud');
  if (subject === undefined) return invalid('Missing a required claim: sub');
  if (exp === undefined) return invalid('Missing a required claim: exp');
  const client = [aud].flat().find((audience) => known.clientIds.includes(audience));
  if (client === undefined) return unsupportedProvider;
  return { provider, subject, methods: methodsOf(provider, known, client, subject), claims };
}

interface Clients {
  readonly kind: 'builtIn' | 'userPool' | 'registered';
  readonly clientIds: readonly string[];
}

/** The applications that the pool lets in from a provider; `undefined` when it does not know the provider. */
function clientsOf({ oidcProviders }: World, pool: IdentityPool, provider: string): Clients | undefined {
  const appIds = new Map(Object.entries(pool.supportedLoginProviders)).get(provider);
  // AWS: several application ids of Google's stand behind each other.
  if (appIds !== undefined) return { kind: 'builtIn', clientIds: appIds.split(';') };
  const userPools = pool.userPools.filter(({ providerName }) => providerName === provider);
  if (userPools.length > 0) return { kind: 'userPool', clientIds: userPools.map(({ clientId }) => clientId) };
  const registered = pool.oidcProviderArns
    .map((arn) => oidcProviders.get(arn))
    .find((known) => known?.url === provider);
  return registered && { kind: 'registered', clientIds: registered.clientIds };
}

/** AWS: the provider, and behind it the provider with the person there. */
function methodsOf(provider: string, { kind }: Clients, client: string, subject: string): readonly string[] {
  if (kind === 'registered') return [provider];
  const through = kind === 'userPool' ? 'CognitoSignIn' : client;
  return [provider, `${provider}:${through}:${subject}`];
}
