import { expect, test } from 'vitest';
import type { Role } from '#account/role.ts';
import type { Session } from '#account/session.ts';
import { emptyWorld, put } from '#account/world.ts';
import { user } from '#storage/test-worlds.ts';
import { atConsole, sessionName } from './console-role.ts';

function session(id: string, fields: Partial<Session>): Session {
  return {
    id,
    operation: 'ConsoleLogin',
    principalArn: 'arn:aws:iam::111122223333:user/alice',
    issuerArn: 'arn:aws:iam::111122223333:user/alice',
    accountId: '111122223333',
    name: '',
    policyArns: [],
    tags: {},
    issuedAt: '2026-03-01T12:00:00Z',
    expiresAt: '2026-03-02T00:00:00Z',
    ...fields,
  };
}

const readerRole: Role = {
  arn: 'arn:aws:iam::111122223333:role/reader',
  id: 'AROAREADER',
  accountId: '111122223333',
  name: 'reader',
  path: '/',
  assumeRolePolicyDocument: '{}',
  maxSessionDuration: 3600,
  inlinePolicies: [],
  attachedPolicies: [],
  tags: {},
};

const me = session('me', { isConsole: true });
const role = session('role', {
  isConsole: true,
  operation: 'AssumeRole',
  issuerArn: 'arn:aws:iam::111122223333:role/reader',
  name: 'alice',
  parentId: 'me',
});
const program = session('program', { operation: 'GetSessionToken' });
const people = put(put(emptyWorld, 'users', user('alice')), 'roles', readerRole);
const world = [me, role, program].reduce((built, each) => put(built, 'sessions', each), people);

test.each([
  ['me', { base: me }],
  ['role', { base: me, role }],
  ['program', undefined],
  ['nobody', undefined],
])('%s', (id, expected) => {
  expect(atConsole(world, id)).toEqual(expected);
});

test('who was deleted is not at the console; a role that they switched to still is', () => {
  const withoutAlice = { ...world, users: emptyWorld.users };
  expect(atConsole(withoutAlice, 'me')).toBeUndefined();
  expect(atConsole(withoutAlice, 'role')).toEqual({ base: role });
  expect(atConsole({ ...world, roles: emptyWorld.roles }, 'role')).toBeUndefined();
});

test('sessions go by who signed in, roles by both', () => {
  expect([me, role].map(sessionName)).toEqual(['alice', 'reader/alice']);
  expect(sessionName({ ...me, issuerArn: 'arn:aws:iam::111122223333:root' })).toBe('root');
});
