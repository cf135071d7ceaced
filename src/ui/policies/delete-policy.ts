/**
 * Everything that has to go before a customer managed policy can: what the console does on Delete.
 *
 * AWS: IAM API Reference, "DeletePolicy". The version in force goes with the policy.
 */
import type { AccountId } from '#account/arn.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { World } from '#account/world.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';
import { holdersOf, takeOffCall } from './uses.ts';
import { otherVersions } from './versions.ts';

export function deletePolicyCalls(
  world: World,
  accountId: AccountId,
  policy: ManagedPolicy,
): readonly ApiCall[] {
  const PolicyArn = policy.arn;
  const usages = ['PermissionsPolicy', 'PermissionsBoundary'] as const;
  return [
    ...usages.flatMap((usage) =>
      holdersOf(world, accountId, PolicyArn, usage).map((holder) => takeOffCall(holder, PolicyArn, usage)),
    ),
    ...otherVersions(policy).map(({ versionId }) =>
      iam('DeletePolicyVersion', { PolicyArn, VersionId: versionId }),
    ),
    iam('DeletePolicy', { PolicyArn }),
  ];
}
