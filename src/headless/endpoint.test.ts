import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import type { HttpRequest } from '#wire/http.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { freshScenario, scenarioIn } from './endpoint-file.ts';
import { Endpoint, type EndpointOptions } from './endpoint.ts';

const now = '2026-03-01T12:00:00Z';
const clock = (): number => Date.parse(now);
const fresh = freshScenario(now);

function endpoint(options: Partial<EndpointOptions> = {}): Endpoint {
  return new Endpoint({ scenario: fresh, open: true, clock, ...options });
}

/** Signed by a key that nobody knows, as test suites do. */
function request(path: string, body = ''): HttpRequest {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=ANY/20260301/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0';
  return {
    method: 'POST',
    path,
    query: '',
    headers: { authorization, 'x-amz-date': '20260301T120000Z' },
    body,
  };
}

const create = (name: string): HttpRequest =>
  request('/', `Action=CreateUser&Version=2010-05-08&UserName=${name}`);

const names = ({ scenario }: Endpoint): readonly string[] =>
  [...scenario.world.users.values()].map(({ name }) => name);

describe('an open endpoint', () => {
  it('takes anybody for an administrator, one call at a time', async () => {
    const served = endpoint();
    const replies = await Promise.all([
      served.answer(create('a')),
      served.answer(create('A')),
      served.answer(create('b')),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 409, 200]);
    expect(names(served)).toEqual(['a', 'b']);
  });

  it('speaks AWS JSON to those who name a target', async () => {
    const served = endpoint();
    const body = '{"IdentityPoolName":"shop","AllowUnauthenticatedIdentities":true}';
    const sent = request('/', body);
    const headers = { ...sent.headers, 'X-Amz-Target': 'AWSCognitoIdentityService.CreateIdentityPool' };
    const reply = await served.answer({ ...sent, headers });
    expect(JSON.parse(reply.body)).toMatchObject({ IdentityPoolName: 'shop' });
    expect(served.scenario.world.identityPools.size).toBe(1);
  });

  it('forgets all when it is told to', async () => {
    const served = endpoint();
    await served.answer(create('a'));
    expect((await served.answer(request('/moto-api/reset'))).status).toBe(200);
    expect(names(served)).toEqual([]);
    expect([...served.scenario.world.accounts.keys()]).toEqual(['123456789012']);
  });

  it('can be open for a number of calls only', async () => {
    const served = endpoint();
    const reset = async (count: string): Promise<string> =>
      (await served.answer(request('/moto-api/reset-auth', count))).body;
    expect(await reset('1')).toBe('{"status":"ok","PREVIOUS_INITIAL_NO_AUTH_ACTION_COUNT":"inf"}');
    expect((await served.answer(create('a'))).status).toBe(200);
    expect(await served.answer(create('b'))).toMatchObject({
      status: 403,
      body: expect.stringContaining('InvalidClientTokenId'),
    });
    expect(await reset('inf')).toBe('{"status":"ok","PREVIOUS_INITIAL_NO_AUTH_ACTION_COUNT":"1"}');
    expect((await served.answer(create('b'))).status).toBe(200);
    expect((await served.answer(request('/moto-api/reset-auth', 'many'))).status).toBe(400);
  });

  it('has nothing else', async () => {
    expect((await endpoint().answer(request('/moto-api/data.json'))).status).toBe(404);
    expect((await endpoint().answer({ ...request('/moto-api/reset'), method: 'GET' })).status).toBe(404);
  });

  it('knows the policies of AWS', async () => {
    const arn = encodeURIComponent('arn:aws:iam::aws:policy/ReadOnlyAccess');
    const served = endpoint();
    await served.answer(create('a'));
    const attach = `Action=AttachUserPolicy&Version=2010-05-08&UserName=a&PolicyArn=${arn}`;
    expect((await served.answer(request('/', attach))).status).toBe(200);
  });
});

describe('an endpoint that is not open', () => {
  it('knows no stranger and none of the requests for test suites', async () => {
    const served = endpoint({ open: false });
    expect((await served.answer(create('a'))).status).toBe(403);
    expect((await served.answer(request('/moto-api/reset'))).status).toBe(404);
    expect((await served.answer(request('/moto-api/reset-auth', '1'))).status).toBe(404);
  });
});

describe('time', () => {
  const time = '2020-01-01T00:00:00Z';
  const environment = {
    id: 'environment',
    now: time,
    region: 'us-east-1',
    sourceIp: '203.0.113.10',
  } as const;
  const created = ({ scenario }: Endpoint) => [...scenario.world.users.values()][0]?.createdAt;

  it.each<[string, Partial<EndpointOptions>, string]>([
    ['is that of the clock', {}, now],
    [
      'is that of the scenario, if it has one',
      { scenario: { ...fresh, world: put(fresh.world, 'environments', environment) } },
      time,
    ],
    ['is that of the command line, if it gives one', { time }, time],
  ])('%s', async (_, options, expected) => {
    const served = endpoint(options);
    await served.answer(create('a'));
    expect(created(served)).toBe(expected);
  });
});

describe('sessions', () => {
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
  });
  const sts = (action: string, headers = {}): HttpRequest => {
    const asked = request('/', `Action=${action}&Version=2011-06-15`);
    return { ...asked, headers: { ...asked.headers, ...headers } };
  };

  it('are given out, act as themselves with their token, and end', async () => {
    let passed = 0;
    const served = endpoint({ clock: () => clock() + passed * 1000 });
    const create = `Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=${encodeURIComponent(trust)}`;
    await served.answer(request('/', create));
    const assume =
      'AssumeRole&RoleArn=arn:aws:iam::123456789012:role/r&RoleSessionName=s1&DurationSeconds=900';
    const { body } = await served.answer(sts(assume));
    const [id, token] = ['AccessKeyId', 'SessionToken'].map(
      (name) => new RegExp(`<${name}>(.*)</${name}>`).exec(body)?.[1] ?? '',
    );
    const authorization = request('/').headers['authorization']?.replace('ANY', id ?? '') ?? '';
    const whoami = async (headers: object): Promise<string> =>
      (await served.answer(sts('GetCallerIdentity', { authorization, ...headers }))).body;
    const withToken = { 'x-amz-security-token': token };
    expect(await whoami(withToken)).toContain(':assumed-role/r/s1</Arn>');
    expect(await whoami({})).toContain('<Code>InvalidClientTokenId</Code>');
    passed = 900;
    expect(await whoami(withToken)).toContain('<Code>ExpiredToken</Code>');
  });

  it('by the endpoint’s own address count as those of a Regional one', async () => {
    const served = endpoint();
    await served.answer(sts('GetSessionToken', { host: '127.0.0.1:4566' }));
    await served.answer(sts('GetSessionToken', { host: 'sts.amazonaws.com' }));
    const versions = [...served.scenario.world.sessions.values()].map(({ tokenVersion }) => tokenVersion);
    expect(versions).toEqual([undefined, 'v1Token']);
  });
});

describe('what is kept', () => {
  it('is each change, and no failure', async () => {
    const kept: Scenario[] = [];
    const served = endpoint({ keep: (scenario) => Promise.resolve(void kept.push(scenario)) });
    await served.answer(create('a'));
    await served.answer(create('a'));
    expect(kept.map(({ world }) => world.users.size)).toEqual([1]);
  });

  it('is refused with words when it is none of ours', () => {
    expect(() => scenarioIn('{}')).toThrow('This is JSON, but not a playground.');
    expect(() => scenarioIn('{')).toThrow('This file is not JSON.');
  });
});
