import type { Group } from '#account/group.ts';
import type { Scope } from '../operation.ts';

/** As every answer shows a group. */
export function shownGroup(group: Group, { moment }: Scope): Record<string, unknown> {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: group.createdAt ?? moment.now,
  };
}
