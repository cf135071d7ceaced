import { put } from '#account/world.ts';
import { accountId, emptyAccount, testMoment } from '#api/test-api.ts';
import { describe, expect, it } from 'vitest';
import { answer } from './answer.ts';
import { jsonValue } from './answer-json.ts';
import type { HttpRequest } from './http.ts';

const pool = {
  id: 'us-east-1:00000000-0000-4000-8000-000000000001',
  accountId,
  name: 'shop',
  region: 'us-east-1',
  allowsGuests: true,
  supportedLoginProviders: {},
  userPools: [],
  oidcProviderArns: [],
  samlProviderArns: [],
  tags: {},
  createdAt: '2026-03-01T12:00:00Z',
};
const world = put(emptyAccount, 'identityPools', pool);

function request(target: string, body: string, more: HttpRequest['headers'] = {}): HttpRequest {
  return { method: 'POST', path: '/', query: '', headers: { 'X-Amz-Target': target, ...more }, body };
}

const getId = 'AWSCognitoIdentityService.GetId';
const signed = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=AKIANOBODY/20260301/us-east-1/cognito-identity/aws4_request, SignedHeaders=host, Signature=0',
  'x-amz-date': '20260301T120000Z',
};

describe('requests in AWS JSON', () => {
  it.each<[string, HttpRequest, string]>([
    ['a public call needs no signature', request(getId, JSON.stringify({ IdentityPoolId: pool.id })), '200'],
    [
      'a member that is null was not sent',
      request(getId, `{"IdentityPoolId":"${pool.id}","Logins":null}`),
      '200',
    ],
    ['another service', request('DynamoDB_20120810.GetItem', '{}'), '400 UnknownOperationException'],
    ['another operation', request('AWSCognitoIdentityService.Fly', '{}'), '400 UnknownOperationException'],
    ['no JSON', request(getId, '{'), '400 SerializationException'],
    ['no object', request(getId, '[]'), '400 SerializationException'],
    [
      'nested deeper than a file may be',
      request(getId, `{"X":${'['.repeat(20_000)}${']'.repeat(20_000)}}`),
      '400 SerializationException',
    ],
    ['a name that no file may have', request(getId, '{"X":{"__proto__":1}}'), '400 SerializationException'],
    [
      'a call that has to be signed',
      request('AWSCognitoIdentityService.ListIdentityPools', '{}'),
      '400 MissingAuthenticationTokenException',
    ],
    [
      'a key that nobody has',
      request('AWSCognitoIdentityService.ListIdentityPools', '{}', signed),
      '400 UnrecognizedClientException',
    ],
    ['parameters that break a rule', request(getId, '{"IdentityPoolId":""}'), '400 ValidationException'],
  ])('%s', async (_, sent, expected) => {
    const { status, body, headers } = await answer(world, sent, testMoment());
    const { __type } = JSON.parse(body) as { readonly __type?: string };
    expect(`${status} ${__type ?? ''}`.trim()).toBe(expected);
    expect(headers['x-amzn-errortype']).toBe(__type);
    expect(headers['content-type']).toBe('application/x-amz-json-1.1');
  });

  it('a request without a target is one of the Query protocol', async () => {
    const { headers } = await answer(world, { ...request('', ''), headers: {} }, testMoment());
    expect(headers['content-type']).toBe('text/xml');
  });
});

it('a tag that is called like a time is none', () => {
  const answered = { IdentityPoolTags: { Expiration: 'never', CreationDate: '2026-03-01T12:00:00Z' } };
  expect(jsonValue(answered)).toEqual(answered);
});

it('times go as seconds since 1970', () => {
  expect(jsonValue({ A: [{ CreationDate: '2026-03-01T12:00:00Z', Name: '2026' }], B: true })).toEqual({
    A: [{ CreationDate: 1_772_366_400, Name: '2026' }],
    B: true,
  });
});
