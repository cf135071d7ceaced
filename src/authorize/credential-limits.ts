/**
 * Which calls temporary credentials cannot make at all, whatever policies say.
 *
 * AWS: IAM User Guide, "Comparing the AWS STS API operations"; STS API Reference, "GetFederationToken", "GetSessionToken",
 * "GetWebIdentityToken".
 * Credentials of GetFederationToken, and of GetSessionToken without MFA, do not reach IAM; no session of a user reaches more of
 * STS than is said here. Console sessions reach both.
 */
import type { Session } from '#account/session.ts';

/** `action` as policies name it; case does not matter. */
export function mayCall(session: Session, action: string): boolean {
  return rightsOf(session)(action.toLowerCase());
}

type Rights = (action: string) => boolean;

function rightsOf({ operation, mfaAuthenticatedAt, isConsole }: Session): Rights {
  if (operation === 'GetFederationToken') return isConsole === true ? federatedAtConsole : federated;
  if (isConsole === true) return asksForNoCredentials;
  if (operation !== 'GetSessionToken') return asksForNoCredentials;
  return mfaAuthenticatedAt === undefined ? withoutMfa : own;
}

/** Role sessions and console sessions. */
const asksForNoCredentials: Rights = (action) =>
  action !== 'sts:getsessiontoken' && action !== 'sts:getfederationtoken';

/** AWS: no federated user gets a token for services outside of AWS. */
const federatedAtConsole: Rights = (action) =>
  asksForNoCredentials(action) && !/^sts:(tag)?getwebidentitytoken$/.test(action);

const federated: Rights = (action) => action === 'sts:getcalleridentity' || !/^(iam|sts):/.test(action);

const own: Rights = (action) => !action.startsWith('sts:') || sessionTokenCalls.has(action);

const withoutMfa: Rights = (action) => own(action) && !action.startsWith('iam:');

/** TagSession and SetSourceIdentity are no calls, they are asked for within AssumeRole. */
const sessionTokenCalls: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:tagsession',
  'sts:setsourceidentity',
  'sts:getcalleridentity',
  'sts:getwebidentitytoken',
  'sts:taggetwebidentitytoken',
]);
