/**
 * Who calls: credentials to principal, or AWS's error for credentials that do not hold.
 *
 * AWS: IAM API Reference, "Common errors"; STS API Reference, "ExpiredToken"; IAM User Guide, "Manage AWS STS in an AWS Region"
 * (which tokens hold where). Signatures are verified before (wire/).
 * Not here: which calls a session may make at all (authorize/credential-limits.ts).
 */
import { partitionIn } from '#account/arn.ts';
import { parseArn } from '#account/arn.ts';
import { isOver } from '#account/iso-time.ts';
import { isOptIn, partitionOf } from '#account/region.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { findCaller, type Caller } from '#authorize/caller.ts';
import { AwsError, isAwsError } from './aws-error.ts';
import type { Arrival, Credentials } from './call.ts';

/** A caller and the name under which the world knows it: ARN of a user or root, id of a session. */
export interface Identified {
  readonly name: string;
  readonly caller: Caller;
}

export const unknownToken = new AwsError(
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
  arrival?: Arrival,
): Identified | AwsError {
  if (credentials.kind === 'anonymous') return missingToken;
  const found =
    credentials.kind === 'console'
      ? signedIn(world, credentials.principal, now)
      : withKey(world, credentials, now);
  if (isAwsError(found) || arrival === undefined) return found;
  return isKnownAt(arrival, world, found.caller) ? found : unknownToken;
}

function withKey(
  world: World,
  { accessKeyId, sessionToken }: Extract<Credentials, { readonly kind: 'accessKey' }>,
  now: string,
): Identified | AwsError {
  const session = world.sessions.get(accessKeyId);
  return session === undefined
    ? longTerm(world, accessKeyId, sessionToken)
    : temporary(world, session, sessionToken, now);
}

/** AWS: credentials hold in their own partition; tokens of the global endpoint's first version not where Regions are opted into. */
function isKnownAt({ region, isGlobal }: Arrival, { accounts }: World, caller: Caller): boolean {
  if (partitionIn({ accounts }, accountOf(caller) ?? '') !== partitionOf(region)) return false;
  return isGlobal || caller.session?.tokenVersion !== 'v1Token' || !isOptIn(region);
}

function temporary(
  world: World,
  session: Session,
  token: string | undefined,
  now: string,
): Identified | AwsError {
  const isItsToken = token !== undefined && token === session.token;
  return isItsToken ? inTime(world, session, now) : unknownToken;
}

function signedIn(world: World, principal: string, now: string): Identified | AwsError {
  const session = world.sessions.get(principal);
  return session === undefined ? identified(world, principal) : inTime(world, session, now);
}

function inTime(world: World, { id, expiresAt }: Session, now: string): Identified | AwsError {
  return isOver(expiresAt, now) ? expiredToken : identified(world, id);
}

/** A long-term key has no token. */
function longTerm(world: World, accessKeyId: string, token: string | undefined): Identified | AwsError {
  const key = world.accessKeys.get(accessKeyId);
  const holds = key?.status === 'Active' && token === undefined;
  return holds ? identified(world, key.holder) : unknownToken;
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

/** The account of this world to which credentials belong, whether they hold or not. */
export function accountOfCredentials(world: World, credentials: Credentials): string | undefined {
  if (credentials.kind === 'anonymous') return undefined;
  if (credentials.kind === 'administrator') return credentials.accountId;
  if (credentials.kind === 'accessKey') return accountOfKey(world, credentials.accessKeyId);
  const { principal } = credentials;
  const account = accountOfKey(world, principal) ?? parseArn(principal)?.account ?? '';
  return world.accounts.has(account) ? account : undefined;
}

/** Of a long-term key or a session. */
export function accountOfKey({ accessKeys, sessions }: World, id: string): string | undefined {
  return accessKeys.get(id)?.accountId ?? sessions.get(id)?.accountId;
}
