/**
 * A QR code as a PNG picture, as CreateVirtualMFADevice returns it.
 *
 * The code is made by uqr; the picture is the plainest there is: one bit a dot, not compressed.
 * PNG: W3C "Portable Network Graphics", second edition; stored blocks: RFC 1951, 3.2.4; checksums: RFC 1950, ISO 3309.
 */
import { encode } from 'uqr';

/** Dots of the picture for one of the code, and light codes around it (ISO/IEC 18004 asks for four). */
const scale = 4;
const quiet = 4;

export function qrPng(text: string): Uint8Array {
  const { data } = encode(text, { border: quiet });
  const side = data.length * scale;
  return png(side, (x, y) => data[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true);
}

/** A square picture, black where `isDark`. */
function png(side: number, isDark: (x: number, y: number) => boolean): Uint8Array {
  const header = [...number(side), ...number(side), 1, 0, 0, 0, 0];
  const rows = Array.from({ length: side }, (_, y) => [0, ...packed(side, (x) => !isDark(x, y))]);
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', stored(rows.flat())),
    ...chunk('IEND', []),
  ]);
}

/** Eight dots a byte, the first in the highest bit. */
function packed(side: number, isLight: (x: number) => boolean): readonly number[] {
  return Array.from({ length: Math.ceil(side / 8) }, (_, byte) =>
    [0, 1, 2, 3, 4, 5, 6, 7].reduce((bits, bit) => (bits << 1) | (isLight(byte * 8 + bit) ? 1 : 0), 0),
  );
}

function chunk(type: string, data: readonly number[]): readonly number[] {
  const body = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  return [...number(data.length), ...body, ...number(crc32(body))];
}

/** Longest block of deflate that is only stored. */
const longestBlock = 0xffff;

/** A zlib stream that does not compress. */
function stored(bytes: readonly number[]): readonly number[] {
  const blocks: number[] = [];
  for (let start = 0; start < bytes.length; start += longestBlock) {
    const block = bytes.slice(start, start + longestBlock);
    const isLast = start + longestBlock >= bytes.length;
    const length = [block.length & 255, block.length >> 8];
    blocks.push(isLast ? 1 : 0, ...length, ...length.map((byte) => byte ^ 255), ...block);
  }
  return [0x78, 0x01, ...blocks, ...number(adler32(bytes))];
}

/** Four bytes, the highest first. */
function number(value: number): readonly number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
}

function adler32(bytes: readonly number[]): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
