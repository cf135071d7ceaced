/**
 * Finds actions as people type them: `s3:getob`, `passrole`, `s3:delobj`, `ec2 runinst`.
 *
 * Best first: the exact name, names that begin so, actions that begin so, then pieces of text each at the start
 * of a word, then the text anywhere, then its letters in order. The index's own order breaks ties.
 */
import type { ActionIndex, IndexedAction } from './action-index.ts';

export interface ActionMatch {
  readonly action: IndexedAction;
  /** What was matched, for highlighting: from (inclusive), to (exclusive) in `action.name`. */
  readonly ranges: readonly Span[];
}

export type Span = readonly [from: number, to: number];

export interface ActionMatches {
  /** At most as many as asked for. */
  readonly best: readonly ActionMatch[];
  /** How many match besides. */
  readonly more: number;
}

/** Longer texts match no action, and would only cost time. */
const longestText = 100;

/** Looks through the whole index: no text matches every action. Spaces and wildcards in the text are overlooked. */
export function searchActions(index: ActionIndex, text: string, limit: number): ActionMatches {
  const wanted = text.replace(/[\s*?]/g, '').toLowerCase();
  if (wanted.length > longestText) return { best: [], more: 0 };
  const found = index.actions.filter(({ lower }) => isSubsequence(lower, wanted));
  const best = bestOf(found, wanted, limit);
  return { best, more: found.length - best.length };
}

/** Every match is a subsequence, so that the costlier kinds are tried only while better ones are too few. */
function bestOf(found: readonly IndexedAction[], wanted: string, limit: number): readonly ActionMatch[] {
  const best: ActionMatch[] = [];
  let left = found;
  for (const match of kinds) {
    if (best.length === limit) break;
    const others: IndexedAction[] = [];
    for (const action of left) {
      const ranges = match(action, wanted);
      if (!ranges) others.push(action);
      else if (best.push({ action, ranges }) === limit) break;
    }
    left = others;
  }
  return best;
}

/** Kinds of match, best first. Each answers with the matched ranges, or nothing. */
const kinds: readonly ((action: IndexedAction, wanted: string) => readonly Span[] | undefined)[] = [
  ({ lower, start }, wanted) => {
    const exact = lower.length === wanted.length ? 0 : start;
    return lower.length - exact === wanted.length ? spanAt(lower, wanted, exact) : undefined;
  },
  ({ lower }, wanted) => spanAt(lower, wanted, 0),
  ({ lower, start }, wanted) => spanAt(lower, wanted, start),
  (action, wanted) => coverFromWordStarts(action, wanted, 0, 0, new Set()),
  ({ lower }, wanted) => (lower.includes(wanted) ? spanAt(lower, wanted, lower.indexOf(wanted)) : undefined),
  ({ lower }, wanted) => lettersInOrder(lower, wanted),
];

function spanAt(lower: string, wanted: string, at: number): readonly Span[] | undefined {
  if (!lower.startsWith(wanted, at)) return undefined;
  return wanted ? [[at, at + wanted.length]] : [];
}

function isSubsequence(lower: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    from = lower.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

function lettersInOrder(lower: string, wanted: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const letter of wanted) {
    const at = lower.indexOf(letter, from);
    from = at + 1;
    const last = spans.at(-1);
    if (last?.[1] === at) spans[spans.length - 1] = [last[0], from];
    else spans.push([at, from]);
  }
  return spans;
}

/** Words of `ecr-public:DescribeDBImages` begin at ecr, -, public, the colon, Describe, DB, Images. */
function isWordStart({ name, lower }: IndexedAction, place: number): boolean {
  const isCapital = (at: number) => name[at] !== lower[at];
  const [before = '', letter = '', after = ''] = [lower[place - 1], lower[place], lower[place + 1]];
  if (before === '' || /[:-]/.test(before + letter)) return true;
  return isCapital(place) && (!isCapital(place - 1) || (/[a-z]/.test(after) && !isCapital(place + 1)));
}

/** Covers `wanted` from `at` on by pieces that stand at word starts from `from` on, the longest piece first. */
function coverFromWordStarts(
  action: IndexedAction,
  wanted: string,
  at: number,
  from: number,
  hopeless: Set<number>,
): readonly Span[] | undefined {
  if (at === wanted.length) return [];
  const state = at * action.lower.length + from;
  if (hopeless.has(state)) return undefined;
  for (let start = from; start < action.lower.length; start++) {
    if (action.lower[start] !== wanted[at] || !isWordStart(action, start)) continue;
    for (let length = commonLength(action.lower, start, wanted, at); length > 0; length--) {
      const rest = coverFromWordStarts(action, wanted, at + length, start + length, hopeless);
      if (rest) return joined([start, start + length], rest);
    }
  }
  hopeless.add(state);
  return undefined;
}

function commonLength(lower: string, start: number, wanted: string, at: number): number {
  let length = 0;
  while (at + length < wanted.length && lower[start + length] === wanted[at + length]) length++;
  return length;
}

function joined(span: Span, rest: readonly Span[]): readonly Span[] {
  const [next, ...others] = rest;
  return next?.[0] === span[1] ? [[span[0], next[1]], ...others] : [span, ...rest];
}
