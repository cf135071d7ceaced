/**
 * The trust policy that lets somebody of an issuer assume a role, and whether a trust policy says who.
 *
 * AWS: IAM User Guide, "Create a role for OpenID Connect federation", "Available keys for AWS OIDC federation".
 */
import type { Issuer, IssuerSubject } from '#account/issuer.ts';
import { kindsOfIssuers } from '#api/federation/issuer.ts';
import { accountArn, type Place } from '#api/iam/entity.ts';
import { trustStatements } from '#ui/roles/trust-policy.ts';

/** How policies name the issuer in this account: host of a built-in one, ARN of one that is or will be registered. */
export function providerName({ kind, url }: Issuer, place: Place): string {
  return kindsOfIssuers[kind].isBuiltIn ? url : accountArn(place, `oidc-provider/${url}`);
}

/** The condition keys for application and subject. */
export function claimKeys({ kind, url }: Issuer): { readonly audience: string; readonly subject: string } {
  if (kind === 'amazon') return { audience: `${url}:app_id`, subject: `${url}:user_id` };
  if (kind === 'facebook') return { audience: `${url}:app_id`, subject: `${url}:id` };
  return { audience: `${url}:aud`, subject: `${url}:sub` };
}

export interface Wanted {
  readonly clientId: string;
  /** With `*` or `?` a pattern; empty: anybody. */
  readonly subject: string;
  /** Whose tokens may come: what they set has to be allowed too. */
  readonly subjects: readonly IssuerSubject[];
}

export function oidcTrust(issuer: Issuer, provider: string, { clientId, subject, subjects }: Wanted): string {
  const keys = claimKeys(issuer);
  const isPattern = /[*?]/.test(subject);
  const equal = {
    [keys.audience]: clientId,
    ...(subject !== '' && !isPattern && { [keys.subject]: subject }),
  };
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: actionsFor(subjects),
    Condition: { StringEquals: equal, ...(isPattern && { StringLike: { [keys.subject]: subject } }) },
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}

function actionsFor(subjects: readonly IssuerSubject[]): string | readonly string[] {
  const sets = (claim: string): boolean =>
    subjects.some(({ claims }) => Object.keys(claims).some((name) => name.startsWith(claim)));
  const more = [
    ...(sets('https://aws.amazon.com/tags') ? ['sts:TagSession'] : []),
    ...(sets('https://aws.amazon.com/source_identity') ? ['sts:SetSourceIdentity'] : []),
  ];
  const action = 'sts:AssumeRoleWithWebIdentity';
  return more.length === 0 ? action : [action, ...more];
}

/** Whether each statement that lets this provider in also says which subjects. */
export function pinsSubject(trust: string, issuer: Issuer, provider: string): boolean {
  const key = claimKeys(issuer).subject.toLowerCase();
  return (trustStatements(trust) ?? [])
    .filter(
      ({ effect, principals }) => effect === 'Allow' && principals.some(([, name]) => name === provider),
    )
    .every(({ conditions }) =>
      conditions.some((condition) => condition.key.toLowerCase() === key && condition.values.every(saysWho)),
    );
}

/** A pattern that stops before owner and repository lets all of them in. */
function saysWho(subject: string): boolean {
  return !/^[*?]+$/.test(subject) && !subject.startsWith('repo:*');
}

/** What a role without a subject means with this issuer. */
export function unpinnedWords({ kind }: Issuer): string {
  return kind === 'github'
    ? 'No condition says which repository: any repository on GitHub can assume this role. AWS refuses to save new trust policies for GitHub that do not look at sub.'
    : 'No condition says which subject: everybody who signs in there for this client can assume this role.';
}
