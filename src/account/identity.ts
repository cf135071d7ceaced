/**
 * What users, groups and roles share: a name within a path, and the policies put on them.
 *
 * Documents are kept as the text that was typed, as AWS keeps them.
 */
import type { AccountId, ArnText } from './arn.ts';
import type { Tags } from './tag.ts';

export interface InlinePolicy {
  readonly name: string;
  readonly document: string;
}

export interface Identity {
  readonly arn: ArnText;
  /** AWS's unique id: AIDA… (user), AGPA… (group), AROA… (role). Never used again after deletion. */
  readonly id: string;
  readonly accountId: AccountId;
  readonly name: string;
  /** Begins and ends with a slash. */
  readonly path: string;
  /** ISO 8601 in UTC; a ready world may not say. */
  readonly createdAt?: string;
  readonly inlinePolicies: readonly InlinePolicy[];
  /** ARNs of managed policies, in the order in which they were attached. */
  readonly attachedPolicies: readonly ArnText[];
}

/** Users and roles: they carry tags, and a managed policy may be their permissions boundary. */
export interface Bounded {
  readonly tags: Tags;
  readonly permissionsBoundary?: ArnText;
}
