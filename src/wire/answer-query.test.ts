import { put, remove, type World } from '#account/world.ts';
import { accountId, emptyAccount, testMoment } from '#api/test-api.ts';
import { describe, expect, it } from 'vitest';
import { answerQuery, type QueryOptions } from './answer-query.ts';
import type { HttpRequest } from './http.ts';
import { canonicalRequest, signatureOf } from './signature.ts';

const now = '2026-03-01T12:00:00Z';
const id = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const key = {
  id,
  accountId,
  holder: `arn:aws:iam::${accountId}:root`,
  secret,
  status: 'Active',
  createdAt: now,
} as const;
const world = put(emptyAccount, 'accessKeys', key);

interface Signing {
  readonly at?: string;
  readonly day?: string;
  readonly secret?: string;
  readonly keyId?: string;
  readonly service?: string;
  readonly region?: string;
  readonly end?: string;
  readonly algorithm?: string;
  readonly signedHeaders?: readonly string[];
  readonly path?: string;
  readonly query?: string;
}

/** A request as a client makes it, and what this one makes differently. */
function signed(body: string, different: Signing = {}): HttpRequest {
  const { at = '20260301T120000Z', day = at.slice(0, 8), keyId = id, service = 'iam' } = different;
  const { region = 'us-east-1', end = 'aws4_request', algorithm = 'AWS4-HMAC-SHA256' } = different;
  const { signedHeaders = ['host', 'x-amz-date'] } = different;
  const headers = { Host: 'localhost:4566', 'X-Amz-Date': at };
  const { path = '/', query = '' } = different;
  const request = { method: 'POST', path, query, headers, body };
  const lower = new Map([
    ['host', headers.Host],
    ['x-amz-date', at],
  ]);
  const scope = { date: day, region, service };
  const signature = signatureOf(request, lower, signedHeaders, scope, at, different.secret ?? secret);
  const credential = `${keyId}/${day}/${region}/${service}/${end}`;
  const list = signedHeaders.join(';');
  const Authorization = `${algorithm} Credential=${credential}, SignedHeaders=${list}, Signature=${signature}`;
  return { ...request, headers: { ...headers, Authorization } };
}

const unsigned = (body: string, headers: HttpRequest['headers'] = {}): HttpRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers,
  body,
});

async function answer(request: HttpRequest, options?: QueryOptions, of: World = world): Promise<string> {
  const { status, body } = await answerQuery(of, request, testMoment(now), options);
  const [, code] = /<Code>(.*)<\/Code>/.exec(body) ?? [];
  const [, message] = /<Message>(.*)<\/Message>/s.exec(body) ?? [];
  return code === undefined ? `${status}` : `${status} ${code}: ${message ?? ''}`.replaceAll('&apos;', "'");
}

const createAlice = 'Action=CreateUser&Version=2010-05-08&UserName=alice';

