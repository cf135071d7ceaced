/**
 * What a call needs from outside: the time, chance, slow hashes, AWS's own policies.
 *
 * This room has neither clock nor chance; page, server and tests hand them in.
 */
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { PasswordHash } from '#account/login-profile.ts';

export interface Moment {
  /** ISO 8601 in UTC, with seconds. */
  readonly now: string;
  /** So many random bytes. */
  readonly random: (length: number) => Uint8Array;
  readonly passwords: Passwords;
  readonly awsManagedPolicies: AwsManagedPolicies;
}

/** A salted slow hash, and whether a password is the one that was hashed. */
export interface Passwords {
  readonly hash: (password: string) => Promise<PasswordHash>;
  readonly matches: (password: string, hash: PasswordHash) => Promise<boolean>;
}

/** A policy of AWS's as lists name it, without its text. */
export interface AwsManagedPolicyHead {
  readonly arn: string;
  /** ANPA… */
  readonly id: string;
  readonly name: string;
  readonly path: string;
  /** The version in force. */
  readonly defaultVersionId: string;
}

/** The policies that AWS itself maintains; not part of a world until they are attached in it. */
export interface AwsManagedPolicies {
  /** As they are called in this partition. */
  readonly list: (partition: string) => Promise<readonly AwsManagedPolicyHead[]>;
  /** The record as a world holds it once it is in use; `undefined` when AWS has no such policy. */
  readonly read: (arn: string) => Promise<ManagedPolicy | undefined>;
}
