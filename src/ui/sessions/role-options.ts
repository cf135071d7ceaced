/** The roles that can be asked for, of every account; those linked to a service are the service's own. */
import { isServiceLinkedRoleArn } from '#account/role.ts';
import type { World } from '#account/world.ts';
import { findMatches } from '#ui/request/matches.ts';
import type { OptionList } from '#ui/request/option.ts';
import { accountName } from '#ui/request/principal-choices.ts';

export function roleOptions(world: World, typed: string): OptionList {
  const roles = [...world.roles.values()].filter(({ arn }) => !isServiceLinkedRoleArn(arn));
  const { matches, more } = findMatches(roles, ({ name, accountId }) => `${name} ${accountId}`, typed);
  return {
    options: matches.map(({ item: { arn, name, accountId }, ranges }) => ({
      value: arn,
      text: name,
      ranges: ranges.filter(([, end]) => end <= name.length),
      group: accountName(world, accountId),
    })),
    more,
  };
}
