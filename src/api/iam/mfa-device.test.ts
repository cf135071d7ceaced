import { describe, expect, it } from 'vitest';
import { as, root, TestAccount } from '../test-api.ts';
import { otpauthUri } from './otpauth-uri.ts';
import { codeAt, resyncWindow, stepAt } from './totp.ts';

const serial = 'arn:aws:iam::111122223333:mfa/phone';
const now = '2026-03-01T12:00:00Z';

/** An account with a user and a device that is nobody's yet. */
async function withDevice(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName: 'alice' }],
    ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' }],
  );
  return account;
}

/** The two codes that end so many steps from now, of the device's seed. */
function codes(account: TestAccount, off = 0) {
  const seed = account.world.mfaDevices.get(serial)!.seed!;
  const step = stepAt(now) + off;
  return { AuthenticationCode1: codeAt(seed, step - 1), AuthenticationCode2: codeAt(seed, step) };
}

const alice = { UserName: 'alice', SerialNumber: serial };

describe('virtual MFA devices', () => {
  it.each([
    [undefined, serial],
    ['/test//double/', 'arn:aws:iam::111122223333:mfa/test//double/phone'],
  ])('are made at path %s, listed without their seed, and deleted', async (Path, SerialNumber) => {
    const account = new TestAccount();
    const made = await account.call('CreateVirtualMFADevice', {
      VirtualMFADeviceName: 'phone',
      ...(Path && { Path }),
    });
    const { VirtualMFADevice: seed } = made as { VirtualMFADevice: Record<string, string> };
    expect(seed).toEqual({
      SerialNumber,
      Base32StringSeed: expect.stringMatching(/^[\w+/]{86}==$/),
      QRCodePNG: expect.stringMatching(/^iVBORw0KGgo/),
    });
    expect(atob(seed['Base32StringSeed']!)).toMatch(/^[A-Z2-7]{64}$/);
    expect(await account.call('ListVirtualMFADevices')).toEqual({
      VirtualMFADevices: [{ SerialNumber }],
      IsTruncated: false,
    });
    expect(await account.call('DeleteVirtualMFADevice', { SerialNumber })).toEqual({});
    expect(await account.call('DeleteVirtualMFADevice', { SerialNumber })).toBe(
      `NoSuchEntity 404: VirtualMFADevice with serial number ${SerialNumber} doesn't exist.`,
    );
  });

  it('are one at a path and name', async () => {
    const account = await withDevice();
    expect(await account.call('CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' })).toBe(
      'EntityAlreadyExists 409: MFADevice entity at the same path and name already exists.',
    );
  });

  it('are not deleted while they are assigned', async () => {
    const account = await withDevice();
    await account.calls(['EnableMFADevice', { ...alice, ...codes(account) }]);
    expect(await account.call('DeleteVirtualMFADevice', { SerialNumber: serial })).toBe(
      'DeleteConflict 409: MFA VirtualDevice in use. Must deactivate first.',
    );
    await account.calls(['DeactivateMFADevice', alice], ['DeleteVirtualMFADevice', { SerialNumber: serial }]);
  });

  it('are listed by assignment, with the user', async () => {
    const account = await withDevice();
    await account.calls(
      ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'spare' }],
      ['EnableMFADevice', { ...alice, ...codes(account) }],
    );
    const assigned = {
      SerialNumber: serial,
      EnableDate: now,
      User: {
        Path: '/',
        UserName: 'alice',
        UserId: expect.stringMatching(/^AIDA/),
        Arn: 'arn:aws:iam::111122223333:user/alice',
        CreateDate: now,
      },
    };
    const spare = { SerialNumber: 'arn:aws:iam::111122223333:mfa/spare' };
    const list = (AssignmentStatus: string) => account.call('ListVirtualMFADevices', { AssignmentStatus });
    expect(await list('Assigned')).toEqual({ VirtualMFADevices: [assigned], IsTruncated: false });
    expect(await list('Unassigned')).toEqual({ VirtualMFADevices: [spare], IsTruncated: false });
    expect(await list('Any')).toEqual({ VirtualMFADevices: [assigned, spare], IsTruncated: false });
  });

  it('of root are shown with the account', async () => {
    const account = await withDevice();
    const holder = 'arn:aws:iam::111122223333:root';
    const device = { ...account.world.mfaDevices.get(serial)!, holder, enabledAt: now };
    account.world = { ...account.world, mfaDevices: new Map([[serial, device]]) };
    expect(await account.call('ListVirtualMFADevices')).toMatchObject({
      VirtualMFADevices: [{ User: { UserId: '111122223333', Arn: holder } }],
    });
    expect(await account.call('ListMFADevices')).toEqual({
      MFADevices: [{ SerialNumber: serial, EnableDate: now }],
      IsTruncated: false,
    });
    expect(await account.call('DeactivateMFADevice', { SerialNumber: serial }, root)).toEqual({});
  });

  it('carry tags whose keys heed case', async () => {
    const account = await withDevice();
    const Tags = [
      { Key: 'team', Value: 'a' },
      { Key: 'Team', Value: 'b' },
    ];
    await account.calls(
      ['TagMFADevice', { SerialNumber: serial, Tags }],
      ['UntagMFADevice', { SerialNumber: serial, TagKeys: ['team'] }],
    );
    expect(await account.call('ListMFADeviceTags', { SerialNumber: serial })).toEqual({
      Tags: [{ Key: 'Team', Value: 'b' }],
      IsTruncated: false,
    });
    expect(await account.call('TagMFADevice', { SerialNumber: serial })).toBe(
      "ValidationError 400: 1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must not be null",
    );
  });
});

