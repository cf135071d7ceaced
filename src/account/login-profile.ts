import type { ArnText } from './arn.ts';

/** A salted slow hash (PBKDF2 with SHA-256); the password itself is kept nowhere. */
export interface PasswordHash {
  /** base64. */
  readonly salt: string;
  /** base64. */
  readonly hash: string;
  readonly iterations: number;
}

/** The console password of a user or of root. */
export interface LoginProfile {
  /** ARN of the user or of root. */
  readonly holder: ArnText;
  readonly createdAt: string;
  /** Absent in a world that came by link or import: nobody can sign in until a password is set. */
  readonly password?: PasswordHash;
  /** Of the password that is in force; its age counts from here. */
  readonly changedAt: string;
  readonly passwordResetRequired: boolean;
  /** Former passwords, the latest first, up to 24. */
  readonly former: readonly PasswordHash[];
  readonly lastUsedAt?: string;
}
