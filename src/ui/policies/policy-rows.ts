/** The managed policies that an account can attach, as the list shows them: its own and AWS's. */
import { partitionIn, partitionOfArn, type AccountId, type ArnText } from '#account/arn.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { World } from '#account/world.ts';
import { useCount } from '#api/iam/policy-holders.ts';
import type { ManagedPolicyEntry } from '#catalogue/managed-policies.ts';
import { awsPoliciesIn } from '#ui/account/aws-policies-in.ts';
import type { NounRow } from '#ui/account/noun-list.ts';

export interface PolicyRow extends NounRow {
  readonly isAws: boolean;
  readonly path: string;
  /** Users, groups and roles that have it or are bounded by it. */
  readonly uses: number;
  /** The version in force. */
  readonly versionId: string;
  /** How many are kept; absent for AWS's, of which only the newest is known. */
  readonly versions?: number;
  readonly updatedAt?: string;
}

export type PolicyFilter = 'customer' | 'aws' | 'used' | 'all';

/** `aws` is what the catalogue has; the world may hold AWS policies of its own, perhaps in another version. */
export function policyRows(
  world: World,
  accountId: AccountId,
  aws: readonly ManagedPolicyEntry[],
): readonly PolicyRow[] {
  const place = { world, accountId };
  const partition = partitionIn(world, accountId);
  const usesOf = (arn: ArnText) =>
    useCount(place, arn, 'PermissionsPolicy') + useCount(place, arn, 'PermissionsBoundary');
  const held = [...world.managedPolicies.values()].filter(
    (policy) =>
      policy.accountId === accountId ||
      (policy.accountId === 'aws' && partitionOfArn(policy.arn) === partition),
  );
  const known = new Set(held.map(({ arn }) => arn));
  return [
    ...held.map((policy) => heldRow(policy, usesOf(policy.arn))),
    ...awsPoliciesIn(world, accountId, aws)
      .filter(({ arn }) => !known.has(arn))
      .map((entry) => catalogueRow(entry, usesOf(entry.arn))),
  ];
}

function heldRow(policy: ManagedPolicy, uses: number): PolicyRow {
  const { arn, name, path, defaultVersionId, updatedAt = policy.createdAt, description = '' } = policy;
  const isAws = policy.accountId === 'aws';
  const tags = Object.entries(policy.tags ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    key: arn,
    name,
    isAws,
    path,
    uses,
    versionId: defaultVersionId,
    words: [description, ...tags].join(' '),
    ...(!isAws && { versions: policy.versions.length }),
    ...(updatedAt !== undefined && { updatedAt }),
  };
}

function catalogueRow({ arn, name, path, versionId }: ManagedPolicyEntry, uses: number): PolicyRow {
  return { key: arn, name, isAws: true, path, uses, versionId };
}

const chosenBy: Readonly<Record<PolicyFilter, (row: PolicyRow) => boolean>> = {
  customer: ({ isAws }) => !isAws,
  aws: ({ isAws }) => isAws,
  used: ({ uses }) => uses > 0,
  all: () => true,
};

export function filteredRows(rows: readonly PolicyRow[], filter: PolicyFilter): readonly PolicyRow[] {
  return rows.filter(chosenBy[filter]);
}
