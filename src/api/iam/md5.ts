/** The MD5 digest of RFC 1321, in which fingerprints of SSH keys are told. Good for nothing that has to be safe. */

const shifts = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;

const sines = Array.from(
  { length: 64 },
  (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32) | 0,
);

type State = readonly [number, number, number, number];

/** How the words of a state are mixed in each of the four rounds, and which word of the block is taken. */
const rounds: readonly {
  readonly mix: (b: number, c: number, d: number) => number;
  readonly word: (step: number) => number;
}[] = [
  { mix: (b, c, d) => (b & c) | (~b & d), word: (step) => step },
  { mix: (b, c, d) => (d & b) | (~d & c), word: (step) => (5 * step + 1) % 16 },
  { mix: (b, c, d) => b ^ c ^ d, word: (step) => (3 * step + 5) % 16 },
  { mix: (b, c, d) => c ^ (b | ~d), word: (step) => (7 * step) % 16 },
];

/** 16 bytes. */
export function md5(message: Uint8Array): Uint8Array {
  const padded = withLength(message);
  let state: State = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let place = 0; place < padded.byteLength; place += 64) state = withBlock(state, padded, place);
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, index) => digest.setInt32(index * 4, word, true));
  return new Uint8Array(digest.buffer);
}

/** One bit, zeros, and the length in bits fill the last block. */
function withLength(message: Uint8Array): DataView {
  const size = (Math.floor((message.length + 8) / 64) + 1) * 64;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(size - 8, (message.length * 8) % 2 ** 32, true);
  view.setUint32(size - 4, Math.floor(message.length / 2 ** 29), true);
  return view;
}

function withBlock(before: State, block: DataView, place: number): State {
  let [a, b, c, d] = before;
  for (let step = 0; step < 64; step += 1) {
    const round = rounds[step >> 4];
    if (round === undefined) break;
    const word = block.getInt32(place + round.word(step) * 4, true);
    const sum = (a + round.mix(b, c, d) + (sines[step] ?? 0) + word) | 0;
    const shift = shifts[step >> 4]?.[step % 4] ?? 0;
    [a, b, c, d] = [d, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0, b, c];
  }
  return [(before[0] + a) | 0, (before[1] + b) | 0, (before[2] + c) | 0, (before[3] + d) | 0];
}
