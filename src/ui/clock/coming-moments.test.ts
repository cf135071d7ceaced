import { describe, expect, it } from 'vitest';
import type { Account } from '#account/account.ts';
import type { LoginProfile } from '#account/login-profile.ts';
import type { Session } from '#account/session.ts';
import { emptyWorld, put, type World } from '#account/world.ts';
import type { User } from '#account/user.ts';
import { comingMoments, justAfter, justBefore, timedMoments, together } from './coming-moments.ts';

const accountId = '111122223333';
const session: Session = {
  id: 'ASIAEXAMPLE',
  operation: 'AssumeRole',
  principalArn: `arn:aws:sts::${accountId}:assumed-role/Reader/ci`,
  issuerArn: `arn:aws:iam::${accountId}:role/Reader`,
  accountId,
  name: 'ci',
  policyArns: [],
  tags: {},
  issuedAt: '2026-03-01T12:00:00Z',
  expiresAt: '2026-03-01T13:00:00Z',
};
const arn = `arn:aws:iam::${accountId}:user/alice`;
const ofAlice = { operation: 'GetSessionToken', issuerArn: arn, name: '' } as const;
const alice = { arn, name: 'alice', accountId, groups: [], tags: {} } as unknown as User;
const profile = { holder: arn, changedAt: '2026-03-01T12:00:00Z', former: [] } as unknown as LoginProfile;

function withSession(changes: Partial<Session> = {}): World {
  return put(emptyWorld, 'sessions', { ...session, ...changes });
}

function withPassword(maxPasswordAge: number | undefined, holder = arn): World {
  const passwordPolicy = { minimumPasswordLength: 8, ...(maxPasswordAge && { maxPasswordAge }) };
  const account = { id: accountId, name: 'prod', passwordPolicy } as unknown as Account;
  return put(put(put(emptyWorld, 'accounts', account), 'users', alice), 'loginProfiles', {
    ...profile,
    holder,
  });
}

const told = (world: World) => timedMoments(world).map(({ at, says }) => `${at.slice(5, 19)} ${says}`);

describe('what time alone will change', () => {
  it.each<[string, World, readonly string[]]>([
    ['nothing in an empty world', emptyWorld, []],
    [
      'a session: its last quarter of an hour, and its end',
      withSession(),
      ['03-01T12:45:00 Reader/ci is expiring', '03-01T13:00:00 Reader/ci expires'],
    ],
    [
      'a longer session with MFA: MFA is old after an hour',
      withSession({
        ...ofAlice,
        expiresAt: '2026-03-01T15:00:00Z',
        mfaAuthenticatedAt: '2026-03-01T11:50:00Z',
      }),
      [
        '03-01T12:50:00 alice: MFA older than 3,600 s',
        '03-01T14:45:00 alice is expiring',
        '03-01T15:00:00 alice expires',
      ],
    ],
    [
      'no MFA in the session of a role, although the call that assumed it had a code',
      withSession({ expiresAt: '2026-03-01T15:00:00Z', mfaAuthenticatedAt: '2026-03-01T11:50:00Z' }),
      ['03-01T14:45:00 Reader/ci is expiring', '03-01T15:00:00 Reader/ci expires'],
    ],
    [
      'no old MFA in a session that is over before',
      withSession({ ...ofAlice, mfaAuthenticatedAt: '2026-03-01T12:00:00Z' }),
      ['03-01T12:45:00 alice is expiring', '03-01T13:00:00 alice expires'],
    ],
    [
      'the password of a user, by the rules of the account',
      withPassword(90),
      ['05-30T12:00:00 password of alice expires'],
    ],
    ['no password where the account sets no age', withPassword(undefined), []],
    ['never the password of root', withPassword(90, `arn:aws:iam::${accountId}:root`), []],
    [
      'a sign-in link',
      put(emptyWorld, 'signinTokens', {
        token: 'token',
        sessionId: 'gone',
        createdAt: '2026-03-01T12:00:00Z',
        expiresAt: '2026-03-01T12:15:00Z',
      }),
      ['03-01T12:15:00 sign-in link of gone dies'],
    ],
  ])('is %s', (_, world, expected) => {
    expect(told(world)).toEqual(expected);
  });

  it.each([
    ['2026-03-01T12:44:59Z', 2],
    // It is so from this second on.
    ['2026-03-01T12:45:00Z', 1],
    ['2026-03-01T13:00:00Z', 0],
  ])('at %s has %i to come', (now, count) => {
    expect(comingMoments(timedMoments(withSession()), now)).toHaveLength(count);
  });
});

it('passes all of one second at once', () => {
  const both = put(withSession(), 'sessions', { ...session, id: 'ASIAOTHER', name: 'dev' });
  expect(together(timedMoments(both)).map(({ says, isEnd }) => [says, isEnd])).toEqual([
    ['Reader/ci is expiring, and 1 more', false],
    ['Reader/ci expires, and 1 more', true],
  ]);
});

it('stands a second beside a moment', () => {
  const end = { at: session.expiresAt };
  expect([justBefore(end), justAfter(end)]).toEqual(['2026-03-01T12:59:59Z', '2026-03-01T13:00:01Z']);
});
