import { beforeAll, describe, expect, test } from 'vitest';
import type { SigningKey } from '#account/signing-key.ts';
import { newSigningKey, signToken, verifiedClaims } from './token.ts';

const now = '2026-03-01T12:00:00Z';
const seconds = Date.parse(now) / 1000;
const claims = { iss: 'https://sso.example.com', sub: 'alice', aud: 'app', iat: seconds, exp: seconds + 300 };

describe.each(['RS256', 'ES256'] as const)('%s', (algorithm) => {
  let key: SigningKey;
  let other: SigningKey;
  beforeAll(async () => {
    key = await newSigningKey('k1', now, algorithm);
    other = await newSigningKey('k2', now, algorithm);
  });

  async function answer(change: (token: string) => string, at = now, by = key): Promise<unknown> {
    return verifiedClaims(change((await signToken(key, claims)) ?? ''), by, at);
  }
  const same = (token: string): string => token;
  const withBody = (body: object) => (token: string) =>
    token
      .split('.')
      .toSpliced(1, 1, btoa(JSON.stringify(body)).replaceAll('=', ''))
      .join('.');

  test('what was signed is read back', async () => {
    expect(await answer(same)).toEqual(claims);
  });
  test('the last second', async () => {
    expect(await answer(same, '2026-03-01T12:04:59Z')).toEqual(claims);
  });
  test('expired', async () => {
    expect(await answer(same, '2026-03-01T12:05:00Z')).toBe('expired');
  });
  test('signed by another key', async () => {
    expect(await answer(same, now, other)).toBe('signature');
  });
  test('changed on the way', async () => {
    expect(await answer(withBody({ ...claims, sub: 'root' }))).toBe('signature');
  });
  test('no algorithm, no signature', async () => {
    const none = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.`;
    expect(await verifiedClaims(none, key, now)).toBe('malformed');
  });
  test('no token at all', async () => {
    expect(await verifiedClaims('x', key, now)).toBe('malformed');
  });
  test('nothing is signed without the private half', async () => {
    const { privateKey: _, ...publicHalf } = key;
    expect(await signToken(publicHalf, claims)).toBeUndefined();
  });
});
