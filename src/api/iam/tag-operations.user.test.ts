import { describe, expect, it } from 'vitest';
import type { Parameters } from '../call.ts';
import { accountId, as, TestAccount, withUserPolicy } from '../test-api.ts';

const alice = { UserName: 'alice' };
const tag = (Key: string, Value: string) => ({ Key, Value });
const two = [tag('Environment', 'Test'), tag('Team', 'Platform')];

async function withTags(Tags: readonly object[]): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(['CreateUser', { ...alice, Tags }]);
  return account;
}

describe('tags of a user', () => {
  it('are told with the user and by themselves', async () => {
    const account = await withTags(two);
    expect(await account.call('ListUserTags', alice)).toEqual({ Tags: two, IsTruncated: false });
    expect(await account.call('GetUser', alice)).toMatchObject({ User: { Tags: two } });
    // AWS: lists of users leave them out.
    expect(await account.call('ListUsers')).not.toHaveProperty('Users.0.Tags');
  });

  it('are absent, not empty, when there are none', async () => {
    const account = await withTags([]);
    expect(await account.call('GetUser', alice)).not.toHaveProperty('User.Tags');
    expect(await account.call('ListUserTags', alice)).toEqual({ Tags: [], IsTruncated: false });
  });

  const edits: readonly (readonly [
    why: string,
    operation: string,
    parameters: Parameters,
    after: readonly object[],
  ])[] = [
    ['a new one', 'TagUser', { Tags: [tag('cost', '1')] }, [...two, tag('cost', '1')]],
    ['another value', 'TagUser', { Tags: [tag('Team', 'Data')] }, [two[0]!, tag('Team', 'Data')]],
    ['keys ignore case', 'TagUser', { Tags: [tag('TEAM', 'Data')] }, [two[0]!, tag('TEAM', 'Data')]],
    ['one taken away', 'UntagUser', { TagKeys: ['team'] }, [two[0]!]],
    ['one that is not there', 'UntagUser', { TagKeys: ['cost'] }, two],
  ];

  it.each(edits)('change: %s', async (_, operation, parameters, after) => {
    const account = await withTags(two);
    expect(await account.call(operation, { ...alice, ...parameters })).toEqual({});
    expect(await account.call('ListUserTags', alice)).toEqual({ Tags: after, IsTruncated: false });
  });

  const nobody = { UserName: 'nobody' };
  const noUser = 'NoSuchEntity 404: The user with name nobody cannot be found.';
  const many = Array.from({ length: 51 }, (_, index) => tag(`k${index}`, ''));
  const refusals: readonly (readonly [operation: string, parameters: Parameters, answer: string])[] = [
    ['TagUser', { ...nobody, Tags: two }, noUser],
    ['UntagUser', { ...nobody, TagKeys: ['Team'] }, noUser],
    ['ListUserTags', nobody, noUser],
    [
      'TagUser',
      { ...alice, Tags: [tag('a', '1'), tag('A', '2')] },
      'InvalidInput 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      'TagUser',
      { ...alice, Tags: many.slice(0, 49) },
      'LimitExceeded 409: The number of tags has reached the maximum limit.',
    ],
    [
      'TagUser',
      { ...alice, Tags: many },
      "ValidationError 400: 1 validation error detected: Value at 'tags' failed to satisfy constraint: " +
        'Member must have length less than or equal to 50',
    ],
  ];

  it.each(refusals)('%s is refused', async (operation, parameters, answer) => {
    const account = await withTags(two);
    expect(await account.call(operation, parameters)).toBe(answer);
  });
});

describe('a policy on tags', () => {
  const team = { StringEquals: { 'iam:ResourceTag/Team': 'Platform' } };
  const asked = { StringEquals: { 'aws:RequestTag/Team': 'Platform' } };
  const keys = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team'] } };

  const rows: readonly (readonly [
    why: string,
    condition: object,
    operation: string,
    parameters: Parameters,
    isAllowed: boolean,
  ])[] = [
    ['of the user it is about', team, 'TagUser', { ...alice, Tags: two }, true],
    ['of another user', team, 'TagUser', { UserName: 'bob', Tags: two }, false],
    ['of a new user', asked, 'CreateUser', { UserName: 'carol', Tags: two }, true],
    [
      'of a new user with another value',
      asked,
      'CreateUser',
      { UserName: 'carol', Tags: [tag('Team', 'x')] },
      false,
    ],
    ['of a new user without', asked, 'CreateUser', { UserName: 'carol' }, false],
    ['keys that may be taken away', keys, 'UntagUser', { ...alice, TagKeys: ['Team'] }, true],
    ['keys that may not', keys, 'UntagUser', { ...alice, TagKeys: ['Environment'] }, false],
  ];

  it.each(rows)('%s', async (_, Condition, operation, parameters, isAllowed) => {
    const account = await withTags(two);
    await account.calls(['CreateUser', { UserName: 'bob' }]);
    const statement = { Effect: 'Allow', Action: 'iam:*User', Resource: '*', Condition };
    account.world = withUserPolicy(account.world, 'bob', statement);
    const answer = await account.call(operation, parameters, as('bob'));
    expect(typeof answer === 'string' ? answer.slice(0, 12) : 'allowed').toBe(
      isAllowed ? 'allowed' : 'AccessDenied',
    );
  });

  it('must allow the tagging of a new user besides its making', async () => {
    const account = await withTags(two);
    const statement = { Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' };
    account.world = withUserPolicy(account.world, 'alice', statement);
    expect(await account.call('CreateUser', { UserName: 'bob', Tags: two }, as('alice'))).toContain(
      `User: arn:aws:iam::${accountId}:user/alice is not authorized to perform: iam:TagUser`,
    );
    expect(await account.call('CreateUser', { UserName: 'bob' }, as('alice'))).toMatchObject({
      User: { UserName: 'bob' },
    });
  });
});
