import { expect, test } from 'vitest';
import { put } from '#account/world.ts';
import { accountId } from '#api/test-api.ts';
import { alice, withAlice } from '#api/signin/test-signin.ts';
import { hintFor, isSameWho, knownIn, madeUpAddress } from './sign-in-hints.ts';

const account = await withAlice();
await account.calls(['CreateUser', { UserName: 'bob' }]);
const email = 'root@example.com';
const world = put(account.world, 'accounts', { id: accountId, name: 'Test', alias: 'acme', email });

test.each([
  ['an account that is not there', { account: 'nobody', userName: 'alice' }, { kind: 'noAccount' }],
  ['a user who is not there', { account: 'acme', userName: 'eve' }, { kind: 'noUser', accountId }],
  [
    'a user without a password',
    { account: 'acme', userName: 'bob' },
    { kind: 'noPassword', accountId, name: 'bob', isLost: false },
  ],
  ['a user with one', { account: accountId, userName: 'alice' }, { kind: 'wrongPassword' }],
])('%s', (_, named, hint) => {
  expect(hintFor(world, { kind: 'user', ...named })).toEqual(hint);
});

test('a password that stayed behind when the world came by link', () => {
  const { password: _password, ...profile } = world.loginProfiles.get(alice)!;
  const linked = put(world, 'loginProfiles', profile);
  const named = { kind: 'user', account: 'acme', userName: 'alice' } as const;
  expect(hintFor(linked, named)).toEqual({ kind: 'noPassword', accountId, name: 'alice', isLost: true });
});

test('root goes by its address', () => {
  expect(hintFor(world, { kind: 'root', email: 'other@example.com' })).toEqual({ kind: 'noAddress' });
  expect(hintFor(world, { kind: 'root', email })).toMatchObject({ kind: 'noPassword', name: 'root' });
});

test('those who can sign in come before those who cannot yet', () => {
  expect(knownIn(world, accountId, 9).map(({ name, hasPassword }) => [name, hasPassword])).toEqual([
    ['root', false],
    ['alice', true],
    ['bob', false],
  ]);
  expect(knownIn(world, accountId, 1)).toHaveLength(2);
});

test('the same person goes by alias or number, in any case', () => {
  const person = (userName: string, account = 'acme') => ({ kind: 'user', account, userName }) as const;
  expect(isSameWho(world, person('ALICE'), person('alice', accountId))).toBe(true);
  expect(isSameWho(world, person('bob'), person('alice'))).toBe(false);
  expect(isSameWho(world, undefined, person('alice'))).toBe(false);
  expect(isSameWho(world, person('nobody'), person('nobody'))).toBe(false);
});

const other = '444455556666';

test.each([
  ['Data Lake', 'root@data-lake.example.com'],
  ['(dev)', 'root@dev.example.com'],
  ['データ', `root@${other}.example.com`],
  ['x'.repeat(80), `root@${'x'.repeat(30)}.example.com`],
])('an address for root of %s', (name, address) => {
  expect(madeUpAddress(world, { id: other, name })).toBe(address);
});

test('no two accounts of one name get one address, by which only one of them could sign in', () => {
  const first = put(world, 'accounts', { id: accountId, name: 'dev', email: 'Root@dev.example.com' });
  expect(madeUpAddress(first, { id: other, name: 'dev' })).toBe(`root@dev-${other}.example.com`);
});
