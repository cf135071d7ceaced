/**
 * What AWS takes from its own attributes in an assertion: roles, session name, duration, tags, source identity.
 *
 * AWS: IAM User Guide, "Configure SAML assertions for the authentication response", "Pass session tags in AWS STS".
 */
import type { AwsError } from '../aws-error.ts';
import { isAwsError } from '../aws-error.ts';
import { tags } from '../iam/iam-shapes.ts';
import { object, readParameters } from '../shape.ts';
import { sessionTags, type PassedTags, type SessionTags } from '../sts/session-tags.ts';
import type { Assertion } from './saml-assertion.ts';
import { awsAttributes } from './saml-names.ts';

/** A role and the provider through which it is taken. */
export interface RolePair {
  readonly role: string;
  readonly provider: string;
}

export function valuesOf({ attributes }: Assertion, name: string): readonly string[] {
  return attributes.get(awsAttributes + name) ?? [];
}

/** AWS reads one value only. */
export function singleOf(assertion: Assertion, name: string): string | undefined {
  return valuesOf(assertion, name)[0];
}

const tagPrefix = `${awsAttributes}PrincipalTag:`;

/** The tags as they are passed, for the keys that policies ask. */
export function passedTags(assertion: Assertion): Required<PassedTags> {
  const named = [...assertion.attributes].filter(([name]) => name.startsWith(tagPrefix));
  const Tags = named.map(([name, [Value = '']]) => ({ Key: name.slice(tagPrefix.length), Value }));
  return { Tags, TransitiveTagKeys: valuesOf(assertion, 'TransitiveTagKeys') };
}

/** The tags of the session, or what AWS says to those that it does not take. */
export function claimedTags(assertion: Assertion): SessionTags | AwsError {
  const passed = passedTags(assertion);
  const read = readParameters(object({ Tags: tags }), { Tags: passed.Tags }, { echo: true });
  return isAwsError(read) ? read : sessionTags(passed, {});
}
