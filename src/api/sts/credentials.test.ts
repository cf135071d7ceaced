import { describe, expect, it } from 'vitest';
import type { AccessKey } from '#account/access-key.ts';
import type { Account } from '#account/account.ts';
import type { Session } from '#account/session.ts';
import { put } from '#account/world.ts';
import type { Call, Credentials, Parameters } from '../call.ts';
import { accountId, root, type TestAccount } from '../test-api.ts';
import { sessionsKept } from './credentials.ts';
import {
  administrator,
  alice,
  allow,
  callAt,
  otherAccountId,
  roleRecord,
  session,
  stsAccount,
  trust,
} from './test-sts.ts';

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const mayAll = { inlinePolicies: [{ name: 'p', document: allow('*') }] };
const role = roleRecord('r', trust(accountId), mayAll);
const call = { RoleArn: role.arn, RoleSessionName: 's1' };
const key: AccessKey = {
  id: 'AKIAIOSFODNN7EXAMPLE',
  accountId,
  holder: aliceArn,
  status: 'Active',
  createdAt: '2026-01-01T00:00:00Z',
};
const signed: Credentials = { kind: 'accessKey', accessKeyId: key.id };

function newest({ world }: TestAccount): Session | undefined {
  return [...world.sessions.values()].at(-1);
}

describe('a session knows its chain', () => {
  it.each([
    ['AssumeRole', call],
    ['GetSessionToken', {}],
    ['GetFederationToken', { Name: 'bob' }],
  ])('%s: the key that signed it', async (operation, parameters) => {
    const account = stsAccount(allow('*'), role);
    account.world = put(account.world, 'accessKeys', key);
    await session(account, operation, parameters, signed);
    expect(newest(account)?.parentId).toBe(key.id);
    await session(account, operation, parameters, operation === 'AssumeRole' ? alice : root);
    expect(newest(account)).not.toHaveProperty('parentId');
    await session(account, operation, parameters, administrator);
    expect(newest(account)).not.toHaveProperty('parentId');
  });

  it('the session that signed it, or that the page acts as', async () => {
    const account = stsAccount(allow('*'), role);
    const first = await session(account, 'AssumeRole', call, alice);
    const firstId = newest(account)?.id ?? '';
    await session(account, 'AssumeRole', call, first);
    expect(newest(account)?.parentId).toBe(firstId);
    await session(account, 'AssumeRole', call, { kind: 'console', principal: firstId });
    expect(newest(account)?.parentId).toBe(firstId);
  });

  it('and whose permissions it carries, by unique id', async () => {
    const account = stsAccount(allow('*'), role);
    await session(account, 'AssumeRole', call, alice);
    expect(newest(account)?.issuerId).toBe('AROAR');
    await session(account, 'GetSessionToken', {}, alice);
    expect(newest(account)?.issuerId).toBe('AIDAALICE');
    await session(account, 'GetSessionToken', {}, root);
    expect(newest(account)).not.toHaveProperty('issuerId');
  });
});

describe('sessions that ended', () => {
  const many = (count: number, expiresAt: (index: number) => string): TestAccount => {
    const account = stsAccount(allow('*'), role);
    for (let index = 0; index < count; index += 1) {
      account.world = put(account.world, 'sessions', {
        id: `ASIA${index}`,
        operation: 'GetSessionToken',
        principalArn: aliceArn,
        issuerArn: aliceArn,
        accountId,
        name: '',
        policyArns: [],
        tags: {},
        issuedAt: '2026-01-01T00:00:00Z',
        expiresAt: expiresAt(index),
      });
    }
    return account;
  };
  const minute = (index: number): string => String(index % 60).padStart(2, '0');

  it(`go when there are more than ${sessionsKept}, the one that ended first before the others`, async () => {
    const account = many(sessionsKept, (index) => `2026-02-01T00:${minute(index + 30)}:00Z`);
    await session(account, 'AssumeRole', call, alice);
    expect(account.world.sessions.size).toBe(sessionsKept);
    expect(account.world.sessions.has('ASIA30')).toBe(false);
    expect(account.world.sessions.has('ASIA0')).toBe(true);
  });

  it('but none that still holds', async () => {
    const account = many(sessionsKept, (index) =>
      index === 7 ? '2026-02-01T00:00:00Z' : '2026-04-01T00:00:00Z',
    );
    await session(account, 'AssumeRole', call, alice);
    expect(account.world.sessions.size).toBe(sessionsKept);
    expect(account.world.sessions.has('ASIA7')).toBe(false);
    await session(account, 'AssumeRole', call, alice);
    expect(account.world.sessions.size).toBe(sessionsKept + 1);
  });
});

/** The accounts of caller and role, with these settings of their own. */
function accounts(own: Partial<Account>, theirs: Partial<Account> = {}): TestAccount {
  const far = roleRecord('far', trust(accountId), { ...mayAll, accountId: otherAccountId });
  const account = stsAccount(allow('*'), role, far);
  const home = put(account.world, 'accounts', { id: accountId, name: 'Test', ...own });
  account.world = put(home, 'accounts', { id: otherAccountId, name: 'Other', ...theirs });
  return account;
}
const farCall = { RoleArn: `arn:aws:iam::${otherAccountId}:role/far`, RoleSessionName: 's1' };

