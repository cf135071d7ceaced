import { describe, expect, it } from 'vitest';
import { emptyWorld, keyOf, kinds, put, remove } from './world.ts';

const account = { id: '111122223333', name: 'example' };
const withAccount = put(emptyWorld, 'accounts', account);

it('an empty world has every kind, with nothing in it', () => {
  expect(Object.keys(emptyWorld)).toEqual(kinds);
  expect(kinds.map((kind) => emptyWorld[kind].size)).toEqual(kinds.map(() => 0));
});

describe('put', () => {
  it('adds a record under its key and leaves the old world alone', () => {
    expect(withAccount.accounts.get(keyOf.accounts(account))).toBe(account);
    expect(emptyWorld.accounts.size).toBe(0);
  });

  it('replaces the record of the same key where it stands', () => {
    const two = put(withAccount, 'accounts', { id: '444455556666', name: 'other' });
    const renamed = put(two, 'accounts', { ...account, name: 'renamed' });
    expect([...renamed.accounts.values()].map(({ name }) => name)).toEqual(['renamed', 'other']);
  });

  it('gives the very same world for the very same record', () => {
    expect(put(withAccount, 'accounts', account)).toBe(withAccount);
  });

  it('shares every other kind', () => {
    const others = kinds.filter((kind) => kind !== 'accounts');
    expect(others.map((kind) => withAccount[kind])).toEqual(others.map((kind) => emptyWorld[kind]));
    expect(others.every((kind) => withAccount[kind] === emptyWorld[kind])).toBe(true);
  });
});

describe('remove', () => {
  it('takes the record out and leaves the old world alone', () => {
    expect(remove(withAccount, 'accounts', account.id).accounts.size).toBe(0);
    expect(withAccount.accounts.size).toBe(1);
  });

  it('gives the very same world when there is no such record', () => {
    expect(remove(withAccount, 'accounts', '444455556666')).toBe(withAccount);
    expect(remove(withAccount, 'users', account.id)).toBe(withAccount);
  });
});
