/**
 * Where in a policy text somebody is typing: within which string, of which element. Also in a text that is not whole.
 *
 * Not here: what can be typed there (completions.ts).
 */
import { parsePolicy } from '#policy/parse.ts';
import type { JsonPath } from '#policy/position.ts';

/** A place within the quotes of a string. */
export interface Place {
  readonly text: string;
  readonly path: JsonPath;
  /** The string is the name of a property. */
  readonly isKey: boolean;
  readonly from: number;
  readonly to: number;
  readonly typed: string;
}

/** `undefined` outside of strings. */
export function placeAt(text: string, offset: number): Place | undefined {
  const open = openQuote(text, offset);
  if (open === undefined) return undefined;
  const from = open + 1;
  const to = endOfString(text, offset);
  const path = parsePolicy(text).pathAt(offset);
  const before = text.slice(0, open).trimEnd().at(-1);
  const isKey = before === '{' || (before === ',' && typeof path.at(-1) === 'string');
  return { text, path: withoutIndex(path), isKey, from, to, typed: text.slice(from, offset) };
}

/** Offset of the quote that is open at the offset; strings of a policy do not cross lines. */
function openQuote(text: string, offset: number): number | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let open: number | undefined;
  for (let at = start; at < offset; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') open = open === undefined ? at : undefined;
  }
  return open;
}

function endOfString(text: string, offset: number): number {
  const rest = /^(?:[^"\\\n]|\\.)*(?=")/.exec(text.slice(offset));
  return offset + (rest?.[0].length ?? 0);
}

/** An entry of a list is completed like a single value. */
function withoutIndex(path: JsonPath): JsonPath {
  return typeof path.at(-1) === 'number' && path.length > 2 ? path.slice(0, -1) : path;
}

/** A value of Action or NotAction. */
export function isActionPlace({ path, isKey }: Place): boolean {
  return !isKey && /^Statement\/(Not)?Action$/.test(shape(path));
}

/** `Statement/Condition/Bool/aws:SecureTransport`; a slash in a key is no step. */
export function shape(path: JsonPath): string {
  const [first, ...rest] = path;
  const steps =
    first === 'Statement' ? [first, ...(typeof rest[0] === 'number' ? rest.slice(1) : rest)] : path;
  return steps.map((step, depth) => (depth < 3 ? step : String(step).replaceAll('/', '-'))).join('/');
}

/** Offset of the `${` that is open at the place. */
export function openVariable({ typed, from, path, isKey }: Place): number | undefined {
  const open = typed.lastIndexOf('${');
  const alive = !isKey && /^Statement\/((Not)?Resource|Condition\/.+)$/.test(shape(path));
  return alive && open >= 0 && !typed.slice(open).includes('}') ? from + open : undefined;
}
