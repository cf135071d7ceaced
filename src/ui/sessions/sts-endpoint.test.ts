import { describe, expect, it, test } from 'vitest';
import { emptyWorld, put, type World } from '#account/world.ts';
import type { Session } from '#account/session.ts';
import { hostOf, placeOf, prospectOf } from './sts-endpoint.ts';

const own = '111122223333';
const world = put(put(emptyWorld, 'accounts', { id: own, name: 'Own' }), 'environments', {
  id: 'environment',
  now: '2026-03-01T12:00:00Z',
  region: 'eu-west-1',
  sourceIp: '203.0.113.10',
});
const withAccount = (fields: object): World => put(world, 'accounts', { id: own, name: 'Own', ...fields });
const china = withAccount({ partition: 'aws-cn' });
const dark = withAccount({ stsDisabledRegions: ['eu-west-1', 'us-east-1'] });
const second = withAccount({ globalEndpointTokenVersion: 'v2Token' });
const old = { tokenVersion: 'v1Token' } as Session;

test.each([
  ['the Region of the world', 'eu-west-1', {}, 'sts.eu-west-1.amazonaws.com'],
  ['another Region', 'cn-north-1', { region: 'cn-north-1' }, 'sts.cn-north-1.amazonaws.com.cn'],
  ['the global endpoint', 'global', { endpoint: 'global' }, 'sts.amazonaws.com'],
])('a call to %s', (_, endpoint, place, host) => {
  expect([placeOf(world, endpoint), hostOf(endpoint)]).toEqual([place, host]);
});

describe('what comes of an endpoint', () => {
  it.each<readonly [string, World, string, Session | undefined, string | undefined, RegExp]>([
    ['a Region', world, 'us-east-2', undefined, undefined, /every enabled Region of aws\.$/],
    ['the global one', world, 'global', undefined, undefined, /version 1/],
    ['… where the account chose version 2', second, 'global', undefined, undefined, /every enabled Region/],
    ['China from aws', world, 'cn-north-1', undefined, 'InvalidClientTokenId', /endpoint of aws\.$/],
    [
      'the global one from China',
      china,
      'global',
      undefined,
      'InvalidClientTokenId',
      /endpoint of aws-cn\.$/,
    ],
    ['China from China', china, 'cn-north-1', undefined, undefined, /every enabled Region of aws-cn\.$/],
    ['where STS is off', dark, 'eu-west-1', undefined, 'RegionDisabledException', /switched STS off/],
    ['us-east-1, which is always on', dark, 'us-east-1', undefined, undefined, /every enabled/],
    [
      'an opted-in Region with a version 1 token',
      world,
      'ap-east-1',
      old,
      'InvalidClientTokenId',
      /version 1/,
    ],
    ['a default Region with it', world, 'us-west-1', old, undefined, /every enabled/],
  ])('%s', (_, at, endpoint, session, code, says) => {
    const prospect = prospectOf(at, endpoint, { callerAccount: own, accountId: own, session });
    expect(prospect.code).toBe(code);
    expect(prospect.says).toMatch(says);
  });
});
