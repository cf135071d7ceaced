/**
 * Ids and secrets as AWS makes them, from random bytes that are handed in.
 *
 * AWS: IAM User Guide, "IAM identifiers", unique identifiers. Access keys end as AWS's documented samples do, so that
 * no secret scanner takes one for a real leak.
 */

type Random = (length: number) => Uint8Array;

/** User, group, role, managed policy, instance profile, server certificate, SSH key, service-specific credential. */
export type UniqueIdPrefix = 'AIDA' | 'AGPA' | 'AROA' | 'ANPA' | 'AIPA' | 'ASCA' | 'APKA' | 'ACCA';

/** RFC 4648, in capitals. */
export const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `AIDA` and 17 characters. */
export function uniqueId(prefix: UniqueIdPrefix, random: Random): string {
  return prefix + characters(base32, 17, random);
}

/** 20 characters that end in EXAMPLE. */
export function accessKeyId(prefix: 'AKIA' | 'ASIA', random: Random): string {
  return `${prefix}${characters(base32, 9, random)}EXAMPLE`;
}

/** 40 characters that end in EXAMPLEKEY. */
export function secretAccessKey(random: Random): string {
  return `${characters(base64, 30, random)}EXAMPLEKEY`;
}

/** So many characters of an alphabet of 32 or 64. */
export function characters(alphabet: string, length: number, random: Random): string {
  return [...random(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** Version 4, RFC 9562. */
export function uuid(random: Random): string {
  const bytes = random(16);
  const set = (index: number, keep: number, add: number): void => {
    bytes[index] = ((bytes[index] ?? 0) & keep) | add;
  };
  set(6, 0x0f, 0x40);
  set(8, 0x3f, 0x80);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