describe('enabling a device', () => {
  it('takes two codes in a row; a rename of the user keeps it', async () => {
    const account = await withDevice();
    await account.calls(['EnableMFADevice', { ...alice, ...codes(account) }]);
    const device = { SerialNumber: serial, EnableDate: now };
    const listed = (UserName: string) => ({ MFADevices: [{ ...device, UserName }], IsTruncated: false });
    expect(await account.call('ListMFADevices', { UserName: 'alice' })).toEqual(listed('alice'));
    await account.calls(['UpdateUser', { UserName: 'alice', NewUserName: 'alicia' }]);
    expect(await account.call('ListMFADevices', { UserName: 'alicia' })).toEqual(listed('alicia'));
    expect(await account.call('GetMFADevice', { UserName: 'alicia', SerialNumber: serial })).toEqual({
      ...device,
      UserName: 'alicia',
    });
  });

  it.each([
    ['right', 0],
    ['fast', 1],
    ['slow', -1],
    ['five minutes fast', 10],
    ['a day slow', -resyncWindow],
  ])('finds out that the clock of the device is %s', async (_, off) => {
    const account = await withDevice();
    expect(await account.call('EnableMFADevice', { ...alice, ...codes(account, off) })).toEqual({});
    expect(account.world.mfaDevices.get(serial)?.drift).toBe(off);
  });

  it('refuses codes of more than a day ago', async () => {
    const account = await withDevice();
    expect(await account.call('EnableMFADevice', { ...alice, ...codes(account, -resyncWindow - 1) })).toBe(
      'InvalidAuthenticationCode 403: Authentication code for device is not valid.',
    );
    expect(account.world.mfaDevices.get(serial)?.holder).toBeUndefined();
  });

  it('with codes given late leaves the device out of step, until it is synchronized', async () => {
    const account = await withDevice();
    await account.calls(['EnableMFADevice', { ...alice, ...codes(account, -4) }]);
    const token = (off: number) => {
      const { AuthenticationCode2: TokenCode } = codes(account, off);
      return account.call('sts:GetSessionToken', { SerialNumber: serial, TokenCode }, as('alice'));
    };
    expect(await token(0)).toBe(
      'AccessDenied 403: MultiFactorAuthentication failed with invalid MFA one time pass code.',
    );
    await account.calls(['ResyncMFADevice', { ...alice, ...codes(account) }]);
    expect(await token(1)).toMatchObject({ Credentials: {} });
  });

  it('fails in AWS’s order: user, device, in use, codes', async () => {
    const account = await withDevice();
    const wrong = { AuthenticationCode1: '000000', AuthenticationCode2: '000001' };
    const enable = (parameters: object) =>
      account.call('EnableMFADevice', { ...alice, ...wrong, ...parameters });
    const other = 'arn:aws:iam::111122223333:mfa/other';
    expect(await enable({ UserName: 'nobody', SerialNumber: other })).toBe(
      'NoSuchEntity 404: The user with name nobody cannot be found.',
    );
    expect(await enable({ SerialNumber: other })).toBe(
      `NoSuchEntity 404: VirtualMFADevice with serial number ${other} doesn't exist.`,
    );
    expect(await enable({})).toBe(
      'InvalidAuthenticationCode 403: Authentication code for device is not valid.',
    );
    await account.calls(['EnableMFADevice', { ...alice, ...codes(account) }]);
    expect(await enable({})).toBe('EntityAlreadyExists 409: MFA Device is already in use.');
    expect(await enable({ AuthenticationCode1: '1' })).toBe(
      "ValidationError 400: 1 validation error detected: Value at 'authenticationCode1' failed to satisfy constraint: " +
        'Member must have length greater than or equal to 6',
    );
  });

  it('stops at eight devices', async () => {
    const account = await withDevice();
    const device = account.world.mfaDevices.get(serial)!;
    const holder = 'arn:aws:iam::111122223333:user/alice';
    const eight = Array.from({ length: 8 }, (_, n) => ({ ...device, serialNumber: `${serial}${n}`, holder }));
    account.world = {
      ...account.world,
      mfaDevices: new Map([device, ...eight].map((each) => [each.serialNumber, each])),
    };
    expect(await account.call('EnableMFADevice', { ...alice, ...codes(account) })).toBe(
      'LimitExceeded 409: Cannot exceed quota for MFADevicesPerUser: 8',
    );
  });
});

