import type { Group } from '#account/group.ts';
import type { Showing } from '../operation.ts';

/** As every answer shows a group. */
export function shownGroup(group: Group, { moment }: Showing): Record<string, unknown> {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: group.createdAt ?? moment.now,
  };
}
