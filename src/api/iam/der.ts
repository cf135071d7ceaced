/**
 * ASN.1 in DER, as far as keys and certificates need it: definite lengths, tags of one byte (X.690).
 */

export interface DerNode {
  /** The byte as it stands: 0x30 for a SEQUENCE. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** With tag and length. */
  readonly whole: Uint8Array;
}

export const der = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  objectId: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

/** The values that stand in a row, or `undefined` when the bytes are something else. */
export function readDer(bytes: Uint8Array): readonly DerNode[] | undefined {
  const nodes: DerNode[] = [];
  for (let place = 0; place < bytes.length;) {
    const node = nodeAt(bytes, place);
    if (node === undefined) return undefined;
    nodes.push(node);
    place += node.whole.length;
  }
  return nodes;
}

/** The values inside a node of this tag; none when it is another one. */
export function inside(node: DerNode | undefined, tag: number): readonly DerNode[] {
  return node?.tag === tag ? (readDer(node.content) ?? []) : [];
}

function nodeAt(bytes: Uint8Array, place: number): DerNode | undefined {
  const [tag, first] = [bytes[place], bytes[place + 1]];
  if (tag === undefined || first === undefined) return undefined;
  // Longer than 127: the number of bytes that tell the length, then those.
  const extra = first < 0x80 ? 0 : first - 0x80;
  if (extra > 4) return undefined;
  const start = place + 2 + extra;
  const length = extra === 0 ? first : number(bytes.subarray(place + 2, start));
  if (first === 0x80 || start + length > bytes.length) return undefined;
  return {
    tag,
    content: bytes.subarray(start, start + length),
    whole: bytes.subarray(place, start + length),
  };
}

function number(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** The inverse of {@link readDer}, for one value. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = joined(...contents);
  return joined(Uint8Array.from([tag, ...lengthBytes(content.length)]), content);
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
