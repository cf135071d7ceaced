/** Text as UTF-8, in a room that has no `TextEncoder`. */

/** Lone surrogates, which have no UTF-8, as U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

export function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(wellFormed(text));
  const bytes = new Uint8Array(escaped.length);
  let length = 0;
  for (let index = 0; index < escaped.length; index += 1) {
    const isEscape = escaped[index] === '%';
    bytes[length] = isEscape ? parseInt(escaped.slice(index + 1, index + 3), 16) : escaped.charCodeAt(index);
    length += 1;
    if (isEscape) index += 2;
  }
  return bytes.slice(0, length);
}
