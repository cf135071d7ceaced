/**
 * What STS checks about a web identity token before any policy is asked: one problem at a time, in this order.
 *
 * AWS: STS API Reference, "AssumeRoleWithWebIdentity" and its errors; IAM User Guide, "Create an OpenID Connect identity provider",
 * "OIDC federation" (five minutes for clocks that differ). AWS publishes no order; this one reads, asks the issuer, then compares.
 * Where AWS's words are not known, those of the API Reference stand. Not here: whether a role lets it in (authorize/).
 */
import type { OidcProvider } from '#account/identity-provider.ts';
import type { Issuer } from '#account/issuer.ts';
import type { World } from '#account/world.ts';
import { builtInProviders } from '#authorize/caller.ts';
import type { JWTPayload } from 'jose';
import { AwsError, isAwsError } from '../aws-error.ts';
import { isSignedBy, readToken } from './token.ts';
import { askedAbout } from './web-identity-token.ts';

/** A token on its way to a role of this account. */
export interface PresentedToken {
  readonly world: World;
  /** ISO 8601. */
  readonly now: string;
  /** Of the role. */
  readonly accountId: string;
  readonly token: string;
  /** For access tokens only: who gave it. */
  readonly providerId?: string;
}

/** A token that holds: who vouches, as policies name it, under which prefix its keys stand, and what it says. */
export interface VerifiedToken {
  /** ARN of a registered provider, host of a built-in one. */
  readonly provider: string;
  readonly prefix: string;
  readonly claims: JWTPayload;
  /** The client ids that the account has registered; absent for built-in ones. */
  readonly clientIds?: readonly string[];
}

export type TokenCheck =
  | 'wellFormed'
  | 'algorithm'
  | 'claims'
  | 'provider'
  | 'reachable'
  | 'certificate'
  | 'key'
  | 'signature'
  | 'time'
  | 'audience'
  | 'providerId'
  | 'asked';

/** All checks of such a token in order; `failed` is the first that did not hold, those behind it were not made. */
export interface CheckedToken {
  readonly checks: readonly TokenCheck[];
  readonly outcome: VerifiedToken | { readonly failed: TokenCheck; readonly error: AwsError };
}

const invalid = (message: string): AwsError => new AwsError('InvalidIdentityToken', 400, message);

const notJwt = invalid(
  'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
);
const notValidated = invalid(
  'The web identity token that was passed could not be validated by AWS. Get a new identity token from the identity provider ' +
    'and then retry the request.',
);
// AWS: with two spaces.
const noKey = invalid(
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity " +
    'documentation for requirements',
);
const wrongThumbprint = invalid(
  "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint",
);
const notReached = new AwsError(
  'IDPCommunicationError',
  400,
  'The identity provider could not be reached to verify the incoming identity token.',
);
const rejected = new AwsError(
  'IDPRejectedClaim',
  403,
  'The identity provider (IdP) reported that authentication failed. This might be because the claim is invalid.',
);

/** Everything that the checks look at, found beforehand. */
interface Evidence extends PresentedToken {
  readonly algorithm: string | undefined;
  readonly keyId: string | undefined;
  readonly claims: JWTPayload | undefined;
  /** `iss` without `https://`. */
  readonly host: string;
  readonly isBuiltIn: boolean;
  readonly provider: OidcProvider | undefined;
  readonly issuer: Issuer | undefined;
}

type Check = (evidence: Evidence) => AwsError | undefined | Promise<AwsError | undefined>;

const algorithms = /^(RS|ES)(256|384|512)$/;
const requiredClaims = ['iss', 'sub', 'aud', 'exp', 'iat'] as const;
/** Seconds by which a token may be late: IAM allows for clocks that differ. */
export const clockSkew = 300;

