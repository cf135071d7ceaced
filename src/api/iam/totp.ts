/**
 * Codes of authenticator apps: which step of time a code belongs to.
 *
 * RFC 6238 with SHA-1, six digits and steps of 30 seconds, as AWS's virtual MFA devices use it. A device's clock may differ
 * from AWS's: its drift, in steps, is found when it is enabled or synchronized. Not here: the devices (mfa-device.ts).
 */
import { HOTP, Secret } from 'otpauth';

const secondsPerStep = 30;

/** How far a single code may be off. RFC 6238, section 5.2. */
export const usualWindow = 1;
/** How far the pair may be off that enables or synchronizes a device: a day. AWS publishes no figure. */
export const resyncWindow = 2880;

/** What is known of a device's clock and of the codes that it gave. */
export interface DeviceClock {
  /** ISO 8601. */
  readonly now: string;
  readonly drift: number;
  /** Codes of this step and of those before count no more. */
  readonly usedStep?: number;
}

/** Steps since 1970. */
export function stepAt(now: string): number {
  return Math.floor(Date.parse(now) / 1000 / secondsPerStep);
}

/** The code of a step; the seed in base32. */
export function codeAt(seed: string, step: number, digits = 6): string {
  return codeOf(Secret.fromBase32(seed), step, digits);
}

function codeOf(secret: Secret, counter: number, digits: number): string {
  return HOTP.generate({ secret, counter, digits, algorithm: 'SHA1' });
}

/** The step that this code belongs to, if it is about now by the device's clock and not used. */
export function stepOfCode(
  seed: string,
  code: string,
  { now, drift, usedStep = 0 }: DeviceClock,
): number | undefined {
  const secret = Secret.fromBase32(seed);
  return stepsAround(stepAt(now) + drift, usualWindow).find(
    (step) => step > usedStep && codeOf(secret, step, 6) === code,
  );
}

/** The step of the second of two codes in a row, the nearest to now; whatever the device's clock said before. */
export function stepOfPair(
  seed: string,
  [first, second]: readonly [string, string],
  now: string,
  { window, usedStep = 0 }: { readonly window: number; readonly usedStep?: number },
): number | undefined {
  const secret = Secret.fromBase32(seed);
  return stepsAround(stepAt(now), window).find(
    (step) =>
      isUnusedPair(step, usedStep) &&
      codeOf(secret, step, 6) === second &&
      codeOf(secret, step - 1, 6) === first,
  );
}

/** Neither code was used last. A clock that was set back gives codes from long before the last one: they synchronize it. */
export function isUnusedPair(second: number, usedStep = 0): boolean {
  return second > usedStep || second < usedStep - 1;
}

/** From the middle outwards; no step before 1970. */
function stepsAround(middle: number, window: number): readonly number[] {
  const steps = [middle];
  for (let off = 1; off <= window; off += 1) steps.push(middle - off, middle + off);
  return steps.filter((step) => step > 0);
}
