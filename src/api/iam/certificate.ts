/**
 * What AWS looks for in an X.509 certificate and in its private key: how long it holds, who signed it, which pair it is.
 *
 * RFC 5280, 4.1; RFC 8017, A.1 and RFC 5915 for private keys, RFC 5958 around either. Signatures are not verified.
 * Not here: what is done with a certificate (server-certificate.ts, signing-certificate.ts).
 */
import { der, hex, inside, readDer, type DerNode } from './der.ts';
import { readAllPem, readPem } from './pem.ts';

export interface Certificate {
  readonly bytes: Uint8Array;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Names in hexadecimal, to be compared. */
  readonly issuer: string;
  readonly subject: string;
  /** What tells the pair: modulus or point, in hexadecimal. */
  readonly publicKey: string | undefined;
}

export function readCertificate(pem: string): Certificate | undefined {
  const bytes = readPem(pem, 'CERTIFICATE');
  return bytes && certificateIn(bytes);
}

/** `undefined` for each that cannot be read. */
export function readCertificates(pem: string): readonly (Certificate | undefined)[] {
  return readAllPem(pem, 'CERTIFICATE').map(certificateIn);
}

const version = 0xa0;

function certificateIn(bytes: Uint8Array): Certificate | undefined {
  const [signed] = inside(readDer(bytes)?.[0], der.sequence);
  const fields = inside(signed, der.sequence);
  // The version comes first, and may be left out.
  const [, , issuer, validity, subject, key] = fields[0]?.tag === version ? fields.slice(1) : fields;
  const expiresAt = timeOf(inside(validity, der.sequence)[1]);
  if (issuer === undefined || subject === undefined || expiresAt === undefined) return undefined;
  return {
    bytes,
    expiresAt,
    issuer: hex(issuer.content),
    subject: hex(subject.content),
    publicKey: publicKeyOf(key),
  };
}

/** Years of two digits are of this century up to 49. */
function timeOf(node: DerNode | undefined): string | undefined {
  if (node?.tag !== der.utcTime && node?.tag !== der.generalizedTime) return undefined;
  const text = String.fromCharCode(...node.content);
  const century = node.tag === der.generalizedTime ? '' : text < '50' ? '20' : '19';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(century + text);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', hours = '', minutes = '', seconds = ''] = parts;
  return `${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`;
}

/** Of a SubjectPublicKeyInfo: an RSA key's modulus, or the point of another. */
function publicKeyOf(node: DerNode | undefined): string | undefined {
  const bits = inside(node, der.sequence)[1];
  if (bits?.tag !== der.bitString) return undefined;
  return keyInBits(bits);
}

/** The first byte tells how many bits are left over: none. */
function keyInBits({ content }: DerNode): string {
  const bytes = content.subarray(1);
  const [modulus] = inside(readDer(bytes)?.[0], der.sequence);
  return modulus?.tag === der.integer ? numberOf(modulus) : hex(bytes);
}

function numberOf({ content }: DerNode): string {
  return hex(content).replace(/^(?:00)+/, '');
}

/** Whether a private key can be read at all, and whether it is not another certificate's. */
export function readPrivateKey(pem: string): { readonly publicKey: string | undefined } | undefined {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type:.*ENCRYPTED/m.test(pem)) return undefined;
  const bytes = readPem(pem, 'PRIVATE KEY');
  const key = bytes && readDer(bytes)?.[0];
  return key?.tag === der.sequence ? { publicKey: publicKeyInPrivate(key) } : undefined;
}

const publicPoint = 0xa1;

/** RSA keys tell their modulus, wrapped ones what is inside, elliptic ones mostly their point. */
function publicKeyInPrivate(key: DerNode): string | undefined {
  const fields = inside(key, der.sequence);
  const [, second, third] = fields;
  if (second?.tag === der.integer) return numberOf(second);
  if (second?.tag === der.sequence && third?.tag === der.octetString) {
    const wrapped = readDer(third.content)?.[0];
    return wrapped && publicKeyInPrivate(wrapped);
  }
  const [point] = inside(
    fields.find(({ tag }) => tag === publicPoint),
    publicPoint,
  );
  return point && keyInBits(point);
}
