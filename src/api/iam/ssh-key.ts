/**
 * RSA public keys in the two encodings that AWS takes: OpenSSH's line and PEM.
 *
 * RFC 4253, 6.6 (`ssh-rsa`); RFC 5280, 4.1.2.7 and RFC 8017, A.1.1 (PEM).
 */
import { fromBase64, toBase64 } from '../password-hash.ts';
import { der, hex, inside, joined, readDer, writeDer } from './der.ts';
import { md5 } from './md5.ts';
import { readPem, writePem } from './pem.ts';

/** Both numbers without leading zeros but for one that keeps them positive. */
export interface RsaPublicKey {
  readonly exponent: Uint8Array;
  readonly modulus: Uint8Array;
}

export type SshKeyProblem = 'unknown encoding' | 'invalid key';

const fewestBits = 2048;

export function readSshKey(body: string): RsaPublicKey | SshKeyProblem {
  const isPem = body.includes('-----BEGIN ');
  if (!isPem && !/^\s*ssh-rsa\s/.test(body)) return 'unknown encoding';
  const key = isPem ? fromPem(body) : fromLine(body);
  return key !== undefined && bitsOf(key.modulus) >= fewestBits ? key : 'invalid key';
}

function bitsOf(modulus: Uint8Array): number {
  return hex(modulus).replace(/^0+/, '').length * 4;
}

function fromLine(body: string): RsaPublicKey | undefined {
  const base64 = /^\s*ssh-rsa\s+([A-Za-z0-9+/]+={0,2})(?:\s|$)/.exec(body)?.[1];
  const [name, exponent, modulus, ...rest] = base64 === undefined ? [] : parts(fromBase64(base64));
  const isRsa = name !== undefined && String.fromCharCode(...name) === 'ssh-rsa' && rest.length === 0;
  return isRsa && exponent !== undefined && modulus !== undefined ? { exponent, modulus } : undefined;
}

/** Texts and numbers one after another, each after its length in four bytes; none when that does not come out even. */
function parts(blob: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const found: Uint8Array[] = [];
  for (let place = 0; place < blob.length;) {
    const end = place + 4 <= blob.length ? place + 4 + view.getUint32(place) : Infinity;
    if (end > blob.length) return [];
    found.push(blob.subarray(place + 4, end));
    place = end;
  }
  return found;
}

function part(content: Uint8Array): Uint8Array {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, content.length);
  return joined(new Uint8Array(length.buffer), content);
}

/** 1.2.840.113549.1.1.1 */
const rsaEncryption = Uint8Array.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]);

/** Bare, or with the algorithm around it. */
function fromPem(body: string): RsaPublicKey | undefined {
  const bytes = readPem(body, 'PUBLIC KEY');
  const outer = inside(bytes && readDer(bytes)?.[0], der.sequence);
  const [algorithm, bits] = outer;
  if (algorithm?.tag === der.integer) return fromNumbers(outer.map(({ content }) => content));
  const isRsa = hex(inside(algorithm, der.sequence)[0]?.content ?? new Uint8Array()) === hex(rsaEncryption);
  if (!isRsa || bits?.tag !== der.bitString) return undefined;
  const numbers = inside(readDer(bits.content.subarray(1))?.[0], der.sequence);
  return fromNumbers(numbers.map(({ content }) => content));
}

function fromNumbers([modulus, exponent]: readonly Uint8Array[]): RsaPublicKey | undefined {
  return modulus !== undefined && exponent !== undefined ? { exponent, modulus } : undefined;
}

function blobOf({ exponent, modulus }: RsaPublicKey): Uint8Array {
  const name = Uint8Array.from('ssh-rsa', (character) => character.charCodeAt(0));
  return joined(part(name), part(exponent), part(modulus));
}

/** `ssh-rsa AAAA…` */
export function writeSshLine(key: RsaPublicKey): string {
  return `ssh-rsa ${toBase64(blobOf(key))}`;
}

/** `-----BEGIN PUBLIC KEY-----` … */
export function writeSshPem({ exponent, modulus }: RsaPublicKey): string {
  const numbers = writeDer(der.sequence, writeDer(der.integer, modulus), writeDer(der.integer, exponent));
  const algorithm = writeDer(der.sequence, writeDer(der.objectId, rsaEncryption), writeDer(der.nothing));
  const bits = writeDer(der.bitString, Uint8Array.from([0]), numbers);
  return writePem(writeDer(der.sequence, algorithm, bits), 'PUBLIC KEY');
}

/** MD5 in pairs of hexadecimal digits, as `ssh-keygen -l -E md5` shows it. */
export function sshFingerprint(key: RsaPublicKey): string {
  return hex(md5(blobOf(key))).replace(/..(?=.)/g, '$&:');
}
