/**
 * Signed JSON Web Tokens: the keys of whoever signs, a token of some claims, and whether a token is theirs.
 *
 * RFC 7515 to 7519; all cryptography is the platform's, through jose. Not here: which claims an issuer puts in (issuer.ts), what AWS
 * makes of them (sts/assume-role-with-web-identity.ts).
 */
import type { SigningKey } from '#account/signing-key.ts';
import {
  base64url,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';

/** A key pair that did not exist before. */
export async function newSigningKey(
  id: string,
  now: string,
  algorithm: SigningKey['algorithm'] = 'RS256',
): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return {
    id,
    algorithm,
    publicKey: JSON.stringify(await exportJWK(publicKey)),
    privateKey: JSON.stringify(await exportJWK(privateKey)),
    createdAt: now,
  };
}

/** A compact JWS of these claims; `undefined` when the private half is not here, or is no key. */
export async function signToken(
  { id, algorithm, privateKey }: SigningKey,
  claims: JWTPayload,
): Promise<string | undefined> {
  const key = privateKey === undefined ? undefined : await keyIn(privateKey, algorithm);
  if (key === undefined) return undefined;
  return new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: id, typ: 'JWT' }).sign(key);
}

/** What came by link or file may hold anything in the place of a key. */
async function keyIn(jwk: string, algorithm: string): Promise<CryptoKey | undefined> {
  try {
    return (await importJWK(JSON.parse(jwk) as JWK, algorithm)) as CryptoKey;
  } catch {
    return undefined;
  }
}

/** The two readable parts of a compact JWS. */
export interface ReadToken {
  readonly header: Readonly<Partial<JWTHeaderParameters>>;
  readonly claims: JWTPayload;
}

/** What a token says, whoever wrote it; `undefined` for a text that is none, or whose claims are of other types than a JWT's. */
export function readToken(token: string): ReadToken | undefined {
  try {
    const [header, claims] = [decodeProtectedHeader(token), decodeJwt(token)];
    return hasTypesOfClaims(claims) ? { header, claims } : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 7519, 4.1. jose decodes whatever JSON there is, and looks at types only where it compares values. */
function hasTypesOfClaims(claims: Readonly<Record<string, unknown>>): boolean {
  const isAbsentOr = (type: 'string' | 'number', name: string): boolean =>
    claims[name] === undefined || typeof claims[name] === type;
  return (
    ['iss', 'sub', 'jti'].every((name) => isAbsentOr('string', name)) &&
    ['exp', 'nbf', 'iat'].every((name) => isAbsentOr('number', name)) &&
    (isAbsentOr('string', 'aud') || isListOfTexts(claims['aud']))
  );
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** A compact JWS of any parts: `signature` is taken as it is, and seldom fits. */
export function writtenToken({ header, claims }: ReadToken, signature = ''): string {
  const part = (value: object): string => base64url.encode(JSON.stringify(value));
  return `${part(header)}.${part(claims)}.${signature}`;
}

/** Whether this key signed the token, and nothing was changed since. Times are not looked at. */
export async function isSignedBy(token: string, { algorithm, publicKey }: SigningKey): Promise<boolean> {
  try {
    const key = await importJWK(JSON.parse(publicKey) as JWK, algorithm);
    await compactVerify(token, key, { algorithms: [algorithm] });
    return true;
  } catch {
    return false;
  }
}

/** Why a token is not what it says it is. */
export type TokenProblem = 'malformed' | 'signature' | 'expired' | 'notYetValid';

/** The claims of a token that this key has signed and that holds now, or what is wrong with it. */
export async function verifiedClaims(
  token: string,
  { algorithm, publicKey }: SigningKey,
  now: string,
): Promise<JWTPayload | TokenProblem> {
  try {
    const key = await importJWK(JSON.parse(publicKey) as JWK, algorithm);
    const options = { algorithms: [algorithm], currentDate: new Date(Date.parse(now)) };
    return (await jwtVerify(token, key, options)).payload;
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): TokenProblem {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return 'notYetValid';
  return error instanceof errors.JWSSignatureVerificationFailed ? 'signature' : 'malformed';
}
