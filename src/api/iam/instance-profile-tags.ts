/**
 * Tags of instance profiles. Their keys heed case.
 *
 * AWS: IAM API Reference, "TagInstanceProfile", "UntagInstanceProfile", "ListInstanceProfileTags".
 */
import { put } from '#account/world.ts';
import { isAwsError } from '../aws-error.ts';
import { done, operation, type Operation } from '../operation.ts';
import { object } from '../shape.ts';
import { arnNamed, instanceProfileNamed } from './entity.ts';
import { instanceProfileName, paging, tagKeys, tags } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { requestTagKeys, shownTags, withoutTags, withTags } from './tags.ts';

const heedingCase = { ignoreCase: false };

const tagInstanceProfile = operation({
  service: 'iam',
  name: 'TagInstanceProfile',
  parameters: object({ InstanceProfileName: instanceProfileName, Tags: tags }),
  asks: ({ InstanceProfileName, Tags }, scope) => [
    {
      action: 'iam:TagInstanceProfile',
      resource: arnNamed(scope, 'instance-profile', InstanceProfileName),
      keys: requestTagKeys(Tags),
    },
  ],
  run: ({ InstanceProfileName, Tags }, scope) => {
    const profile = instanceProfileNamed(scope, InstanceProfileName);
    if (isAwsError(profile)) return profile;
    const set = withTags(profile.tags, Tags, heedingCase);
    return isAwsError(set) ? set : done(put(scope.world, 'instanceProfiles', { ...profile, tags: set }));
  },
});

const untagInstanceProfile = operation({
  service: 'iam',
  name: 'UntagInstanceProfile',
  parameters: object({ InstanceProfileName: instanceProfileName, TagKeys: tagKeys }),
  asks: ({ InstanceProfileName, TagKeys }, scope) => [
    {
      action: 'iam:UntagInstanceProfile',
      resource: arnNamed(scope, 'instance-profile', InstanceProfileName),
      keys: { 'aws:TagKeys': TagKeys },
    },
  ],
  run: ({ InstanceProfileName, TagKeys }, scope) => {
    const profile = instanceProfileNamed(scope, InstanceProfileName);
    if (isAwsError(profile)) return profile;
    const left = withoutTags(profile.tags, TagKeys, heedingCase);
    return done(put(scope.world, 'instanceProfiles', { ...profile, tags: left }));
  },
});

const listInstanceProfileTags = operation({
  service: 'iam',
  name: 'ListInstanceProfileTags',
  parameters: object({ InstanceProfileName: instanceProfileName, ...paging }),
  asks: ({ InstanceProfileName }, scope) => [
    {
      action: 'iam:ListInstanceProfileTags',
      resource: arnNamed(scope, 'instance-profile', InstanceProfileName),
    },
  ],
  run: ({ InstanceProfileName, ...page }, scope) => {
    const profile = instanceProfileNamed(scope, InstanceProfileName);
    if (isAwsError(profile)) return profile;
    const response = paged('Tags', shownTags(profile.tags), page, (tag) => tag);
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

export const instanceProfileTagOperations: readonly Operation[] = [
  tagInstanceProfile,
  untagInstanceProfile,
  listInstanceProfileTags,
];
