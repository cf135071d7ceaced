/** The versions of a managed policy in order, and the calls that make a new one. */
import type { ManagedPolicy, PolicyVersion } from '#account/managed-policy.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';

function numberOf(versionId: string): number {
  return Number.parseInt(versionId.slice(1), 10);
}

export function newestFirst({ versions }: ManagedPolicy): readonly PolicyVersion[] {
  return versions.toSorted((a, b) => numberOf(b.versionId) - numberOf(a.versionId));
}

/** Those not in force, which alone can be deleted, the oldest first. */
export function otherVersions(policy: ManagedPolicy): readonly PolicyVersion[] {
  return newestFirst(policy)
    .filter(({ versionId }) => versionId !== policy.defaultVersionId)
    .reverse();
}

/** Numbers do not come back, also when the latest version was deleted. */
export function nextVersionId({ latestVersion, versions }: ManagedPolicy): string {
  const latest = latestVersion ?? Math.max(0, ...versions.map(({ versionId }) => numberOf(versionId)));
  return `v${latest + 1}`;
}

export interface NewVersion {
  readonly text: string;
  readonly setAsDefault: boolean;
  /** The version that makes room. */
  readonly instead: PolicyVersion | undefined;
}

export function newVersionCalls(
  { arn }: ManagedPolicy,
  { text, setAsDefault, instead }: NewVersion,
): readonly ApiCall[] {
  const create = iam('CreatePolicyVersion', {
    PolicyArn: arn,
    PolicyDocument: text,
    SetAsDefault: setAsDefault ? true : undefined,
  });
  if (instead === undefined) return [create];
  return [iam('DeletePolicyVersion', { PolicyArn: arn, VersionId: instead.versionId }), create];
}

/** Versions to compare at first: the newest, and the one in force or, if that is the newest, the one before it. */
export function firstPair(policy: ManagedPolicy): readonly [left: string, right: string] | undefined {
  const [newest, before] = newestFirst(policy);
  if (newest === undefined || before === undefined) return undefined;
  const isNewest = newest.versionId === policy.defaultVersionId;
  return [isNewest ? before.versionId : policy.defaultVersionId, newest.versionId];
}
