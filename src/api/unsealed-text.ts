/** The inverse of sealing (sealed-text.ts). */
import { alphabet, sealed } from './sealed-text.ts';

/** The text as it was sealed; `undefined` for anything else. */
export function unsealed(seal: string): string | undefined {
  const [, body] = /^[\da-f]{16}([\w-]*)$/.exec(seal) ?? [];
  const text = body === undefined ? undefined : fromBase64(body);
  return text !== undefined && sealed(text) === seal ? text : undefined;
}

function fromBase64(body: string): string | undefined {
  const bytes = [...body.matchAll(/.{1,4}/g)].flatMap(([four]) => bytesOf(four));
  const percented = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(percented);
  } catch {
    return undefined;
  }
}

/** Of four characters, or of the two or three at the end. */
function bytesOf(four: string): readonly number[] {
  const sextet = (index: number): number => Math.max(0, alphabet.indexOf(four.charAt(index) || 'A'));
  const bits = [0, 1, 2, 3].reduce((all, index) => (all << 6) | sextet(index), 0);
  return [16, 8, 0].map((shift) => (bits >> shift) & 255).slice(0, four.length - 1);
}
