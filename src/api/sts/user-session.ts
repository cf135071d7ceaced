/**
 * GetSessionToken and GetFederationToken: temporary credentials that carry the permissions of a user, or of root.
 *
 * AWS: STS API Reference, "GetSessionToken", "GetFederationToken". Sessions cannot ask for either, which authorization
 * knows (authorize/credential-limits.ts). Root gets an hour at most, whatever it asks for.
 */
import { partitionIn, rootArnIn } from '#account/arn.ts';
import { isAwsError } from '../aws-error.ts';
import { tags } from '../iam/iam-shapes.ts';
import { requestTagKeys } from '../iam/tags.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, optional } from '../shape.ts';
import { issue, regionDisabled, type SessionDraft } from './credentials.ts';
import { checkMfa } from './mfa.ts';
import { packedSize, sessionPolicies, withPassedPolicies } from './session-policies.ts';
import { sessionTags } from './session-tags.ts';
import {
  federatedUserName,
  policyArns,
  serialNumber,
  sessionPolicy,
  tokenCode,
  userDuration,
} from './sts-shapes.ts';

const usualSeconds = 43_200;
const mostSecondsOfRoot = 3600;

/** The user or root whose permissions the session carries. The administrator of a test server acts as root. */
function issuerArn({ world, caller, accountId }: Scope): string {
  return caller?.user?.arn ?? rootArnIn(world, accountId);
}

function secondsFor({ caller }: Scope, asked = usualSeconds): number {
  return caller?.user === undefined ? Math.min(asked, mostSecondsOfRoot) : asked;
}

const getSessionToken = operation({
  service: 'sts',
  name: 'GetSessionToken',
  parameters: object({
    DurationSeconds: optional(userDuration),
    SerialNumber: optional(serialNumber),
    TokenCode: optional(tokenCode),
  }),
  asks: () => [{ action: 'sts:GetSessionToken', resource: '*' }],
  run: (given, scope) => {
    const mfa = checkMfa(scope, given);
    if (isAwsError(mfa)) return mfa;
    const disabled = regionDisabled(scope, scope.accountId);
    if (disabled !== undefined) return disabled;
    const arn = issuerArn(scope);
    const draft: SessionDraft = {
      operation: 'GetSessionToken',
      principalArn: arn,
      issuerArn: arn,
      accountId: scope.accountId,
      name: '',
      policyArns: [],
      tags: {},
      ...(mfa.isPresent && { mfaAuthenticatedAt: scope.moment.now }),
    };
    const seconds = secondsFor(scope, given.DurationSeconds);
    const { world, Credentials } = issue(scope, mfa.world, draft, seconds);
    return done(world, { Credentials });
  },
});

const getFederationToken = operation({
  service: 'sts',
  name: 'GetFederationToken',
  parameters: object({
    Name: federatedUserName,
    Policy: optional(sessionPolicy),
    PolicyArns: optional(policyArns),
    DurationSeconds: optional(userDuration),
    Tags: optional(tags),
  }),
  asks: ({ Name, Tags }, scope) => {
    const ask = { resource: federatedUserArn(scope, Name), keys: requestTagKeys(Tags) };
    const tagging = Tags?.length ? [{ action: 'sts:TagSession', ...ask }] : [];
    return [{ action: 'sts:GetFederationToken', ...ask }, ...tagging];
  },
  run: async (given, scope) => {
    const { accountId } = scope;
    const disabled = regionDisabled(scope, accountId);
    if (disabled !== undefined) return disabled;
    const tagged = sessionTags(given, {});
    if (isAwsError(tagged)) return tagged;
    const policies = sessionPolicies(given);
    const packed = packedSize(policies, tagged.tags);
    if (isAwsError(packed)) return packed;
    const limited = await withPassedPolicies(scope, accountId, policies);
    if (isAwsError(limited)) return limited;
    const Arn = federatedUserArn(scope, given.Name);
    const draft: SessionDraft = {
      operation: 'GetFederationToken',
      principalArn: Arn,
      issuerArn: issuerArn(scope),
      accountId,
      name: given.Name,
      ...policies,
      ...tagged,
    };
    const seconds = secondsFor(scope, given.DurationSeconds);
    const { world, Credentials } = issue(scope, limited, draft, seconds);
    const FederatedUser = { FederatedUserId: `${accountId}:${given.Name}`, Arn };
    return done(world, { Credentials, FederatedUser, ...packed });
  },
});

function federatedUserArn({ world, accountId }: Scope, name: string): string {
  return `arn:${partitionIn(world, accountId)}:sts::${accountId}:federated-user/${name}`;
}

export const userSessionOperations: readonly Operation[] = [getSessionToken, getFederationToken];
