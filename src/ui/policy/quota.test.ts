import { describe, expect, it } from 'vitest';
import type { PolicyRef } from '#account/policy-ref.ts';
import { emptyWorld, put } from '#account/world.ts';
import { quotaOf } from './quota.ts';

const accountId = '111122223333';
const role = `arn:aws:iam::${accountId}:role/Deploy`;
const bucket = 'arn:aws:s3:::ledger';
const queue = `arn:aws:sqs:eu-west-1:${accountId}:jobs`;

let world = put(emptyWorld, 'roles', {
  arn: role,
  id: 'AROA1',
  accountId,
  name: 'Deploy',
  path: '/',
  inlinePolicies: [
    { name: 'one', document: '{ "a": 1 }' },
    { name: 'two', document: '12345' },
  ],
  attachedPolicies: [],
  tags: {},
  assumeRolePolicyDocument: '{}',
  maxSessionDuration: 3600,
});
world = put(world, 'resources', { arn: bucket, accountId, type: 's3:bucket', name: 'ledger', tags: {} });
world = put(world, 'resources', { arn: queue, accountId, type: 'sqs:queue', name: 'jobs', tags: {} });

describe('size limits', () => {
  it.each<readonly [string, PolicyRef, string, string | undefined]>([
    [
      'white space is not counted',
      { kind: 'managed', arn: 'a', versionId: 'v1' },
      '{ "a":\n\t1 }',
      '7 of 6144',
    ],
    ['nor in a trust policy', { kind: 'trust', role }, ' {} ', '2 of 2048'],
    ['it is counted by Organizations', { kind: 'organization', id: 'p-1' }, ' {} ', '4 of 5120'],
    ['and in a session policy', { kind: 'session', session: 'ASIA1' }, ' {} ', '4 of 2048'],
    [
      'inline policies of one holder share a limit',
      { kind: 'inline', holder: role, name: 'two' },
      '12 34',
      '11 of 10240',
    ],
    ['a bucket policy', { kind: 'resource', resource: bucket }, '{}', '2 of 20480'],
    ['a queue, for which AWS names none', { kind: 'resource', resource: queue }, '{}', undefined],
    ['an endpoint', { kind: 'vpcEndpoint', id: 'vpce-1' }, '{}', '2 of 20480'],
    ['a text that was handed in', { kind: 'given', name: 'x' }, '{}', undefined],
  ])('%s', (_, ref, text, expected) => {
    const quota = quotaOf(world, ref, text);
    expect(quota && `${quota.used} of ${quota.limit}`).toBe(expected);
  });
});
