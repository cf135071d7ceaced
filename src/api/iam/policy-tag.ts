/**
 * Tags of managed policies.
 *
 * AWS: IAM API Reference, "TagPolicy", "UntagPolicy", "ListPolicyTags"; IAM User Guide, "Tag customer managed policies".
 */
import { put } from '#account/world.ts';
import { isAwsError } from '../aws-error.ts';
import { done, operation, type Operation } from '../operation.ts';
import { object } from '../shape.ts';
import { arn, paging, tagKeys, tags } from './iam-shapes.ts';
import { ownPolicyWithArn, policyAsk, policyWithArn } from './managed-policy-by-arn.ts';
import { paged } from './paging.ts';
import { heedingCase, requestTagKeys, shownTags, withoutTags, withTags, type TagParameter } from './tags.ts';

const tagPolicy = operation({
  service: 'iam',
  name: 'TagPolicy',
  parameters: object({ PolicyArn: arn, Tags: tags }),
  asks: ({ PolicyArn, Tags }) => policyAsk('iam:TagPolicy', PolicyArn, requestTagKeys(Tags)),
  run: async ({ PolicyArn, Tags }, scope) => {
    const policy = await ownPolicyWithArn(scope, PolicyArn, 'update policies');
    if (isAwsError(policy)) return policy;
    const set = withTags(policy.tags ?? {}, Tags, heedingCase);
    return isAwsError(set) ? set : done(put(scope.world, 'managedPolicies', { ...policy, tags: set }));
  },
});

const untagPolicy = operation({
  service: 'iam',
  name: 'UntagPolicy',
  parameters: object({ PolicyArn: arn, TagKeys: tagKeys }),
  asks: ({ PolicyArn, TagKeys }) => policyAsk('iam:UntagPolicy', PolicyArn, { 'aws:TagKeys': TagKeys }),
  run: async ({ PolicyArn, TagKeys }, scope) => {
    const policy = await ownPolicyWithArn(scope, PolicyArn, 'update policies');
    if (isAwsError(policy)) return policy;
    const left = withoutTags(policy.tags ?? {}, TagKeys, heedingCase);
    return done(put(scope.world, 'managedPolicies', { ...policy, tags: left }));
  },
});

const listPolicyTags = operation({
  service: 'iam',
  name: 'ListPolicyTags',
  parameters: object({ PolicyArn: arn, ...paging }),
  asks: ({ PolicyArn }) => policyAsk('iam:ListPolicyTags', PolicyArn),
  run: async ({ PolicyArn, ...page }, scope) => {
    const policy = await policyWithArn(scope, PolicyArn);
    if (isAwsError(policy)) return policy;
    const response = paged('Tags', shownTags(policy.tags ?? {}).toSorted(byKey), page, (tag) => tag);
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

/** AWS lists a policy's tags by their keys, short ones first, whatever the order in which they were set. */
function byKey({ Key: a }: TagParameter, { Key: b }: TagParameter): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

export const policyTagOperations: readonly Operation[] = [tagPolicy, untagPolicy, listPolicyTags];
