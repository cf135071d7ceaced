/**
 * Tags of IAM's resources: as parameters, as condition keys, in answers.
 *
 * AWS: IAM User Guide, "Tags for IAM resources". Keys of users and roles ignore case, all others do not. A key that is set
 * again gets the new value. Not here: lengths and characters (iam-shapes.ts).
 */
import type { ContextValue } from '#account/request.ts';
import type { Tags } from '#account/tag.ts';
import { invalidInput, limitExceeded, type AwsError } from '../aws-error.ts';

export interface TagParameter {
  readonly Key: string;
  readonly Value: string;
}

export interface TagRules {
  readonly ignoreCase: boolean;
}

/** Users and roles. */
export const ignoringCase: TagRules = { ignoreCase: true };

/** Policies, instance profiles, providers, certificates and devices. */
export const heedingCase: TagRules = { ignoreCase: false };

const most = 50;

/** The tags of a new resource. */
export function newTags(given: readonly TagParameter[] | undefined, rules: TagRules): Tags | AwsError {
  return withTags({}, given ?? [], rules);
}

/** The tags with these set; one that was there before keeps its place. */
export function withTags(before: Tags, given: readonly TagParameter[], rules: TagRules): Tags | AwsError {
  const same = sameKey(rules);
  if (new Set(given.map(({ Key }) => same(Key))).size < given.length) {
    const hint = rules.ignoreCase ? ' Please note that Tag keys are case insensitive.' : '';
    return invalidInput(`Duplicate tag keys found.${hint}`);
  }
  if (given.some(({ Key }) => /^aws:/i.test(Key))) {
    return invalidInput('Tag keys beginning with "aws:" are reserved and cannot be used.');
  }
  const tags = new Map(Object.entries(before).map((tag) => [same(tag[0]), tag]));
  for (const { Key, Value } of given) tags.set(same(Key), [Key, Value]);
  if (tags.size > most) return limitExceeded('The number of tags has reached the maximum limit.');
  return Object.fromEntries(tags.values());
}

/** The tags without these keys; keys that are not there do no harm. */
export function withoutTags(before: Tags, keys: readonly string[], rules: TagRules): Tags {
  const same = sameKey(rules);
  const gone = new Set(keys.map(same));
  return Object.fromEntries(Object.entries(before).filter(([key]) => !gone.has(same(key))));
}

function sameKey({ ignoreCase }: TagRules): (key: string) => string {
  return (key) => (ignoreCase ? key.toLowerCase() : key);
}

/** As answers list them. */
export function shownTags(tags: Tags): readonly TagParameter[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Absent, not empty, in the answers of most operations. */
export function tagsIfAny(tags: Tags | undefined): { readonly Tags?: readonly TagParameter[] } {
  return tags === undefined || Object.keys(tags).length === 0 ? {} : { Tags: shownTags(tags) };
}

/** aws:RequestTag/KEY and aws:TagKeys. */
export function requestTagKeys(
  given: readonly TagParameter[] | undefined,
): Readonly<Record<string, ContextValue>> {
  if (given === undefined || given.length === 0) return {};
  const values = given.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value] as const);
  return { ...Object.fromEntries(values), 'aws:TagKeys': given.map(({ Key }) => Key) };
}
