/**
 * One code of an MFA device at sign-in, and why it is not taken.
 *
 * AWS: IAM User Guide, "Sign in with MFA", "Resynchronize virtual and hardware MFA devices". AWS tells none of the reasons: they are
 * for the page beside. How far it looks for a clock that drifted is not published. Not here: the codes (iam/totp.ts).
 */
import type { MfaDevice } from '#account/mfa-device.ts';
import { AwsError } from '../aws-error.ts';
import { codeAt, resyncWindow, stepAt, stepOfCode, stepOfPair } from '../iam/totp.ts';

/** Sign-in has one message for all that does not hold. */
export const authenticationFailed = 'Your authentication information is incorrect. Please try again.';

function refused(code: string): AwsError {
  return new AwsError(code, 401, authenticationFailed);
}

export const wrongCode = refused('MfaCodeWrong');
/** Right, and given before. */
const usedCode = refused('MfaCodeUsed');
/** Right at another time: the clock of the device differs. */
const driftedCode = refused('MfaClockDrifted');

/** So many steps to either side a code is known again: ten minutes. */
const recognized = 20;

/** The device after it gave this code. */
export function afterCode(device: MfaDevice, code: string, now: string): MfaDevice | AwsError {
  const { seed, drift, usedStep } = device;
  if (seed === undefined) return wrongCode;
  const step = stepOfCode(seed, code, { now, drift, ...(usedStep !== undefined && { usedStep }) });
  return step === undefined ? problemOf(seed, code, device, now) : { ...device, usedStep: step };
}

function problemOf(seed: string, code: string, { drift, usedStep = 0 }: MfaDevice, now: string): AwsError {
  const middle = stepAt(now) + drift;
  const steps = Array.from({ length: 2 * recognized + 1 }, (_, index) => middle - recognized + index);
  const matching = steps.filter((step) => step > 0 && codeAt(seed, step) === code);
  if (matching.some((step) => step > usedStep)) return driftedCode;
  return matching.length > 0 ? usedCode : wrongCode;
}

/** The device after it was synchronized by two codes in a row. */
export function afterPair(
  device: MfaDevice,
  codes: readonly [string, string],
  now: string,
): MfaDevice | AwsError {
  const { seed, usedStep } = device;
  const known = { window: resyncWindow, ...(usedStep !== undefined && { usedStep }) };
  const step = seed === undefined ? undefined : stepOfPair(seed, codes, now, known);
  return step === undefined ? wrongCode : { ...device, usedStep: step, drift: step - stepAt(now) };
}
