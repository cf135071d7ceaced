/** Where the place of a finding stands in the policy text, to the character, also inside a string with escapes. */
import type { ParsedPolicy } from '../parse.ts';
import type { Range } from '../position.ts';
import type { Item, Span } from './document.ts';
import type { Place } from './rule.ts';

export function rangeOf(place: Place, { text, position }: ParsedPolicy): Range {
  const { offset, length } = spanOf(place, text);
  return { start: position(offset), end: position(offset + length) };
}

function spanOf({ item, part }: Place, text: string): Span {
  if (part === 'value') return item.at;
  if (part === 'name') return item.nameAt ?? item.at;
  const offsets = offsetsOf(item, text);
  const start = offsets(part.offset);
  return { offset: start, length: offsets(part.offset + part.length) - start };
}

const known = new WeakMap<Item, readonly number[]>();

/** For a character of a string's value, and for its end, the offset at which it is written. */
function offsetsOf(item: Item, text: string): (character: number) => number {
  const first = item.at.offset + 1;
  if (item.at.length === item.text.length + 2) return (character) => first + character;
  const offsets = known.get(item) ?? escapedOffsets(item, text);
  known.set(item, offsets);
  return (character) => offsets[character] ?? first;
}

function escapedOffsets(item: Item, text: string): readonly number[] {
  const offsets: number[] = [];
  let at = item.at.offset + 1;
  for (let i = 0; i <= item.text.length; i++) {
    offsets.push(at);
    at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2;
  }
  return offsets;
}
