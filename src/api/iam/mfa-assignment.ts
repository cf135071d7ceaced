/**
 * MFA devices of users and root: enabled, synchronized, read, deactivated.
 *
 * AWS: IAM API Reference, "EnableMFADevice", "ResyncMFADevice", "DeactivateMFADevice", "GetMFADevice", "ListMFADevices"; IAM User
 * Guide, "Assign a virtual MFA device": codes given late assign it all the same, out of step. A session keeps the MFA state that
 * it began with. Not here: making virtual devices (mfa-device.ts), the codes (totp.ts), what only root can do (signin/root-mfa.ts).
 */
import type { ArnText } from '#account/arn.ts';
import { heldBy } from '#account/held-by.ts';
import type { MfaDevice } from '#account/mfa-device.ts';
import { put, type World } from '#account/world.ts';
import { AwsError, entityAlreadyExists, isAwsError, noSuchEntity } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional } from '../shape.ts';
import { credentialHolder, credentialHolderArn, shownHolder } from './credential-holder.ts';
import { arnNamed, userNamed } from './entity.ts';
import { authenticationCode, existingUserName, paging, serialNumber } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { resyncWindow, stepAt, stepOfPair } from './totp.ts';

const invalidCode = new AwsError(
  'InvalidAuthenticationCode',
  403,
  'Authentication code for device is not valid.',
);

export function deviceOf({ world, accountId }: Scope, serial: string): MfaDevice | AwsError {
  const device = world.mfaDevices.get(serial);
  return device?.accountId === accountId
    ? device
    : noSuchEntity(`VirtualMFADevice with serial number ${serial} doesn't exist.`);
}

/** A device and the one it has to be assigned to. */
function deviceHeld({ world }: Scope, serial: string, holder: ArnText): MfaDevice | AwsError {
  const device = world.mfaDevices.get(serial);
  return device?.holder === holder ? device : noSuchEntity('MFA Device invalid for user.');
}

function shownDevice(device: MfaDevice, scope: Scope): Record<string, unknown> {
  return {
    ...shownHolder(scope, device.holder),
    SerialNumber: device.serialNumber,
    EnableDate: device.enabledAt ?? device.createdAt,
  };
}

export type Codes = readonly [string, string];

/**
 * The device as it is once these two codes were given, or AWS's refusal of them. AWS takes the time of the codes for that of the
 * device: codes of a minute ago leave a right clock out of step.
 */
function synchronized(device: MfaDevice, codes: Codes, now: string): MfaDevice | AwsError {
  if (device.seed === undefined) return invalidCode;
  const { usedStep } = device;
  const known = { window: resyncWindow, ...(usedStep !== undefined && { usedStep }) };
  const step = stepOfPair(device.seed, codes, now, known);
  return step === undefined ? invalidCode : { ...device, usedStep: step, drift: step - stepAt(now) };
}

/** Assigns a device to a user or, as only the console does, to root. */
export function withDeviceEnabled(
  scope: Scope,
  serial: string,
  holder: ArnText,
  codes: Codes,
): World | AwsError {
  const { world, accountId, moment } = scope;
  const device = deviceOf(scope, serial);
  if (isAwsError(device)) return device;
  if (device.holder !== undefined) return entityAlreadyExists('MFA Device is already in use.');
  const count = heldBy(world.mfaDevices, holder).length + 1;
  const tooMany = exceeded(world.accounts.get(accountId), 'MFADevicesPerUser', count);
  if (tooMany !== undefined) return tooMany;
  const inStep = synchronized(device, codes, moment.now);
  if (isAwsError(inStep)) return inStep;
  return put(world, 'mfaDevices', { ...inStep, holder, enabledAt: moment.now });
}

/** Finds out anew how the clock of a device goes that is assigned to this user or to root. */
export function withDeviceSynchronized(
  scope: Scope,
  serial: string,
  holder: ArnText,
  codes: Codes,
): World | AwsError {
  const device = deviceHeld(scope, serial, holder);
  if (isAwsError(device)) return device;
  const inStep = synchronized(device, codes, scope.moment.now);
  return isAwsError(inStep) ? inStep : put(scope.world, 'mfaDevices', inStep);
}

const withCodes = {
  UserName: existingUserName,
  SerialNumber: serialNumber,
  AuthenticationCode1: authenticationCode,
  AuthenticationCode2: authenticationCode,
};

const enableMfaDevice = operation({
  service: 'iam',
  name: 'EnableMFADevice',
  parameters: object(withCodes),
  asks: ({ UserName }, scope) => [
    { action: 'iam:EnableMFADevice', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: ({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const codes = [AuthenticationCode1, AuthenticationCode2] as const;
    const world = withDeviceEnabled(scope, SerialNumber, user.arn, codes);
    return isAwsError(world) ? world : done(world);
  },
});

const resyncMfaDevice = operation({
  service: 'iam',
  name: 'ResyncMFADevice',
  parameters: object(withCodes),
  asks: ({ UserName }, scope) => [
    { action: 'iam:ResyncMFADevice', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: ({ UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const codes = [AuthenticationCode1, AuthenticationCode2] as const;
    const world = withDeviceSynchronized(scope, SerialNumber, user.arn, codes);
    return isAwsError(world) ? world : done(world);
  },
});

const deactivateMfaDevice = operation({
  service: 'iam',
  name: 'DeactivateMFADevice',
  parameters: object({ UserName: optional(existingUserName), SerialNumber: serialNumber }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:DeactivateMFADevice', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, SerialNumber }, scope) => {
    const holder = credentialHolder(scope, UserName);
    if (isAwsError(holder)) return holder;
    const device = deviceHeld(scope, SerialNumber, holder.arn);
    if (isAwsError(device)) return device;
    // The next holder begins anew: with its own codes, and with whatever clock the device then has.
    const { holder: _holder, enabledAt: _enabledAt, usedStep: _usedStep, ...unassigned } = device;
    return done(put(scope.world, 'mfaDevices', { ...unassigned, drift: 0 }));
  },
});

const getMfaDevice = operation({
  service: 'iam',
  name: 'GetMFADevice',
  parameters: object({ SerialNumber: serialNumber, UserName: optional(existingUserName) }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:GetMFADevice', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, SerialNumber }, scope) => {
    const holder = credentialHolder(scope, UserName);
    if (isAwsError(holder)) return holder;
    const device = deviceHeld(scope, SerialNumber, holder.arn);
    return isAwsError(device) ? device : done(scope.world, shownDevice(device, scope));
  },
});

const listMfaDevices = operation({
  service: 'iam',
  name: 'ListMFADevices',
  parameters: object({ UserName: optional(existingUserName), ...paging }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:ListMFADevices', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, ...page }, scope) => {
    const holder = credentialHolder(scope, UserName);
    if (isAwsError(holder)) return holder;
    const devices = heldBy(scope.world.mfaDevices, holder.arn);
    const response = paged('MFADevices', devices, page, (device) => shownDevice(device, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

export const mfaAssignmentOperations: readonly Operation[] = [
  enableMfaDevice,
  resyncMfaDevice,
  deactivateMfaDevice,
  getMfaDevice,
  listMfaDevices,
];