const signedChecks: Readonly<Partial<Record<TokenCheck, Check>>> = {
  wellFormed: ({ claims }) => (claims === undefined ? notJwt : undefined),
  algorithm: ({ algorithm }) => (algorithms.test(algorithm ?? '') ? undefined : notJwt),
  claims: ({ claims }) => {
    const missing = requiredClaims.find((name) => claims?.[name] === undefined);
    return missing && invalid(`Missing a required claim: ${missing}`);
  },
  provider: ({ isBuiltIn, provider, host }) =>
    isBuiltIn || provider !== undefined
      ? undefined
      : invalid(`No OpenIDConnect provider found in your account for https://${host}`),
  reachable: ({ issuer }) => (issuer === undefined ? noKey : undefined),
  certificate: ({ issuer, provider }) => (isServerTrusted(issuer, provider) ? undefined : wrongThumbprint),
  key: ({ issuer, keyId }) => (keyId === undefined || keyId === issuer?.signingKey.id ? undefined : noKey),
  signature: async ({ issuer, token }) =>
    issuer !== undefined && (await isSignedBy(token, issuer.signingKey)) ? undefined : notValidated,
  time: ({ claims, now }) => timeProblem(claims ?? {}, Math.floor(Date.parse(now) / 1000)),
  audience: ({ claims, provider }) =>
    provider === undefined || audiences(claims ?? {}).some((aud) => provider.clientIds.includes(aud))
      ? undefined
      : invalid('Incorrect token audience'),
};

/** Where no well-known authority vouches for the server, its thumbprint has to be known; AWS fetches it if none is given. */
function isServerTrusted(issuer: Issuer | undefined, provider: OidcProvider | undefined): boolean {
  if (issuer?.thumbprint === undefined || provider === undefined) return true;
  return provider.thumbprints.length === 0 || provider.thumbprints.includes(issuer.thumbprint.toLowerCase());
}

function timeProblem({ exp = 0, nbf, iat = 0 }: JWTPayload, now: number): AwsError | undefined {
  if (now >= exp + clockSkew) {
    const words = `Token expired: current date/time ${now} must be before the expiration date/time ${exp}`;
    return new AwsError('ExpiredTokenException', 400, words);
  }
  return Math.max(nbf ?? 0, iat) > now + clockSkew ? notValidated : undefined;
}

/** The `aud` claim as a list. */
export function audiences({ aud = [] }: JWTPayload): readonly string[] {
  return typeof aud === 'string' ? [aud] : aud;
}

/** Access tokens are for whoever gave them to say. */
const accessTokenProviders: readonly string[] = ['www.amazon.com', 'graph.facebook.com'];

const opaqueChecks: Readonly<Partial<Record<TokenCheck, Check>>> = {
  providerId: ({ providerId = '' }) =>
    accessTokenProviders.includes(providerId)
      ? undefined
      : new AwsError('InvalidParameterValue', 400, `Unsupported ProviderId: ${providerId}`),
  reachable: ({ issuer }) => (issuer === undefined ? notReached : undefined),
  asked: ({ claims }) => (claims === undefined ? rejected : undefined),
};

/** Makes the checks until one does not hold. */
export async function checkToken(presented: PresentedToken): Promise<CheckedToken> {
  const isOpaque = presented.providerId !== undefined;
  const table = isOpaque ? opaqueChecks : signedChecks;
  const checks = Object.keys(table) as readonly TokenCheck[];
  const evidence = await (isOpaque ? askedEvidence(presented) : readEvidence(presented));
  for (const name of checks) {
    const error = await table[name]?.(evidence);
    if (isAwsError(error)) return { checks, outcome: { failed: name, error } };
  }
  return { checks, outcome: verified(evidence) };
}

function verified({ provider, host, claims = {} }: Evidence): VerifiedToken {
  if (provider === undefined) return { provider: host, prefix: host, claims };
  return { provider: provider.arn, prefix: provider.url, claims, clientIds: provider.clientIds };
}

function readEvidence(presented: PresentedToken): Evidence {
  const { world, accountId, token } = presented;
  const read = readToken(token);
  const host = (read?.claims.iss ?? '').replace(/^https:\/\//, '');
  const isBuiltIn = builtInProviders.includes(host) && !accessTokenProviders.includes(host);
  const own = [...world.oidcProviders.values()].find(
    (provider) => provider.accountId === accountId && provider.url === host,
  );
  return {
    ...presented,
    algorithm: read?.header.alg,
    keyId: read?.header.kid,
    claims: read?.claims,
    host,
    isBuiltIn,
    provider: isBuiltIn ? undefined : own,
    issuer: world.issuers.get(host),
  };
}

async function askedEvidence(presented: PresentedToken): Promise<Evidence> {
  const { world, now, token, providerId: host = '' } = presented;
  const issuer = world.issuers.get(host);
  const claims = issuer && (await askedAbout(issuer, token, now));
  const nothing = { algorithm: undefined, keyId: undefined, provider: undefined };
  return { ...presented, ...nothing, host, isBuiltIn: true, issuer, claims };
}
