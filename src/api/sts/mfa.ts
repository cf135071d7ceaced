/**
 * MFA within a call of STS: the serial number of the caller's own device, and the code that it shows.
 *
 * AWS: STS API Reference, "SerialNumber", "TokenCode"; IAM User Guide, "Secure API access with MFA": virtual devices of IAM
 * users, not of root. Not here: which code belongs to which time (iam/totp.ts).
 */
import type { MfaDevice } from '#account/mfa-device.ts';
import type { ContextValue } from '#account/request.ts';
import { put, type World } from '#account/world.ts';
import { accessDeniedError, isAwsError, type AwsError } from '../aws-error.ts';
import { stepOfCode } from '../iam/totp.ts';
import type { Scope } from '../operation.ts';

export interface GivenMfa {
  readonly SerialNumber?: string;
  readonly TokenCode?: string;
}

/** Whether MFA was given and holds, and the world in which its code is used up. */
export interface Mfa {
  readonly isPresent: boolean;
  readonly world: World;
}

const incomplete =
  'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';
const wrongCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';
const wrongDevice =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';

/** A code that is wrong is AWS's error, before anything is authorized. */
export function checkMfa(scope: Scope, { SerialNumber, TokenCode }: GivenMfa): Mfa | AwsError {
  const { world, moment } = scope;
  if (SerialNumber === undefined && TokenCode === undefined) return { isPresent: false, world };
  if (SerialNumber === undefined || TokenCode === undefined) return accessDeniedError(incomplete);
  const device = deviceOfCaller(scope, SerialNumber);
  if (device?.seed === undefined) return accessDeniedError(wrongDevice);
  const { drift, usedStep } = device;
  const clock = { now: moment.now, drift, ...(usedStep !== undefined && { usedStep }) };
  const step = stepOfCode(device.seed, TokenCode, clock);
  if (step === undefined) return accessDeniedError(wrongCode);
  return { isPresent: true, world: put(world, 'mfaDevices', { ...device, usedStep: step }) };
}

function deviceOfCaller({ world, caller }: Scope, serialNumber: string): MfaDevice | undefined {
  const device = world.mfaDevices.get(serialNumber);
  const user = caller?.principal.kind === 'user' ? caller.user : undefined;
  return user !== undefined && device?.holder === user.arn ? device : undefined;
}

/** The condition keys of a call whose MFA holds; without, those of the caller's credentials stand. */
export function mfaKeys(mfa: Mfa | AwsError): Readonly<Record<string, ContextValue>> {
  if (isAwsError(mfa) || !mfa.isPresent) return {};
  return { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' };
}
