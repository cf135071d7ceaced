/**
 * Finds what a person means by the few letters typed: best matches first, with the places that matched.
 *
 * Every word typed must occur. Not here: where the candidates come from.
 */

/** Start (inside) and end (outside) of a part that matched. */
export type MatchRange = readonly [start: number, end: number];

export interface Match<T> {
  readonly item: T;
  readonly ranges: readonly MatchRange[];
}

export interface Matches<T> {
  readonly matches: readonly Match<T>[];
  /** How many more match and are not listed. */
  readonly more: number;
}

/** A list longer than this is searched, not scrolled. */
export const listLimit = 100;

/** The best matches for `query`; all items, in their order, for an empty one. Equal matches keep their order. */
export function findMatches<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  query: string,
  limit = listLimit,
): Matches<T> {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked: (Match<T> & { readonly rank: number })[] = [];
  for (const item of items) {
    const text = textOf(item).toLowerCase();
    const ranges = rangesOf(text, words);
    if (ranges) ranked.push({ item, ranges, rank: rankOf(text, words) });
  }
  ranked.sort((a, b) => a.rank - b.rank);
  return {
    matches: ranked.slice(0, limit).map(({ item, ranges }) => ({ item, ranges })),
    more: Math.max(0, ranked.length - limit),
  };
}

function rangesOf(text: string, words: readonly string[]): MatchRange[] | undefined {
  const ranges: MatchRange[] = [];
  for (const word of words) {
    const start = text.indexOf(word);
    if (start < 0) return undefined;
    ranges.push([start, start + word.length]);
  }
  return withoutOverlap(ranges);
}

function withoutOverlap(ranges: readonly MatchRange[]): MatchRange[] {
  const apart: MatchRange[] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const before = apart.at(-1);
    if (before && start <= before[1]) apart[apart.length - 1] = [before[0], Math.max(before[1], end)];
    else apart.push([start, end]);
  }
  return apart;
}

/** 0 the very text, 1 its beginning, 2 the beginning of a word in it, 3 anywhere. */
function rankOf(text: string, [first]: readonly string[]): number {
  if (first === undefined || text === first) return 0;
  const at = text.indexOf(first);
  if (at === 0) return 1;
  return /[^a-z0-9]/.test(text.charAt(at - 1)) ? 2 : 3;
}

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** The text cut into matched and other pieces, in order. */
export function pieces(text: string, ranges: readonly MatchRange[]): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    cut.push({ text: text.slice(at, start), hit: false }, { text: text.slice(start, end), hit: true });
    at = end;
  }
  cut.push({ text: text.slice(at), hit: false });
  return cut.filter((piece) => piece.text !== '');
}
