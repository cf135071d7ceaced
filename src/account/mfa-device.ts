import type { AccountId, ArnText } from './arn.ts';
import type { Tags } from './tag.ts';

/** A virtual MFA device: a seed that an authenticator app holds too (RFC 6238). Up to eight for a user or root. */
export interface MfaDevice {
  /** Its ARN: `arn:aws:iam::ACCOUNT:mfa/[path/]NAME`. */
  readonly serialNumber: ArnText;
  readonly accountId: AccountId;
  readonly name: string;
  readonly path: string;
  /** Base32; shown once, when the device is made. Absent in a world that came by link or import. */
  readonly seed?: string;
  readonly createdAt: string;
  /** ARN of the user or of root that it is assigned to. */
  readonly holder?: ArnText;
  readonly enabledAt?: string;
  /** Steps of 30 s by which the device's clock differs, as of its last synchronization. */
  readonly drift: number;
  /** The latest step whose code was used: each code counts once. */
  readonly usedStep?: number;
  /** Seconds by which the clock of the phone is wrong, which AWS does not know; absent: it is right. */
  readonly phoneOffset?: number;
  readonly tags: Tags;
}
