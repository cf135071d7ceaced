/**
 * Tags of roles. Their keys ignore case.
 *
 * AWS: IAM API Reference, "TagRole", "UntagRole", "ListRoleTags".
 */
import { put } from '#account/world.ts';
import { isAwsError } from '../aws-error.ts';
import { done, operation, type Operation } from '../operation.ts';
import { object } from '../shape.ts';
import { arnNamed, roleNamed } from './entity.ts';
import { paging, roleName, tagKeys, tags } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { requestTagKeys, shownTags, withoutTags, withTags } from './tags.ts';

const ignoringCase = { ignoreCase: true };

const tagRole = operation({
  service: 'iam',
  name: 'TagRole',
  parameters: object({ RoleName: roleName, Tags: tags }),
  asks: ({ RoleName, Tags }, scope) => [
    { action: 'iam:TagRole', resource: arnNamed(scope, 'role', RoleName), keys: requestTagKeys(Tags) },
  ],
  run: ({ RoleName, Tags }, scope) => {
    const role = roleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const set = withTags(role.tags, Tags, ignoringCase);
    return isAwsError(set) ? set : done(put(scope.world, 'roles', { ...role, tags: set }));
  },
});

const untagRole = operation({
  service: 'iam',
  name: 'UntagRole',
  parameters: object({ RoleName: roleName, TagKeys: tagKeys }),
  asks: ({ RoleName, TagKeys }, scope) => [
    {
      action: 'iam:UntagRole',
      resource: arnNamed(scope, 'role', RoleName),
      keys: { 'aws:TagKeys': TagKeys },
    },
  ],
  run: ({ RoleName, TagKeys }, scope) => {
    const role = roleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    return done(put(scope.world, 'roles', { ...role, tags: withoutTags(role.tags, TagKeys, ignoringCase) }));
  },
});

const listRoleTags = operation({
  service: 'iam',
  name: 'ListRoleTags',
  parameters: object({ RoleName: roleName, ...paging }),
  asks: ({ RoleName }, scope) => [
    { action: 'iam:ListRoleTags', resource: arnNamed(scope, 'role', RoleName) },
  ],
  run: ({ RoleName, ...page }, scope) => {
    const role = roleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const response = paged('Tags', shownTags(role.tags), page, (tag) => tag);
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

export const roleTagOperations: readonly Operation[] = [tagRole, untagRole, listRoleTags];
