/**
 * Passwords as salted slow hashes: PBKDF2 with SHA-256, by the web's own cryptography, which is handed in.
 *
 * OWASP Password Storage Cheat Sheet: 600,000 rounds.
 */
import type { PasswordHash } from '#account/login-profile.ts';
import type { Passwords } from './moment.ts';

/** As much of the Web Crypto API as is needed, the same in pages, workers and Node. */
export interface WebCrypto {
  readonly subtle: {
    importKey(
      format: 'raw',
      data: Uint8Array<ArrayBuffer>,
      algorithm: 'PBKDF2',
      extractable: false,
      usages: readonly 'deriveBits'[],
    ): Promise<unknown>;
    deriveBits(
      algorithm: {
        readonly name: 'PBKDF2';
        readonly hash: 'SHA-256';
        readonly salt: Uint8Array<ArrayBuffer>;
        readonly iterations: number;
      },
      key: unknown,
      length: number,
    ): Promise<ArrayBuffer>;
  };
}

const rounds = 600_000;

export function slowPasswords(crypto: WebCrypto, random: (length: number) => Uint8Array): Passwords {
  return {
    hash: async (password) => {
      const salt = toBase64(random(16));
      return { salt, hash: await derive(crypto, password, salt, rounds), iterations: rounds };
    },
    matches: async (password, { salt, hash, iterations }: PasswordHash) =>
      sameText(await derive(crypto, password, salt, iterations), hash),
  };
}

async function derive(
  { subtle }: WebCrypto,
  password: string,
  salt: string,
  iterations: number,
): Promise<string> {
  const bytes = Uint8Array.from(password, (character) => character.charCodeAt(0));
  const key = await subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations } as const;
  return toBase64(new Uint8Array(await subtle.deriveBits(algorithm, key, 256)));
}

/** Takes as long for any difference. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index += 1) {
    difference |= a.charCodeAt(index) ^ b.charCodeAt(index % Math.max(b.length, 1));
  }
  return difference === 0;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Without `btoa`, which this room does not have. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(index, index + 3);
    const four = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    text += four.map((six) => alphabet.charAt(six)).join('');
  }
  const padding = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - padding) + '='.repeat(padding);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const sixes = Array.from(text.replace(/=+$/, ''), (character) => alphabet.indexOf(character));
  const bytes = new Uint8Array(Math.floor((sixes.length * 3) / 4));
  for (let index = 0; index < bytes.length; index += 1) {
    const place = Math.floor((index * 4) / 3);
    const [high = 0, low = 0] = [sixes[place], sixes[place + 1]];
    const shift = (index % 3) * 2;
    bytes[index] = ((high << (2 + shift)) | (low >> (4 - shift))) & 255;
  }
  return bytes;
}
