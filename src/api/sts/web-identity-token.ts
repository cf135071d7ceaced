/**
 * GetWebIdentityToken: a signed token with which a principal of the account proves to a service outside of AWS who it is.
 *
 * AWS: STS API Reference, "GetWebIdentityToken"; IAM User Guide, "Federating AWS identities to external services", "Controlling access
 * with IAM policies". Permission is asked for on `arn:aws:sts::ACCOUNT:self`. AWS lets none of these tokens back in: no account trusts
 * its issuer. Not here: whose credentials may call it (authorize/credential-limits.ts), the claims (web-identity-token-claims.ts).
 */
import { partitionIn } from '#account/arn.ts';
import { secondsAfter, secondsBetween } from '#account/iso-time.ts';
import { put } from '#account/world.ts';
import { AwsError, validationError } from '../aws-error.ts';
import { signToken } from '../federation/token.ts';
import { tags } from '../iam/iam-shapes.ts';
import { requestTagKeys, type TagParameter } from '../iam/tags.ts';
import { done, operation, type Ask, type Operation, type Outcome, type Scope } from '../operation.ts';
import { object, optional } from '../shape.ts';
import { tokenAlgorithm, tokenAudience, tokenDuration } from './sts-shapes.ts';
import { tokenClaims } from './web-identity-token-claims.ts';
import { isTokenAlgorithm, withSigningKey, type TokenAlgorithm } from './web-identity-token-keys.ts';

interface Given {
  readonly Audience: readonly string[];
  readonly SigningAlgorithm: string;
  readonly DurationSeconds?: number;
  readonly Tags?: readonly TagParameter[];
}

const usualSeconds = 300;

/** Bytes of the claims as JSON. */
const mostBytes = 14_984;

const getWebIdentityToken = operation<Given>({
  service: 'sts',
  name: 'GetWebIdentityToken',
  regionalOnly: true,
  parameters: object({
    Audience: tokenAudience,
    SigningAlgorithm: tokenAlgorithm,
    DurationSeconds: optional(tokenDuration),
    Tags: optional(tags),
  }),
  asks: permissions,
  run: (given, scope) => {
    const { SigningAlgorithm } = given;
    if (!isTokenAlgorithm(SigningAlgorithm)) return unsupportedAlgorithm;
    return problemOf(given, scope) ?? signed(given, SigningAlgorithm, scope);
  },
});

/** AWS: tags are a permission of their own. */
function permissions(given: Given, { world, accountId }: Scope): readonly Ask[] {
  const { Audience, SigningAlgorithm, DurationSeconds = usualSeconds, Tags } = given;
  const ask = {
    resource: `arn:${partitionIn(world, accountId)}:sts::${accountId}:self`,
    keys: {
      'sts:IdentityTokenAudience': Audience,
      'sts:SigningAlgorithm': SigningAlgorithm,
      'sts:DurationSeconds': String(DurationSeconds),
      ...requestTagKeys(Tags),
    },
  };
  const tagging = Tags?.length ? [{ action: 'sts:TagGetWebIdentityToken', ...ask }] : [];
  return [{ action: 'sts:GetWebIdentityToken', ...ask }, ...tagging];
}

function problemOf(given: Given, { caller, moment }: Scope): AwsError | undefined {
  const { DurationSeconds = usualSeconds, Tags = [] } = given;
  const keys = new Set(Tags.map(({ Key }) => Key.toLowerCase()));
  if (keys.size < Tags.length) return duplicateTags;
  const end = caller?.session?.expiresAt;
  return end !== undefined && secondsBetween(moment.now, end) <= DurationSeconds ? outlives : undefined;
}

const unsupportedAlgorithm = validationError(
  'Requested SigningAlgorithm is not supported. See the GetWebIdentityToken documentation for supported algorithms',
);
const duplicateTags = new AwsError(
  'InvalidParameterValue',
  400,
  'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
);
const outlives = new AwsError(
  'SessionDurationEscalationException',
  403,
  "Requested token expiry time must be before the original session's expiry time.",
);
const disabled = new AwsError(
  'OutboundWebIdentityFederationDisabledException',
  403,
  'OutboundWebIdentityFederation is disabled.',
);
const tooLarge = new AwsError(
  'JWTPayloadSizeExceededException',
  400,
  'JWT payload exceeds maximum allowed size',
);

async function signed(given: Given, algorithm: TokenAlgorithm, scope: Scope): Promise<Outcome> {
  const { world, accountId, moment } = scope;
  const { DurationSeconds = usualSeconds } = given;
  const account = world.accounts.get(accountId);
  const known = account?.outboundFederation;
  if (account === undefined || known?.isEnabled !== true) return disabled;
  const claims = tokenClaims(known.issuer, { ...given, DurationSeconds }, scope);
  if (new TextEncoder().encode(JSON.stringify(claims)).length > mostBytes) return tooLarge;
  const { federation, key } = await withSigningKey(known, algorithm, moment.now);
  const WebIdentityToken = await signToken(key, claims);
  const after =
    federation === known ? world : put(world, 'accounts', { ...account, outboundFederation: federation });
  return done(after, { WebIdentityToken, Expiration: secondsAfter(moment.now, DurationSeconds) });
}

export const webIdentityTokenOperations: readonly Operation[] = [getWebIdentityToken];
