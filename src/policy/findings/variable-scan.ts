/**
 * Finds `${…}` in a text of a policy, also where it is not written as it must be. Linear in the text.
 *
 * AWS: IAM User Guide, "IAM policy elements: Variables and tags".
 * Not here: what a variable stands for (../template.ts).
 */
export interface Variable {
  /** In the text; `end` is behind the brace, if there is one. */
  readonly start: number;
  readonly end: number;
  readonly inside: string;
  readonly closed: boolean;
}

/** `${*}`, `${?}` and `${$}` are the characters themselves and no variables. */
export function variablesIn(text: string): readonly Variable[] {
  const found: Variable[] = [];
  for (let start = text.indexOf('${'); start >= 0;) {
    const next = text.indexOf('${', start + 2);
    const upTo = text.slice(start + 2, next < 0 ? text.length : next);
    const brace = upTo.indexOf('}');
    const inside = brace < 0 ? upTo : upTo.slice(0, brace);
    const end = start + 2 + inside.length + (brace < 0 ? 0 : 1);
    if (brace < 0 || !/^[*?$]$/.test(inside)) found.push({ start, end, inside, closed: brace >= 0 });
    start = next;
  }
  return found;
}

/** Where the first wildcard stands that is none of a variable or an escape; -1 without. */
export function firstWildcard(text: string): number {
  let inVariable = false;
  for (let i = 0; i < text.length; i++) {
    if (inVariable) inVariable = text[i] !== '}';
    else if (text.startsWith('${', i)) inVariable = true;
    else if (text[i] === '*' || text[i] === '?') return i;
  }
  return -1;
}

/** Where the first variable that is written as it must be stands; -1 without. */
export function firstVariable(text: string): number {
  return variablesIn(text).find(({ closed }) => closed)?.start ?? -1;
}
