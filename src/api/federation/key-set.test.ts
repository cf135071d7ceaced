import { expect, test } from 'vitest';
import type { SigningKey } from '#account/signing-key.ts';
import { publicKeySet } from './key-set.ts';

const key: SigningKey = {
  id: 'k1',
  algorithm: 'RS256',
  publicKey: '{"kty":"RSA","n":"1","e":"AQAB"}',
  createdAt: '',
};
const published = (...keys: readonly SigningKey[]): unknown => JSON.parse(publicKeySet(keys));

test('each key with its id, its algorithm and what it is for', () => {
  expect(published(key, { ...key, id: 'k2' })).toEqual({
    keys: ['k1', 'k2'].map((kid) => ({ kty: 'RSA', n: '1', e: 'AQAB', kid, alg: 'RS256', use: 'sig' })),
  });
});

test('a private member in a record’s public half is not published', () => {
  const leaking = { ...key, publicKey: '{"kty":"RSA","n":"1","e":"AQAB","d":"secret"}' };
  expect(published(leaking)).toEqual(published(key));
});

test.each(['', 'null', '5', '{'])('a key that cannot be read is left out: %s', (publicKey) => {
  expect(published({ ...key, publicKey }, key)).toEqual(published(key));
});
