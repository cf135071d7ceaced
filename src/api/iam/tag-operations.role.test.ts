import { describe, expect, it } from 'vitest';
import type { Parameters } from '../call.ts';
import { TestAccount } from '../test-api.ts';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
const role = { RoleName: 'r', AssumeRolePolicyDocument: trust };

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

const tag = (Key: string, Value: string): Tag => ({ Key, Value });
const many = (count: number): readonly Tag[] => Array.from({ length: count }, (_, i) => tag(`key${i}`, 'x'));

async function tagsAfter(...calls: readonly (readonly [string, Parameters])[]): Promise<unknown> {
  const account = new TestAccount();
  const named = calls.map(([name, more]) => [name, { RoleName: 'r', ...more }] as const);
  await account.calls(['CreateRole', role], ...named);
  return account.call('ListRoleTags', { RoleName: 'r' });
}

describe('tags of roles', () => {
  const two = ['TagRole', { Tags: [tag('some', 'a'), tag('other', 'b')] }] as const;

  it.each([
    ['are listed when there are none', [], []],
    ['are set', [two], [tag('some', 'a'), tag('other', 'b')]],
    [
      'are set again in their place',
      [two, ['TagRole', { Tags: [tag('some', '')] }]],
      [tag('some', ''), tag('other', 'b')],
    ],
    [
      'are the same in other letters, and take these over',
      [two, ['TagRole', { Tags: [tag('SOME', 'c')] }]],
      [tag('SOME', 'c'), tag('other', 'b')],
    ],
    ['are taken away in any letters', [two, ['UntagRole', { TagKeys: ['Some'] }]], [tag('other', 'b')]],
    [
      'may be taken away twice',
      [two, ['UntagRole', { TagKeys: ['some', 'other'] }], ['UntagRole', { TagKeys: ['some'] }]],
      [],
    ],
  ] as const)('%s', async (_, calls, tags) => {
    expect(await tagsAfter(...calls)).toEqual({ IsTruncated: false, Tags: tags });
  });

  it('come in pages', async () => {
    const account = new TestAccount();
    await account.calls(['CreateRole', { ...role, Tags: many(3) }]);
    const first = await account.call('ListRoleTags', { RoleName: 'r', MaxItems: 2 });
    expect(first).toMatchObject({ IsTruncated: true, Tags: many(2) });
    const { Marker } = first as { Marker: string };
    expect(await account.call('ListRoleTags', { RoleName: 'r', Marker })).toEqual({
      IsTruncated: false,
      Tags: many(3).slice(2),
    });
  });
});

describe('tags that AWS does not take', () => {
  const invalid = (where: string, what: string) =>
    `ValidationError 400: 1 validation error detected: Value at '${where}' failed to satisfy constraint: ${what}`;
  const atMost = (count: number) => `Member must have length less than or equal to ${count}`;
  const pattern = 'Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+';
  const keyRules =
    'Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length ' +
    `greater than or equal to 1, ${pattern}, Member must not be null]`;
  const duplicate =
    'InvalidInput 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.';

  it.each([
    ['more than fifty at once', many(51), invalid('tags', atMost(50))],
    ['the same key twice', [tag('a', ''), tag('a', '')], duplicate],
    ['the same key in other letters', [tag('a', ''), tag('A', '')], duplicate],
    ['a long key', [tag('k'.repeat(129), '')], invalid('tags.1.member.key', atMost(128))],
    ['a long value', [tag('k', 'v'.repeat(257))], invalid('tags.1.member.value', atMost(256))],
    ['a strange key', [tag('invalid!key', '')], invalid('tags.1.member.key', pattern)],
  ])('%s', async (_, Tags, refusal) => {
    const account = new TestAccount();
    expect(await account.call('CreateRole', { ...role, Tags })).toBe(refusal);
    await account.calls(['CreateRole', role]);
    expect(await account.call('TagRole', { RoleName: 'r', Tags })).toBe(refusal);
  });

  it('more than fifty in all', async () => {
    const account = new TestAccount();
    await account.calls(['CreateRole', { ...role, Tags: many(50) }]);
    expect(await account.call('TagRole', { RoleName: 'r', Tags: [tag('one more', '')] })).toBe(
      'LimitExceeded 409: The number of tags has reached the maximum limit.',
    );
  });

  it.each([
    ['too many keys', many(51).map(({ Key }) => Key), invalid('tagKeys', atMost(50))],
    ['a long key', ['k'.repeat(129)], invalid('tagKeys', keyRules)],
    ['a strange key', ['invalid!key'], invalid('tagKeys', keyRules)],
  ])('to take away: %s', async (_, TagKeys, refusal) => {
    const account = new TestAccount();
    await account.calls(['CreateRole', role]);
    expect(await account.call('UntagRole', { RoleName: 'r', TagKeys })).toBe(refusal);
  });
});
