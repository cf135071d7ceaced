import { describe, expect, test } from 'vitest';
import { emptyWorld } from '#account/world.ts';
import type { PolicyRef } from '#account/policy-ref.ts';
import type { ApplicablePolicies, PolicySource } from '#authorize/authorization-request.ts';
import { authorize } from '#authorize/authorize.ts';
import { questions, type Via } from '#authorize/decision.ts';
import { finding } from './findings.ts';
import { whyLine } from './why.ts';

const accountId = '111122223333';
const arn = `arn:aws:iam::${accountId}:user/alice`;
const alice: Via = { kind: 'user', id: arn, name: 'alice' };
const developers: Via = {
  kind: 'group',
  id: `arn:aws:iam::${accountId}:group/developers`,
  name: 'developers',
};
const request = {
  principal: { kind: 'user', arn, accountId },
  action: 's3:GetObject',
  resource: { arn: 'arn:aws:s3:::acme/a.csv', accountId },
  context: { 'aws:SourceIp': '203.0.113.24' },
} as const;

function managed(name: string): PolicyRef {
  return { kind: 'managed', arn: `arn:aws:iam::${accountId}:policy/${name}`, versionId: 'v1' };
}

function source(
  policy: PolicyRef,
  reachedThrough: readonly Via[],
  ...statements: readonly object[]
): PolicySource {
  return {
    policy,
    reachedThrough,
    document: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  };
}

const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const office = { ...read, Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } };
const queues = { Sid: 'Queues', Effect: 'Allow', Action: 'sqs:*', Resource: '*' };
const forbid = { Sid: 'KeepOut', Effect: 'Deny', Action: 's3:*', Resource: '*' };

function level(via: Via, ...statements: readonly object[]) {
  return { via, policies: [source({ kind: 'organization', id: `p-${via.name}` }, [via], ...statements)] };
}
const root: Via = { kind: 'organizationRoot', id: 'r-1', name: 'Root' };
const sandbox: Via = { kind: 'organizationalUnit', id: 'ou-1', name: 'Sandbox' };
const account: Via = { kind: 'account', id: accountId, name: 'dev' };

const reader = source(managed('Reader'), [developers, alice], read);

describe('whyLine names what decided, and what else would have', () => {
  test.each<[string, ApplicablePolicies]>([
    ['No identity policy of the caller allows it.', { identityPolicies: [] }],
    [
      'Read in the policy Reader of group developers allows it. No Deny applies.',
      { identityPolicies: [reader] },
    ],
    [
      'Read in the policy Reader of group developers allows it. No Deny applies, and the permissions boundary lets it through.',
      { identityPolicies: [reader], permissionsBoundaries: [source(managed('Ceiling'), [alice], read)] },
    ],
    [
      'The permissions boundary Ceiling does not allow it.',
      { identityPolicies: [reader], permissionsBoundaries: [source(managed('Ceiling'), [alice], queues)] },
    ],
    [
      'No identity policy of the caller allows it; the permissions boundary would also block it.',
      { identityPolicies: [], permissionsBoundaries: [source(managed('Ceiling'), [alice], queues)] },
    ],
    [
      'No identity policy of the caller allows it. Read in the policy Office of alice comes closest, but its Condition does not match.',
      { identityPolicies: [source(managed('Office'), [alice], office)] },
    ],
    [
      'KeepOut in the inline policy Limits of group developers forbids it.',
      {
        identityPolicies: [
          reader,
          source({ kind: 'inline', holder: developers.id, name: 'Limits' }, [developers, alice], forbid),
        ],
      },
    ],
    [
      'KeepOut in the permissions boundary Ceiling forbids it, and another Deny too; the permissions boundary would also block it.',
      {
        identityPolicies: [reader],
        permissionsBoundaries: [source(managed('Ceiling'), [alice], forbid, { ...forbid, Sid: 'Again' })],
      },
    ],
    [
      'KeepOut in the SCP p-Guard on Root forbids it.',
      {
        identityPolicies: [reader],
        serviceControlPolicies: [root, sandbox].map((via) => ({
          via,
          policies: [source({ kind: 'organization', id: 'p-Guard' }, [via], forbid, read)],
        })),
      },
    ],
    [
      'No SCP at OU Sandbox allows it.',
      {
        identityPolicies: [reader],
        serviceControlPolicies: [level(root, read), level(sandbox, queues), level(account, read)],
      },
    ],
    [
      'Read in the resource policy of acme allows it. No Deny applies.',
      {
        identityPolicies: [],
        resourcePolicy: source({ kind: 'resource', resource: 'arn:aws:s3:::acme' }, [], {
          ...read,
          Principal: { AWS: arn },
        }),
      },
    ],
  ])('%s', (line, policies) => {
    expect(whyLine(authorize(request, policies), emptyWorld)).toBe(line);
  });

  test('across accounts, both sides are named', () => {
    const foreign = { ...request, resource: { ...request.resource, accountId: '444455556666' } };
    const statement = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Principal: { AWS: accountId },
    };
    const decision = authorize(foreign, {
      identityPolicies: [reader],
      resourcePolicy: source({ kind: 'resource', resource: 'arn:aws:s3:::acme' }, [], statement),
    });
    expect(whyLine(decision, emptyWorld)).toBe(
      'The resource policy of acme and Read in the policy Reader of group developers both allow it. No Deny applies.',
    );
  });

  test('part of the way, it does not give away what would also block', () => {
    const policies = {
      identityPolicies: [],
      permissionsBoundaries: [source(managed('Ceiling'), [alice], queues)],
    };
    expect(whyLine(authorize(request, policies), emptyWorld, true)).toBe(
      'No identity policy of the caller allows it.',
    );
  });
});

describe('findings count and name', () => {
  const policies: ApplicablePolicies = {
    identityPolicies: [reader, source(managed('Queues'), [alice], queues, { ...forbid, Action: 'sqs:*' })],
    permissionsBoundaries: [source(managed('Ceiling'), [alice], queues)],
    serviceControlPolicies: [level(root, read), level(sandbox, queues), level(account, queues)],
  };
  const decision = authorize(request, policies);
  test.each([
    ['explicitDeny', 'the one Deny does not apply'],
    ['serviceControlPolicies', 'no Allow at Sandbox and dev'],
    ['identityPolicies', 'Read in Reader'],
    ['permissionsBoundary', 'no Allow in Ceiling'],
    ['sessionPolicy', 'none was passed'],
  ] as const)('%s: %s', (asks, words) => {
    const step = decision.steps[questions.indexOf(asks)]!;
    expect(finding(step, emptyWorld)).toBe(words);
  });
});
