/**
 * Tags of users.
 *
 * AWS: IAM API Reference, "TagUser", "UntagUser", "ListUserTags". Their keys ignore case, those of most resources do not
 * (tag-operations.ts).
 */
import { put } from '#account/world.ts';
import { isAwsError } from '../aws-error.ts';
import { done, operation, type Operation } from '../operation.ts';
import { object } from '../shape.ts';
import { arnNamed, userNamed } from './entity.ts';
import { existingUserName, paging, tagKeys, tags } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { requestTagKeys, shownTags, withoutTags, withTags } from './tags.ts';

export const ignoringCase = { ignoreCase: true };

const tagUser = operation({
  service: 'iam',
  name: 'TagUser',
  parameters: object({ UserName: existingUserName, Tags: tags }),
  asks: ({ UserName, Tags }, scope) => [
    { action: 'iam:TagUser', resource: arnNamed(scope, 'user', UserName), keys: requestTagKeys(Tags) },
  ],
  run: ({ UserName, Tags }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const set = withTags(user.tags, Tags, ignoringCase);
    return isAwsError(set) ? set : done(put(scope.world, 'users', { ...user, tags: set }));
  },
});

const untagUser = operation({
  service: 'iam',
  name: 'UntagUser',
  parameters: object({ UserName: existingUserName, TagKeys: tagKeys }),
  asks: ({ UserName, TagKeys }, scope) => [
    {
      action: 'iam:UntagUser',
      resource: arnNamed(scope, 'user', UserName),
      keys: { 'aws:TagKeys': TagKeys },
    },
  ],
  run: ({ UserName, TagKeys }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    return done(put(scope.world, 'users', { ...user, tags: withoutTags(user.tags, TagKeys, ignoringCase) }));
  },
});

const listUserTags = operation({
  service: 'iam',
  name: 'ListUserTags',
  parameters: object({ UserName: existingUserName, ...paging }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:ListUserTags', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: ({ UserName, ...page }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const response = paged('Tags', shownTags(user.tags), page, (tag) => tag);
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

export const userTagOperations: readonly Operation[] = [tagUser, untagUser, listUserTags];
