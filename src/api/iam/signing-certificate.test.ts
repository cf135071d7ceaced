import { describe, expect, it } from 'vitest';
import { as, TestAccount } from '../test-api.ts';
import { sampleCertificate } from './certificate-samples.ts';

const alice = { UserName: 'alice' };
const unknownId = 'NONEXISTENTCERTID12345678901';

async function withUser(): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls(['CreateUser', alice]);
  return account;
}

async function upload(account: TestAccount, pair = 1): Promise<string> {
  const answer = await account.call('UploadSigningCertificate', {
    ...alice,
    CertificateBody: sampleCertificate({ pair }),
  });
  return (answer as { Certificate: { CertificateId: string } }).Certificate.CertificateId;
}

function shown(UserName: string, Status: string) {
  const Certificate = {
    UserName,
    CertificateId: expect.stringMatching(/^[A-Z2-7]{32}$/),
    CertificateBody: sampleCertificate(),
    Status,
    UploadDate: '2026-03-01T12:00:00Z',
  };
  return { Certificates: [Certificate], IsTruncated: false };
}

describe('signing certificates', () => {
  it('are uploaded, switched off and on, and deleted', async () => {
    const account = await withUser();
    const list = () => account.call('ListSigningCertificates', alice);
    const CertificateId = await upload(account);
    expect(await list()).toEqual(shown('alice', 'Active'));
    for (const Status of ['Inactive', 'Active']) {
      expect(await account.call('UpdateSigningCertificate', { ...alice, CertificateId, Status })).toEqual({});
      expect(await list()).toEqual(shown('alice', Status));
    }
    expect(await account.call('DeleteSigningCertificate', { ...alice, CertificateId })).toEqual({});
    expect(await list()).toEqual({ Certificates: [], IsTruncated: false });
  });

  it('follow the user’s rename', async () => {
    const account = await withUser();
    await upload(account);
    await account.calls(['UpdateUser', { ...alice, NewUserName: 'alicia' }]);
    expect(await account.call('ListSigningCertificates', { UserName: 'alicia' })).toEqual(
      shown('alicia', 'Active'),
    );
  });

  it('miss the user first', async () => {
    const account = await withUser();
    const parameters = {
      UserName: 'nonexistent-user',
      CertificateBody: 'x',
      CertificateId: unknownId,
      Status: 'Inactive',
    };
    for (const operation of ['Upload', 'Delete', 'Update']) {
      expect(await account.call(`${operation}SigningCertificate`, parameters)).toBe(
        'NoSuchEntity 404: The user with name nonexistent-user cannot be found.',
      );
    }
    expect(await account.call('ListSigningCertificates', parameters)).toContain('nonexistent-user');
  });

  it('are missed by id, also when they are another user’s', async () => {
    const account = await withUser();
    await account.calls(['CreateUser', { UserName: 'bob' }]);
    const ofAlice = await upload(account);
    for (const CertificateId of [unknownId, ofAlice]) {
      const parameters = { UserName: 'bob', CertificateId, Status: 'Inactive' };
      for (const operation of ['Delete', 'Update']) {
        expect(await account.call(`${operation}SigningCertificate`, parameters)).toBe(
          `NoSuchEntity 404: The Certificate with id ${CertificateId} cannot be found.`,
        );
      }
    }
  });

  it('are certificates, each for one user, two of them', async () => {
    const account = await withUser();
    const tryUpload = (CertificateBody: string) =>
      account.call('UploadSigningCertificate', { ...alice, CertificateBody });
    expect(await tryUpload('invalid-certificate-body')).toBe(
      'MalformedCertificate 400: Certificate invalid-certificate-body is malformed.',
    );
    await upload(account, 1);
    expect(await tryUpload(sampleCertificate())).toContain('DuplicateCertificate 409');
    await upload(account, 2);
    expect(await tryUpload(sampleCertificate({ pair: 3 }))).toBe(
      'LimitExceeded 409: Cannot exceed quota for CertificatesPerUser: 2',
    );
  });

  it('without a name are those of the caller, who may be root', async () => {
    const account = await withUser();
    await account.calls(['UploadSigningCertificate', { CertificateBody: sampleCertificate() }]);
    const [certificate] = account.world.signingCertificates.values();
    expect(certificate?.holder).toBe('arn:aws:iam::111122223333:root');
    await account.call('ListSigningCertificates', {}, as('alice'));
    expect(account.last?.decisions[0]?.request.resource).toBe('arn:aws:iam::111122223333:user/alice');
  });
});
