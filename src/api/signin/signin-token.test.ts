import { beforeEach, describe, expect, test } from 'vitest';
import { jumped } from '#account/clock.ts';
import { handle } from '../handle.ts';
import { accountId, TestAccount, testMoment } from '../test-api.ts';
import { allow, alice, roleRecord, session, stsAccount, trust } from '../sts/test-sts.ts';
import type { Credentials, Parameters } from '../call.ts';
import { sessionParameter } from './signin-token.ts';

const noon = '2026-03-01T12:00:00Z';
const invalid =
  'BadRequest 400: Invalid credentials parameter. The request sent by the client was syntactically incorrect.';

const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const reader = roleRecord('Reader', trust(aliceArn), { maxSessionDuration: 7200 });
const chained = roleRecord('Chained', trust(reader.arn));
const chaining = { ...reader, inlinePolicies: [{ name: 'p', document: allow('sts:AssumeRole') }] };

/** A playground whose calls can be made at any time. */
class Broker {
  readonly account: TestAccount;
  constructor() {
    this.account = stsAccount(allow(['sts:AssumeRole', 'sts:GetFederationToken']), chaining, chained);
  }

  assume(role: string, as: Credentials = alice): Promise<Credentials> {
    const parameters = { RoleArn: `arn:aws:iam::${accountId}:role/${role}`, RoleSessionName: 'broker' };
    return session(this.account, 'AssumeRole', parameters, as);
  }

  /** The parameter for a session of this id. */
  of(credentials: Credentials): string {
    const id = credentials.kind === 'accessKey' ? credentials.accessKeyId : '';
    const record = this.account.world.sessions.get(id);
    if (record === undefined) throw new Error(`no session ${id}`);
    return sessionParameter(record);
  }

  async signin(operation: string, parameters: Parameters, now = noon): Promise<unknown> {
    const call = { service: 'signin', operation, parameters, credentials: { kind: 'anonymous' } } as const;
    const answer = await handle(this.account.world, call, { ...this.account.moment, now });
    this.account.world = answer.world;
    const { error, response } = answer;
    return error === undefined ? response : `${error.code} ${error.httpStatus}: ${error.message ?? ''}`;
  }

  /** Seconds that the console session lasts which these credentials open, or AWS's refusal. */
  async seconds(Session: string, SessionDuration?: number): Promise<unknown> {
    const given = SessionDuration === undefined ? {} : { SessionDuration };
    const answer = await this.signin('GetSigninToken', { Session, ...given });
    if (typeof answer === 'string') return answer;
    const { SigninToken } = answer as { SigninToken: string };
    const entered = await this.signin('LoginWithSigninToken', { SigninToken, Destination: 'https://x' });
    if (typeof entered === 'string') return entered;
    const { Expiration } = (entered as { Credentials: { Expiration: string } }).Credentials;
    return (Date.parse(Expiration) - Date.parse(noon)) / 1000;
  }
}

let broker: Broker;
beforeEach(() => (broker = new Broker()));

describe('how long the console session lasts', () => {
  test('of a role: as long as its credentials, an hour by default', async () => {
    expect(await broker.seconds(broker.of(await broker.assume('Reader')))).toBe(3600);
  });
  test('of a role: what was asked for, beyond the maximum of the role', async () => {
    expect(await broker.seconds(broker.of(await broker.assume('Reader')), 43_200)).toBe(43_200);
  });
  test('of a chained role: an hour, and none may be asked for', async () => {
    const credentials = await broker.assume('Chained', await broker.assume('Reader'));
    expect(await broker.seconds(broker.of(credentials))).toBe(3600);
    expect(await broker.seconds(broker.of(credentials), 900)).toBe(invalid);
  });
  test('of a federated user: that of the token, and none may be asked for', async () => {
    const parameters = { Name: 'dana', DurationSeconds: 129_600 };
    const credentials = await session(broker.account, 'GetFederationToken', parameters, alice);
    expect(await broker.seconds(broker.of(credentials))).toBe(129_600);
    expect(await broker.seconds(broker.of(credentials), 3600)).toBe(invalid);
  });
  test('credentials of GetSessionToken open no console', async () => {
    const credentials = await session(broker.account, 'GetSessionToken', {}, alice);
    expect(await broker.seconds(broker.of(credentials))).toBe(invalid);
  });
  test.each([899, 43_201])('%i seconds are out of range', async (seconds) => {
    expect(await broker.seconds(broker.of(await broker.assume('Reader')), seconds)).toMatch(
      /^ValidationError/,
    );
  });
});

describe('what is not credentials', () => {
  test.each([
    ['no JSON', '{'],
    ['a text', '"ASIA"'],
    ['somebody unknown', '{"sessionId":"ASIAX","sessionKey":"k","sessionToken":"t"}'],
  ])('%s', async (_, text) => {
    expect(await broker.seconds(text)).toBe(invalid);
  });
  test('another secret', async () => {
    const text = broker.of(await broker.assume('Reader'));
    expect(await broker.seconds(text.replace(/"sessionKey":"./, '"sessionKey":"_'))).toBe(invalid);
  });
  test('credentials that are over', async () => {
    const text = broker.of(await broker.assume('Reader'));
    expect(await broker.signin('GetSigninToken', { Session: text }, '2026-03-01T13:00:00Z')).toBe(invalid);
  });
});

describe('a link', () => {
  async function follow(at: string): Promise<unknown> {
    const text = broker.of(await broker.assume('Reader'));
    const { SigninToken } = (await broker.signin('GetSigninToken', { Session: text })) as {
      SigninToken: string;
    };
    return broker.signin('LoginWithSigninToken', { SigninToken, Destination: 'https://x' }, at);
  }
  test('opens the console for 15 minutes', async () => {
    expect(await follow('2026-03-01T12:14:59Z')).toMatchObject({ Destination: 'https://x' });
  });
  test('and then says that it is too old', async () => {
    expect(await follow('2026-03-01T12:15:00Z')).toBe('BadRequest 400: Token has expired.');
  });
  test('that nobody made opens nothing', async () => {
    expect(await broker.signin('LoginWithSigninToken', { SigninToken: 'x', Destination: 'y' })).toBe(invalid);
  });
  test('leaves no secret in the history', async () => {
    const before = broker.of(await broker.assume('Reader'));
    await broker.seconds(before);
    const events = JSON.stringify([...broker.account.world.events.values()]);
    expect(events).toContain('LoginWithSigninToken');
    expect(events).not.toContain((JSON.parse(before) as { sessionKey: string }).sessionKey);
    for (const { token } of broker.account.world.signinTokens.values()) expect(events).not.toContain(token);
  });
});

test('the console session is the role’s, has keys of its own and knows what opened it', async () => {
  const credentials = await broker.assume('Reader');
  await broker.seconds(broker.of(credentials), 43_200);
  const [opened] = [...broker.account.world.sessions.values()].filter(({ isConsole }) => isConsole);
  expect(opened).toMatchObject({
    operation: 'AssumeRole',
    principalArn: `arn:aws:sts::${accountId}:assumed-role/Reader/broker`,
    parentId: credentials.kind === 'accessKey' ? credentials.accessKeyId : '',
  });
  const later = jumped(broker.account.world, '2026-03-01T20:00:00Z', 0);
  const again = new TestAccount(later, testMoment('2026-03-01T20:00:00Z'));
  const { id, token } = opened ?? {};
  const keys = { kind: 'accessKey', accessKeyId: id ?? '', sessionToken: token ?? '' } as const;
  expect(await again.call('sts:GetCallerIdentity', {}, keys)).toMatchObject({ Account: accountId });
});
