/** What access advisor can be asked about: users, groups, roles and managed policies of an account. */
import type { AccountId } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import { findMatches } from '#ui/request/matches.ts';
import type { OptionList } from '#ui/request/option.ts';

const kinds = [
  ['users', 'Users'],
  ['groups', 'Groups'],
  ['roles', 'Roles'],
  ['managedPolicies', 'Policies'],
] as const;

export function entityOptions(world: World, accountId: AccountId, typed: string): OptionList {
  const entities = kinds.flatMap(([kind, group]) =>
    [...world[kind].values()]
      .filter((record) => record.accountId === accountId)
      .map(({ arn, name }) => ({ arn, name, group })),
  );
  const { matches, more } = findMatches(entities, ({ name }) => name, typed);
  const options = matches.map(({ item, ranges }) => ({
    value: item.arn,
    text: item.name,
    ranges,
    group: item.group,
  }));
  return { options, more };
}
