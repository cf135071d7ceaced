/**
 * Reads numbers, dates, addresses and binary values; `undefined` for what is none.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Condition operators"; W3C note "Date and Time Formats".
 * Not here: comparing them (condition.ts).
 */

export function readNumber(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** Seconds since 1970. Four digits are a year, other digits are epoch seconds. */
export function readDate(text: string): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text) && !/^\d{4}$/.test(text)) return Number(text);
  const form =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)?)?)?)?$/.exec(text);
  if (!form) return undefined;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) =>
    Number(form[i] ?? (i === 2 || i === 3 ? 1 : 0)),
  ) as [number, number, number, number, number, number];
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  const exists = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  if (!exists || hour > 23 || minute > 59 || second >= 60) return undefined;
  return midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second - offsetSeconds(form[7]);
}

function offsetSeconds(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** The address as 32 or 128 characters `0` and `1`. */
export function addressBits(text: string): string | undefined {
  return text.includes(':') ? ipv6Bits(text) : ipv4Bits(text);
}

/** Leading zeros could mean octal, so they mean nothing. */
function ipv4Bits(text: string): string | undefined {
  const bytes = text.split('.');
  if (bytes.length !== 4 || !bytes.every((byte) => /^(0|[1-9]\d{0,2})$/.test(byte) && Number(byte) <= 255))
    return undefined;
  return bytes.map((byte) => Number(byte).toString(2).padStart(8, '0')).join('');
}

function ipv6Bits(text: string): string | undefined {
  const halves = withoutDottedTail(text).split('::');
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const zeros = halves.length === 2 ? 8 - head.length - tail.length : 0;
  if (halves.length > 2 || (halves.length === 2 && zeros < 1)) return undefined;
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

/** `::ffff:192.0.2.1` is `::ffff:c000:201`. */
function withoutDottedTail(text: string): string {
  const colon = text.lastIndexOf(':') + 1;
  const bits = ipv4Bits(text.slice(colon));
  if (bits === undefined) return text;
  const group = (from: number): string => parseInt(bits.slice(from, from + 16), 2).toString(16);
  return `${text.slice(0, colon)}${group(0)}:${group(16)}`;
}

/** The bits that all addresses of a CIDR block have in common, and how long its addresses are. */
export function readBlock(text: string): { readonly prefix: string; readonly length: number } | undefined {
  const [address = '', size, ...more] = text.split('/');
  const bits = addressBits(address);
  if (bits === undefined || more.length > 0) return undefined;
  if (size === undefined) return { prefix: bits, length: bits.length };
  if (!/^\d{1,3}$/.test(size) || Number(size) > bits.length) return undefined;
  return { prefix: bits.slice(0, Number(size)), length: bits.length };
}

/** The bytes, as text that is equal exactly when the bytes are. */
export function readBinary(text: string): string | undefined {
  const valid = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?$/.test(text);
  return valid ? Buffer.from(text, 'base64').toString('hex') : undefined;
}
