/**
 * The address of an OpenID Connect provider: which ones AWS takes.
 *
 * AWS: IAM API Reference, "CreateOpenIDConnectProvider", Url. A slash at its end is part of it.
 */
import { invalidInput, validationError, type AwsError } from '../aws-error.ts';

const notOne = 'Invalid Open ID Connect Provider URL';

const scheme = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i;
/** A name or an address, neither port nor user, and a path. */
const host = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;
const path = /^(?:\/[\w.~!$&'()*+,;=:@%/-]*)?$/;

/** Without `https://`, as ARNs and answers have it; or why it is refused. */
export function providerUrl(url: string): string | AwsError {
  const [start = '', protocol = '', authority = ''] = scheme.exec(url) ?? [];
  if (authority === '') return validationError(notOne);
  if (protocol.toLowerCase() !== 'https') {
    return invalidInput(`${notOne}. The URL must begin with https://.`);
  }
  const rest = url.slice(start.length);
  return host.test(authority) && path.test(rest)
    ? authority.toLowerCase() + rest
    : invalidInput(`${notOne}.`);
}