describe('synchronizing a device', () => {
  it('finds a clock that is hours off, and each code counts once', async () => {
    const account = await withDevice();
    await account.calls(['EnableMFADevice', { ...alice, ...codes(account) }]);
    const invalid = 'InvalidAuthenticationCode 403: Authentication code for device is not valid.';
    const resync = (off: number) => account.call('ResyncMFADevice', { ...alice, ...codes(account, off) });
    expect(await resync(0)).toBe(invalid);
    expect(await resync(resyncWindow + 5)).toBe(invalid);
    expect(await resync(600)).toEqual({});
    expect(account.world.mfaDevices.get(serial)?.drift).toBe(600);
  });

  it('is for the holder’s own devices', async () => {
    const account = await withDevice();
    for (const operation of ['ResyncMFADevice', 'DeactivateMFADevice', 'GetMFADevice']) {
      expect(await account.call(operation, { ...alice, ...codes(account) })).toBe(
        'NoSuchEntity 404: MFA Device invalid for user.',
      );
    }
  });
});

describe('permission', () => {
  it.each([
    [
      'EnableMFADevice',
      { ...alice, AuthenticationCode1: '000000', AuthenticationCode2: '000000' },
      'user/alice',
    ],
    ['ListMFADevices', {}, 'user/alice'],
    ['DeactivateMFADevice', { SerialNumber: serial }, 'user/alice'],
    ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'x', Path: '/y/' }, 'mfa/y/x'],
    ['DeleteVirtualMFADevice', { SerialNumber: serial }, 'mfa/phone'],
    ['ListVirtualMFADevices', {}, 'mfa/'],
    ['UntagMFADevice', { SerialNumber: serial, TagKeys: ['k'] }, 'mfa/phone'],
  ])('for %s is asked on what it changes', async (operation, parameters, resource) => {
    const account = await withDevice();
    expect(await account.call(operation, parameters, as('alice'))).toContain('AccessDenied 403');
    expect(account.last?.decisions.map(({ request }) => [request.action, request.resource])).toEqual([
      [`iam:${operation}`, `arn:aws:iam::111122223333:${resource}`],
    ]);
  });
});

it('the QR code says who, where and the seed', () => {
  expect(otpauthUri({ name: 'phone' }, 'alice', 'ABC')).toBe(
    'otpauth://totp/phone@alice?secret=ABC&issuer=Amazon%20Web%20Services',
  );
});
