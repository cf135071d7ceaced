import { describe, expect, it } from 'vitest';
import { as, TestAccount } from '../test-api.ts';
import { sampleCertificate, sampleKey } from './certificate-samples.ts';

const CertificateBody = sampleCertificate();
const upload = { ServerCertificateName: 'web', CertificateBody, PrivateKey: sampleKey() };
const named = { ServerCertificateName: 'web' };

function metadata(Path: string, ServerCertificateName = 'web') {
  return {
    Path,
    ServerCertificateName,
    ServerCertificateId: expect.stringMatching(/^ASCA[A-Z2-7]{17}$/),
    Arn: `arn:aws:iam::111122223333:server-certificate${Path}${ServerCertificateName}`,
    UploadDate: '2026-03-01T12:00:00Z',
    Expiration: '2030-01-02T03:04:05Z',
  };
}

describe('server certificates', () => {
  it.each([undefined, '/test-path/'])('are uploaded at path %s, listed, read and deleted', async (Path) => {
    const account = new TestAccount();
    const shown = metadata(Path ?? '/');
    expect(await account.call('UploadServerCertificate', { ...upload, ...(Path && { Path }) })).toEqual({
      ServerCertificateMetadata: shown,
    });
    const listed = { ServerCertificateMetadataList: [shown], IsTruncated: false };
    expect(await account.call('ListServerCertificates')).toEqual(listed);
    expect(await account.call('ListServerCertificates', { PathPrefix: Path ?? '/' })).toEqual(listed);
    expect(await account.call('ListServerCertificates', { PathPrefix: '/other/' })).toEqual({
      ServerCertificateMetadataList: [],
      IsTruncated: false,
    });
    expect(await account.call('GetServerCertificate', named)).toEqual({
      ServerCertificate: { ServerCertificateMetadata: shown, CertificateBody, Tags: [] },
    });
    expect(await account.call('DeleteServerCertificate', named)).toEqual({});
    expect(await account.call('GetServerCertificate', named)).toBe(
      'NoSuchEntity 404: The Server Certificate with name web cannot be found.',
    );
  });

  it('keep no private key', async () => {
    const account = new TestAccount();
    await account.calls(['UploadServerCertificate', upload]);
    const kept = JSON.stringify([...account.world.serverCertificates.values(), account.last?.event]);
    expect(kept).not.toContain('PRIVATE KEY');
  });

  it('are renamed with their ARN', async () => {
    const account = new TestAccount();
    const change = { NewServerCertificateName: 'shop', NewPath: '/x/' };
    await account.calls(
      ['UploadServerCertificate', upload],
      ['UpdateServerCertificate', { ...named, ...change }],
    );
    expect(await account.call('ListServerCertificates')).toEqual({
      ServerCertificateMetadataList: [metadata('/x/', 'shop')],
      IsTruncated: false,
    });
    await account.calls(['UploadServerCertificate', upload]);
    expect(await account.call('UpdateServerCertificate', { ...named, ...change })).toBe(
      'EntityAlreadyExists 409: The Server Certificate with name shop already exists.',
    );
  });

  it('carry tags', async () => {
    const account = new TestAccount();
    const Tags = [{ Key: 'a', Value: '1' }];
    expect(await account.call('UploadServerCertificate', { ...upload, Tags })).toMatchObject({ Tags });
    expect(await account.call('ListServerCertificateTags', named)).toEqual({ Tags, IsTruncated: false });
    await account.calls(['UntagServerCertificate', { ...named, TagKeys: ['a'] }]);
    expect(await account.call('ListServerCertificateTags', named)).toEqual({ Tags: [], IsTruncated: false });
  });

  const chainWords =
    'MalformedCertificate 400: Unable to validate certificate chain. The certificate chain must start with the immediate ' +
    'signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ';
  it.each([
    [
      'no certificate',
      { CertificateBody: 'x' },
      'MalformedCertificate 400: Unable to parse certificate. Please ensure the certificate is in PEM format.',
    ],
    ['no key', { PrivateKey: 'x' }, 'MalformedCertificate 400: Invalid Private Key.'],
    [
      'the key of another',
      { PrivateKey: sampleKey(2) },
      'KeyPairMismatch 400: The public key certificate and the private key do not match.',
    ],
    ['a chain of another', { CertificateChain: sampleCertificate({ subject: 'z' }) }, `${chainWords}-1`],
    [
      'a chain out of order',
      { CertificateChain: sampleCertificate({ issuer: 'b' }) + sampleCertificate({ subject: 'z' }) },
      `${chainWords}0`,
    ],
    ['a name in use', {}, 'EntityAlreadyExists 409: The Server Certificate with name web already exists.'],
  ])('are refused for %s', async (_, change, expected) => {
    const account = new TestAccount();
    await account.calls(['UploadServerCertificate', upload]);
    expect(await account.call('UploadServerCertificate', { ...upload, ...change })).toBe(expected);
  });

  it('come with their chain', async () => {
    const account = new TestAccount();
    const CertificateChain =
      sampleCertificate({ subject: 'a', issuer: 'b' }) + sampleCertificate({ subject: 'b' });
    await account.calls(['UploadServerCertificate', { ...upload, CertificateChain }]);
    expect(await account.call('GetServerCertificate', named)).toMatchObject({
      ServerCertificate: { CertificateChain },
    });
  });

  it('are twenty', async () => {
    const account = new TestAccount();
    for (let n = 0; n < 20; n += 1) {
      await account.calls(['UploadServerCertificate', { ...upload, ServerCertificateName: `c${n}` }]);
    }
    expect(await account.call('UploadServerCertificate', upload)).toBe(
      'LimitExceeded 409: Cannot exceed quota for ServerCertificatesPerAccount: 20',
    );
  });

  it('are renamed with permission for both ARNs', async () => {
    const account = new TestAccount();
    await account.calls(['UploadServerCertificate', upload], ['CreateUser', { UserName: 'alice' }]);
    await account.call('UpdateServerCertificate', { ...named, NewPath: '/x/' }, as('alice'));
    expect(account.last?.decisions.map(({ request }) => request.resource)).toEqual([
      'arn:aws:iam::111122223333:server-certificate/web',
      'arn:aws:iam::111122223333:server-certificate/x/web',
    ]);
  });
});
