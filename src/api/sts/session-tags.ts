/**
 * Session tags: those that are passed, those that a chain of roles hands on.
 *
 * AWS: IAM User Guide, "Pass session tags in AWS STS", "Chaining roles with session tags". Keys ignore case.
 */
import type { Session } from '#account/session.ts';
import type { Tags } from '#account/tag.ts';
import { AwsError } from '../aws-error.ts';
import type { TagParameter } from '../iam/tags.ts';

/** What a call passes. */
export interface PassedTags {
  readonly Tags?: readonly TagParameter[];
  readonly TransitiveTagKeys?: readonly string[];
}

/** What the new session keeps. */
export interface SessionTags {
  readonly tags: Tags;
  /** Absent when none goes on. */
  readonly transitiveTagKeys?: readonly string[];
}

const reserved = 'Tag keys beginning with "aws:" are reserved and cannot be used.';
const duplicate = 'Duplicate tag keys found. Please note that Tag keys are case insensitive.';
const notPassed = 'The specified transitive tag key must be included in the requested tags.';
const conflicting =
  "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.";

/** The tags that a session hands on to the role it assumes. */
export function inheritedTags(session: Session | undefined): Tags {
  const { tags = {}, transitiveTagKeys = [] } = session ?? {};
  const handedOn = lowerCased(transitiveTagKeys);
  return Object.fromEntries(Object.entries(tags).filter(([key]) => handedOn.has(key.toLowerCase())));
}

/** Inherited tags stay transitive, and cannot be passed anew. */
export function sessionTags(
  { Tags = [], TransitiveTagKeys = [] }: PassedTags,
  inherited: Tags,
): SessionTags | AwsError {
  const passed = lowerCased(Tags.map(({ Key }) => Key));
  const handedDown = lowerCased(Object.keys(inherited));
  const problem = [
    passed.size < Tags.length && duplicate,
    [...passed].some((key) => key.startsWith('aws:')) && reserved,
    TransitiveTagKeys.some((key) => !passed.has(key.toLowerCase())) && notPassed,
    [...passed].some((key) => handedDown.has(key)) && conflicting,
  ].find((words) => words !== false);
  if (problem !== undefined) return new AwsError('InvalidParameterValue', 400, problem);
  const tags = { ...inherited, ...Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) };
  const transitiveTagKeys = [...Object.keys(inherited), ...TransitiveTagKeys];
  return transitiveTagKeys.length === 0 ? { tags } : { tags, transitiveTagKeys };
}

function lowerCased(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.map((key) => key.toLowerCase()));
}
