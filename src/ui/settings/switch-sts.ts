/** STS switched on or off in a Region for an account. AWS offers that in the IAM console only, there is no call for it. */
import type { AccountId } from '#account/arn.ts';
import { put, type World } from '#account/world.ts';

export function withSts(world: World, accountId: AccountId, region: string, isOn: boolean): World {
  const { stsDisabledRegions = [], ...account } = world.accounts.get(accountId) ?? {
    id: accountId,
    name: accountId,
  };
  const others = stsDisabledRegions.filter((each) => each !== region);
  const off = isOn ? others : [...others, region];
  return put(world, 'accounts', { ...account, ...(off.length > 0 && { stsDisabledRegions: off }) });
}
