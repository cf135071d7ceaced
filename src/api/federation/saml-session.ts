/**
 * From an authentication response to the session of a role: whom it vouches for, what the trust policy is asked, what the session
 * keeps.
 *
 * AWS: STS API Reference, "AssumeRoleWithSAML"; IAM User Guide, "Available keys for SAML-based AWS STS federation", "Pass
 * session tags in AWS STS". The same for programs (sts/assume-role-with-saml.ts) and the console (signin/saml-response.ts).
 */
import type { SamlProvider } from '#account/identity-provider.ts';
import { secondsBetween } from '#account/iso-time.ts';
import type { ContextValue } from '#account/request.ts';
import type { Role } from '#account/role.ts';
import { roleSessionArn } from '#account/session.ts';
import { AwsError, isAwsError } from '../aws-error.ts';
import { requestTagKeys } from '../iam/tags.ts';
import type { Ask, Scope } from '../operation.ts';
import type { SessionDraft } from '../sts/credentials.ts';
import { regionDisabled } from '../sts/credentials.ts';
import type { Assertion } from './saml-assertion.ts';
import { claimedTags, passedTags, singleOf } from './saml-claims.ts';
import { examineResponse } from './saml-examination.ts';
import { lastingKeys, samlKeys } from './saml-keys.ts';

/** An assertion that passed every check, and the provider that vouches for it. */
export interface SamlClaims {
  readonly assertion: Assertion;
  readonly provider: SamlProvider;
  /** Tells people of one directory in one account from all others. */
  readonly nameQualifier: string;
}

export async function claimsIn(
  { world, moment: { now } }: Pick<Scope, 'world' | 'moment'>,
  response: string,
  { providerArn, roleArn }: { readonly providerArn: string; readonly roleArn?: string },
): Promise<SamlClaims | AwsError> {
  const presented = { response, providerArn, world, now, ...(roleArn !== undefined && { roleArn }) };
  const { error, assertion } = await examineResponse(presented);
  if (error !== undefined) return error;
  const provider = world.samlProviders.get(providerArn);
  if (provider === undefined || assertion === undefined) return notAuthorized;
  const { sha1 } = await import('./saml-signature.ts');
  // AWS: BASE64(SHA1(issuer + account + "/" + provider)).
  const nameQualifier = await sha1(`${assertion.issuer ?? ''}${provider.accountId}/${provider.name}`);
  return { assertion, provider, nameQualifier };
}

/** For a role that is not there AWS says the same as for one that does not trust the provider. */
export const notAuthorized = new AwsError(
  'AccessDenied',
  403,
  'Not authorized to perform sts:AssumeRoleWithSAML',
);

/** AWS: tags and source identity are permissions of their own within the call. */
export function samlAsks(
  { assertion, provider, nameQualifier }: SamlClaims,
  roleArn: string,
): readonly Ask[] {
  const { Tags, TransitiveTagKeys } = passedTags(assertion);
  const identity = singleOf(assertion, 'SourceIdentity');
  const keys: Readonly<Record<string, ContextValue>> = {
    ...samlKeys(assertion, provider, nameQualifier),
    'aws:FederatedProvider': provider.arn,
    'sts:RoleSessionName': singleOf(assertion, 'RoleSessionName') ?? '',
    ...(identity !== undefined && { 'sts:SourceIdentity': identity }),
    ...requestTagKeys(Tags),
    ...(TransitiveTagKeys.length > 0 && { 'sts:TransitiveTagKeys': TransitiveTagKeys }),
  };
  const actions = [
    'sts:AssumeRoleWithSAML',
    ...(Tags.length > 0 ? ['sts:TagSession'] : []),
    ...(identity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
  return actions.map((action) => ({ action, resource: roleArn, keys }));
}

/** What the session keeps; its policies come from the call. */
export function samlSession(
  scope: Scope,
  { assertion, provider, nameQualifier }: SamlClaims,
  roleArn: string,
): { readonly role: Role; readonly draft: Omit<SessionDraft, 'policyArns'> } | AwsError {
  const role = scope.world.roles.get(roleArn);
  const tags = claimedTags(assertion);
  if (role === undefined) return notAuthorized;
  const problem = regionDisabled(scope, role.accountId) ?? (isAwsError(tags) ? tags : undefined);
  if (problem !== undefined || isAwsError(tags)) return problem ?? notAuthorized;
  const name = singleOf(assertion, 'RoleSessionName') ?? '';
  const identity = singleOf(assertion, 'SourceIdentity');
  const draft = {
    operation: 'AssumeRoleWithSAML',
    principalArn: roleSessionArn(role, name),
    issuerArn: role.arn,
    accountId: role.accountId,
    name,
    ...tags,
    ...(identity !== undefined && { sourceIdentity: identity }),
    federatedProvider: provider.arn,
    federatedKeys: lastingKeys(assertion, nameQualifier),
  } as const;
  return { role, draft };
}

/** Seconds that the attribute SessionDuration grants at the console, if it is there. AWS: programs say DurationSeconds. */
export function claimedDuration(assertion: Assertion): number | undefined {
  const said = singleOf(assertion, 'SessionDuration');
  return said === undefined ? undefined : Number(said);
}

/** No session outlives the time that the directory gave it. */
export function shortened({ sessionNotOnOrAfter }: Assertion, now: string, seconds: number): number {
  return sessionNotOnOrAfter === undefined
    ? seconds
    : Math.min(seconds, secondsBetween(now, sessionNotOnOrAfter));
}
