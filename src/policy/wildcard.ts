/**
 * Matches texts against patterns with `*` and `?`, without backtracking.
 *
 * A pattern is cut at its `*` into segments; each is looked for once, from left to right, so that no input
 * makes the cost explode: the work grows with pattern plus text. A segment with `?` is searched 32 characters
 * at a time (Baeza-Yates and Gonnet, "A new approach to text searching").
 * Not here: ARNs, whose six parts match one by one (arn-pattern.ts).
 */
import type { Token } from './template.ts';

/** What is left of a template once variables are put in. */
export type PatternToken = Exclude<Token, { readonly kind: 'variable' }>;

export type Matcher = (text: string) => boolean;

/** Characters between two `*`. `any` holds the places of `?` in it. */
interface Segment {
  readonly text: string;
  readonly any: ReadonlySet<number>;
  readonly find: (text: string, from: number) => number;
}

/** Case-sensitive; for the other kind lower-case both sides first. */
export function compilePattern(tokens: readonly PatternToken[]): Matcher {
  const segments = segmentsOf(tokens);
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return (text) => text === '';
  if (segments.length === 1) return (text) => text.length === first.text.length && fits(first, text, 0);
  if (segments.length === 2 && first.text === '' && last.text === '') return () => true;
  const middle = segments.slice(1, -1);
  const least = first.text.length + last.text.length;
  return (text) => {
    const end = text.length - last.text.length;
    if (text.length < least || !fits(first, text, 0) || !fits(last, text, end)) return false;
    return inOrder(middle, text, first.text.length, end);
  };
}

function segmentsOf(tokens: readonly PatternToken[]): readonly Segment[] {
  const segments: Segment[] = [];
  let text = '';
  let any = new Set<number>();
  for (const token of tokens) {
    if (token.kind === 'text') text += token.text;
    else if (token.kind === 'one') {
      any.add(text.length);
      text += '?';
    } else {
      segments.push(segment(text, any));
      text = '';
      any = new Set();
    }
  }
  return [...segments, segment(text, any)];
}

function segment(text: string, any: ReadonlySet<number>): Segment {
  const find =
    any.size === 0 ? (where: string, from: number) => where.indexOf(text, from) : finder(text, any);
  return { text, any, find };
}

function fits(segment: Segment, text: string, at: number): boolean {
  if (segment.any.size === 0) return text.startsWith(segment.text, at);
  for (let i = 0; i < segment.text.length; i++) {
    if (text.charCodeAt(at + i) !== segment.text.charCodeAt(i) && !segment.any.has(i)) return false;
  }
  return true;
}

/** Each segment at its leftmost place after the one before: if any placing fits, this one does. */
function inOrder(segments: readonly Segment[], text: string, from: number, end: number): boolean {
  let position = from;
  for (const segment of segments) {
    const found = segment.find(text, position);
    if (found < 0) return false;
    position = found + segment.text.length;
    if (position > end) return false;
  }
  return position <= end;
}

/**
 * Leftmost place of a segment with `?`. Bit i of `state` says that the first i + 1 characters of the segment
 * end here; one character of text moves all of them on at once.
 */
function finder(segment: string, any: ReadonlySet<number>): (text: string, from: number) => number {
  const words = Math.ceil(segment.length / 32);
  const { masks, other } = characterMasks(segment, any, words);
  const lastWord = words - 1;
  const lastBit = 1 << ((segment.length - 1) % 32);
  return (text, from) => {
    const state = new Int32Array(words);
    for (let i = from; i < text.length; i++) {
      advance(state, masks.get(text.charCodeAt(i)) ?? other);
      if (((state[lastWord] ?? 0) & lastBit) !== 0) return i - segment.length + 1;
    }
    return -1;
  };
}

function advance(state: Int32Array, mask: Int32Array): void {
  let carry = 1;
  for (let w = 0; w < state.length; w++) {
    const word = state[w] ?? 0;
    state[w] = ((word << 1) | carry) & (mask[w] ?? 0);
    carry = word >>> 31;
  }
}

/** For each character of the segment the places it may stand at; `other` for all further characters. */
function characterMasks(segment: string, any: ReadonlySet<number>, words: number) {
  const other = new Int32Array(words);
  for (const place of any) setBit(other, place);
  const masks = new Map<number, Int32Array>();
  for (let i = 0; i < segment.length; i++) {
    if (any.has(i)) continue;
    const code = segment.charCodeAt(i);
    const mask = masks.get(code) ?? other.slice();
    setBit(mask, i);
    masks.set(code, mask);
  }
  return { masks, other };
}

function setBit(words: Int32Array, place: number): void {
  words[place >> 5] = (words[place >> 5] ?? 0) | (1 << (place % 32));
}
