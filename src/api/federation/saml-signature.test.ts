import { createPrivateKey, X509Certificate, type JsonWebKey } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { DOMParser } from '@xmldom/xmldom';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { fromBase64 } from '../password-hash.ts';
import { testMoment } from '../test-api.ts';
import { encodedResponse, metadataXml, responseDraft, signedResponse } from './directory.ts';
import { readSamlMetadata } from '../iam/saml-metadata.ts';
import { openResponse } from './saml-examination.ts';
import { assertionXml, responseXml } from './saml-response.ts';
import { ana, directory, now } from './test-saml.ts';

const { random } = testMoment();
const draft = responseDraft(directory, ana, now, random);
const { signingKey } = directory;
const certificate = signingKey.certificate ?? '';
const assertionPath = `//*[local-name(.)='Assertion']`;
const pem = new X509Certificate(fromBase64(certificate)).publicKey.export({ type: 'spki', format: 'pem' });

async function ours(): Promise<string> {
  return (await signedResponse(draft, signingKey)) ?? '';
}

/** Of the assertion, or of the response around it. */
function theirs(path = assertionPath): string {
  const signer = new SignedXml({
    privateKey: createPrivateKey({
      key: JSON.parse(signingKey.privateKey ?? '') as JsonWebKey,
      format: 'jwk',
    }),
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signer.addReference({
    xpath: path,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
  });
  const location = { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' } as const;
  signer.computeSignature(responseXml(draft), { location });
  return signer.getSignedXml();
}

/** Whose words are believed. */
async function believed(xml: string, certificates = [certificate]): Promise<readonly (string | undefined)[]> {
  const opened = await openResponse(encodedResponse(xml), certificates);
  return (opened?.signed ?? []).map(({ nameId }) => nameId);
}

test('another library verifies what we sign', async () => {
  const xml = await ours();
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const [signature] = document.getElementsByTagName('ds:Signature');
  const verifier = new SignedXml({ publicCert: pem });
  verifier.loadSignature(signature as never);
  expect(verifier.checkSignature(xml)).toBe(true);
  const [verified] = verifier.getSignedReferences();
  expect(verified).toContain(`ID="${draft.assertionId}"`);
});

test('we verify what another library signs, the assertion or the response', async () => {
  expect(await believed(theirs())).toEqual(['ana@corp.example']);
  expect(await believed(theirs("/*[local-name(.)='Response']"))).toEqual(['ana@corp.example']);
});

test('the browser’s own parser, which Trusted Types stop, is never asked', async () => {
  const asked = vi.fn(() => {
    throw new TypeError("This document requires 'TrustedHTML' assignment.");
  });
  vi.stubGlobal('DOMParser', asked);
  vi.stubGlobal('XMLSerializer', asked);
  expect(await believed(await ours())).toEqual(['ana@corp.example']);
  expect(asked).not.toHaveBeenCalled();
});

afterEach(() => vi.unstubAllGlobals());

test('the signature stands behind the issuer, and names the certificate', async () => {
  expect(await ours()).toMatch(/<saml:Assertion[^>]*>\s*<saml:Issuer>[^<]*<\/saml:Issuer><ds:Signature/);
  expect(await ours()).toContain(certificate);
});

const forged = assertionXml({ ...draft, assertionId: '_forged', nameId: 'administrator' });
const assertion = /<saml:Assertion[\s\S]*<\/saml:Assertion>/;

describe('nothing is believed that the key did not sign', () => {
  const rows: readonly (readonly [string, (xml: string) => string])[] = [
    ['a changed word', (xml) => xml.replaceAll('ana@corp.example', 'bob@corp.example')],
    ['no signature', (xml) => xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '')],
    [
      'the signature moved to a forged assertion, the real one beneath it',
      (xml) => {
        const real = assertion.exec(xml)?.[0] ?? '';
        const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(real)?.[0] ?? '';
        const inside = real.replace(signature, '');
        const wrapped = forged.replace('</saml:Issuer>', `</saml:Issuer>${signature}`);
        return xml.replace(assertion, wrapped.replace('</saml:Subject>', `</saml:Subject>${inside}`));
      },
    ],
    [
      'the same ID twice',
      (xml) => xml.replace(assertion, (real) => forged.replace('_forged', draft.assertionId) + real),
    ],
    ['two signatures', (xml) => xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '$&$&')],
  ];
  it.each(rows)('%s', async (_, change) => {
    const xml = await ours();
    expect(change(xml)).not.toBe(xml);
    expect(await believed(change(xml))).toEqual([]);
  });

  it('another key', async () => {
    const { newDirectoryKey } = await import('./directory.ts');
    const other = await newDirectoryKey('other', now, random);
    expect(await believed(await ours(), [other.certificate ?? ''])).toEqual([]);
    expect(await believed(await ours(), [other.certificate ?? '', certificate])).toEqual([
      'ana@corp.example',
    ]);
  });

  it('a comment does not split a name', async () => {
    const xml = (await ours()).replace('>ana@corp', '>ana<!-- -->@corp');
    expect(await believed(xml)).toEqual(['ana@corp.example']);
  });

  it('an assertion beside a signed one is counted, and not among the signed', async () => {
    const xml = (await ours()).replace(assertion, (real) => forged + real);
    const opened = await openResponse(encodedResponse(xml), [certificate]);
    expect(opened).toMatchObject({ count: 2, claimed: { nameId: 'administrator' } });
    expect(opened?.signed.map(({ nameId }) => nameId)).toEqual(['ana@corp.example']);
  });
});

test('names that XML needs to escape survive', async () => {
  const nameId = `<a&b> "c" 'd' é😀\u0001\uD800`;
  const xml = await signedResponse({ ...draft, nameId }, signingKey);
  expect(await believed(xml ?? '')).toEqual([`<a&b> "c" 'd' é😀??`]);
});

test('the metadata is long enough for AWS, and names the directory', () => {
  const metadata = metadataXml(directory);
  expect(metadata.length).toBeGreaterThan(1000);
  expect(readSamlMetadata(metadata)).toEqual({ entityId: directory.entityId });
});
