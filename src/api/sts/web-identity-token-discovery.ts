/**
 * What an account's issuer publishes, so that services outside of AWS can verify its tokens: nobody has to sign in to read it.
 *
 * AWS: IAM User Guide, "Federating AWS identities to external services"; OpenID Connect Discovery 1.0; RFC 7517.
 */
import type { OutboundFederation } from '#account/outbound-federation.ts';
import { publicKeySet } from '../federation/key-set.ts';

export const discoveryPath = '/.well-known/openid-configuration';
export const keySetPath = '/.well-known/jwks.json';

/** At {@link discoveryPath} of the issuer. */
export function outboundDiscovery({ issuer }: Pick<OutboundFederation, 'issuer'>): string {
  const document = {
    issuer,
    jwks_uri: `${issuer}${keySetPath}`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'ES384'],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'jti', 'https://sts.amazonaws.com/'],
  };
  return JSON.stringify(document, null, 2);
}

/** At {@link keySetPath}: public halves only, of keys that no longer sign too. */
export function outboundKeySet({ signingKeys }: Pick<OutboundFederation, 'signingKeys'>): string {
  return publicKeySet(signingKeys);
}
