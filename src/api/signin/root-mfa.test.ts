import { expect, it, test } from 'vitest';
import { put } from '#account/world.ts';
import type { Credentials } from '../call.ts';
import { codeAt, stepAt } from '../iam/totp.ts';
import { accountId, as, root, TestAccount, withUserPolicy } from '../test-api.ts';
import { lastEvent, signin } from './test-signin.ts';

const SerialNumber = `arn:aws:iam::${accountId}:mfa/vault`;

async function withDevice(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(
    ['CreateUser', { UserName: 'alice' }],
    ['CreateVirtualMFADevice', { VirtualMFADeviceName: 'vault' }],
  );
  return account;
}

/** The two codes that end so many steps from now. */
function codes(account: TestAccount, off = 0) {
  const seed = account.world.mfaDevices.get(SerialNumber)!.seed!;
  const step = stepAt(account.moment.now) + off;
  return {
    SerialNumber,
    AuthenticationCode1: codeAt(seed, step - 1),
    AuthenticationCode2: codeAt(seed, step),
  };
}

const drift = (account: TestAccount) => account.world.mfaDevices.get(SerialNumber)?.drift;

it('root assigns a device to itself, synchronizes it and deactivates it', async () => {
  const account = await withDevice();
  expect(await signin(account, 'EnableRootMFADevice', codes(account), root)).toEqual({});
  expect(account.world.mfaDevices.get(SerialNumber)?.holder).toBe(`arn:aws:iam::${accountId}:root`);
  expect(lastEvent(account)).toBe('EnableMFADevice root');
  expect(account.last?.event).toMatchObject({ service: 'iam', parameters: { SerialNumber } });
  expect(account.last?.event.parameters).not.toHaveProperty('AuthenticationCode1');

  expect(await signin(account, 'ResyncRootMFADevice', codes(account, 10), root)).toEqual({});
  expect(drift(account)).toBe(10);
  expect(await account.call('DeactivateMFADevice', { SerialNumber })).toEqual({});
  expect(await signin(account, 'ResyncRootMFADevice', codes(account, 12), root)).toBe(
    'NoSuchEntity: MFA Device invalid for user.',
  );
});

test.each<[string, (account: TestAccount) => Promise<Credentials>]>([
  ['an administrator', () => Promise.resolve(as('alice'))],
  [
    'a program with a key of root’s',
    async (account) => {
      const made = (await account.call('CreateAccessKey')) as { AccessKey: Record<string, string> };
      return { kind: 'accessKey', accessKeyId: made.AccessKey['AccessKeyId']! };
    },
  ],
])('%s does not', async (_, credentials) => {
  const account = await withDevice();
  account.world = withUserPolicy(account.world, 'alice', { Effect: 'Allow', Action: '*', Resource: '*' });
  expect(await signin(account, 'EnableRootMFADevice', codes(account), await credentials(account))).toBe(
    'AccessDenied: Sign in as the root user to manage its MFA devices.',
  );
  expect(account.world.mfaDevices.get(SerialNumber)?.holder).toBeUndefined();
});

it('a ninth device of root is refused', async () => {
  const account = await withDevice();
  const device = account.world.mfaDevices.get(SerialNumber)!;
  for (let n = 1; n <= 8; n += 1) {
    const held = { ...device, serialNumber: `${SerialNumber}${n}`, holder: `arn:aws:iam::${accountId}:root` };
    account.world = put(account.world, 'mfaDevices', held);
  }
  expect(await signin(account, 'EnableRootMFADevice', codes(account), root)).toBe(
    'LimitExceeded: Cannot exceed quota for MFADevicesPerUser: 8',
  );
});

it('in calls of STS root cannot give a code', async () => {
  const account = await withDevice();
  await signin(account, 'EnableRootMFADevice', codes(account), root);
  const { AuthenticationCode2: TokenCode } = codes(account, 1);
  expect(await account.call('sts:GetSessionToken', { SerialNumber, TokenCode })).toMatch(
    /^AccessDenied 403: MultiFactorAuthentication failed, unable to validate MFA code/,
  );
});
