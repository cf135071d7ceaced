/** AWS's own managed policies as they are called in the partition of an account: the catalogue has those of `aws`. */
import { inPartition, partitionIn, type AccountId } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import type { ManagedPolicyEntry } from '#catalogue/managed-policies.ts';

export function awsPoliciesIn(
  world: World,
  accountId: AccountId,
  catalogue: readonly ManagedPolicyEntry[],
): readonly ManagedPolicyEntry[] {
  const partition = partitionIn(world, accountId);
  if (partition === 'aws') return catalogue;
  return catalogue.map((entry) => ({ ...entry, arn: inPartition(entry.arn, partition) }));
}
