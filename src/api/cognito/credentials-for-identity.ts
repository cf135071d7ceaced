/**
 * The enhanced flow: Cognito assumes the pool's role for an identity and hands out the credentials.
 *
 * AWS: Amazon Cognito Federated Identities API Reference, "GetCredentialsForIdentity"; Developer Guide, "Role trust and permissions".
 * The role's trust policy is asked like that of any AssumeRoleWithWebIdentity; when it says no, the pool is set up wrongly.
 */
import { inPartition, partitionOfArn, type ArnText } from '#account/arn.ts';
import type { ContextValue } from '#account/request.ts';
import type { Role } from '#account/role.ts';
import { roleSessionArn } from '#account/session.ts';
import { put, type World } from '#account/world.ts';
import { isAwsError } from '../aws-error.ts';
import { done, operation, type Ask, type Operation, type Outcome, type Scope } from '../operation.ts';
import { object, optional } from '../shape.ts';
import { issue, type SessionDraft } from '../sts/credentials.ts';
import { invalidParameter, invalidPoolConfiguration } from './cognito-error.ts';
import { cognitoProvider } from './cognito-issuer.ts';
import { identityId, logins, roleArn } from './cognito-shapes.ts';
import { guestInlinePolicy, guestManagedPolicy } from './guest-session-policy.ts';
import { knownIn, methodsOf, vouchedIdentity, type GivenIdentity, type Known } from './vouched-identity.ts';

/** AWS: what CloudTrail shows behind the role's name. */
const sessionName = 'CognitoIdentityCredentials';
const sessionSeconds = 3600;

interface Given extends GivenIdentity {
  readonly CustomRoleArn?: string;
}

/** The condition keys that a token of Cognito's brings; they live on in the session. */
export function identityKeys({
  pool,
  identity,
  logins: given,
}: Known): Readonly<Record<string, ContextValue>> {
  return {
    [`${cognitoProvider}:aud`]: pool.id,
    [`${cognitoProvider}:sub`]: identity.id,
    [`${cognitoProvider}:amr`]: methodsOf(given),
  };
}

const getCredentialsForIdentity = operation<Given>({
  service: 'cognito-identity',
  name: 'GetCredentialsForIdentity',
  unsigned: true,
  parameters: object({
    IdentityId: identityId,
    Logins: optional(logins),
    CustomRoleArn: optional(roleArn),
  }),
  vouch: vouchedIdentity,
  asks: (given) => trust(given, knownIn(given)),
  run: (given, scope) => credentials(given, knownIn(given), scope),
});

/** Whether the role trusts Cognito with this identity. */
function trust({ CustomRoleArn }: Given, known: Known): readonly Ask[] {
  const resource = roleFor(known, CustomRoleArn);
  if (resource === undefined || isAwsError(resource)) return [];
  const keys = identityKeys(known);
  return [{ action: 'sts:AssumeRoleWithWebIdentity', resource, keys, refusal: invalidPoolConfiguration }];
}

/** The role of the pool for guests or for others, or the one asked for, which the token has to name. */
function roleFor({ pool, logins: given }: Known, custom: string | undefined) {
  if (custom !== undefined) {
    const named = given.flatMap(({ claims }) => [claims['cognito:roles'], claims['cognito:preferred_role']]);
    return named.flat().includes(custom) ? custom : invalidParameter('Invalid CustomRoleArn.');
  }
  return given.length === 0 ? pool.unauthenticatedRoleArn : pool.authenticatedRoleArn;
}

async function credentials({ CustomRoleArn }: Given, known: Known, scope: Scope): Promise<Outcome> {
  const arn = roleFor(known, CustomRoleArn);
  if (isAwsError(arn)) return arn;
  const role = arn === undefined ? undefined : known.world.roles.get(arn);
  if (role === undefined) return invalidPoolConfiguration;
  const isGuest = known.logins.length === 0;
  const world = isGuest ? await withGuestPolicy(known.world, role, scope) : known.world;
  const { Credentials, world: after } = issue(scope, world, sessionFor(known, role), sessionSeconds);
  const { SecretAccessKey, ...rest } = Credentials;
  return done(after, {
    IdentityId: known.identity.id,
    Credentials: { ...rest, SecretKey: SecretAccessKey },
  });
}

/** A policy of AWS's comes into the world with its first use. */
async function withGuestPolicy(world: World, role: Role, { moment }: Scope): Promise<World> {
  const policy = await moment.awsManagedPolicies.read(guestPolicyFor(role));
  return policy === undefined ? world : put(world, 'managedPolicies', policy);
}

function guestPolicyFor({ arn }: Role): ArnText {
  return inPartition(guestManagedPolicy, partitionOfArn(arn));
}

function sessionFor(known: Known, role: Role): SessionDraft {
  const isGuest = known.logins.length === 0;
  return {
    operation: 'AssumeRoleWithWebIdentity',
    principalArn: roleSessionArn(role, sessionName),
    issuerArn: role.arn,
    accountId: role.accountId,
    name: sessionName,
    ...(isGuest && { policy: guestInlinePolicy }),
    policyArns: isGuest ? [guestPolicyFor(role)] : [],
    tags: {},
    federatedProvider: cognitoProvider,
    federatedKeys: identityKeys(known),
  };
}

export const credentialsForIdentityOperations: readonly Operation[] = [getCredentialsForIdentity];
