/**
 * A certificate that a key gives to itself, by which SAML metadata names the key.
 *
 * RFC 5280, 4.1: version 1, RSA with SHA-256. Not here: what AWS reads in a certificate (iam/certificate.ts).
 */
import { der, joined, writeDer } from '../iam/der.ts';

export interface CertificateDraft {
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** Issuer and subject alike. */
  readonly commonName: string;
  readonly serial: Uint8Array;
  /** ISO 8601; years from 1950 to 9999. */
  readonly from: string;
  readonly until: string;
}

/** The certificate in DER; `sign` makes an RSA signature with SHA-256 of what it is given. */
export async function selfSigned(
  draft: CertificateDraft,
  sign: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const content = toBeSigned(draft);
  const signature = await sign(content);
  return writeDer(der.sequence, content, rsaWithSha256, bitString(signature));
}

function toBeSigned({ publicKey, commonName, serial, from, until }: CertificateDraft): Uint8Array {
  const name = distinguishedName(commonName);
  const validity = writeDer(der.sequence, time(from), time(until));
  return writeDer(der.sequence, positive(serial), rsaWithSha256, name, validity, name, publicKey);
}

const objectIds = {
  rsaWithSha256: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b],
  commonName: [0x55, 0x04, 0x03],
} as const;

const rsaWithSha256 = writeDer(
  der.sequence,
  writeDer(der.objectId, Uint8Array.from(objectIds.rsaWithSha256)),
  writeDer(der.nothing),
);

const [set, utf8String] = [0x31, 0x0c];

function distinguishedName(commonName: string): Uint8Array {
  const type = writeDer(der.objectId, Uint8Array.from(objectIds.commonName));
  const value = writeDer(utf8String, ascii(commonName));
  return writeDer(der.sequence, writeDer(set, writeDer(der.sequence, type, value)));
}

/** What is not ASCII is left out. */
function ascii(text: string): Uint8Array {
  return Uint8Array.from(text.replace(/[^\x20-\x7e]/g, ''), (character) => character.charCodeAt(0));
}

/** UTCTime up to 2049, GeneralizedTime from then on. */
function time(at: string): Uint8Array {
  const digits = at.replace(/\.\d+|\D/g, '');
  return digits < '2050'
    ? writeDer(der.utcTime, ascii(`${digits.slice(2)}Z`))
    : writeDer(der.generalizedTime, ascii(`${digits}Z`));
}

/** A byte of zero in front keeps it positive; the first of the serial's is never one. */
function positive(bytes: Uint8Array): Uint8Array {
  return writeDer(der.integer, joined(Uint8Array.of(0x00, 0x80), bytes));
}

/** No bit is left over in its last byte. */
function bitString(bytes: Uint8Array): Uint8Array {
  return writeDer(der.bitString, joined(Uint8Array.of(0), bytes));
}
