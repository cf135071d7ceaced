import { beforeAll, describe, expect, test } from 'vitest';
import type { SigningKey } from '#account/signing-key.ts';
import { isSignedBy, newSigningKey, readToken, signToken, verifiedClaims, writtenToken } from './token.ts';

const now = '2026-03-01T12:00:00Z';
const seconds = Date.parse(now) / 1000;
const claims = { iss: 'https://sso.example.com', sub: 'alice', aud: 'app', iat: seconds, exp: seconds + 300 };

describe.each(['RS256', 'ES256', 'ES384'] as const)('%s', (algorithm) => {
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
  test('read without looking at the signature', async () => {
    const token = (await signToken(key, claims)) ?? '';
    expect(readToken(token)).toEqual({ header: { alg: algorithm, kid: 'k1', typ: 'JWT' }, claims });
    expect(readToken('x.y.z')).toBeUndefined();
    expect(readToken(writtenToken({ header: { alg: 'none' }, claims }))?.claims).toEqual(claims);
  });
  test('whose signature it is, whatever the time', async () => {
    const token = (await signToken(key, { ...claims, exp: 1 })) ?? '';
    const [header, , signature] = token.split('.');
    const changed = writtenToken({ header: readToken(token)?.header ?? {}, claims }, signature);
    expect(changed.split('.')[0]).toBe(header);
    expect(await isSignedBy(token, key)).toBe(true);
    expect(await isSignedBy(token, other)).toBe(false);
    expect(await isSignedBy(changed, key)).toBe(false);
    expect(await isSignedBy(writtenToken({ header: { alg: 'none' }, claims }), key)).toBe(false);
  });
});