describe('STS that is switched off in a Region', () => {
  const off = { stsDisabledRegions: ['eu-west-1', 'us-east-1', 'ap-east-1'] };
  const words = (id: string): string =>
    `RegionDisabledException 403: STS is not activated in this region for account:${id}. ` +
    'Your account administrator can activate STS in this region using the IAM Console.';

  it.each<
    readonly [string, TestAccount, Pick<Call, 'region' | 'endpoint'>, string, Parameters, string | undefined]
  >([
    ['refuses', accounts(off), { region: 'eu-west-1' }, 'AssumeRole', call, words(accountId)],
    ['not elsewhere', accounts(off), { region: 'eu-west-2' }, 'AssumeRole', call, undefined],
    [
      'not in us-east-1, where it is always on',
      accounts(off),
      { region: 'us-east-1' },
      'AssumeRole',
      call,
      undefined,
    ],
    [
      'not in Regions that are opted into',
      accounts(off),
      { region: 'ap-east-1' },
      'AssumeRole',
      call,
      undefined,
    ],
    [
      'not at the global endpoint',
      accounts(off),
      { region: 'eu-west-1', endpoint: 'global' },
      'AssumeRole',
      call,
      undefined,
    ],
    [
      'where the role’s account did it',
      accounts({}, off),
      { region: 'eu-west-1' },
      'AssumeRole',
      farCall,
      words(otherAccountId),
    ],
    [
      'not where only the caller’s account did',
      accounts(off),
      { region: 'eu-west-1' },
      'AssumeRole',
      farCall,
      undefined,
    ],
    ['GetSessionToken', accounts(off), { region: 'eu-west-1' }, 'GetSessionToken', {}, words(accountId)],
    [
      'GetFederationToken',
      accounts(off),
      { region: 'eu-west-1' },
      'GetFederationToken',
      { Name: 'bob' },
      words(accountId),
    ],
    [
      'GetCallerIdentity hands out nothing',
      accounts(off),
      { region: 'eu-west-1' },
      'GetCallerIdentity',
      {},
      undefined,
    ],
  ])('%s', async (_, account, place, operation, parameters, expected) => {
    const answer = await callAt(account, place, `sts:${operation}`, parameters, alice);
    expect(typeof answer === 'string' ? answer : undefined).toBe(expected);
  });
});

describe('tokens of the global endpoint', () => {
  const global = { region: 'us-east-1', endpoint: 'global' } as const;
  const v2 = { globalEndpointTokenVersion: 'v2Token' } as const;

  it.each<
    readonly [string, TestAccount, Pick<Call, 'region' | 'endpoint'>, Parameters, 'v1Token' | undefined]
  >([
    ['are of version 1 unless the account says otherwise', accounts({}), global, call, 'v1Token'],
    ['are of version 2 where it does', accounts(v2), global, call, undefined],
    ['go by the account that owns the credentials', accounts({}, v2), global, farCall, undefined],
    ['… not by the caller’s', accounts(v2), global, farCall, 'v1Token'],
    [
      'are none of a Regional endpoint, us-east-1 among them',
      accounts({}),
      { region: 'us-east-1' },
      call,
      undefined,
    ],
  ])('%s', async (_, account, place, parameters, version) => {
    await callAt(account, place, 'sts:AssumeRole', parameters, alice);
    expect(newest(account)?.tokenVersion).toBe(version);
  });

  it('of version 1 are unknown in Regions that are opted into, at IAM they hold', async () => {
    const account = accounts({});
    await callAt(account, global, 'sts:AssumeRole', call, alice);
    const { id = '', token = '' } = newest(account) ?? {};
    const v1: Credentials = { kind: 'accessKey', accessKeyId: id, sessionToken: token };
    const whoami = (region: string): Promise<unknown> =>
      callAt(account, { region }, 'sts:GetCallerIdentity', {}, v1);
    expect(await whoami('eu-west-1')).toHaveProperty('Arn');
    expect(await whoami('ap-east-1')).toBe(
      'InvalidClientTokenId 403: The security token included in the request is invalid.',
    );
    expect(await callAt(account, {}, 'iam:ListUsers', {}, v1)).toHaveProperty('Users');
  });
});

describe('partitions', () => {
  it('ARNs of sessions are of the account’s', async () => {
    const account = accounts({ partition: 'aws-us-gov' });
    const place = { region: 'us-gov-west-1' };
    expect(await callAt(account, place, 'sts:GetFederationToken', { Name: 'bob' }, root)).toMatchObject({
      FederatedUser: { Arn: `arn:aws-us-gov:sts::${accountId}:federated-user/bob` },
    });
    expect(newest(account)?.issuerArn).toBe(`arn:aws-us-gov:iam::${accountId}:root`);
  });

  it('no role of another one is assumed', async () => {
    const RoleArn = role.arn.replace('arn:aws:', 'arn:aws-cn:');
    const account = stsAccount(allow('*'), { ...role, arn: RoleArn, assumeRolePolicyDocument: trust('*') });
    expect(await account.call('sts:AssumeRole', { ...call, RoleArn }, alice)).toBe(
      `AccessDenied 403: User: ${aliceArn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    );
  });

  it('keys are unknown in another one', async () => {
    const account = stsAccount(allow('*'));
    account.world = put(account.world, 'accessKeys', key);
    expect(await callAt(account, { region: 'cn-north-1' }, 'sts:GetCallerIdentity', {}, signed)).toContain(
      'InvalidClientTokenId 403',
    );
  });
});
