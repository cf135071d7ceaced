/**
 * Who has a managed policy, and whose permissions boundary it is.
 *
 * AWS: IAM API Reference, "ListEntitiesForPolicy". Not here: who has it through a group (reach.ts).
 */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { policyHolders, type PolicyUsage } from '#api/iam/policy-holders.ts';
import type { ApiCall } from '#ui/account/api-call.ts';
import { deleteBoundaryCall, detachCall, type Holder } from '#ui/account/holder.ts';

const kinds = [
  { kind: 'Group', records: 'groups' },
  { kind: 'User', records: 'users' },
  { kind: 'Role', records: 'roles' },
] as const;

/** Groups, users, roles, as AWS lists them. */
export function holdersOf(
  world: World,
  accountId: AccountId,
  arn: ArnText,
  usage: PolicyUsage,
): readonly Holder[] {
  return kinds.flatMap(({ kind, records }) =>
    policyHolders({ world, accountId }, records, arn, usage).flatMap((holder) => {
      const record = world[records].get(holder.arn);
      return record === undefined ? [] : [{ kind, record } as Holder];
    }),
  );
}

/** Those of the account who do not have it, and so could get it. Groups have no boundary. */
export function othersThan(
  world: World,
  accountId: AccountId,
  arn: ArnText,
  usage: PolicyUsage,
): readonly Holder[] {
  const taken = new Set(holdersOf(world, accountId, arn, usage).map(({ record }) => record.arn));
  return kinds
    .filter(({ kind }) => usage === 'PermissionsPolicy' || kind !== 'Group')
    .flatMap(({ kind, records }) =>
      [...world[records].values()]
        .filter((record) => record.accountId === accountId && !taken.has(record.arn))
        .map((record) => ({ kind, record }) as Holder),
    );
}

export function takeOffCall(holder: Holder, arn: ArnText, usage: PolicyUsage): ApiCall {
  return usage === 'PermissionsPolicy' ? detachCall(holder, arn) : deleteBoundaryCall(holder);
}
