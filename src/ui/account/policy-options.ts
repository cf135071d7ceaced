/** The managed policies that can be attached in an account: its own, then those of AWS. */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import type { ManagedPolicyEntry } from '#catalogue/managed-policies.ts';
import { findMatches } from '#ui/request/matches.ts';
import type { OptionList } from '#ui/request/option.ts';
import { awsPoliciesIn } from './aws-policies-in.ts';

interface Choice {
  readonly arn: ArnText;
  readonly name: string;
  readonly group: 'Customer managed' | 'AWS managed';
}

/** Those that hang there already are left out. `aws` is what the catalogue has. */
export function policyOptions(
  world: World,
  accountId: AccountId,
  aws: readonly ManagedPolicyEntry[],
  taken: readonly ArnText[],
  typed: string,
): OptionList {
  const own = [...world.managedPolicies.values()]
    .filter((policy) => policy.accountId === accountId)
    .map(({ arn, name }): Choice => ({ arn, name, group: 'Customer managed' }));
  const theirs = awsPoliciesIn(world, accountId, aws).map(({ arn, name }): Choice => ({
    arn,
    name,
    group: 'AWS managed',
  }));
  const free = [...own, ...theirs].filter(({ arn }) => !taken.includes(arn));
  const { matches, more } = findMatches(free, ({ name }) => name, typed);
  return {
    options: matches.map(({ item, ranges }) => ({
      value: item.arn,
      text: item.name,
      ranges,
      group: item.group,
    })),
    more,
  };
}
