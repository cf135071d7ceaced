/**
 * Policy documents in links: as JSON instead of text wherever a known layout gives the same text back.
 *
 * What a person typed must survive to the last space, so a text that no layout reproduces stays text.
 * Frozen with codec version 1: old links are read with these layouts.
 */
import { isJsonObject } from './json.ts';

/** Ways of laying out JSON; a document in the first one is written without saying so. */
const layouts: readonly ((value: unknown) => string)[] = [
  (value) => layOut(value, ''),
  (value) => JSON.stringify(value, undefined, 2),
  (value) => JSON.stringify(value, undefined, 4),
  (value) => JSON.stringify(value),
];

/** The text itself, its JSON object, or `[layout, object]`. */
export function shortDocument(text: string): unknown {
  const value = parsed(text);
  if (!isJsonObject(value)) return text;
  const layout = layouts.findIndex((lay) => lay(value) === text);
  if (layout === -1) return text;
  return layout === 0 ? value : [layout, value];
}

/** The inverse of {@link shortDocument}. What no document can be is returned as it came. */
export function fullDocument(short: unknown): unknown {
  if (isJsonObject(short)) return layOut(short, '');
  if (!Array.isArray(short)) return short;
  const [layout, value] = short as readonly unknown[];
  return layouts[Number(layout)]?.(value) ?? short;
}

/** Texts that could not be told apart from an attack on object prototypes stay texts. */
function parsed(text: string): unknown {
  if (text.includes('__proto__') || !isShallow(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Deeper than any policy means something else; the door would refuse it (bounds.ts). */
const deepest = 20;

function isShallow(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth += 1;
    if (character === '}' || character === ']') depth -= 1;
    if (depth > deepest) return false;
  }
  return true;
}

/** Longest list of plain values that stays on one line, with its indentation. */
const width = 88;

/** Two spaces, short lists of plain values on one line. */
function layOut(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return layOutList(value, indent, deeper);
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, each]) => `${JSON.stringify(key)}: ${layOut(each, deeper)}`,
  );
  return enclose('{', members, '}', indent);
}

function layOutList(values: readonly unknown[], indent: string, deeper: string): string {
  const oneLine = `[${values.map((each) => JSON.stringify(each)).join(', ')}]`;
  const plain = values.every((each) => typeof each !== 'object');
  if (plain && deeper.length + oneLine.length <= width) return oneLine;
  return enclose(
    '[',
    values.map((each) => layOut(each, deeper)),
    ']',
    indent,
  );
}

function enclose(open: string, members: readonly string[], close: string, indent: string): string {
  return `${open}\n${members.map((member) => `${indent}  ${member}`).join(',\n')}\n${indent}${close}`;
}
