/**
 * What a verified token means for a session: condition keys, session tags, source identity.
 *
 * AWS: IAM User Guide, "Available keys for AWS OIDC federation", "Pass session tags using AssumeRoleWithWebIdentity", "Monitor and
 * control actions taken with assumed roles". AWS makes keys of few claims, all others are not there for policies.
 * Not here: whether the token holds (web-identity-checks.ts).
 */
import type { ContextValue } from '#account/request.ts';
import type { JWTPayload } from 'jose';
import { AwsError, isAwsError } from '../aws-error.ts';
import { tags } from '../iam/iam-shapes.ts';
import { object, readParameters } from '../shape.ts';
import type { PassedTags } from '../sts/session-tags.ts';
import { sourceIdentityProblem } from './source-identity.ts';
import { audiences, type VerifiedToken } from './web-identity-checks.ts';

export interface WebIdentity extends Pick<VerifiedToken, 'provider'> {
  readonly audience: string;
  readonly subject: string;
  /** Condition keys of the call. */
  readonly keys: Readonly<Record<string, ContextValue>>;
  /** Those among them that the session keeps. */
  readonly lastingKeys: Readonly<Record<string, ContextValue>>;
  readonly passed: PassedTags;
  readonly sourceIdentity?: string;
}

type Keys = readonly (readonly [key: string, value: unknown])[];

/** GitHub's claims that AWS knows; they are there in the call only. */
const githubClaims = [
  'actor',
  'actor_id',
  'environment',
  'enterprise_id',
  'job_workflow_ref',
  'ref',
  'repository',
  'repository_id',
  'workflow',
] as const;

type KeysOf = (claims: JWTPayload, audience: unknown) => Keys;

/** By prefix what differs from the standard claims. No object: a provider may be called `constructor`. */
const keysOf: ReadonlyMap<string, KeysOf> = new Map<string, KeysOf>([
  [
    'graph.facebook.com',
    ({ sub }, audience) => [
      ['app_id', audience],
      ['id', sub],
    ],
  ],
  [
    'www.amazon.com',
    ({ sub }, audience) => [
      ['app_id', audience],
      ['user_id', sub],
    ],
  ],
  [
    'token.actions.githubusercontent.com',
    (claims, audience) => [
      ...standardKeys(claims, audience),
      ...githubClaims.map((name) => [name, claims[name]] as const),
    ],
  ],
]);

/** AWS: `aud` is the `azp` claim where there is one; the token's own `aud` is `oaud` then. */
function standardKeys(claims: JWTPayload, audience: unknown): Keys {
  const { sub, amr, azp, email } = claims;
  return [
    ['aud', azp ?? audience],
    ['oaud', audience],
    ['azp', azp],
    ['sub', sub],
    ['amr', amr],
    ['email', email],
  ];
}

const lasting = /:(aud|sub|amr|app_id|id|user_id)$/;

export function webIdentityOf({ provider, prefix, claims, clientIds }: VerifiedToken): WebIdentity {
  const all = audiences(claims);
  const audience = all.length === 1 ? all[0] : all;
  const pairs = (keysOf.get(prefix) ?? standardKeys)(claims, audience);
  const known = pairs.flatMap(([key, value]) => {
    const text = contextValue(value);
    return text === undefined ? [] : [[`${prefix}:${key}`, text] as const];
  });
  const sourceIdentity = claims['https://aws.amazon.com/source_identity'];
  return {
    provider,
    audience: all.find((each) => clientIds?.includes(each)) ?? all[0] ?? '',
    subject: claims.sub ?? '',
    keys: Object.fromEntries(known),
    lastingKeys: Object.fromEntries(known.filter(([key]) => lasting.test(key))),
    passed: passedTags(claims),
    ...(typeof sourceIdentity === 'string' && { sourceIdentity }),
  };
}

/** What AWS does not take of what the token wants to set. */
export function claimsProblem({ passed, sourceIdentity }: WebIdentity): AwsError | undefined {
  const words = sourceIdentityProblem(sourceIdentity);
  if (words !== undefined) return new AwsError('InvalidIdentityToken', 400, words);
  const read = readParameters(object({ Tags: tags }), { Tags: passed.Tags ?? [] }, { echo: true });
  return isAwsError(read) ? read : undefined;
}

function contextValue(value: unknown): ContextValue | undefined {
  if (value === undefined || value === null) return undefined;
  return Array.isArray(value) ? value.map(textOf) : textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const tagsClaim = 'https://aws.amazon.com/tags';
const tagPrefix = `${tagsClaim}/principal_tags/`;

/** AWS takes them nested in one claim, or flat with a claim for each tag. */
function passedTags(claims: JWTPayload): PassedTags {
  const nested = objectIn(claims[tagsClaim]);
  const flat = Object.entries(claims).flatMap(([name, value]) =>
    name.startsWith(tagPrefix) ? [[name.slice(tagPrefix.length), value] as const] : [],
  );
  const given = [...Object.entries(objectIn(nested['principal_tags'])), ...flat];
  const transitive = nested['transitive_tag_keys'] ?? claims[`${tagsClaim}/transitive_tag_keys`];
  return {
    ...(given.length > 0 && { Tags: given.map(([Key, value]) => ({ Key, Value: textsIn(value)[0] ?? '' })) }),
    ...(transitive !== undefined && { TransitiveTagKeys: textsIn(transitive) }),
  };
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}

function textsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(textOf);
}
