/**
 * AssumeRole: a user or session takes on a role.
 *
 * AWS: STS API Reference, "AssumeRole"; IAM User Guide, "Roles terms and concepts" (chaining), "Pass session tags in AWS STS",
 * "Monitor and control actions taken with assumed roles". The trust policy is the role's resource policy: whether it and the
 * caller's own policies allow is asked like everything else (authorize/).
 */
import { parseArn } from '#account/arn.ts';
import type { ContextValue } from '#account/request.ts';
import type { Role } from '#account/role.ts';
import { roleSessionArn } from '#account/session.ts';
import { accessDeniedError, isAwsError, validationError, type AwsError } from '../aws-error.ts';
import { tags, tagKeys } from '../iam/iam-shapes.ts';
import { requestTagKeys } from '../iam/tags.ts';
import { done, operation, type Ask, type Operation, type Outcome, type Scope } from '../operation.ts';
import { object, optional } from '../shape.ts';
import { callerArn } from './caller.ts';
import { issue, longerThanRole, regionDisabled, type SessionDraft } from './credentials.ts';
import { checkMfa, mfaKeys, type GivenMfa, type Mfa } from './mfa.ts';
import { packedSize, sessionPolicies, withPassedPolicies, type PassedPolicies } from './session-policies.ts';
import { inheritedTags, sessionTags, type PassedTags, type SessionTags } from './session-tags.ts';
import {
  arn,
  externalId,
  policyArns,
  roleDuration,
  roleSessionName,
  serialNumber,
  sessionPolicyOfAnyLength,
  sourceIdentity,
  tokenCode,
} from './sts-shapes.ts';

interface Given extends PassedPolicies, PassedTags, GivenMfa {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number;
  readonly ExternalId?: string;
  readonly SourceIdentity?: string;
}

const usualSeconds = 3600;
const mostSecondsInChain = 3600;

const assumeRole = operation({
  service: 'sts',
  name: 'AssumeRole',
  parameters: object({
    RoleArn: arn,
    RoleSessionName: roleSessionName,
    PolicyArns: optional(policyArns),
    Policy: optional(sessionPolicyOfAnyLength),
    DurationSeconds: optional(roleDuration),
    Tags: optional(tags),
    TransitiveTagKeys: optional(tagKeys),
    ExternalId: optional(externalId),
    SerialNumber: optional(serialNumber),
    TokenCode: optional(tokenCode),
    SourceIdentity: optional(sourceIdentity),
  }),
  asks: (given, scope) => {
    const mfa = checkMfa(scope, given);
    return isArn(given.RoleArn) && !isAwsError(mfa) ? permissions(given, scope, mfa) : [];
  },
  run: async (given, scope) => {
    if (!isArn(given.RoleArn)) return validationError(`${given.RoleArn} is invalid`);
    const mfa = checkMfa(scope, given);
    if (isAwsError(mfa)) return mfa;
    const role = roleInReach(scope, given.RoleArn);
    if (role === undefined) return notAuthorized(scope, given.RoleArn);
    return assumed(given, { ...scope, world: mfa.world }, role, mfa.isPresent);
  },
});

/** AWS: partition, service and resource have to be there; whether it is a role is a matter of permission. */
function isArn(text: string): boolean {
  const parsed = parseArn(text);
  return parsed !== undefined && parsed.partition !== '' && parsed.service !== '' && parsed.resource !== '';
}

/** AWS: no role is assumed across partitions. */
function roleInReach({ world, caller }: Scope, arn: string): Role | undefined {
  const own = caller && 'arn' in caller.principal ? parseArn(caller.principal.arn)?.partition : undefined;
  const isElsewhere = own !== undefined && own !== parseArn(arn)?.partition;
  return isElsewhere ? undefined : world.roles.get(arn);
}

