/**
 * Writes the XML of AWS's Query protocol: lists as `member`, maps as `entry` with `key` and `value`.
 *
 * Smithy: "AWS Query protocol", response serialization; W3C XML 1.0, 2.2 "Characters" and 2.11 "End-of-Line Handling".
 */
import { wellFormed } from './utf8.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A reader would take a bare one for the end of a line.
  '\r': '&#xD;',
};

/** Characters that XML cannot hold become U+FFFD. */
export function xmlText(text: string): string {
  return wellFormed(text).replace(/[&<>"'\r]|[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, (found) => {
    return escapes[found] ?? '\uFFFD';
  });
}

/** `undefined` is left out. Names are AWS's own and need no escaping. */
export function xmlElement(name: string, value: unknown): string {
  if (value === undefined) return '';
  const content = xmlContent(value);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function xmlContent(value: unknown): string {
  if (Array.isArray(value)) return value.map((entry) => xmlElement('member', entry)).join('');
  if (value instanceof Map) return [...value].map(([key, of]) => xmlEntry(key, of)).join('');
  if (typeof value === 'object' && value !== null) return xmlMembers(value);
  return xmlText(String(value));
}

function xmlEntry(key: unknown, value: unknown): string {
  return `<entry>${xmlElement('key', key)}${xmlElement('value', value)}</entry>`;
}

/** The elements of a structure, in its order. */
export function xmlMembers(structure: object): string {
  return Object.entries(structure)
    .map(([name, value]) => xmlElement(name, value))
    .join('');
}
