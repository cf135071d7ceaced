import { expect, it, test } from 'vitest';
import { put } from '#account/world.ts';
import type { Role } from '#account/role.ts';
import type { Credentials } from '../call.ts';
import { allow, otherAccountId, roleRecord, trust } from '../sts/test-sts.ts';
import { accountId, withUserPolicy, type TestAccount } from '../test-api.ts';
import {
  addPhone,
  alice,
  code,
  lastEvent,
  later,
  named,
  password,
  phone,
  signin,
  text,
  withAlice,
} from './test-signin.ts';

function keysOf({ world }: TestAccount, id: string): Credentials {
  const token = world.sessions.get(id)?.token;
  return { kind: 'accessKey', accessKeyId: id, ...(token !== undefined && { sessionToken: token }) };
}

async function signedIn(role: Role, isWithMfa = false): Promise<readonly [TestAccount, Credentials]> {
  const account = await withAlice();
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
  account.world = withUserPolicy(put(account.world, 'roles', role), 'alice', statement);
  account.world = put(account.world, 'accounts', { id: otherAccountId, name: 'Other', alias: 'other' });
  if (isWithMfa) addPhone(account);
  const first = await signin(account, 'ConsoleLogin', { ...named, Password: password });
  const given = { SigninToken: text(first, 'SigninToken'), SerialNumber: phone, TokenCode: code(account) };
  const answer = isWithMfa ? await signin(account, 'AnswerMfa', given) : first;
  return [account, keysOf(account, text(answer, 'SessionId'))];
}

const reader = roleRecord('reader', trust(alice), { accountId: otherAccountId, maxSessionDuration: 18_000 });
const there = { Account: 'other', RoleName: 'reader' };

it('switches, and back', async () => {
  const [account, me] = await signedIn(reader);
  const answer = await signin(account, 'SwitchRole', there, me);
  const session = account.world.sessions.get(text(answer, 'SessionId'));
  expect(session).toMatchObject({
    operation: 'AssumeRole',
    principalArn: `arn:aws:sts::${otherAccountId}:assumed-role/reader/alice`,
    isConsole: true,
    parentId: me.kind === 'accessKey' ? me.accessKeyId : '',
    tags: {},
    expiresAt: '2026-03-01T17:00:00Z',
  });
  expect(lastEvent(account)).toBe(`SwitchRole alice SwitchFrom=${alice}`);
  const event = [...account.world.events.values()].at(-1);
  expect(event).toMatchObject({ accountId: otherAccountId, parameters: {} });
  const back = await signin(account, 'ExitRole', {}, keysOf(account, session?.id ?? ''));
  expect(text(back, 'SessionId')).toBe(session?.parentId);
  expect(await signin(account, 'ExitRole', {}, me)).toMatch(/^InvalidAction/);
});

it('signed in for ten of twelve hours, a role of five lasts two', async () => {
  const [account, me] = await signedIn(reader);
  const then = later(account, '2026-03-01T22:00:00Z');
  expect(await signin(then, 'SwitchRole', there, me)).toMatchObject({ Expiration: '2026-03-02T00:00:00Z' });
});

test.each([
  [
    'does not trust Alice',
    roleRecord('reader', trust(`arn:aws:iam::${accountId}:user/bob`), { accountId: otherAccountId }),
  ],
  [
    'wants an external id, which the console cannot give',
    roleRecord('reader', trust(alice, { StringEquals: { 'sts:ExternalId': 'x1' } }), {
      accountId: otherAccountId,
    }),
  ],
  ['is not there', roleRecord('another', trust(alice), { accountId: otherAccountId })],
])('a role that %s', async (_, role) => {
  const [account, me] = await signedIn(role);
  expect(await signin(account, 'SwitchRole', there, me)).toMatch(
    /^AccessDenied: User: .* is not authorized to perform: sts:AssumeRole/,
  );
});

it('a role that wants MFA takes a session that began with it', async () => {
  const role = roleRecord('reader', trust(alice, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), {
    accountId: otherAccountId,
  });
  const [without, me] = await signedIn(role);
  expect(await signin(without, 'SwitchRole', there, me)).toMatch(/^AccessDenied/);
  const [account, mine] = await signedIn(role, true);
  expect(text(await signin(account, 'SwitchRole', there, mine), 'SessionId')).toMatch(/^ASIA/);
});

it('root may not, nor may anybody who is not at the console', async () => {
  const [account] = await signedIn(reader);
  const root: Credentials = { kind: 'console', principal: `arn:aws:iam::${accountId}:root` };
  expect(await signin(account, 'SwitchRole', there, root)).toBe(
    'AccessDenied: Roles may not be assumed by root accounts.',
  );
  await account.calls([
    'PutUserPolicy',
    { UserName: 'alice', PolicyName: 'all', PolicyDocument: allow('*') },
  ]);
  expect(await signin(account, 'SwitchRole', there, { kind: 'console', principal: alice })).toBe(
    'AccessDenied: Sign in to the console to switch roles.',
  );
});

it('path and name are 64 characters at most, together', async () => {
  const [account, me] = await signedIn(reader);
  const RoleName = `team/${'r'.repeat(60)}`;
  expect(await signin(account, 'SwitchRole', { ...there, RoleName }, me)).toMatch(/less than or equal to 64/);
});
