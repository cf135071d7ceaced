/** A key pair that signs: assertions of a directory, tokens of an issuer or of an account. */
export interface SigningKey {
  /** What tells it from the issuer's other keys (JWT `kid`). */
  readonly id: string;
  readonly algorithm: 'RS256' | 'ES256' | 'ES384';
  /** JSON Web Key (RFC 7517), as JSON. */
  readonly publicKey: string;
  /** JSON Web Key, as JSON. Absent in a world that came by link: nothing can be signed until a new key is made. */
  readonly privateKey?: string;
  /** X.509, base64 of its DER form, for what names keys by certificate (SAML). */
  readonly certificate?: string;
  readonly createdAt: string;
}
