/**
 * Who signed a request: verifies AWS Signature Version 4 against the secrets that a world holds.
 *
 * AWS: IAM User Guide, "Troubleshoot Signature Version 4 signing"; IAM API Reference, "Common errors". The checks come in
 * the order in which AWS makes them. Any Region will do: this stands for the endpoint of each.
 * Not here: whether a session's token still holds, and where (api/authenticate.ts).
 */
import type { World } from '#account/world.ts';
import { unknownToken } from '#api/authenticate.ts';
import { AwsError, isAwsError } from '#api/aws-error.ts';
import { incomplete, readAuthorization, type Authorization, type Headers } from './authorization-header.ts';
import type { HttpRequest } from './http.ts';
import { algorithm, signatureOf, terminator, type CredentialScope } from './signature.ts';

export interface Signer extends CredentialScope {
  readonly accessKeyId: string;
}

/** AWS accepts a signature so long before and after its time. */
const minutes = 5;

const mismatch = (message: string): AwsError => new AwsError('SignatureDoesNotMatch', 403, message);

/** Who signed it and for where, if anybody; nothing is verified. */
export function claimedSigner(headers: Headers): Signer | AwsError | undefined {
  const authorization = readAuthorization(headers);
  return authorization === undefined || isAwsError(authorization)
    ? authorization
    : readCredential(authorization);
}

/** Who signed it, or why that does not hold; `undefined` when nobody did. `now` in ISO 8601. */
export function verifiedSigner(
  world: World,
  request: HttpRequest,
  headers: Headers,
  service: string,
  now: string,
): Signer | AwsError | undefined {
  const authorization = readAuthorization(headers);
  if (authorization === undefined || isAwsError(authorization)) return authorization;
  const problem = badForm(authorization, now);
  if (problem !== undefined) return problem;
  const signer = readCredential(authorization);
  if (isAwsError(signer)) return signer;
  const misplaced = outOfScope(authorization, signer, service);
  if (misplaced !== undefined) return misplaced;
  const secret = secretOf(world, signer.accessKeyId, headers.get('x-amz-security-token'));
  if (secret === undefined) return unknownToken;
  const { signedHeaders, date, signature } = authorization;
  const wanted = signatureOf(request, headers, signedHeaders, signer, date, secret);
  return wanted === signature ? signer : mismatch(mismatchWords);
}

const mismatchWords =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and ' +
  'signing method. Consult the service documentation for details.';

function badForm(authorization: Authorization, now: string): AwsError | undefined {
  const { date, signedHeaders } = authorization;
  const at = timeOf(date);
  if (Number.isNaN(at)) {
    const words = `Date must be in ISO-8601 'basic format'. Got '${date}'.`;
    return incomplete(`${words} See http://en.wikipedia.org/wiki/ISO_8601`);
  }
  const late = outOfTime(date, at, Date.parse(now));
  if (late !== undefined) return late;
  if (!signedHeaders.includes('host')) {
    return mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (authorization.algorithm === algorithm) return undefined;
  return incomplete(
    `Unsupported AWS 'algorithm': '${authorization.algorithm}' (only ${algorithm} for now). `,
  );
}

/** Milliseconds since 1970 of `20260301T120000Z`; NaN for anything else. */
function timeOf(basic: string): number {
  const pattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
  return pattern.test(basic) ? Date.parse(basic.replace(pattern, '$1-$2-$3T$4:$5:$6Z')) : Number.NaN;
}

function outOfTime(date: string, at: number, now: number): AwsError | undefined {
  const allowance = minutes * 60_000;
  const current = basicTime(now);
  if (at < now - allowance) {
    const words = `Signature expired: ${date} is now earlier than ${basicTime(now - allowance)}`;
    return mismatch(`${words} (${current} - ${minutes} min.)`);
  }
  if (at > now + allowance) {
    const words = `Signature not yet current: ${date} is still later than ${basicTime(now + allowance)}`;
    return mismatch(`${words} (${current} + ${minutes} min.)`);
  }
  return undefined;
}

/** `20260301T120000Z`. */
function basicTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}

function readCredential({ credential }: Authorization): (Signer & { readonly end: string }) | AwsError {
  const parts = credential.split('/');
  while (parts.at(-1) === '') parts.pop();
  const [accessKeyId = '', date = '', region = '', service = '', end = ''] = parts;
  if (parts.length === 5) return { accessKeyId, date, region, service, end };
  const example = 'keyid/date/region/service/term';
  return incomplete(
    `Credential must have exactly 5 slash-delimited elements, e.g. ${example}, got '${credential}'`,
  );
}

/** AWS tells everything that is wrong with it at once. */
function outOfScope(
  { date }: Authorization,
  signer: Signer & { readonly end: string },
  service: string,
): AwsError | undefined {
  const day = date.slice(0, 8);
  const words = [
    signer.service !== service && `Credential should be scoped to correct service: '${service}'. `,
    signer.end !== terminator &&
      `Credential should be scoped with a valid terminator: '${terminator}', not '${signer.end}'. `,
    signer.date !== day &&
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${signer.date}' != '${day}', from '${date}'.`,
  ].filter((problem) => problem !== false);
  return words.length === 0 ? undefined : mismatch(words.join(''));
}

/**
 * Of sessions, and of keys that are active. AWS finds the secret of a session by its token, so that without the right one there is
 * none. A world that came by link holds no secrets.
 */
function secretOf(world: World, accessKeyId: string, token: string | undefined): string | undefined {
  const session = world.sessions.get(accessKeyId);
  if (session !== undefined) return session.token === token ? session.secret : undefined;
  const key = world.accessKeys.get(accessKeyId);
  return key?.status === 'Active' ? key.secret : undefined;
}
