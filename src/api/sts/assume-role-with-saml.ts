/**
 * AssumeRoleWithSAML: whoever a directory has signed in takes on a role.
 *
 * AWS: STS API Reference, "AssumeRoleWithSAML". Nobody signs the call: the caller is the identity provider, which the role's
 * trust policy has to trust. Not here: what is checked in the assertion (federation/saml-checks.ts).
 */
import { parseArn } from '#account/arn.ts';
import { isAwsError, validationError } from '../aws-error.ts';
import { subjectType } from '../federation/saml-keys.ts';
import { claimsIn, samlAsks, samlSession, shortened, type SamlClaims } from '../federation/saml-session.ts';
import { done, operation, type Operation, type Outcome, type Scope } from '../operation.ts';
import { object, optional, text } from '../shape.ts';
import { issue, longerThanRole, type SessionDraft } from './credentials.ts';
import { packedSize, sessionPolicies, withPassedPolicies, type PassedPolicies } from './session-policies.ts';
import { arn, policyArns, roleDuration, sessionPolicy } from './sts-shapes.ts';

interface Given extends PassedPolicies {
  readonly RoleArn: string;
  readonly PrincipalArn: string;
  readonly SAMLAssertion: string;
  readonly DurationSeconds?: number;
  /** What the assertion says, once it has passed every check. */
  readonly claims?: SamlClaims;
}

const usualSeconds = 3600;

const assumeRoleWithSaml = operation<Given>({
  service: 'sts',
  name: 'AssumeRoleWithSAML',
  unsigned: true,
  parameters: object({
    RoleArn: arn,
    PrincipalArn: arn,
    SAMLAssertion: text({ min: 4, max: 100_000 }),
    PolicyArns: optional(policyArns),
    Policy: optional(sessionPolicy),
    DurationSeconds: optional(roleDuration),
  }),
  vouch: async (given, scope) => {
    const { RoleArn: roleArn, PrincipalArn: providerArn, SAMLAssertion } = given;
    const claims = await claimsIn(scope, SAMLAssertion, { providerArn, roleArn });
    if (isAwsError(claims)) return claims;
    const accountId = parseArn(roleArn)?.account ?? scope.accountId;
    return { provider: providerArn, accountId, parameters: { ...given, claims } };
  },
  asks: ({ claims, RoleArn }) => (claims === undefined ? [] : samlAsks(claims, RoleArn)),
  run: (given, scope) =>
    given.claims === undefined
      ? validationError('SAMLAssertion is invalid')
      : assumed(given, scope, given.claims),
});

/** Trusted: what may still be wrong with the call, else the session. */
async function assumed(given: Given, scope: Scope, claims: SamlClaims): Promise<Outcome> {
  const { assertion } = claims;
  const { DurationSeconds = usualSeconds } = given;
  const found = samlSession(scope, claims, given.RoleArn);
  if (isAwsError(found)) return found;
  const { role, draft: claimed } = found;
  const tooLong = longerThanRole(role, DurationSeconds);
  if (tooLong !== undefined) return tooLong;
  const policies = sessionPolicies(given);
  const packed = packedSize(policies, claimed.tags);
  if (isAwsError(packed)) return packed;
  const world = await withPassedPolicies(scope, role.accountId, policies);
  if (isAwsError(world)) return world;
  const draft: SessionDraft = { ...claimed, ...policies };
  const seconds = shortened(assertion, scope.moment.now, DurationSeconds);
  const { Credentials, world: after } = issue(scope, world, draft, seconds);
  return done(after, {
    Credentials,
    AssumedRoleUser: { AssumedRoleId: `${role.id}:${draft.name}`, Arn: draft.principalArn },
    ...packed,
    ...toldOf(claims),
    ...(draft.sourceIdentity !== undefined && { SourceIdentity: draft.sourceIdentity }),
  });
}

function toldOf({ assertion, nameQualifier }: SamlClaims): Readonly<Record<string, string>> {
  return {
    Subject: assertion.nameId ?? '',
    SubjectType: subjectType(assertion),
    Issuer: assertion.issuer ?? '',
    Audience: assertion.confirmations[0]?.recipient ?? '',
    NameQualifier: nameQualifier,
  };
}

export const assumeRoleWithSamlOperations: readonly Operation[] = [assumeRoleWithSaml];
