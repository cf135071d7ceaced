/**
 * The keys that an issuer publishes, for whoever verifies its tokens: public halves, whatever a record holds.
 *
 * RFC 7517, "JSON Web Key Set". Not here: signing and verifying (token.ts).
 */
import type { SigningKey } from '#account/signing-key.ts';
import type { JWK } from 'jose';

/** As JSON. A key that cannot be read is left out. */
export function publicKeySet(signingKeys: readonly SigningKey[]): string {
  const keys = signingKeys.flatMap(({ id: kid, algorithm: alg, publicKey }) => {
    const key = publicKeyIn(publicKey);
    return key === undefined ? [] : [{ ...key, kid, alg, use: 'sig' }];
  });
  return JSON.stringify({ keys }, null, 2);
}

/** RFC 7518, 6.2.1 and 6.3.1: the members of public keys. */
const publicMembers: ReadonlySet<string> = new Set(['kty', 'n', 'e', 'crv', 'x', 'y']);

function publicKeyIn(jwk: string): JWK | undefined {
  try {
    const value: unknown = JSON.parse(jwk);
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.fromEntries(Object.entries(value).filter(([name]) => publicMembers.has(name)));
  } catch {
    return undefined;
  }
}
