/**
 * Who calls: credentials to principal, or AWS's error for credentials that do not hold.
 *
 * AWS: IAM API Reference, "Common errors"; STS API Reference, "ExpiredToken". Signatures are verified before (wire/).
 * Not here: which calls a session may make at all (authorize/describe.ts).
 */
import { isOver } from '#account/iso-time.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { findCaller, type Caller } from '#authorize/caller.ts';
import { AwsError } from './aws-error.ts';
import type { Credentials } from './call.ts';

/** A caller and the name under which the world knows it: ARN of a user or root, id of a session. */
export interface Identified {
  readonly name: string;
  readonly caller: Caller;
}

const unknownToken = new AwsError(
  'InvalidClientTokenId',
  403,
  'The security token included in the request is invalid.',
);
const expiredToken = new AwsError(
  'ExpiredToken',
  403,
  'The security token included in the request is expired',
);
const missingToken = new AwsError(
  'MissingAuthenticationToken',
  403,
  'Request is missing Authentication Token',
);

/** `now` in ISO 8601. Not for the administrator of a test server, who is nobody in the world. */
export function authenticate(
  world: World,
  credentials: Exclude<Credentials, { readonly kind: 'administrator' }>,
  now: string,
): Identified | AwsError {
  if (credentials.kind === 'anonymous') return missingToken;
  if (credentials.kind === 'console') return signedIn(world, credentials.principal, now);
  const { accessKeyId, sessionToken } = credentials;
  const session = world.sessions.get(accessKeyId);
  if (session === undefined) return longTerm(world, accessKeyId);
  if (sessionToken === undefined || sessionToken !== session.token) return unknownToken;
  return inTime(world, session, now);
}

function signedIn(world: World, principal: string, now: string): Identified | AwsError {
  const session = world.sessions.get(principal);
  return session === undefined ? identified(world, principal) : inTime(world, session, now);
}

function inTime(world: World, { id, expiresAt }: Session, now: string): Identified | AwsError {
  return isOver(expiresAt, now) ? expiredToken : identified(world, id);
}

function longTerm(world: World, accessKeyId: string): Identified | AwsError {
  const key = world.accessKeys.get(accessKeyId);
  return key?.status === 'Active' ? identified(world, key.holder) : unknownToken;
}

/** A session whose issuer is gone, or a user who was deleted, is nobody any more. */
function identified(world: World, name: string): Identified | AwsError {
  const caller = findCaller(world, name, '');
  return caller === undefined || caller.principal.kind === 'service' ? unknownToken : { name, caller };
}

/** The account that a call is about: that of the caller. */
export function accountOf(caller: Caller): string | undefined {
  return 'accountId' in caller.principal ? caller.principal.accountId : undefined;
}
