/**
 * The address of a managed policy: `#/policies/LedgerWork`, and `#/policies/aws~ReadOnlyAccess` for one of AWS's, since an
 * account may have a policy of the same name. No name of IAM's holds a tilde.
 */
import { inPartition, parseArn, partitionIn, type AccountId, type ArnText } from '#account/arn.ts';
import { findByName } from '#account/find-by-name.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { World } from '#account/world.ts';
import { arnName } from '#ui/decision/policy-name.ts';
import { addressOf } from '#ui/frame/route.svelte.ts';

const awsMark = 'aws~';

export interface PolicyName {
  readonly name: string;
  readonly isAws: boolean;
}

/** What stands for a policy in an address. */
export function policyPlace({ name, isAws }: PolicyName): string {
  return isAws ? awsMark + name : name;
}

/** The inverse of {@link policyPlace}. */
export function readPolicyPlace(place: string): PolicyName {
  return place.startsWith(awsMark)
    ? { name: place.slice(awsMark.length), isAws: true }
    : { name: place, isAws: false };
}

export function policyAddress(policy: PolicyName, tab?: string): string {
  return addressOf({ view: 'policies', name: policyPlace(policy), ...(tab !== undefined && { tab }) });
}

/** Of the managed policy with this ARN. */
export function policyArnAddress(arn: ArnText): string {
  return policyAddress({ name: arnName(arn), isAws: parseArn(arn)?.account === 'aws' });
}

/** The form for a new policy, beginning with a copy of this one. */
export function copyAddress(policy: PolicyName): string {
  return addressOf({ view: 'policies', name: policyPlace(policy), isNew: true });
}

/** As far as the world holds it; AWS's own policies are in a world only once they are used. */
export function policyNamed(
  world: World,
  accountId: AccountId,
  { name, isAws }: PolicyName,
): ManagedPolicy | undefined {
  const found = findByName(world.managedPolicies, isAws ? 'aws' : accountId, name);
  if (found === undefined || !isAws) return found;
  return world.managedPolicies.get(inPartition(found.arn, partitionIn(world, accountId)));
}

export function nameOf({ name, accountId }: Pick<ManagedPolicy, 'name' | 'accountId'>): PolicyName {
  return { name, isAws: accountId === 'aws' };
}
