/**
 * The two addresses of the console's federation endpoint, as a broker's program calls them.
 *
 * AWS: IAM User Guide, "Enable custom identity broker access to the AWS console". Not here: what the endpoint answers
 * (api/signin/signin-token.ts).
 */
import type { Session } from '#account/session.ts';
import { sessionParameter } from '#api/signin/signin-token.ts';

/** `https://signin.aws.amazon.com/federation?…`. */
function federationUrl(host: string, parameters: Readonly<Record<string, string>>): string {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://${host}/federation?${query.join('&')}`;
}

/** Asks for a sign-in token; `duration` in seconds, as it was typed, where the broker says how long the console session is to be. */
export function tokenUrl(host: string, session: Session, duration?: string): string {
  return federationUrl(host, {
    Action: 'getSigninToken',
    ...(duration !== undefined && { SessionDuration: duration }),
    Session: sessionParameter(session),
  });
}

export interface Link {
  /** The broker's own page, to which people are sent when the session is over. */
  readonly issuer: string;
  /** The page of the console that opens. */
  readonly destination: string;
  readonly token: string;
}

/** The link that a person follows. */
export function loginUrl(host: string, { issuer, destination, token }: Link): string {
  return federationUrl(host, {
    Action: 'login',
    Issuer: issuer,
    Destination: destination,
    SigninToken: token,
  });
}

/** A call as it is on the wire. */
export function getRequest(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `GET ${pathname}${search} HTTP/1.1\nHost: ${host}`;
}
