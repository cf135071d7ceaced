import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertificate } from '../iam/certificate.ts';
import { writePem } from '../iam/pem.ts';
import { fromBase64 } from '../password-hash.ts';
import { testMoment } from '../test-api.ts';
import { newDirectoryKey } from './directory.ts';

async function certificate(name: string, now: string): Promise<Uint8Array> {
  const key = await newDirectoryKey(name, now, testMoment().random);
  return fromBase64(key.certificate ?? '');
}

const times: readonly (readonly [string, string, string])[] = [
  ['2026-03-01T12:00:00Z', 'Mar  1 12:00:00 2026 GMT', 'Mar  1 12:00:00 2036 GMT'],
  ['2028-02-29T00:00:00Z', 'Feb 29 00:00:00 2028 GMT', 'Feb 28 00:00:00 2038 GMT'],
  ['2045-01-01T00:00:00Z', 'Jan  1 00:00:00 2045 GMT', 'Jan  1 00:00:00 2055 GMT'],
];

test.each(times)('Node reads and verifies a certificate of %s', async (now, from, until) => {
  const read = new X509Certificate(await certificate('sso.corp.example', now));
  expect(read.subject).toBe('CN=sso.corp.example');
  expect(read.issuer).toBe(read.subject);
  expect(read.validFrom).toBe(from);
  expect(read.validTo).toBe(until);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
});

test('our own reader agrees', async () => {
  const pem = writePem(await certificate('Ünïcode', '2026-03-01T12:00:00Z'), 'CERTIFICATE');
  expect(readCertificate(pem)).toMatchObject({ expiresAt: '2036-03-01T12:00:00Z' });
});
