import { describe, expect, it } from 'vitest';
import { TestAccount } from '../test-api.ts';
import { sshFingerprint, writeSshLine, writeSshPem } from './ssh-key.ts';

const alice = { UserName: 'alice' };

/** A number long enough to pass for a key. */
function sampleKey(seed = 1) {
  const modulus = Uint8Array.from({ length: 257 }, (_, index) => (index < 2 ? index * 0x80 : seed));
  return { exponent: Uint8Array.from([1, 0, 1]), modulus };
}

const body = writeSshLine(sampleKey());

async function withUser(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(['CreateUser', alice]);
  return account;
}

async function upload(account: TestAccount, seed = 1): Promise<string> {
  const SSHPublicKeyBody = writeSshLine(sampleKey(seed));
  const answer = await account.call('UploadSSHPublicKey', { ...alice, SSHPublicKeyBody });
  return (answer as { SSHPublicKey: { SSHPublicKeyId: string } }).SSHPublicKey.SSHPublicKeyId;
}

const listed = {
  UserName: 'alice',
  SSHPublicKeyId: expect.stringMatching(/^APKA[A-Z2-7]{17}$/),
  Status: 'Active',
  UploadDate: '2026-03-01T12:00:00Z',
};
const whole = { ...listed, SSHPublicKeyBody: body, Fingerprint: sshFingerprint(sampleKey()) };

describe('SSH public keys', () => {
  it('are uploaded and listed', async () => {
    const account = await withUser();
    const list = () => account.call('ListSSHPublicKeys', alice);
    expect(await list()).toEqual({ SSHPublicKeys: [], IsTruncated: false });
    expect(await account.call('UploadSSHPublicKey', { ...alice, SSHPublicKeyBody: body })).toEqual({
      SSHPublicKey: whole,
    });
    expect(await list()).toEqual({ SSHPublicKeys: [listed], IsTruncated: false });
  });

  it('are switched off, read in both encodings, and deleted', async () => {
    const account = await withUser();
    const one = { ...alice, SSHPublicKeyId: await upload(account) };
    expect(await account.call('UpdateSSHPublicKey', { ...one, Status: 'Inactive' })).toEqual({});
    const get = (Encoding: string) => account.call('GetSSHPublicKey', { ...one, Encoding });
    expect(await get('SSH')).toEqual({ SSHPublicKey: { ...whole, Status: 'Inactive' } });
    expect(await get('PEM')).toMatchObject({
      SSHPublicKey: { SSHPublicKeyBody: writeSshPem(sampleKey()), Fingerprint: whole.Fingerprint },
    });
    expect(await account.call('DeleteSSHPublicKey', one)).toEqual({});
    expect(account.world.sshPublicKeys.size).toBe(0);
  });

  it('are missed by user, then by id', async () => {
    const account = await withUser();
    const unknown = { SSHPublicKeyId: 'APKAIOSFODNN7EXAMPLEQ', Status: 'Inactive', Encoding: 'SSH' };
    for (const operation of ['UpdateSSHPublicKey', 'GetSSHPublicKey', 'DeleteSSHPublicKey']) {
      expect(await account.call(operation, { ...alice, ...unknown })).toBe(
        'NoSuchEntity 404: The Public Key with id APKAIOSFODNN7EXAMPLEQ cannot be found.',
      );
      expect(await account.call(operation, { UserName: 'nobody', ...unknown })).toBe(
        'NoSuchEntity 404: The user with name nobody cannot be found.',
      );
    }
  });

  it.each([
    ['another kind of key', 'ssh-ed25519 AAAA', 'UnrecognizedPublicKeyEncoding 400'],
    ['no key', 'ssh-rsa AAAA', 'InvalidPublicKey 400'],
    ['the same key again', body, 'DuplicateSSHPublicKey 400'],
    ['the same key in PEM', writeSshPem(sampleKey()), 'DuplicateSSHPublicKey 400'],
  ])('are refused for %s', async (_, SSHPublicKeyBody, expected) => {
    const account = await withUser();
    await upload(account);
    expect(await account.call('UploadSSHPublicKey', { ...alice, SSHPublicKeyBody })).toContain(expected);
  });

  it('are five', async () => {
    const account = await withUser();
    for (let seed = 1; seed <= 5; seed += 1) await upload(account, seed);
    const SSHPublicKeyBody = writeSshLine(sampleKey(6));
    expect(await account.call('UploadSSHPublicKey', { ...alice, SSHPublicKeyBody })).toBe(
      'LimitExceeded 409: Cannot exceed quota for SSHPublicKeysPerUser: 5',
    );
  });
});
