import { describe, expect, it } from 'vitest';
import type { User } from '#account/user.ts';
import { emptyWorld, put } from '#account/world.ts';
import { resourceTypes, type Resource } from '#account/resource.ts';
import {
  exampleResourcePolicy,
  resourcePolicyNames,
  withFirstInlinePolicy,
  withFirstResourcePolicy,
} from './first-policy.ts';
import { refusalOf } from './refusal.ts';

const accountId = '111122223333';
const thing = (type: Resource['type']): Resource => ({
  arn: `arn:aws:x:::${type}`,
  accountId,
  type,
  name: 'thing',
  tags: {},
});

describe('a first policy', () => {
  it.each(resourceTypes)('for a %s is one that AWS would take', (type) => {
    expect(refusalOf(exampleResourcePolicy(thing(type)), { type: 'resource' })).toBeUndefined();
    expect(resourcePolicyNames[type]).toMatch(/ policy$/);
  });

  it('is put on a thing that has none, and on no other', () => {
    const bucket = thing('s3:bucket');
    const world = put(emptyWorld, 'resources', bucket);
    const once = withFirstResourcePolicy(world, bucket.arn);
    expect(once.resources.get(bucket.arn)?.policy).toBe(exampleResourcePolicy(bucket));
    expect(withFirstResourcePolicy(once, bucket.arn)).toBe(once);
    expect(withFirstResourcePolicy(world, 'arn:aws:s3:::elsewhere')).toBe(world);
  });

  it('for a person allows what was asked, under a name that is free', () => {
    const user: User = {
      arn: `arn:aws:iam::${accountId}:user/alice`,
      id: 'AIDA1',
      accountId,
      name: 'alice',
      path: '/',
      inlinePolicies: [{ name: 'Policy1', document: '{}' }],
      attachedPolicies: [],
      groups: [],
      tags: {},
    };
    const request = {
      id: 'lab',
      principal: user.arn,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/k',
      overrides: {},
    };
    const after = withFirstInlinePolicy(put(emptyWorld, 'users', user), user.arn, request).users.get(
      user.arn,
    );
    expect(after?.inlinePolicies.map(({ name }) => name)).toEqual(['Policy1', 'Policy2']);
    expect(JSON.parse(after?.inlinePolicies[1]?.document ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' }],
    });
  });
});
