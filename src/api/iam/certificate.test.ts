import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCertificate, sampleKey } from './certificate-samples.ts';
import { readCertificate, readCertificates, readPrivateKey } from './certificate.ts';
import { readDer, writeDer } from './der.ts';
import { readPem, writePem } from './pem.ts';

/** Made with OpenSSL: an elliptic key, CN=alice, until 2036. */
const elliptic = `-----BEGIN CERTIFICATE-----
MIIBdDCCARugAwIBAgIUZwS+1sW4C6x80h8Fjwlp/UI6KxIwCgYIKoZIzj0EAwIw
EDEOMAwGA1UEAwwFYWxpY2UwHhcNMjYxMTIyMDAxMzMyWhcNMzYxMTE5MDAxMzMy
WjAQMQ4wDAYDVQQDDAVhbGljZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABP2K
27goqocueF4Spm89aTmd0de8NIm1ppm2cJf7pMoNAlfHODxbnFfYFmHOYwnqr2d/
QWPPVh9eX1Oym8bCNyGjUzBRMB0GA1UdDgQWBBSfYGq106F8GoNLFO9DY0aK7CsH
VTAfBgNVHSMEGDAWgBSfYGq106F8GoNLFO9DY0aK7CsHVTAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0cAMEQCIDug80XPkwzxFz0DMgTPUxzUyMs1S5A1EHZX
VskoXeFqAiBwN0b9oxntWK3RTK/w3kDV/FDkRpC97Ps8lvs0s6kKCA==
-----END CERTIFICATE-----`;

describe('certificates', () => {
  it('made elsewhere can be read', () => {
    expect(readCertificate(elliptic)).toMatchObject({
      expiresAt: '2036-11-19T00:13:32Z',
      publicKey:
        '04fd8adbb828aa872e785e12a66f3d69399dd1d7bc3489b5a699b67097fba4ca0d0257c7383c5b9c57d81661ce6309eaaf677f4163cf561f5e5f53b29bc6c23721',
    });
  });

  it.each([
    ['in this century', '490102', '2049-01-02T03:04:05Z'],
    ['in the last', '990102', '1999-01-02T03:04:05Z'],
  ])('end %s', (_, until, expected) => {
    expect(readCertificate(sampleCertificate({ until }))?.expiresAt).toBe(expected);
  });

  it('of a chain are read one by one', () => {
    const chain = `${sampleCertificate({ subject: 'a', issuer: 'b' })}\n${sampleCertificate({ subject: 'b' })}`;
    const [first, second] = readCertificates(chain);
    expect(first?.issuer).toBe(second?.subject);
    expect(first?.subject).not.toBe(second?.subject);
  });

  it.each([
    ['text', 'invalid-certificate-body'],
    ['a key', sampleKey()],
    ['no base64', '-----BEGIN CERTIFICATE-----\n????\n-----END CERTIFICATE-----'],
    ['cut short', writePem(readPem(sampleCertificate(), 'CERTIFICATE')!.subarray(0, 100), 'CERTIFICATE')],
    ['something else', writePem(Uint8Array.from([0x30, 0]), 'CERTIFICATE')],
  ])('are not %s', (_, pem) => {
    expect(readCertificate(pem)).toBeUndefined();
  });
});

describe('private keys', () => {
  it.each(['RSA PRIVATE KEY', 'PRIVATE KEY'] as const)('as %s tell their pair', (form) => {
    expect(readPrivateKey(sampleKey(1, form))?.publicKey).toBe(
      readCertificate(sampleCertificate())?.publicKey,
    );
    expect(readPrivateKey(sampleKey(2, form))?.publicKey).not.toBe(
      readCertificate(sampleCertificate())?.publicKey,
    );
  });

  it.each([
    ['text', 'key'],
    ['a certificate', sampleCertificate()],
    ['encrypted', writePem(Uint8Array.from([0x30, 0]), 'ENCRYPTED PRIVATE KEY')],
  ])('are not %s', (_, pem) => {
    expect(readPrivateKey(pem)).toBeUndefined();
  });
});

describe('DER and PEM', () => {
  it('read what they write', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.constantFrom(2, 4, 48),
        (content, tag) => {
          const whole = writeDer(tag, content);
          expect(readDer(whole)).toEqual([{ tag, content, whole }]);
          expect(readPem(writePem(whole, 'X'), 'X')).toEqual(whole);
        },
      ),
    );
  });

  it('never fail on other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const nodes = readDer(bytes);
        const length = nodes?.reduce((sum, { whole }) => sum + whole.length, 0);
        expect(length === undefined || length === bytes.length).toBe(true);
      }),
    );
  });
});
