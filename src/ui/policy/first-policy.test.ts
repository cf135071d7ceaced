import { describe, expect, it } from 'vitest';
import type { User } from '#account/user.ts';
import { rootArn } from '#account/arn.ts';
import { emptyWorld, put } from '#account/world.ts';
import type { Principal } from '#authorize/principal.ts';
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

const asking = (action: string, resource: string) => ({
  id: 'lab',
  principal: '',
  action,
  resource,
  overrides: {},
});
const readObject = asking('s3:GetObject', 'arn:aws:s3:::thing/k');

describe('a first policy', () => {
  it.each(resourceTypes)('for a %s is one that AWS would take', (type) => {
    const text = exampleResourcePolicy(thing(type), asking('sqs:SendMessage', thing(type).arn), undefined);
    expect(refusalOf(text, { type: 'resource' })).toBeUndefined();
    expect(resourcePolicyNames[type]).toMatch(/ policy$/);
  });

  it.each<readonly [Principal | undefined, unknown]>([
    [undefined, { AWS: rootArn(accountId) }],
    [{ kind: 'user', arn: `arn:aws:iam::${accountId}:user/a`, accountId }, { AWS: rootArn(accountId) }],
    [
      { kind: 'root', arn: rootArn('444455556666'), accountId: '444455556666' },
      { AWS: rootArn('444455556666') },
    ],
    [{ kind: 'service', name: 'ec2.amazonaws.com' }, { Service: 'ec2.amazonaws.com' }],
    [{ kind: 'identityProvider', name: 'accounts.google.com' }, { Federated: 'accounts.google.com' }],
    [{ kind: 'anonymous' }, '*'],
  ])('speaks to %j as %j, about what was asked', (caller, principal) => {
    const { Statement: statements } = JSON.parse(
      exampleResourcePolicy(thing('s3:bucket'), readObject, caller),
    ) as {
      Statement: unknown;
    };
    const statement = {
      Sid: 'AllowGetObject',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::thing/k',
    };
    expect(statements).toEqual([{ ...statement, Principal: principal }]);
  });

  it('of a key always lets the policies of its account speak', () => {
    const text = exampleResourcePolicy(thing('kms:key'), readObject, { kind: 'anonymous' });
    expect(text).toContain('"kms:*"');
    expect(text).toContain(rootArn(accountId));
  });

  it('is put on a thing that has none, and on no other', () => {
    const bucket = thing('s3:bucket');
    const world = put(emptyWorld, 'resources', bucket);
    const once = withFirstResourcePolicy(world, bucket.arn, readObject, undefined);
    expect(once.resources.get(bucket.arn)?.policy).toBe(exampleResourcePolicy(bucket, readObject, undefined));
    expect(withFirstResourcePolicy(once, bucket.arn, readObject, undefined)).toBe(once);
    expect(withFirstResourcePolicy(world, 'arn:aws:s3:::elsewhere', readObject, undefined)).toBe(world);
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
