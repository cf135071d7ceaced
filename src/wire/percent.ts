/** Percent-encoding: RFC 3986 on the way out, forms of the web on the way in. */
import { wellFormed } from './utf8.ts';

/** RFC 3986: everything but letters, digits and `-._~`. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A name or a value of a form, where `+` is a space; `undefined` when it is not encoded properly. */
export function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Names and values in their order; `undefined` when one is not encoded properly. */
export function readForm(text: string): readonly (readonly [string, string])[] | undefined {
  const pairs: (readonly [string, string])[] = [];
  for (const field of text.split('&')) {
    if (field === '') continue;
    const end = field.includes('=') ? field.indexOf('=') : field.length;
    const [name, value] = [formDecoded(field.slice(0, end)), formDecoded(field.slice(end + 1))];
    if (name === undefined || value === undefined) return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}
