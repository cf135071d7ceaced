import type { AccountId, ArnText } from './arn.ts';
import type { Tags } from './tag.ts';

export interface PolicyVersion {
  /** v1, v2, … */
  readonly versionId: string;
  readonly document: string;
  readonly createdAt?: string;
}

/** A customer managed policy, or (accountId `aws`) an AWS managed one that is in use in this world. */
export interface ManagedPolicy {
  readonly arn: ArnText;
  /** ANPA… */
  readonly id: string;
  readonly accountId: AccountId | 'aws';
  readonly name: string;
  readonly path: string;
  readonly description?: string;
  /** Up to five. */
  readonly versions: readonly PolicyVersion[];
  /** The version in force. */
  readonly defaultVersionId: string;
  /** Number of the latest version ever made; absent: that of the highest one there is. Numbers do not come back. */
  readonly latestVersion?: number;
  readonly createdAt?: string;
  /** When a version was last made or made the default. */
  readonly updatedAt?: string;
  readonly tags?: Tags;
}

/** The text in force; `undefined` only for a record without its default version. */
export function defaultDocument(policy: ManagedPolicy): string | undefined {
  return policy.versions.find((version) => version.versionId === policy.defaultVersionId)?.document;
}
