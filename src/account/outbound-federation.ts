import type { SigningKey } from './signing-key.ts';

/** An account as an issuer of tokens: with them its principals prove to services outside of AWS who they are. */
export interface OutboundFederation {
  /** `https://UUID.tokens.sts.global.api.aws`. Stays when the feature is switched off, so that it is the same ever after. */
  readonly issuer: string;
  readonly isEnabled: boolean;
  /** All that were ever published; of each algorithm the last one signs. */
  readonly signingKeys: readonly SigningKey[];
}
