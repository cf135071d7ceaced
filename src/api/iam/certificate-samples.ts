/**
 * For tests of this room: certificates and keys that can be read, and sign nothing.
 *
 * Real ones would look like leaked keys to those who scan for them.
 */
import { der, joined, writeDer } from './der.ts';
import { writePem } from './pem.ts';

const text = (value: string): Uint8Array => Uint8Array.from(value, (character) => character.charCodeAt(0));
const integer = (...bytes: readonly number[]): Uint8Array => writeDer(der.integer, Uint8Array.from(bytes));
const sequence = (...parts: readonly Uint8Array[]): Uint8Array => writeDer(der.sequence, ...parts);

/** A name, an algorithm: what stands in it does not matter here. */
const label = (name: string): Uint8Array => sequence(writeDer(der.objectId, text(name)));

function modulus(pair: number): Uint8Array {
  return integer(
    0,
    ...Array.from({ length: 256 }, (_, index) => (index === 0 ? 0x80 : (pair + index) % 256)),
  );
}

interface Sample {
  readonly subject?: string;
  readonly issuer?: string;
  /** `YYMMDD`. */
  readonly until?: string;
  /** Certificates and keys of the same number belong together. */
  readonly pair?: number;
}

/** A certificate in PEM. */
export function sampleCertificate(sample: Sample = {}): string {
  const { subject = 'a', issuer = 'a', until = '300102', pair = 1 } = sample;
  const validity = sequence(
    writeDer(der.utcTime, text('200101000000Z')),
    writeDer(der.utcTime, text(`${until}030405Z`)),
  );
  const publicKey = joined(Uint8Array.from([0]), sequence(modulus(pair), integer(1, 0, 1)));
  const signed = sequence(
    writeDer(0xa0, integer(2)),
    integer(pair),
    label('algorithm'),
    label(issuer),
    validity,
    label(subject),
    sequence(label('rsa'), writeDer(der.bitString, publicKey)),
  );
  const whole = sequence(signed, label('algorithm'), writeDer(der.bitString, Uint8Array.from([0, 1])));
  return writePem(whole, 'CERTIFICATE');
}

/** Its private key in PEM, bare or wrapped. */
export function sampleKey(pair = 1, form: 'RSA PRIVATE KEY' | 'PRIVATE KEY' = 'RSA PRIVATE KEY'): string {
  const bare = sequence(integer(0), modulus(pair), integer(1, 0, 1));
  const wrapped = sequence(integer(0), label('rsa'), writeDer(der.octetString, bare));
  return writePem(form === 'PRIVATE KEY' ? wrapped : bare, form);
}
