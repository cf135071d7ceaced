import fc from 'fast-check';
import { webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64, slowPasswords, toBase64, type WebCrypto } from './password-hash.ts';

const salt = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7);
const passwords = slowPasswords(webcrypto as unknown as WebCrypto, salt);

describe('passwords', () => {
  it('are known by their hash, which holds salt and rounds', async () => {
    const hash = await passwords.hash('TestPassword123!');
    expect(hash).toEqual({ salt: toBase64(salt(16)), hash: expect.any(String), iterations: 600_000 });
    expect(fromBase64(hash.hash)).toHaveLength(32);
    expect(await passwords.matches('TestPassword123!', hash)).toBe(true);
    expect(await passwords.matches('testPassword123!', hash)).toBe(false);
  });

  // Published vectors of PBKDF2 with HMAC-SHA-256: password "password", salt "salt".
  const vectors: readonly (readonly [iterations: number, hash: string])[] = [
    [1, '120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b'],
    [2, 'ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43'],
    [4096, 'c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a'],
  ];

  it.each(vectors)('are hashed as others hash them: %i rounds', async (iterations, hex) => {
    const known = { salt: 'c2FsdA==', hash: Buffer.from(hex, 'hex').toString('base64'), iterations };
    expect(await passwords.matches('password', known)).toBe(true);
    expect(await passwords.matches('password', { ...known, iterations: iterations + 1 })).toBe(false);
  });

  it('do not match what is no hash', async () => {
    expect(await passwords.matches('password', { salt: 'c2FsdA==', hash: '', iterations: 1 })).toBe(false);
  });
});

describe('base64', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %j (RFC 4648)', (text, encoded) => {
    expect(toBase64(new TextEncoder().encode(text))).toBe(encoded);
  });

  it('is what others make of the same bytes, and gives them back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
      }),
    );
  });
});
