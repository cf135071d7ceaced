/**
 * Virtual MFA devices: made with a seed, listed, tagged, deleted.
 *
 * AWS: IAM API Reference, "CreateVirtualMFADevice" and the rest; IAM User Guide, "Assign a virtual MFA device".
 * Not here: whose device it is (mfa-assignment.ts), codes (totp.ts), the picture of the QR code (qr-png.ts).
 */
import { rootArnIn } from '#account/arn.ts';
import type { MfaDevice } from '#account/mfa-device.ts';
import { put, remove } from '#account/world.ts';
import { deleteConflict, entityAlreadyExists, isAwsError, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { toBase64 } from '../password-hash.ts';
import { qrPng } from '../qr-png.ts';
import { exceeded } from '../quotas.ts';
import { object, oneOf, optional } from '../shape.ts';
import { base32, characters } from '../unique-id.ts';
import { accountArn, countIn, inAccount } from './entity.ts';
import { paging, path, serialNumber, tags, virtualMfaDeviceName } from './iam-shapes.ts';
import { deviceOf, mfaAssignmentOperations } from './mfa-assignment.ts';
import { otpauthUri } from './otpauth-uri.ts';
import { paged } from './paging.ts';
import { tagOperations } from './tag-operations.ts';
import { heedingCase, newTags, requestTagKeys, tagsIfAny } from './tags.ts';
import { shownUser, tagAsk } from './user.ts';

const seedLength = 64;

const createVirtualMfaDevice = operation({
  service: 'iam',
  name: 'CreateVirtualMFADevice',
  parameters: object({
    Path: optional(path),
    VirtualMFADeviceName: virtualMfaDeviceName,
    Tags: optional(tags),
  }),
  asks: ({ Path = '/', VirtualMFADeviceName, Tags }, scope) => {
    const resource = accountArn(scope, `mfa${Path}${VirtualMFADeviceName}`);
    const keys = requestTagKeys(Tags);
    return [
      { action: 'iam:CreateVirtualMFADevice', resource, keys },
      ...tagAsk('iam:TagMFADevice', resource, Tags),
    ];
  },
  run: ({ Path = '/', VirtualMFADeviceName: name, Tags }, scope) => {
    const { world, accountId, moment } = scope;
    const serial = accountArn(scope, `mfa${Path}${name}`);
    const problem = serialTaken(scope, serial) ?? tooMany(scope);
    if (problem !== undefined) return problem;
    const given = newTags(Tags, heedingCase);
    if (isAwsError(given)) return given;
    const seed = characters(base32, seedLength, moment.random);
    const device: MfaDevice = {
      serialNumber: serial,
      accountId,
      name,
      path: Path,
      seed,
      createdAt: moment.now,
      drift: 0,
      tags: given,
    };
    const uri = otpauthUri(device, scope.caller?.user?.name ?? accountId, seed);
    const shown = {
      SerialNumber: serial,
      Base32StringSeed: asBlob(seed),
      QRCodePNG: toBase64(qrPng(uri)),
      ...tagsIfAny(given),
    };
    return done(put(world, 'mfaDevices', device), { VirtualMFADevice: shown });
  },
});

/** AWS: the seed is text already, and travels as binary data none the less. */
function asBlob(seed: string): string {
  return toBase64(Uint8Array.from(seed, (character) => character.charCodeAt(0)));
}

function serialTaken({ world }: Scope, serial: string): AwsError | undefined {
  return world.mfaDevices.has(serial)
    ? entityAlreadyExists('MFADevice entity at the same path and name already exists.')
    : undefined;
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.mfaDevices, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'VirtualMFADevicesPerAccount', count);
}

const deleteVirtualMfaDevice = operation({
  service: 'iam',
  name: 'DeleteVirtualMFADevice',
  parameters: object({ SerialNumber: serialNumber }),
  asks: ({ SerialNumber }) => [{ action: 'iam:DeleteVirtualMFADevice', resource: SerialNumber }],
  run: ({ SerialNumber }, scope) => {
    const device = deviceOf(scope, SerialNumber);
    if (isAwsError(device)) return device;
    if (device.holder !== undefined) {
      return deleteConflict('MFA VirtualDevice in use. Must deactivate first.');
    }
    return done(remove(scope.world, 'mfaDevices', SerialNumber));
  },
});

const listVirtualMfaDevices = operation({
  service: 'iam',
  name: 'ListVirtualMFADevices',
  parameters: object({
    AssignmentStatus: optional(oneOf('Assigned', 'Unassigned', 'Any')),
    ...paging,
  }),
  asks: (_, scope) => [{ action: 'iam:ListVirtualMFADevices', resource: accountArn(scope, 'mfa/') }],
  run: ({ AssignmentStatus = 'Any', ...page }, scope) => {
    const devices = inAccount(scope.world.mfaDevices, scope.accountId).filter(
      ({ holder }) =>
        AssignmentStatus === 'Any' || (AssignmentStatus === 'Assigned') === (holder !== undefined),
    );
    const response = paged('VirtualMFADevices', devices, page, (device) => shownVirtual(device, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

/** AWS tells seed and QR code once, when the device is made. */
function shownVirtual(device: MfaDevice, scope: Scope): Record<string, unknown> {
  if (device.holder === undefined) return { SerialNumber: device.serialNumber };
  return {
    SerialNumber: device.serialNumber,
    User: shownOwner(device.holder, scope),
    EnableDate: device.enabledAt ?? device.createdAt,
  };
}

/** Root has no name and no path, and its id is the account's. */
function shownOwner(holder: string, scope: Scope): Record<string, unknown> {
  const { world, accountId, moment } = scope;
  const user = world.users.get(holder);
  if (user !== undefined) return shownUser(user, scope);
  const createdAt = world.accounts.get(accountId)?.createdAt ?? moment.now;
  return { UserId: accountId, Arn: rootArnIn(world, accountId), CreateDate: createdAt };
}

export const mfaDeviceOperations: readonly Operation[] = [
  createVirtualMfaDevice,
  deleteVirtualMfaDevice,
  listVirtualMfaDevices,
  ...mfaAssignmentOperations,
  ...tagOperations({
    type: 'MFADevice',
    rules: heedingCase,
    parameter: 'SerialNumber',
    shape: serialNumber,
    arn: (_, serial) => serial,
    find: deviceOf,
    put: (world, device) => put(world, 'mfaDevices', device),
  }),
];
