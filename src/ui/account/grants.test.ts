import { expect, test } from 'vitest';
import { readOnlyAccess, TestAccount } from '#api/test-api.ts';
import { openTab } from './detail.ts';
import { grantsOf, inlineSize } from './grants.ts';
import { policyOptions } from './policy-options.ts';

const arn = (resource: string): string => `arn:aws:iam::111122223333:${resource}`;
const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

async function alice() {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName: 'alice' }],
    ['CreateGroup', { GroupName: 'readers' }],
    ['AddUserToGroup', { GroupName: 'readers', UserName: 'alice' }],
    ['CreatePolicy', { PolicyName: 'own', PolicyDocument: document }],
    ['AttachUserPolicy', { UserName: 'alice', PolicyArn: arn('policy/own') }],
    ['PutUserPolicy', { UserName: 'alice', PolicyName: 'inside', PolicyDocument: document }],
    ['AttachGroupPolicy', { GroupName: 'readers', PolicyArn: readOnlyAccess.arn }],
  );
  const { world } = account;
  return { world, user: world.users.get(arn('user/alice'))! };
}

test('grants: what hangs on the user, then what comes through groups', async () => {
  const { world, user } = await alice();
  const grants = grantsOf(world, { kind: 'User', record: user });
  expect(grants.map(({ name, kind, version, group }) => [name, kind, version, group?.name])).toEqual([
    ['own', 'customer managed', 'v1', undefined],
    ['inside', 'inline', undefined, undefined],
    ['ReadOnlyAccess', 'AWS managed', undefined, 'readers'],
  ]);
  expect(new Set(grants.map(({ key }) => key)).size).toBe(grants.length);
});

test('a policy that the world lost still has its name', async () => {
  const { world, user } = await alice();
  const lost = { ...world, managedPolicies: new Map() };
  expect(grantsOf(lost, { kind: 'User', record: user })[0]).toMatchObject({ name: 'own', document: '' });
});

test('AWS counts no white space', async () => {
  const { user } = await alice();
  const spaced = { ...user, inlinePolicies: [{ name: 'a', document: '{ "a" :\n1 }' }] };
  expect(inlineSize(spaced)).toBe('{"a":1}'.length);
});

test('policies to attach: the account’s own, then AWS’s, without those that hang there', async () => {
  const { world } = await alice();
  const aws = ['AmazonS3ReadOnlyAccess', 'ReadOnlyAccess'].map((name) => ({
    name,
    arn: `arn:aws:iam::aws:policy/${name}`,
    path: '/',
    versionId: 'v1',
  }));
  const offered = (taken: readonly string[], typed: string) =>
    policyOptions(world, '111122223333', aws, taken, typed).options.map(({ text }) => text);
  expect(offered([], '')).toEqual(['own', 'AmazonS3ReadOnlyAccess', 'ReadOnlyAccess']);
  expect(offered([], 'readonly')).toEqual(['ReadOnlyAccess', 'AmazonS3ReadOnlyAccess']);
  expect(offered([arn('policy/own'), readOnlyAccess.arn], '')).toEqual(['AmazonS3ReadOnlyAccess']);
});

test.each([
  [undefined, 'permissions'],
  ['tags', 'tags'],
  ['nowhere', undefined],
])('the address of tab %j opens %j', (named, open) => {
  const tabs = ['permissions', 'tags'].map((key) => ({ key, name: key }));
  expect(openTab(tabs, named)).toBe(open);
});
