/**
 * Signatures in XML: an element is signed by a directory's key, and who has signed which element is found out.
 *
 * W3C "XML Signature Syntax and Processing"; OASIS "Assertions and Protocols for SAML 2.0", 5.4. Only an element that is
 * itself signed is handed back, so that what stands beside it cannot pass for signed (signature wrapping). Large: loaded
 * when an assertion is made or read, never before. Not here: what an assertion says (saml-assertion.ts).
 */
import type { SigningKey } from '#account/signing-key.ts';
import { DOMImplementation, DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { importJWK, importX509, type CryptoKey, type JWK } from 'jose';
import { setNodeDependencies, XmlObject } from 'xml-core';
import { Application, SignedXml } from 'xmldsigjs';
import xpath from 'xpath';
import { joined } from '../iam/der.ts';
import { writePem } from '../iam/pem.ts';
import { fromBase64, toBase64 } from '../password-hash.ts';
import { utf8Bytes } from './saml-names.ts';
import { attribute, child, children, parseXml } from './saml-xml.ts';

setNodeDependencies({ DOMImplementation, DOMParser, XMLSerializer, xpath });
// In a page the library would take the browser's parser, which Trusted Types stop there.
XmlObject.CreateDocument = ((root = 'root', namespace = '', prefix = '') => {
  const name = prefix ? `${prefix}:${root}` : root;
  const declared = namespace ? ` xmlns${prefix ? `:${prefix}` : ''}="${namespace}"` : '';
  return new DOMParser().parseFromString(`<${name}${declared}/>`, 'application/xml');
}) as unknown as typeof XmlObject.CreateDocument;
// eslint-disable-next-line no-restricted-globals -- Node has no `self`, from which the library takes it; jose takes the same by itself
Application.setEngine('WebCrypto', (globalThis as unknown as { readonly crypto: never }).crypto);

const excC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** The document with the element of this ID signed; `undefined` when the private half of the key is not here, or is no key. */
export async function signXml(xml: string, id: string, key: SigningKey): Promise<string | undefined> {
  const document = parseXml(xml);
  const element = document && elementOf(document, id);
  if (document === undefined || element === undefined) return undefined;
  const signature = await signatureOf(document, id, key);
  if (signature === undefined) return undefined;
  // SAML's schema wants it right behind the issuer.
  const issuer = child(element, 'assertion', 'Issuer');
  element.insertBefore(document.importNode(signature, true), issuer?.nextSibling ?? null);
  return new XMLSerializer().serializeToString(document);
}

/** What came by link or file may hold anything in the place of a key or certificate, at which the library throws. */
async function signatureOf(
  document: Document,
  id: string,
  { privateKey, certificate }: SigningKey,
): Promise<Element | undefined> {
  if (privateKey === undefined) return undefined;
  const signed = new SignedXml();
  signed.XmlSignature.SignedInfo.CanonicalizationMethod.Algorithm = excC14n;
  try {
    await signed.Sign(rsa, await keyOf(privateKey), document as never, {
      ...(certificate !== undefined && { x509: [certificate] }),
      references: [{ hash: 'SHA-256', uri: `#${id}`, transforms: ['enveloped', 'exc-c14n'] }],
    });
    return (signed.XmlSignature.GetXml() as unknown as Element | null) ?? undefined;
  } catch {
    return undefined;
  }
}

async function keyOf(jwk: string): Promise<CryptoKey> {
  return (await importJWK(JSON.parse(jwk) as JWK, 'RS256')) as CryptoKey;
}

/** RSA with SHA-256, as certificates are signed. */
export async function signBytes({ privateKey = '' }: SigningKey, bytes: Uint8Array): Promise<Uint8Array> {
  const { subtle } = Application.crypto as unknown as { readonly subtle: Subtle };
  return new Uint8Array(await subtle.sign(rsa, await keyOf(privateKey), joined(bytes)));
}

/** As much of the Web Crypto API as is needed here. */
interface Subtle {
  sign(algorithm: object, key: unknown, data: Uint8Array): Promise<ArrayBuffer>;
  digest(algorithm: 'SHA-1', data: Uint8Array): Promise<ArrayBuffer>;
}

/** Base64 of the SHA-1 of a text, by which SAML providers and people are told apart. */
export async function sha1(text: string): Promise<string> {
  const { subtle } = Application.crypto as unknown as { readonly subtle: Subtle };
  return toBase64(new Uint8Array(await subtle.digest('SHA-1', utf8Bytes(text))));
}

/** The elements of these that one of the certificates (base64 of DER) has signed. Each carries its own signature. */
export async function signedBy(
  document: Document,
  elements: readonly Element[],
  certificates: readonly string[],
): Promise<readonly Element[]> {
  const found: Element[] = [];
  for (const element of elements) {
    for (const certificate of certificates) {
      if (!found.includes(element) && (await isSigned(document, element, certificate))) found.push(element);
    }
  }
  return found;
}

/** A changed text and an ID that stands twice are thrown by the library, another key is answered. */
async function isSigned(document: Document, element: Element, certificate: string): Promise<boolean> {
  const [signature, ...more] = children(element, 'signature', 'Signature');
  if (signature === undefined || more.length > 0 || !coversParent(signature, element)) return false;
  try {
    const key = await importX509(writePem(fromBase64(certificate), 'CERTIFICATE'), 'RS256', {
      extractable: true,
    });
    const signed = new SignedXml(document as never);
    signed.LoadXml(signature as never);
    return await signed.Verify(key);
  } catch {
    return false;
  }
}

/** One reference, to the very element in which the signature stands, with the transforms that SAML allows. */
function coversParent(signature: Element, element: Element): boolean {
  const references = children(child(signature, 'signature', 'SignedInfo'), 'signature', 'Reference');
  const [reference] = references;
  const id = attribute(element, 'ID');
  const transforms = children(child(reference, 'signature', 'Transforms'), 'signature', 'Transform').map(
    (each) => attribute(each, 'Algorithm') ?? '',
  );
  return (
    references.length === 1 &&
    id !== undefined &&
    id !== '' &&
    attribute(reference, 'URI') === `#${id}` &&
    transforms.includes(excC14n) &&
    transforms.every((each) => each === excC14n || each === enveloped)
  );
}

function elementOf(document: Document, id: string): Element | undefined {
  const all = [...document.getElementsByTagName('*')];
  return all.find((element) => element.getAttribute('ID') === id);
}
