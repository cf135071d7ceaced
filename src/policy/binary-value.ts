/** Base64 as the BinaryEquals operator compares it: by bytes, standard alphabet, full padding. */

/** The same text for the same bytes; `undefined` when the text is not base64. */
export function canonicalBase64(text: string): string | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  return text.endsWith('==')
    ? clearLowBits(text, 2, 4)
    : text.endsWith('=')
      ? clearLowBits(text, 1, 2)
      : text;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The last letter before the padding carries bits that stand for nothing. */
function clearLowBits(text: string, padding: number, bits: number): string {
  const at = text.length - padding - 1;
  const value = alphabet.indexOf(text.charAt(at));
  const kept = alphabet.charAt((value >> bits) << bits);
  return text.slice(0, at) + kept + '='.repeat(padding);
}
