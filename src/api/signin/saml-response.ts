/**
 * The console's door for directories: the browser posts an authentication response to AWS's sign-in, and is let in as a role.
 *
 * AWS: IAM User Guide, "Enabling SAML 2.0 federated principals to access the AWS Management Console": one role leads straight in, several
 * are offered. The session lasts as long as SessionDuration says, 15 minutes to 12 hours, else an hour; the role's own
 * maximum is one of programs. Not here: the checks (federation/saml-checks.ts), passwords (console-login.ts).
 */
import { parseArn } from '#account/arn.ts';
import { AwsError, isAwsError } from '../aws-error.ts';
import type { RolePair } from '../federation/saml-claims.ts';
import { rolePairs } from '../federation/saml-checks.ts';
import { openResponse } from '../federation/saml-examination.ts';
import {
  claimedDuration,
  claimsIn,
  samlAsks,
  samlSession,
  shortened,
  type SamlClaims,
} from '../federation/saml-session.ts';
import {
  done,
  operation,
  type Operation,
  type Outcome,
  type Recorded,
  type Scope,
  type Vouched,
} from '../operation.ts';
import type { Parameters, Response } from '../call.ts';
import { object, optional, text } from '../shape.ts';
import { issue } from '../sts/credentials.ts';
import { packedSize } from '../sts/session-policies.ts';
import { arn } from '../sts/sts-shapes.ts';

interface Given {
  readonly SAMLResponse: string;
  /** Which of several was chosen. */
  readonly RoleArn?: string;
  readonly claims?: SamlClaims;
  readonly offered?: readonly RolePair[];
}

const usualSeconds = 3600;

const invalidResponse = new AwsError(
  'InvalidSAMLResponse',
  400,
  'Your request included an invalid SAML response. To logout, click here.',
);

const samlLogin = operation<Given>({
  service: 'signin',
  name: 'SAMLLogin',
  consoleOnly: true,
  unsigned: true,
  parameters: object({ SAMLResponse: text({ min: 4, max: 100_000 }), RoleArn: optional(arn) }),
  vouch: vouched,
  asks: ({ claims, RoleArn }) =>
    claims === undefined || RoleArn === undefined ? [] : samlAsks(claims, RoleArn),
  run: (given, scope) => {
    const { claims, RoleArn, offered = [] } = given;
    if (claims === undefined) return invalidResponse;
    if (RoleArn !== undefined) return signedIn(scope, claims, RoleArn);
    const Roles = offered.map(({ role, provider }) => ({ RoleArn: role, PrincipalArn: provider }));
    return done(scope.world, { Roles });
  },
  recorded: recordedLogin,
});

/** Which roles are offered is read before anybody is believed; whether to believe it, right after. */
async function vouched(given: Given, scope: Scope): Promise<Vouched<Given> | AwsError> {
  const { SAMLResponse } = given;
  const opened = await openResponse(SAMLResponse, []);
  const offered = opened?.claimed === undefined ? [] : rolePairs(opened.claimed);
  const RoleArn = given.RoleArn ?? (offered.length === 1 ? offered[0]?.role : undefined);
  const pair = offered.find(({ role }) => role === RoleArn) ?? offered[0];
  if (pair === undefined) return invalidResponse;
  const asked = { providerArn: pair.provider, ...(RoleArn !== undefined && { roleArn: RoleArn }) };
  const claims = await claimsIn(scope, SAMLResponse, asked);
  if (isAwsError(claims)) return claims;
  const accountId = parseArn(pair.role)?.account ?? scope.accountId;
  const chosen = RoleArn !== undefined && { RoleArn };
  return { provider: pair.provider, accountId, parameters: { ...given, ...chosen, claims, offered } };
}

function signedIn(scope: Scope, claims: SamlClaims, roleArn: string): Outcome {
  const found = samlSession(scope, claims, roleArn);
  if (isAwsError(found)) return found;
  const { draft } = found;
  const packed = packedSize({ policyArns: [] }, draft.tags);
  if (isAwsError(packed)) return packed;
  const { assertion } = claims;
  const seconds = shortened(assertion, scope.moment.now, claimedDuration(assertion) ?? usualSeconds);
  const { Credentials, world } = issue(
    scope,
    scope.world,
    { ...draft, policyArns: [], isConsole: true },
    seconds,
  );
  const { AccessKeyId: SessionId, Expiration } = Credentials;
  return done(world, {
    ConsoleLogin: 'Success',
    SessionId,
    Arn: draft.principalArn,
    Expiration,
    SamlProviderArn: claims.provider.arn,
  });
}

/** CloudTrail knows the end of it as a ConsoleLogin, a refusal as one of STS; offering roles is no event. */
function recordedLogin(_: Parameters, outcome: Response | AwsError): Recorded {
  if (isAwsError(outcome)) return { service: 'sts', operation: 'AssumeRoleWithSAML' };
  const { Arn, SamlProviderArn } = outcome;
  if (typeof Arn !== 'string') return { isSilent: true };
  return {
    operation: 'ConsoleLogin',
    callerArn: Arn,
    parameters: {},
    additionalEventData: { MFAUsed: 'No', SamlProviderArn: String(SamlProviderArn) },
  };
}

export const samlResponseOperations: readonly Operation[] = [samlLogin];
