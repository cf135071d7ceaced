/**
 * An account as an issuer of tokens: its address and the keys that sign.
 *
 * AWS: IAM User Guide, "Federating AWS identities to external services". Not here: what it publishes (web-identity-token-discovery.ts).
 */
import type { OutboundFederation } from '#account/outbound-federation.ts';
import type { SigningKey } from '#account/signing-key.ts';
import { newSigningKey } from '../federation/token.ts';
import { uuid } from '../unique-id.ts';

/** With which a caller can have the token signed, and how the ids of its keys begin. */
const keyNames = { RS256: 'RSA', ES384: 'EC384' } as const;

export type TokenAlgorithm = keyof typeof keyNames;

export function isTokenAlgorithm(name: string): name is TokenAlgorithm {
  return Object.hasOwn(keyNames, name);
}

/** An address of its own for every account. */
export function newIssuer(random: (length: number) => Uint8Array): string {
  return `https://${uuid(random)}.tokens.sts.global.api.aws`;
}

/** One key for each algorithm. */
export function firstKeys(now: string): Promise<readonly SigningKey[]> {
  const algorithms = Object.keys(keyNames) as readonly TokenAlgorithm[];
  return Promise.all(algorithms.map((algorithm) => newKey([], algorithm, now)));
}

interface Signing {
  readonly federation: OutboundFederation;
  readonly key: SigningKey;
}

/** The key that signs. Private halves do not travel in links: then there is a new one beside those that were published. */
export async function withSigningKey(
  federation: OutboundFederation,
  algorithm: TokenAlgorithm,
  now: string,
): Promise<Signing> {
  const { signingKeys } = federation;
  const last = signingKeys.findLast((key) => key.algorithm === algorithm);
  if (last?.privateKey !== undefined) return { federation, key: last };
  const key = await newKey(signingKeys, algorithm, now);
  return { federation: { ...federation, signingKeys: [...signingKeys, key] }, key };
}

/** `RSA_0`, and the next number for the next one. */
function newKey(known: readonly SigningKey[], algorithm: TokenAlgorithm, now: string): Promise<SigningKey> {
  const number = known.filter((key) => key.algorithm === algorithm).length;
  return newSigningKey(`${keyNames[algorithm]}_${number}`, now, algorithm);
}
