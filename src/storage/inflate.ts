/**
 * Inflates foreign data into bounded memory.
 *
 * A bomb writes into a buffer one byte larger than allowed and is recognized by filling it.
 */
import { inflateSync } from 'fflate';

/** The inflated bytes; `tooLarge` beyond the limit, `broken` when it is no deflate stream. */
export function inflate(
  bytes: Uint8Array,
  dictionary: Uint8Array,
  limit: number,
): Uint8Array | 'tooLarge' | 'broken' {
  try {
    const inflated = inflateSync(bytes, { dictionary, out: new Uint8Array(limit + 1) });
    return inflated.length > limit ? 'tooLarge' : inflated;
  } catch {
    return 'broken';
  }
}
