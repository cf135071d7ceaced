import type { AccountId, ArnText } from './arn.ts';
import type { Tags } from './tag.ts';

/** A TLS certificate kept in IAM. Its private key is checked and not kept. */
export interface ServerCertificate {
  readonly arn: ArnText;
  /** ASCA… */
  readonly id: string;
  readonly accountId: AccountId;
  readonly name: string;
  readonly path: string;
  readonly body: string;
  readonly chain?: string;
  readonly uploadedAt: string;
  readonly expiresAt: string;
  readonly tags: Tags;
}

/** An X.509 certificate with which a user signs requests. At most two. */
export interface SigningCertificate {
  readonly id: string;
  readonly accountId: AccountId;
  readonly holder: ArnText;
  readonly body: string;
  readonly status: 'Active' | 'Inactive';
  readonly uploadedAt: string;
}
