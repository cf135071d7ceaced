/** Finds the known name that a misspelt one is nearest to. */

const farthest = 2;

/** The name with the fewest edits, at most two, ignoring case; `undefined` when nothing is near. */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  const lower = written.toLowerCase();
  let best: string | undefined;
  // Of a name of two letters one may be wrong: with two wrong it is another name.
  let limit = Math.min(farthest, Math.floor(written.length / 2));
  for (const name of names) {
    if (Math.abs(name.length - written.length) > limit) continue;
    const edits = editDistance(lower, name.toLowerCase(), limit);
    if (edits > limit) continue;
    best = name;
    limit = edits - 1;
    if (limit < 0) break;
  }
  return best;
}

/** Levenshtein's distance; more than the limit once it must exceed it. Edits are few, so each is simply tried. */
function editDistance(a: string, b: string, limit: number): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA === '' || restB === '') return restA.length + restB.length;
  if (limit === 0) return 1;
  const replaced = editDistance(restA.slice(1), restB.slice(1), limit - 1);
  const removed = editDistance(restA.slice(1), restB, limit - 1);
  const added = editDistance(restA, restB.slice(1), limit - 1);
  return 1 + Math.min(replaced, removed, added);
}
