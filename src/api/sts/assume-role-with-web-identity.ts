/**
 * AssumeRoleWithWebIdentity: whoever holds a token of a provider that a role trusts takes on the role. Nobody signs the call.
 *
 * AWS: STS API Reference, "AssumeRoleWithWebIdentity"; IAM User Guide, "OIDC federation", "Pass session tags in AWS STS". The caller
 * is the provider that the token names. Not here: whether the token holds and what it says (federation/).
 */
import { parseArn } from '#account/arn.ts';
import type { Role } from '#account/role.ts';
import { roleSessionArn } from '#account/session.ts';
import { accessDeniedError, isAwsError, validationError, type AwsError } from '../aws-error.ts';
import { checkToken } from '../federation/web-identity-checks.ts';
import { claimsProblem, webIdentityOf, type WebIdentity } from '../federation/web-identity.ts';
import { requestTagKeys } from '../iam/tags.ts';
import {
  done,
  operation,
  type Ask,
  type Operation,
  type Outcome,
  type Scope,
  type Vouched,
} from '../operation.ts';
import { object, optional, text } from '../shape.ts';
import { issue, longerThanRole, regionDisabled, type SessionDraft } from './credentials.ts';
import { packedSize, sessionPolicies, withPassedPolicies, type PassedPolicies } from './session-policies.ts';
import { sessionTags } from './session-tags.ts';
import { arn, policyArns, roleDuration, roleSessionName, sessionPolicy } from './sts-shapes.ts';

interface Given extends PassedPolicies {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly WebIdentityToken: string;
  readonly ProviderId?: string;
  readonly DurationSeconds?: number;
  /** What the token says, once it is verified. */
  readonly identity?: WebIdentity;
}

const usualSeconds = 3600;
const notAuthorized = accessDeniedError('Not authorized to perform sts:AssumeRoleWithWebIdentity');

const assumeRoleWithWebIdentity = operation<Given>({
  service: 'sts',
  name: 'AssumeRoleWithWebIdentity',
  unsigned: true,
  parameters: object({
    RoleArn: arn,
    RoleSessionName: roleSessionName,
    WebIdentityToken: text({ min: 4, max: 20_000 }),
    ProviderId: optional(text({ min: 4, max: 2048 })),
    PolicyArns: optional(policyArns),
    Policy: optional(sessionPolicy),
    DurationSeconds: optional(roleDuration),
  }),
  vouch,
  asks: ({ RoleArn, RoleSessionName, identity }) =>
    identity === undefined ? [] : permissions(RoleArn, RoleSessionName, identity),
  run: async (given, scope) => {
    const role = scope.world.roles.get(given.RoleArn);
    const { identity } = given;
    if (role === undefined || identity === undefined) return notAuthorized;
    return assumed(given, identity, scope, role);
  },
});

async function vouch(given: Given, { world, moment }: Scope): Promise<Vouched<Given> | AwsError> {
  const role = parseArn(given.RoleArn);
  if (role?.service !== 'iam' || !/^\d{12}$/.test(role.account)) {
    return validationError(`${given.RoleArn} is invalid`);
  }
  const { WebIdentityToken: token, ProviderId: providerId } = given;
  const { outcome } = await checkToken({
    world,
    now: moment.now,
    accountId: role.account,
    token,
    ...(providerId !== undefined && { providerId }),
  });
  if ('failed' in outcome) return outcome.error;
  const identity = webIdentityOf(outcome);
  const problem = claimsProblem(identity);
  if (problem !== undefined) return problem;
  return { provider: identity.provider, accountId: role.account, parameters: { ...given, identity } };
}

/** AWS: tags and source identity of the token are permissions of their own. */
function permissions(resource: string, name: string, identity: WebIdentity): readonly Ask[] {
  const { passed, sourceIdentity } = identity;
  const keys = {
    ...identity.keys,
    'sts:RoleSessionName': name,
    ...(sourceIdentity !== undefined && { 'sts:SourceIdentity': sourceIdentity }),
    ...requestTagKeys(passed.Tags),
    ...(passed.TransitiveTagKeys?.length && { 'sts:TransitiveTagKeys': passed.TransitiveTagKeys }),
  };
  const actions = [
    'sts:AssumeRoleWithWebIdentity',
    ...(passed.Tags?.length ? ['sts:TagSession'] : []),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
  return actions.map((action) => ({ action, resource, keys }));
}

/** Allowed: what may still be wrong with the call, else the session. */
async function assumed(given: Given, identity: WebIdentity, scope: Scope, role: Role): Promise<Outcome> {
  const { RoleSessionName, DurationSeconds = usualSeconds } = given;
  const problem = regionDisabled(scope, role.accountId) ?? longerThanRole(role, DurationSeconds);
  if (problem !== undefined) return problem;
  const tagged = sessionTags(identity.passed, {});
  if (isAwsError(tagged)) return tagged;
  const policies = sessionPolicies(given);
  const packed = packedSize(policies, tagged.tags);
  if (isAwsError(packed)) return packed;
  const world = await withPassedPolicies(scope, role.accountId, policies);
  if (isAwsError(world)) return world;
  const draft: SessionDraft = {
    ...federatedSession(role, RoleSessionName, identity),
    ...policies,
    ...tagged,
  };
  const { Credentials, world: after } = issue(scope, world, draft, DurationSeconds);
  const { sourceIdentity: SourceIdentity } = identity;
  return done(after, {
    Credentials,
    SubjectFromWebIdentityToken: identity.subject,
    AssumedRoleUser: { AssumedRoleId: `${role.id}:${RoleSessionName}`, Arn: draft.principalArn },
    ...packed,
    Provider: identity.provider,
    Audience: identity.audience,
    ...(SourceIdentity !== undefined && { SourceIdentity }),
  });
}

function federatedSession(role: Role, name: string, identity: WebIdentity) {
  const { provider, lastingKeys, sourceIdentity } = identity;
  return {
    operation: 'AssumeRoleWithWebIdentity',
    principalArn: roleSessionArn(role, name),
    issuerArn: role.arn,
    accountId: role.accountId,
    name,
    federatedProvider: provider,
    federatedKeys: lastingKeys,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  } as const;
}

export const assumeRoleWithWebIdentityOperations: readonly Operation[] = [assumeRoleWithWebIdentity];
