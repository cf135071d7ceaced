/** The smallest change that makes one text of another. */

export interface Replacement {
  readonly from: number;
  /** Outside, in the old text. */
  readonly to: number;
  readonly insert: string;
}

/** `undefined` for equal texts. */
export function replacement(before: string, after: string): Replacement | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
