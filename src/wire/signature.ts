/**
 * AWS Signature Version 4: what a request's signature has to be.
 *
 * AWS: IAM User Guide, "Create a signed AWS API request".
 * Not here: whose secret it is made with, and when it is too old (sigv4.ts).
 */
import type { Headers } from './authorization-header.ts';
import type { HttpRequest } from './http.ts';
import { percentEncoded, readForm } from './percent.ts';
import { hex, hmacSha256, sha256 } from './sha256.ts';
import { utf8 } from './utf8.ts';

export const algorithm = 'AWS4-HMAC-SHA256';
export const terminator = 'aws4_request';

/** For which day, Region and service a signature holds. */
export interface CredentialScope {
  /** `20260301`. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/** The signature that this secret gives; `at` is `20260301T120000Z`. */
export function signatureOf(
  request: HttpRequest,
  headers: Headers,
  signedHeaders: readonly string[],
  scope: CredentialScope,
  at: string,
  secret: string,
): string {
  const { date, region, service } = scope;
  const hashed = hex(sha256(utf8(canonicalRequest(request, headers, signedHeaders))));
  const toSign = [algorithm, at, [date, region, service, terminator].join('/'), hashed].join('\n');
  const key = [date, region, service, terminator].reduce(
    (signingKey, part) => hmacSha256(signingKey, utf8(part)),
    utf8(`AWS4${secret}`),
  );
  return hex(hmacSha256(key, utf8(toSign)));
}

export function canonicalRequest(
  { method, path, query, body }: HttpRequest,
  headers: Headers,
  signedHeaders: readonly string[],
): string {
  return [
    method,
    canonicalPath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${canonicalValue(headers.get(name) ?? '')}`),
    '',
    signedHeaders.join(';'),
    hex(sha256(utf8(body))),
  ].join('\n');
}

/** AWS: services other than S3 encode the path once more than it is on the wire. */
function canonicalPath(path: string): string {
  return path === '' ? '/' : path.split('/').map(percentEncoded).join('/');
}

function canonicalQuery(query: string): string {
  const pairs = (readForm(query) ?? []).map(
    ([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`,
  );
  return pairs.sort().join('&');
}

function canonicalValue(value: string): string {
  return value.trim().replace(/ +/g, ' ');
}
