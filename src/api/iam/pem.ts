/** Texts of keys and certificates: base64 between lines that say what it is (RFC 7468). */
import { fromBase64, toBase64 } from '../password-hash.ts';

/** The bytes of the first block with such a label, e.g. `CERTIFICATE`; `PRIVATE KEY` takes `RSA PRIVATE KEY` too. */
export function readPem(text: string, label: string): Uint8Array | undefined {
  return readAllPem(text, label)[0];
}

/** The bytes of every block with such a label. */
export function readAllPem(text: string, label: string): readonly Uint8Array[] {
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g);
  return [...blocks]
    .filter(([, found = '']) => found === label || found.endsWith(` ${label}`))
    .map(([, , body = '']) => bytesOf(body))
    .filter((bytes) => bytes !== undefined);
}

/** Older keys have header lines before the base64. */
function bytesOf(body: string): Uint8Array | undefined {
  const base64 = body.replace(/^[\w-]+:.*$/gm, '').replace(/\s/g, '');
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64);
  return base64 !== '' && isBase64 ? fromBase64(base64) : undefined;
}

export function isPem(text: string, label: string): boolean {
  return readPem(text, label) !== undefined;
}

/** 64 characters a line. */
export function writePem(bytes: Uint8Array, label: string): string {
  const lines = toBase64(bytes).replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----`;
}
