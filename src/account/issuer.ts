/**
 * An OpenID Connect provider outside of AWS that signs web identity tokens: Google, GitHub Actions, one's own.
 *
 * Not here: what an account knows of it (OidcProvider in identity-provider.ts).
 */
import type { SigningKey } from './signing-key.ts';

/** What differs between them: the claims of their tokens, and whether accounts know them without registering. */
export type IssuerKind =
  'google' | 'facebook' | 'amazon' | 'cognitoIdentity' | 'cognitoUserPool' | 'github' | 'own';

/** Somebody, or something, that the issuer vouches for. */
export interface IssuerSubject {
  /** The `sub` claim. */
  readonly sub: string;
  readonly name: string;
  readonly email?: string;
  /** Further claims, e.g. `repository`, `azp`, `https://aws.amazon.com/tags`. */
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface Issuer {
  /** Its address without `https://`; the `iss` claim is this with `https://` in front. */
  readonly url: string;
  readonly kind: IssuerKind;
  readonly name: string;
  readonly signingKey: SigningKey;
  /** Applications that are registered with it: the `aud` claim of tokens made for them. */
  readonly clientIds: readonly string[];
  readonly subjects: readonly IssuerSubject[];
  /** SHA-1 of the certificate of its server, 40 hexadecimal digits; absent: a well-known authority vouches for it. */
  readonly thumbprint?: string;
  readonly createdAt: string;
}
