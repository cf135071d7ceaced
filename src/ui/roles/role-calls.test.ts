import { expect, test } from 'vitest';
import { emptyWorld, put } from '#account/world.ts';
import { commandLine } from '#api/command-line.ts';
import { createRoleCalls, type RoleForm } from './create-role-calls.ts';
import { deleteRoleCalls } from './delete-role.ts';
import { durationWords } from './duration-words.ts';
import { roleOf } from './test-roles.ts';

const accountId = '111122223333';

function profile(name: string, ...roles: readonly string[]) {
  const arn = `arn:aws:iam::${accountId}:instance-profile/${name}`;
  return { arn, id: `AIPA${name}`, accountId, name, path: '/', createdAt: '', roles, tags: {} };
}

const empty: RoleForm = {
  name: 'R',
  path: '',
  trust: '{}',
  description: '',
  seconds: 3600,
  tags: [],
  policies: [],
  withInstanceProfile: false,
};

test('what was left empty is left to AWS', () => {
  expect(createRoleCalls(empty)).toEqual([
    {
      service: 'iam',
      operation: 'CreateRole',
      parameters: { RoleName: 'R', AssumeRolePolicyDocument: '{}' },
    },
  ]);
});

test('CreateRole takes no permissions: policies and instance profile are calls of their own', () => {
  const calls = createRoleCalls({ ...empty, seconds: 7200, policies: ['arn:p'], withInstanceProfile: true });
  expect(calls.map(commandLine)).toEqual([
    "aws iam create-role --role-name R --assume-role-policy-document '{}' --max-session-duration 7200",
    'aws iam attach-role-policy --role-name R --policy-arn arn:p',
    'aws iam create-instance-profile --instance-profile-name R',
    'aws iam add-role-to-instance-profile --instance-profile-name R --role-name R',
  ]);
});

test('a role leaves its instance profiles, of which the one of its name goes with it, and its policies first', () => {
  const role = {
    ...roleOf(accountId, 'R'),
    inlinePolicies: [{ name: 'own', document: '{}' }],
    attachedPolicies: ['arn:p'],
  };
  const profiles = [profile('R', role.arn), profile('shared', role.arn), profile('other')];
  const world = profiles.reduce((made, each) => put(made, 'instanceProfiles', each), emptyWorld);
  expect(deleteRoleCalls(world, role).map(commandLine)).toEqual([
    'aws iam remove-role-from-instance-profile --instance-profile-name R --role-name R',
    'aws iam delete-instance-profile --instance-profile-name R',
    'aws iam remove-role-from-instance-profile --instance-profile-name shared --role-name R',
    'aws iam delete-role-policy --role-name R --policy-name own',
    'aws iam detach-role-policy --role-name R --policy-arn arn:p',
    'aws iam delete-role --role-name R',
  ]);
});

test('a service-linked role is deleted by the operation made for it, and not emptied', () => {
  const path = '/aws-service-role/ecs.amazonaws.com/';
  const role = {
    ...roleOf(accountId, 'L'),
    path,
    arn: `arn:aws:iam::${accountId}:role${path}L`,
    attachedPolicies: ['arn:p'],
  };
  expect(deleteRoleCalls(emptyWorld, role).map(commandLine)).toEqual([
    'aws iam delete-service-linked-role --role-name L',
  ]);
});

test.each([
  [0, '0 s'],
  [900, '15 min'],
  [3600, '1 h'],
  [5400, '1 h 30 min'],
  [43_201, '12 h 1 s'],
])('%i seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});
