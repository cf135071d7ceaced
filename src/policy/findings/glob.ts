/**
 * Texts with holes on both sides: is there a text that fits an ARN of a policy, with its wildcards and variables,
 * and an ARN pattern of the catalogue?
 *
 * Not here: matching one text against a pattern (../wildcard.ts).
 */
import { parseTemplate } from '../template.ts';

/** Character codes; {@link one} is any character, {@link run} any number of any characters. */
export type Glob = readonly number[];

const one = -1;
const run = -2;

/** A pattern of the catalogue: a variable stands for one character or more, `*` for any number. */
export function globOfCatalogue(pattern: string): Glob {
  return [...pattern.matchAll(/\$?\{[^}]*\}|<[^>]*>|./gs)].flatMap(([part]) =>
    part.length > 1 ? [one, run] : part === '*' ? [run] : [part.charCodeAt(0)],
  );
}

/** A text of the policy; a variable that is not closed is one as well, so that it is reported once. */
export function globOfPolicy(written: string): Glob {
  if (!/[*?$]/.test(written)) return codes(written);
  const closed = written.replace(/\$\{[^}$]*$/, '*');
  return parseTemplate(closed, { wildcards: true, variables: true }).flatMap((token) =>
    token.kind === 'text' ? codes(token.text) : token.kind === 'one' ? [one] : [run],
  );
}

function codes(text: string): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < text.length; i++) found.push(text.charCodeAt(i));
  return found;
}

/** Is there a text that fits both? */
export function meet(a: Glob, b: Glob): boolean {
  let start = 0;
  while (start < a.length && start < b.length && isCharacter(a[start]) && a[start] === b[start]) start++;
  if (isCharacter(a[start]) && isCharacter(b[start])) return false;
  return absorbs(a, b, start) || absorbs(b, a, start) || meetAnywhere(a, b, start);
}

function isCharacter(part: number | undefined): boolean {
  return part !== undefined && part >= 0;
}

/** The quick answer for most: the run that begins the rest of `a` takes all of `b`, whose last run takes all of `a`. */
function absorbs(a: Glob, b: Glob, start: number): boolean {
  return a[start] === run && (a.length === start + 1 || b.at(-1) === run);
}

/** Row by row: can the first i of a and the first j of b stand for the same text? */
function meetAnywhere(a: Glob, b: Glob, start: number): boolean {
  const width = b.length - start + 1;
  let above = new Uint8Array(width);
  let row = new Uint8Array(width);
  above[0] = 1;
  for (let j = 1; j < width && b[start + j - 1] === run; j++) above[j] = 1;
  for (let i = start; i < a.length; i++) {
    fillRow(row, above, a[i] ?? one, b, start);
    [above, row] = [row, above];
  }
  return above[width - 1] === 1;
}

function fillRow(row: Uint8Array, above: Uint8Array, step: number, b: Glob, start: number): void {
  row[0] = step === run ? (above[0] ?? 0) : 0;
  for (let j = 1; j < row.length; j++) {
    const other = b[start + j - 1] ?? one;
    const eitherRuns = step === run || other === run;
    const holds = eitherRuns
      ? row[j - 1] === 1 || above[j] === 1
      : above[j - 1] === 1 && (step === other || step === one || other === one);
    row[j] = holds ? 1 : 0;
  }
}
