import { Secret, TOTP } from 'otpauth';
import { arn, missing, refused, type Conversations, type Said } from './conversation.ts';

const SerialNumber = arn('mfa/phone');
const UserName = 'nobody';
const device = { UserName, SerialNumber };
const other = arn('mfa/other');
const noDevice = `VirtualMFADevice with serial number ${other} doesn't exist.`;
const notTheirs = 'MFA Device invalid for user.';
const badCodes = { AuthenticationCode1: '000000', AuthenticationCode2: '000000' };
const wrong = 'InvalidAuthenticationCode 403: Authentication code for device is not valid.';

/** Two codes in a row, from the seed as the service handed it out; those of so many steps later. */
function codes(said: Said, later = 0): object {
  const seed = new TextDecoder().decode(
    said('CreateVirtualMFADevice')['VirtualMFADevice']!['Base32StringSeed'],
  );
  const totp = new TOTP({ secret: Secret.fromBase32(seed) });
  const timestamp = Date.parse('2026-03-01T12:00:00Z') + later * 30_000;
  return {
    AuthenticationCode1: totp.generate({ timestamp: timestamp - 30_000 }),
    AuthenticationCode2: totp.generate({ timestamp }),
  };
}

export const mfaDevices: Conversations = {
  'a device is made, enabled, resynchronized, deactivated and deleted': [
    ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }, { VirtualMFADevice: { SerialNumber } }],
    [
      'CreateVirtualMFADevice',
      { VirtualMFADeviceName: 'phone' },
      'EntityAlreadyExists 409: MFADevice entity at the same path and name already exists.',
    ],
    ['EnableMFADevice', { ...device, ...badCodes }, wrong],
    ['EnableMFADevice', (said) => ({ ...device, ...codes(said) }), {}],
    ['GetMFADevice', device, { UserName, SerialNumber }],
    missing('GetMFADevice', { ...device, SerialNumber: other }, notTheirs),
    ['ListMFADevices', { UserName }, { MFADevices: [{ UserName, SerialNumber }], IsTruncated: false }],
    missing('ListMFADevices', { UserName: 'bob' }, 'The user with name bob cannot be found.'),
    ['ListVirtualMFADevices', { AssignmentStatus: 'Assigned' }, { VirtualMFADevices: [{ SerialNumber }] }],
    refused('ListVirtualMFADevices', {}, arn('mfa/')),
    ['ResyncMFADevice', { ...device, ...badCodes }, wrong],
    ['ResyncMFADevice', (said) => ({ ...device, ...codes(said, 2) }), {}],
    [
      'DeleteVirtualMFADevice',
      { SerialNumber },
      'DeleteConflict 409: MFA VirtualDevice in use. Must deactivate first.',
    ],
    ['DeactivateMFADevice', device, {}],
    missing('DeactivateMFADevice', { ...device, SerialNumber: other }, notTheirs),
    ['DeleteVirtualMFADevice', { SerialNumber }, {}],
  ],
  'a device has tags': [
    ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }, {}],
    ['TagMFADevice', { SerialNumber, Tags: [{ Key: 'a', Value: 'b' }] }, {}],
    missing('TagMFADevice', { SerialNumber: other, Tags: [{ Key: 'a', Value: 'b' }] }, noDevice),
    ['ListMFADeviceTags', { SerialNumber }, { Tags: [{ Key: 'a', Value: 'b' }], IsTruncated: false }],
    missing('ListMFADeviceTags', { SerialNumber: other }, noDevice),
    ['UntagMFADevice', { SerialNumber, TagKeys: ['a'] }, {}],
    missing('UntagMFADevice', { SerialNumber: other, TagKeys: ['a'] }, noDevice),
  ],
};
