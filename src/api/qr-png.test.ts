import { crc32, inflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qrPng } from './qr-png.ts';

/** Reads the PNG back with Node's own zlib: the chunks, whose checksums must hold, and the rows of dots. */
function read(png: Uint8Array) {
  const buffer = Buffer.from(png);
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < buffer.length;) {
    const length = buffer.readUInt32BE(at);
    const body = buffer.subarray(at + 4, at + 8 + length);
    expect(buffer.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks[body.subarray(0, 4).toString()] = body.subarray(4);
    at += 12 + length;
  }
  const width = chunks['IHDR']?.readUInt32BE(0) ?? 0;
  const rows = inflateSync(chunks['IDAT'] ?? Buffer.alloc(0));
  const isDark = (x: number, y: number) => {
    const byte = rows[y * (Math.ceil(width / 8) + 1) + 1 + (x >> 3)] ?? 0;
    return ((byte >> (7 - (x & 7))) & 1) === 0;
  };
  return { width, isDark };
}

describe('a QR code as PNG', () => {
  it.each([
    'a',
    `otpauth://totp/alice@111122223333?secret=${'ABCDEFGH'.repeat(8)}&issuer=Amazon%20Web%20Services`,
  ])('shows the dots of the code: %s', (text) => {
    const { width, isDark } = read(qrPng(text));
    const { data } = encode(text, { border: 4 });
    expect(width).toBe(data.length * 4);
    const seen = data.map((row, y) => row.map((_, x) => isDark(x * 4 + 2, y * 4 + 2)));
    expect(seen).toEqual(data);
  });
});
