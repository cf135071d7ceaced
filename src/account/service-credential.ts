import type { AccountId, ArnText } from './arn.ts';

/** An SSH key for CodeCommit. At most five for a user. */
export interface SshPublicKey {
  /** APKA… */
  readonly id: string;
  readonly accountId: AccountId;
  readonly holder: ArnText;
  readonly body: string;
  /** MD5 in hexadecimal pairs. */
  readonly fingerprint: string;
  readonly status: 'Active' | 'Inactive';
  readonly uploadedAt: string;
}

/** A name and password, or an API key, for one service. At most two for a user and service. */
export interface ServiceSpecificCredential {
  /** ACCA… */
  readonly id: string;
  readonly accountId: AccountId;
  readonly holder: ArnText;
  /** `codecommit.amazonaws.com` and the like. */
  readonly service: string;
  readonly userName: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: string;
  readonly expiresAt?: string;
}
