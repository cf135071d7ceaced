/**
 * Texts that travel as something to hand on, not to read, and that show when they were changed.
 *
 * Base64 (RFC 4648, for URLs) of UTF-8, behind a checksum of 16 hexadecimal digits. No secret: whoever has this program can read
 * it. Not here: opening them (unsealed-text.ts), which no page does before it calls STS.
 */

/** Letters, digits, `-` and `_` only. */
export function sealed(text: string): string {
  return checksum(text) + toBase64(text);
}

export const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64(text: string): string {
  const bytes = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return bytes.replace(/[^]{1,3}/g, (three) => {
    const bits = [0, 1, 2].reduce((all, index) => (all << 8) | (three.charCodeAt(index) || 0), 0);
    const four = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join('');
    return four.slice(0, three.length + 1);
  });
}

/** FNV-1a of 32 bits over the text forwards, and over it backwards. */
function checksum(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return [units, units.toReversed()].map(fnv).join('');
}

function fnv(units: readonly number[]): string {
  const hash = units.reduce((all, unit) => Math.imul(all ^ unit, 0x01000193), 0x811c9dc5);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