/** For a role that is not there AWS says the same as for one that does not trust the caller. */
function notAuthorized(scope: Scope, roleArn: string): AwsError {
  const user = callerArn(scope);
  return accessDeniedError(
    `User: ${user} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
  );
}

/** AWS: tags and source identity, also those that a chain hands on, are permissions of their own within the call. */
function permissions(given: Given, scope: Scope, mfa: Mfa): readonly Ask[] {
  const session = scope.caller?.session;
  const inherited = inheritedTags(session);
  const identity = given.SourceIdentity ?? session?.sourceIdentity;
  const keys = conditionKeys(given, identity, inherited, mfa);
  const isTagged = (given.Tags?.length ?? 0) > 0 || Object.keys(inherited).length > 0;
  const actions = [
    'sts:AssumeRole',
    ...(isTagged ? ['sts:TagSession'] : []),
    ...(identity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
  return actions.map((action) => ({ action, resource: given.RoleArn, keys }));
}

function conditionKeys(
  { RoleSessionName, ExternalId, Tags, TransitiveTagKeys }: Given,
  identity: string | undefined,
  inherited: SessionTags['tags'],
  mfa: Mfa,
): Readonly<Record<string, ContextValue>> {
  // AWS: an inherited tag overrides the role's own already in the role's trust policy.
  const overriding = Object.entries(inherited).map(([key, value]) => [`aws:ResourceTag/${key}`, value]);
  return {
    ...(Object.fromEntries(overriding) as Readonly<Record<string, string>>),
    'sts:RoleSessionName': RoleSessionName,
    ...(ExternalId !== undefined && { 'sts:ExternalId': ExternalId }),
    ...(identity !== undefined && { 'sts:SourceIdentity': identity }),
    ...requestTagKeys(Tags),
    ...(TransitiveTagKeys?.length && { 'sts:TransitiveTagKeys': TransitiveTagKeys }),
    ...mfaKeys(mfa),
  };
}

/** Allowed: what may still be wrong with the call, else the session. */
async function assumed(given: Given, scope: Scope, role: Role, hasMfa: boolean): Promise<Outcome> {
  const { RoleSessionName, DurationSeconds = usualSeconds, SourceIdentity } = given;
  const before = scope.caller?.session;
  const problem =
    regionDisabled(scope, role.accountId) ??
    chainProblem(scope, DurationSeconds) ??
    longerThanRole(role, DurationSeconds) ??
    sourceIdentityProblem(SourceIdentity, before?.sourceIdentity);
  if (problem !== undefined) return problem;
  const tagged = sessionTags(given, inheritedTags(before));
  if (isAwsError(tagged)) return tagged;
  const policies = sessionPolicies(given);
  const packed = packedSize(policies, tagged.tags);
  if (isAwsError(packed)) return packed;
  const world = await withPassedPolicies(scope, role.accountId, policies);
  if (isAwsError(world)) return world;
  const identity = SourceIdentity ?? before?.sourceIdentity;
  const draft: SessionDraft = {
    operation: 'AssumeRole',
    principalArn: roleSessionArn(role, RoleSessionName),
    issuerArn: role.arn,
    accountId: role.accountId,
    name: RoleSessionName,
    ...policies,
    ...tagged,
    ...(identity !== undefined && { sourceIdentity: identity }),
    ...(hasMfa && { mfaAuthenticatedAt: scope.moment.now }),
  };
  const { Credentials, world: after } = issue(scope, world, draft, DurationSeconds);
  const AssumedRoleUser = { AssumedRoleId: `${role.id}:${RoleSessionName}`, Arn: draft.principalArn };
  const shownIdentity = identity !== undefined && { SourceIdentity: identity };
  return done(after, { Credentials, AssumedRoleUser, ...packed, ...shownIdentity });
}

function chainProblem({ caller }: Scope, seconds: number): AwsError | undefined {
  const isChained = caller?.principal.kind === 'roleSession';
  return isChained && seconds > mostSecondsInChain
    ? validationError(
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
      )
    : undefined;
}

/** AWS: once set, a source identity stays for the whole chain. */
function sourceIdentityProblem(given: string | undefined, set: string | undefined): AwsError | undefined {
  return given !== undefined && set !== undefined && given !== set
    ? validationError('The source identity is already set for this assume role session')
    : undefined;
}

export const assumeRoleOperations: readonly Operation[] = [assumeRole];
