import { beforeEach, expect, it, test, vi } from 'vitest';
import type { Session } from '#account/session.ts';
import { put, remove, type World } from '#account/world.ts';
import { accountId, oneAccount, withUsers } from '#storage/test-worlds.ts';
import { Acting } from './acting.svelte.ts';
import { fakeStorage } from './test-storage.ts';

beforeEach(() => {
  vi.stubGlobal('localStorage', fakeStorage());
  vi.stubGlobal('sessionStorage', fakeStorage());
  return () => vi.unstubAllGlobals();
});

const arn = (name: string): string => `arn:aws:iam::${accountId}:${name}`;
const root = arn('root');
const [alice, bob] = [arn('user/alice'), arn('user/bob')];
const now = '2026-03-01T12:00:00Z';

/** Of the console, or of a program. */
function session(id: string, issuerArn: string, program?: Partial<Session>): Session {
  return {
    id,
    operation: 'ConsoleLogin',
    principalArn: issuerArn,
    issuerArn,
    accountId,
    name: '',
    policyArns: [],
    tags: {},
    issuedAt: '2026-03-01T11:00:00Z',
    expiresAt: '2026-03-01T23:00:00Z',
    ...(program ?? { isConsole: true }),
  };
}

const program = { operation: 'GetSessionToken' } as const;
const full = [
  session('alice-at-the-console', alice),
  session('root-at-the-console', root),
  session('program-of-bob', bob, program),
  session('program-of-long-ago', bob, { ...program, expiresAt: now }),
].reduce<World>((world, each) => put(world, 'sessions', each), withUsers(oneAccount, 'alice', 'bob'));

/** Acts one after another, as these; `reloaded` is the same tab after a load. */
function actingAs(principals: readonly string[]) {
  const state = { world: full };
  const acting = new Acting('p', () => state.world);
  for (const principal of principals) acting.choose(principal);
  return { state, acting, reloaded: () => new Acting('p', () => state.world) };
}

test.each<[string, readonly string[], string]>([
  ['nobody chosen: root', ['alice-at-the-console'], root],
  ['the user before', [bob, 'alice-at-the-console'], bob],
  ['a session before', ['program-of-bob', 'alice-at-the-console'], 'program-of-bob'],
  ['also from session to session of the console', [bob, 'alice-at-the-console', 'root-at-the-console'], bob],
  ['the latest before', [bob, 'alice-at-the-console', alice, 'alice-at-the-console'], alice],
  ['an expired session is nobody to go back to', ['program-of-long-ago', 'alice-at-the-console'], root],
  ['who did not sign in stays', ['alice-at-the-console', bob], bob],
])('signing out goes back to who acted before: %s', (_, principals, expected) => {
  const { acting, reloaded } = actingAs(principals);
  expect(acting.principal).toBe(principals.at(-1));
  const after = reloaded();
  acting.signOut(accountId, now);
  expect(acting.principal).toBe(expected);
  after.signOut(accountId, now);
  expect(after.principal).toBe(expected);
});

it('a user who was renamed while somebody else was signed in is found again', () => {
  const { state, acting } = actingAs([bob, 'alice-at-the-console']);
  const user = state.world.users.get(bob)!;
  const renamed = { ...user, arn: arn('user/robert'), name: 'robert' };
  state.world = put(remove(state.world, 'users', bob), 'users', renamed);
  acting.signOut(accountId, now);
  expect(acting.principal).toBe(renamed.arn);
});

it('a user who was deleted meanwhile is not: root of the account goes on', () => {
  const { state, acting } = actingAs([bob, 'alice-at-the-console']);
  state.world = remove(state.world, 'users', bob);
  acting.signOut(accountId, now);
  expect(acting.principal).toBe(root);
});

it('when the sign-in is undone, who acted before does again, and after redo the session', () => {
  const { state, acting } = actingAs([bob, 'alice-at-the-console']);
  state.world = remove(full, 'sessions', 'alice-at-the-console');
  expect(acting.principal).toBe(bob);
  state.world = full;
  expect(acting.principal).toBe('alice-at-the-console');
});

it('what an earlier page remembered still counts', () => {
  localStorage.setItem('iam-playground acting-as p', `${bob} AIDABOB`);
  expect(actingAs([]).acting.principal).toBe(bob);
  localStorage.setItem('iam-playground acting-as p', 'nonsense');
  expect(actingAs([]).acting.principal).toBe(root);
});
