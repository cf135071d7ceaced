import { describe, expect, test } from 'vitest';
import type { ApiEvent, AuthorizedRequest } from '#account/event.ts';
import type { InlinePolicy } from '#account/identity.ts';
import { emptyWorld, put, type World } from '#account/world.ts';
import { user, world } from '#scenarios/build.ts';
import { account } from '#scenarios/build-organization.ts';
import { policyText } from '#scenarios/policy-text.ts';
import { askedAgain } from './asked-again.ts';
import { callersIn, everything, filtered, operationsIn, type HistoryFilter } from './history-filter.ts';
import { callerOf, historyRows, outcomeOf, resourceOf } from './history-rows.ts';

const company = '111122223333';
const alice = `arn:aws:iam::${company}:user/alice`;

function asked(action: string, resource: string, verdict: AuthorizedRequest['verdict']): AuthorizedRequest {
  return { request: { id: action, principal: alice, action, resource, overrides: {} }, verdict };
}

function event(id: number, more: Partial<ApiEvent> = {}): ApiEvent {
  return {
    id: `e00000000${id}`,
    at: `2026-01-01T00:00:0${id}Z`,
    accountId: company,
    callerArn: alice,
    service: 'iam',
    operation: 'CreateUser',
    region: 'us-east-1',
    sourceIp: '203.0.113.10',
    parameters: { UserName: 'bob' },
    authorized: [asked('iam:CreateUser', `arn:aws:iam::${company}:user/bob`, 'Allowed')],
    ...more,
  };
}

const denied = { code: 'AccessDenied', message: 'User: alice is not authorized' };

describe('the outcome of a call', () => {
  const implicit = [asked('iam:CreateUser', '*', 'ImplicitlyDenied')];
  const explicit = [asked('iam:CreateUser', '*', 'ExplicitlyDenied')];
  const allowed = asked('iam:GetUser', '*', 'Allowed');
  test.each<[string, Partial<ApiEvent>, string]>([
    ['is allowed without an error', {}, 'Allowed'],
    ['is the verdict that refused it', { error: denied, authorized: implicit }, 'ImplicitlyDenied'],
    [
      'is the first that refused it',
      { error: denied, authorized: [allowed, ...explicit] },
      'ExplicitlyDenied',
    ],
    // AllowUsersToChangePassword: no policy allows it, the account does.
    ['is allowed where the account itself grants', { authorized: implicit }, 'Allowed'],
    [
      'is an error where the account grants and the password is too short',
      { error: { code: 'PasswordPolicyViolation', message: '' }, authorized: implicit },
      'error',
    ],
    ['is an error when a name is taken', { error: { code: 'EntityAlreadyExists', message: '' } }, 'error'],
    ['is an error when nobody was asked', { error: denied, authorized: [] }, 'error'],
  ])('%s', (_, more, outcome) => {
    expect(outcomeOf(event(1, more))).toBe(outcome);
  });
});

test.each<[string, string | undefined, string]>([
  ['a user by name', alice, 'alice'],
  ['root', `arn:aws:iam::${company}:root`, 'root'],
  ['a session by role and name', `arn:aws:sts::${company}:assumed-role/Release/ci`, 'Release/ci'],
  ['nobody', undefined, 'nobody AWS knows'],
])('the caller is %s', (_, callerArn, name) => {
  const { callerArn: _alice, ...anonymous } = event(1);
  expect(callerOf(callerArn === undefined ? anonymous : { ...anonymous, callerArn })).toBe(name);
});

test('the resource is the first that is one', () => {
  const authorized = [asked('iam:ListUsers', '*', 'Allowed'), asked('iam:GetUser', alice, 'Allowed')];
  expect(resourceOf(event(1, { authorized }))).toBe('user/alice');
  expect(resourceOf(event(1, { authorized: [] }))).toBe('');
});

function remembering(...events: readonly ApiEvent[]): World {
  return events.reduce((now, each) => put(now, 'events', each), emptyWorld);
}

test('the latest call comes first, those of other accounts not at all', () => {
  const rows = historyRows(remembering(event(1), event(2, { accountId: '444455556666' }), event(3)), company);
  expect(rows.map(({ key }) => key)).toEqual(['e000000003', 'e000000001']);
  expect([...rows].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(rows);
});

describe('the filter', () => {
  const rows = historyRows(
    remembering(
      event(1),
      event(2, {
        operation: 'DeleteUser',
        error: denied,
        authorized: [asked('iam:DeleteUser', '*', 'ExplicitlyDenied')],
      }),
      event(3, { service: 'sts', operation: 'GetCallerIdentity', callerArn: `arn:aws:iam::${company}:root` }),
      event(4, { error: { code: 'NoSuchEntity', message: '' } }),
    ),
    company,
  );
  test.each<[string, Partial<HistoryFilter>, readonly number[]]>([
    ['of nothing leaves all', {}, [4, 3, 2, 1]],
    ['of a caller', { caller: `arn:aws:iam::${company}:root` }, [3]],
    ['of a service', { operation: 'iam' }, [4, 2, 1]],
    ['of an operation', { operation: 'iam:CreateUser' }, [4, 1]],
    ['of denials', { outcome: 'denied' }, [2]],
    ['of denials for lack of an Allow', { outcome: 'ImplicitlyDenied' }, []],
    ['of other errors', { outcome: 'error' }, [4]],
    ['of two', { operation: 'iam', outcome: 'Allowed' }, [1]],
  ])('%s', (_, filter, ids) => {
    const shown = filtered(rows, { ...everything, ...filter });
    expect(shown.map(({ key }) => Number(key.slice(1)))).toEqual(ids);
  });

  test('offers what there is', () => {
    expect(callersIn(rows).map(([, name]) => name)).toEqual(['alice', 'root']);
    expect([...operationsIn(rows)]).toEqual([
      ['iam', ['CreateUser', 'DeleteUser']],
      ['sts', ['GetCallerIdentity']],
    ]);
  });
});

describe('a request asked again today', () => {
  const allow = policyText({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
  const today = (...inline: readonly InlinePolicy[]) =>
    world({ accounts: [account(company, 'company')], users: [user(company, 'alice', { inline })] });
  const request = asked('iam:CreateUser', `arn:aws:iam::${company}:user/bob`, 'ImplicitlyDenied');
  const now = '2026-06-01T00:00:00Z';

  test('has another answer when a policy came', () => {
    const again = askedAgain(today({ name: 'Everything', document: allow }), event(1), request, now);
    expect(again).toMatchObject({ mark: 'allow', changes: true, says: 'Today it would be allowed.' });
    expect(again.why).toContain('Everything');
  });

  test('has the same answer in the same world', () => {
    const again = askedAgain(today(), event(1), request, now);
    expect(again).toMatchObject({ mark: 'none', changes: false });
    expect(again.says).toBe('Today the answer is the same: implicitly denied.');
  });

  test('has none when the caller is gone', () => {
    const again = askedAgain(emptyWorld, event(1), request, now);
    expect(again).toMatchObject({ mark: 'na', changes: true });
    expect(again.says).toContain('Nobody here is called');
  });
});