describe('signatures', () => {
  it("AWS's example for IAM", () => {
    const headers = new Map([
      ['host', 'iam.amazonaws.com'],
      ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
      ['x-amz-date', '20150830T123600Z'],
    ]);
    const names = ['content-type', 'host', 'x-amz-date'];
    const query = 'Action=ListUsers&Version=2010-05-08';
    const request = { method: 'GET', path: '/', query, headers: {}, body: '' };
    const scope = { date: '20150830', region: 'us-east-1', service: 'iam' };
    expect(
      signatureOf(
        request,
        headers,
        names,
        scope,
        '20150830T123600Z',
        'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      ),
    ).toBe('5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7');
  });

  it('queries are sorted, values trimmed, paths encoded once more', () => {
    const request = { method: 'GET', path: '/a%20b', query: 'b=2&a=x+y&a=%2F', headers: {}, body: '' };
    expect(canonicalRequest(request, new Map([['host', '  a   b ']]), ['host'])).toBe(
      'GET\n/a%2520b\na=%2F&a=x%20y&b=2\nhost:a b\n\nhost\n' +
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it.each<[string, HttpRequest, string]>([
    ['right', signed(createAlice), '200'],
    ['in another Region', signed(createAlice, { region: 'eu-west-1' }), '200'],
    ['with parameters in the query', signed('', { query: createAlice }), '200'],
    ['five minutes late', signed(createAlice, { at: '20260301T115500Z' }), '200'],
    [
      'later than that',
      signed(createAlice, { at: '20260301T115459Z' }),
      '403 SignatureDoesNotMatch: Signature expired: 20260301T115459Z is now earlier than 20260301T115500Z ' +
        '(20260301T120000Z - 5 min.)',
    ],
    [
      'too early',
      signed(createAlice, { at: '20260301T120501Z' }),
      '403 SignatureDoesNotMatch: Signature not yet current: 20260301T120501Z is still later than 20260301T120500Z ' +
        '(20260301T120000Z + 5 min.)',
    ],
    [
      'at no time',
      signed(createAlice, { at: 'noon', day: '20260301' }),
      "400 IncompleteSignature: Date must be in ISO-8601 'basic format'. Got 'noon'. " +
        'See http://en.wikipedia.org/wiki/ISO_8601',
    ],
    [
      'of another day',
      signed(createAlice, { day: '20260228' }),
      '403 SignatureDoesNotMatch: Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from ' +
        "HTTP: '20260228' != '20260301', from '20260301T120000Z'.",
    ],
    [
      'for another service',
      signed(createAlice, { service: 'sts' }),
      "403 SignatureDoesNotMatch: Credential should be scoped to correct service: 'iam'. ",
    ],
    [
      'with another end',
      signed(createAlice, { end: 'aws5' }),
      "403 SignatureDoesNotMatch: Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5'. ",
    ],
    [
      'without the host',
      signed(createAlice, { signedHeaders: ['x-amz-date'] }),
      "403 SignatureDoesNotMatch: 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    ],
    [
      'by another algorithm',
      signed(createAlice, { algorithm: 'AWS4-HMAC-SHA1' }),
      "400 IncompleteSignature: Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). ",
    ],
    [
      'with an id that is a secret',
      signed(createAlice, { keyId: 'a/b' }),
      '400 IncompleteSignature: Credential must have exactly 5 slash-delimited elements, e.g. ' +
        "keyid/date/region/service/term, got 'a/b/20260301/us-east-1/iam/aws4_request'",
    ],
    [
      'by an unknown key',
      signed(createAlice, { keyId: 'AKIAI44QH8DHBEXAMPLE' }),
      '403 InvalidClientTokenId: The security token included in the request is invalid.',
    ],
    [
      'with another secret',
      signed(createAlice, { secret: 'other' }),
      '403 SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check ' +
        'your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ],
    [
      'for another body',
      { ...signed(createAlice), body: `${createAlice}2` },
      '403 SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check ' +
        'your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ],
    [
      'without a Signature',
      unsigned(createAlice, { authorization: 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host' }),
      "400 IncompleteSignature: Authorization header requires 'Signature' parameter. Authorization header requires " +
        "existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=a, " +
        'SignedHeaders=host',
    ],
    [
      'with a field that says nothing',
      unsigned(createAlice, { authorization: 'AWS4-HMAC-SHA256 Credential' }),
      "400 IncompleteSignature: 'Credential' not a valid key=value pair (missing equal-sign) in Authorization header: " +
        "'AWS4-HMAC-SHA256 Credential'.",
    ],
    [
      'none',
      unsigned(createAlice),
      '403 MissingAuthenticationToken: Request is missing Authentication Token',
    ],
  ])('%s', async (_, request, expected) => expect(await answer(request)).toBe(expected));

  it.each<[string, World]>([
    ['an inactive key', put(world, 'accessKeys', { ...key, status: 'Inactive' })],
    ['a key that came without its secret', put(world, 'accessKeys', withoutSecret())],
    ['a key that is gone', remove(world, 'accessKeys', id)],
  ])('%s is nobody', async (_, there) => {
    expect(await answer(signed(createAlice), {}, there)).toBe(
      '403 InvalidClientTokenId: The security token included in the request is invalid.',
    );
  });

  it('are held against a time of their own when the world has another', async () => {
    const later = { at: '20280101T000000Z' };
    expect(await answer(signed(createAlice, later), { signedAround: '2028-01-01T00:00:00Z' })).toBe('200');
  });
});

function withoutSecret(): Omit<typeof key, 'secret'> {
  const { secret: _, ...rest } = key;
  return rest;
}

describe('calls', () => {
  it.each<[string, string, string]>([
    [
      'no action',
      'Version=2010-05-08',
      '400 MissingAction: The request is missing an action or a required parameter.',
    ],
    [
      'an unknown action',
      'Action=Fly&Version=2010-05-08',
      '400 InvalidAction: Could not find operation Fly for version 2010-05-08',
    ],
    [
      'an unknown version',
      'Action=GetUser&Version=1',
      '400 InvalidAction: Could not find operation GetUser for version 1',
    ],
    [
      'no version',
      'Action=GetUser',
      '400 InvalidAction: Could not find operation GetUser for version NO_VERSION_SPECIFIED',
    ],
    [
      'a query that cannot be read',
      'Action=%',
      '404 MalformedQueryString: The query string contains a syntax error',
    ],
    [
      'parameters that do not fit',
      'Action=CreateUser&Version=2010-05-08&UserName=',
      "400 ValidationError: 2 validation errors detected: Value at 'userName' failed to satisfy constraint: Member must " +
        "have length greater than or equal to 1; Value at 'userName' failed to satisfy constraint: Member must satisfy " +
        'regular expression pattern: [\\w+=,.@-]+',
    ],
  ])('%s', async (_, body, expected) => expect(await answer(signed(body))).toBe(expected));

  it('make a world, are recorded in it and carry the id of the request', async () => {
    const reply = await answerQuery(world, signed(createAlice), testMoment(now));
    expect([...reply.world.users.values()].map(({ name }) => name)).toEqual(['alice']);
    expect(reply.answer?.event).toMatchObject({
      operation: 'CreateUser',
      accessKeyId: id,
      region: 'us-east-1',
    });
    const requestId = reply.headers['x-amzn-requestid'] ?? '';
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.body).toContain(`<RequestId>${requestId}</RequestId>`);
  });

  it('leave the world alone when nobody could be found', async () => {
    const reply = await answerQuery(world, signed(createAlice, { secret: 'other' }), testMoment(now));
    expect(reply.world).toBe(world);
    expect(reply.answer).toBeUndefined();
  });
});

describe('open to everybody', () => {
  const open = { openTo: accountId };

  it.each<[string, HttpRequest, string]>([
    ['an unknown key does anything', signed(createAlice, { keyId: 'ANY', at: '19990101T000000Z' }), '200'],
    ['a known key is who it is, whatever its secret', signed(createAlice, { secret: 'other' }), '200'],
    [
      'no key is nobody',
      unsigned(createAlice),
      '403 MissingAuthenticationToken: Request is missing Authentication Token',
    ],
  ])('%s', async (_, request, expected) => expect(await answer(request, open)).toBe(expected));

  it('a known key is not an administrator', async () => {
    const arn = `arn:aws:iam::${accountId}:user/bob`;
    const bob = {
      arn,
      id: 'AIDABOB',
      accountId,
      name: 'bob',
      path: '/',
      inlinePolicies: [],
      attachedPolicies: [],
    };
    const there = put(put(world, 'users', { ...bob, groups: [], tags: {} }), 'accessKeys', {
      ...key,
      holder: arn,
    });
    expect(await answer(signed(createAlice), open, there)).toContain('403 AccessDenied: User: ' + arn);
  });
});

describe('the endpoint of STS', () => {
  const assume = `Action=AssumeRole&Version=2011-06-15&RoleSessionName=s1&RoleArn=arn:aws:iam::${accountId}:role/r`;
  const role = {
    arn: `arn:aws:iam::${accountId}:role/r`,
    id: 'AROAR',
    accountId,
    name: 'r',
    path: '/',
    inlinePolicies: [],
    attachedPolicies: [],
    tags: {},
    assumeRolePolicyDocument: '{}',
    maxSessionDuration: 3600,
  };

  it.each([
    ['sts.amazonaws.com', 'v1Token'],
    ['STS.amazonaws.com:443', 'v1Token'],
    ['sts.us-east-1.amazonaws.com', undefined],
    ['127.0.0.1:4566', undefined],
  ])('%s gives tokens of version %s', async (host, version) => {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=ANY/20260301/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0';
    const headers = { authorization, host, 'x-amz-date': '20260301T120000Z' };
    const reply = await answerQuery(put(world, 'roles', role), unsigned(assume, headers), testMoment(now), {
      openTo: accountId,
    });
    expect([...reply.world.sessions.values()].map(({ tokenVersion }) => tokenVersion)).toEqual([version]);
  });
});

describe('temporary credentials', () => {
  const session = {
    id: 'ASIAIOSFODNN7EXAMPLE',
    operation: 'GetSessionToken',
    principalArn: `arn:aws:iam::${accountId}:root`,
    issuerArn: `arn:aws:iam::${accountId}:root`,
    accountId,
    name: '',
    policyArns: [],
    tags: {},
    secret,
    token: 'its-token',
    issuedAt: now,
    expiresAt: '2026-03-01T13:00:00Z',
  } as const;
  const there = put(world, 'sessions', session);
  const whoami = 'Action=GetCallerIdentity&Version=2011-06-15';

  function by(token: string | undefined, signing: Signing = {}): HttpRequest {
    const request = signed(whoami, { keyId: session.id, service: 'sts', ...signing });
    return {
      ...request,
      headers: { ...request.headers, ...(token !== undefined && { 'X-Amz-Security-Token': token }) },
    };
  }

  it.each<[string, HttpRequest, World, string]>([
    ['with its token', by('its-token'), there, '200'],
    ['without', by(undefined), there, '403 InvalidClientTokenId'],
    [
      'with another token, by which AWS finds no secret',
      by('x', { secret: 'other' }),
      there,
      '403 InvalidClientTokenId',
    ],
    ['with another secret', by('its-token', { secret: 'other' }), there, '403 SignatureDoesNotMatch'],
    [
      'when it has ended',
      by('its-token'),
      put(there, 'sessions', { ...session, expiresAt: now }),
      '403 ExpiredToken',
    ],
    ['in another partition', by('its-token', { region: 'cn-north-1' }), there, '403 InvalidClientTokenId'],
  ])('%s', async (_, request, of, expected) => {
    expect((await answer(request, {}, of)).split(':')[0]).toBe(expected);
  });
});
