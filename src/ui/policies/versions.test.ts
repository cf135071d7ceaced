import { describe, expect, it, test } from 'vitest';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import { firstPair, newestFirst, newVersionCalls, nextVersionId, otherVersions } from './versions.ts';

function policy(ids: readonly string[], inForce: string, latestVersion?: number): ManagedPolicy {
  return {
    arn: 'arn:aws:iam::111122223333:policy/p',
    id: 'ANPA',
    accountId: '111122223333',
    name: 'p',
    path: '/',
    versions: ids.map((versionId) => ({ versionId, document: versionId })),
    defaultVersionId: inForce,
    ...(latestVersion !== undefined && { latestVersion }),
  };
}

const names = (versions: readonly { readonly versionId: string }[]) =>
  versions.map(({ versionId }) => versionId);

test('versions are counted, not spelled', () => {
  const ten = policy(['v2', 'v10', 'v9'], 'v9');
  expect(names(newestFirst(ten))).toEqual(['v10', 'v9', 'v2']);
  expect(names(otherVersions(ten))).toEqual(['v2', 'v10']);
});

test.each<[string, ManagedPolicy, string]>([
  ['after the highest', policy(['v1', 'v3'], 'v1'), 'v4'],
  ['never a number that was', policy(['v1'], 'v1', 7), 'v8'],
])('the next version: %s', (_, given, next) => {
  expect(nextVersionId(given)).toBe(next);
});

test.each<[string, ManagedPolicy, readonly string[] | undefined]>([
  ['the one in force with the newest', policy(['v1', 'v2', 'v3'], 'v1'), ['v1', 'v3']],
  ['the newest, which is in force, with the one before', policy(['v1', 'v2', 'v3'], 'v3'), ['v2', 'v3']],
  ['nothing with itself', policy(['v1'], 'v1'), undefined],
])('compared at first: %s', (_, given, pair) => {
  expect(firstPair(given)).toEqual(pair);
});

describe('saving a text as a new version', () => {
  const full = policy(['v1', 'v2', 'v3', 'v4', 'v5'], 'v5');
  const PolicyArn = full.arn;

  it('is one call, which does not say what is not wanted', () => {
    expect(newVersionCalls(full, { text: '{}', setAsDefault: false, instead: undefined })).toEqual([
      { service: 'iam', operation: 'CreatePolicyVersion', parameters: { PolicyArn, PolicyDocument: '{}' } },
    ]);
  });

  it('makes room first', () => {
    const [instead] = otherVersions(full);
    const calls = newVersionCalls(full, { text: '{}', setAsDefault: true, instead });
    expect(calls.map(({ operation, parameters }) => [operation, parameters])).toEqual([
      ['DeletePolicyVersion', { PolicyArn, VersionId: 'v1' }],
      ['CreatePolicyVersion', { PolicyArn, PolicyDocument: '{}', SetAsDefault: true }],
    ]);
  });
});
