/** Everything that has to go before a group can: AWS deletes no group with members or policies ("DeleteGroup"). */
import type { Group } from '#account/group.ts';
import type { World } from '#account/world.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';
import { stripCalls } from '#ui/account/holder.ts';
import { membersOf } from './group-rows.ts';

export function deleteGroupCalls(world: World, group: Group): readonly ApiCall[] {
  const GroupName = group.name;
  return [
    ...membersOf(world, group).map(({ name }) => iam('RemoveUserFromGroup', { GroupName, UserName: name })),
    ...stripCalls({ kind: 'Group', record: group }),
    iam('DeleteGroup', { GroupName }),
  ];
}
