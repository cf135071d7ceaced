import { expect, test } from 'vitest';
import { put, type World } from '#account/world.ts';
import { accountId, TestAccount } from '#api/test-api.ts';
import { reachedBy } from './reach.ts';

const now = '2026-03-01T12:00:00Z';
const arn = `arn:aws:iam::${accountId}:policy/p`;
const document =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}';
const trust = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"${accountId}"},"Action":"sts:AssumeRole"}]}`;
const user = (name: string) => `arn:aws:iam::${accountId}:user/${name}`;

type Step = readonly [operation: string, parameters: Readonly<Record<string, string>>];

const alice: Step = ['CreateUser', { UserName: 'alice' }];
const bob: Step = ['CreateUser', { UserName: 'bob' }];
const dev: Step = ['CreateGroup', { GroupName: 'dev' }];
const inDev: Step = ['AddUserToGroup', { GroupName: 'dev', UserName: 'bob' }];
const devHasIt: Step = ['AttachGroupPolicy', { GroupName: 'dev', PolicyArn: arn }];
const ops: Step = ['CreateRole', { RoleName: 'ops', AssumeRolePolicyDocument: trust }];
const opsHasIt: Step = ['AttachRolePolicy', { RoleName: 'ops', PolicyArn: arn }];

async function worldAfter(steps: readonly Step[]): Promise<World> {
  const account = new TestAccount();
  await account.call('CreatePolicy', { PolicyName: 'p', PolicyDocument: document });
  for (const [operation, parameters] of steps) await account.call(operation, parameters);
  return account.world;
}

test.each<[string, readonly Step[], string]>([
  [
    'a user directly',
    [alice, bob, dev, inDev, devHasIt, ['AttachUserPolicy', { UserName: 'alice', PolicyArn: arn }]],
    user('alice'),
  ],
  ['a user through a group', [alice, bob, dev, inDev, devHasIt], user('bob')],
  [
    'a user whom it only limits',
    [bob, ['PutUserPermissionsBoundary', { UserName: 'bob', PermissionsBoundary: arn }]],
    user('bob'),
  ],
])('reaches %s', async (_, steps, principal) => {
  expect(reachedBy(await worldAfter(steps), accountId, arn, now)).toMatchObject({ principal });
});

test.each<[string, readonly Step[], RegExp]>([
  ['it hangs on nobody', [alice], /^Nobody has this policy/],
  ['the group is empty', [dev, devHasIt], /^Only group dev .* nobody is in it/],
  ['nobody is in a session of the role', [ops, opsHasIt], /^Role ops .* until somebody assumes it/],
])('reaches nobody when %s', async (_, steps, words) => {
  expect(reachedBy(await worldAfter(steps), accountId, arn, now)).toEqual({
    nobody: expect.stringMatching(words),
  });
});

test('reaches a session of a role while it lives', async () => {
  const world = put(await worldAfter([ops, opsHasIt]), 'sessions', {
    id: 'ASIAEXAMPLE',
    operation: 'AssumeRole',
    principalArn: `arn:aws:sts::${accountId}:assumed-role/ops/s`,
    issuerArn: `arn:aws:iam::${accountId}:role/ops`,
    accountId,
    name: 's',
    policyArns: [],
    tags: {},
    issuedAt: now,
    expiresAt: '2026-03-01T13:00:00Z',
  });
  expect(reachedBy(world, accountId, arn, now)).toMatchObject({ principal: 'ASIAEXAMPLE' });
  expect(reachedBy(world, accountId, arn, '2026-03-01T14:00:00Z')).toHaveProperty('nobody');
});
