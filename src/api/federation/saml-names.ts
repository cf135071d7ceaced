/**
 * The names that SAML and AWS gave to things in an authentication response.
 *
 * AWS: IAM User Guide, "Configure SAML assertions for the authentication response".
 */
export const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

export const nameIdFormats = 'urn:oasis:names:tc:SAML:2.0:nameid-format:';
export const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** Where a directory sends people to: the address of AWS's sign-in, and what they are meant for. */
export const awsRecipient = 'https://signin.aws.amazon.com/saml';
export const awsAudience = 'urn:amazon:webservices';

/** Of AWS's own attributes; the names heed case. */
export const awsAttributes = 'https://aws.amazon.com/SAML/Attributes/';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** For XML, in texts and in attributes between double quotes; what XML cannot hold is replaced. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '?')
    .replace(/[&<>"\r]/g, (character) => escapes[character] ?? character);
}

/** This room has no encoder of its own: UTF-8 by way of percent signs. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}

/** The inverse; `undefined` for what is not UTF-8. */
export function utf8Text(bytes: Uint8Array): string | undefined {
  const hex = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
  try {
    return decodeURIComponent(hex.join(''));
  } catch {
    return undefined;
  }
}
