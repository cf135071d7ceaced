import type { AccountId, ArnText } from './arn.ts';
import type { Tags } from './tag.ts';

/** A SAML 2.0 identity provider as the account knows it. */
export interface SamlProvider {
  /** `arn:aws:iam::ACCOUNT:saml-provider/NAME`. */
  readonly arn: ArnText;
  readonly accountId: AccountId;
  readonly name: string;
  /** AWS's unique id of the provider. */
  readonly uuid: string;
  /** XML with issuer and signing certificates. */
  readonly metadataDocument: string;
  readonly createdAt: string;
  readonly validUntil: string;
  readonly assertionEncryptionMode?: 'Required' | 'Allowed';
  /** Ids and times of keys for encrypted assertions; the keys themselves are not kept. */
  readonly privateKeys: readonly { readonly id: string; readonly addedAt: string }[];
  readonly tags: Tags;
}

/** An OpenID Connect provider as the account knows it. */
export interface OidcProvider {
  /** `arn:aws:iam::ACCOUNT:oidc-provider/HOST[/PATH]`. */
  readonly arn: ArnText;
  readonly accountId: AccountId;
  /** Without `https://`. */
  readonly url: string;
  readonly clientIds: readonly string[];
  /** SHA-1 of the server's certificate, 40 hexadecimal digits. Up to five. */
  readonly thumbprints: readonly string[];
  readonly createdAt: string;
  readonly tags: Tags;
}
