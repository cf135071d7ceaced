/**
 * The JSON documents in what a command line tool wrote into files: one, a list of them, or one after the other.
 *
 * `aws … > pages.json` in a loop puts page behind page; Windows PowerShell writes UTF-16.
 * Not here: what the documents say (authorization-details.ts).
 */

export interface ImportedDocument {
  /** Where it stands, for the person. */
  readonly place: string;
  /** `undefined` when the text is no JSON. */
  readonly value: unknown;
}

export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The documents of a file in order. Lists are taken apart. */
export function documentsIn({ name, bytes }: ImportFile): readonly ImportedDocument[] {
  const values = valuesIn(decoded(bytes));
  const place = (index: number): string => (values.length === 1 ? name : `${name}, part ${index + 1}`);
  return values.map((value, index) => ({ place: place(index), value }));
}

/** Malformed text gives an empty one, which is no JSON: a name with a broken character would be another name. */
function decoded(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}

function valuesIn(text: string): readonly unknown[] {
  const whole = parsed(text);
  if (whole !== undefined) return Array.isArray(whole) ? (whole as readonly unknown[]) : [whole];
  const parts = split(text);
  return parts.length < 2 ? [undefined] : parts.flatMap(valuesOfPart);
}

function valuesOfPart(text: string): readonly unknown[] {
  const value = parsed(text);
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Cuts behind every bracket that closes the outermost one. What is left over at the end is a part too. */
function split(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') isInText = !isInText;
    if (isInText) {
      if (character === '\\') at += 1;
      continue;
    }
    if (character === '{' || character === '[') depth += 1;
    if (character !== '}' && character !== ']') continue;
    depth -= 1;
    if (depth > 0) continue;
    parts.push(text.slice(start, at + 1));
    start = at + 1;
    depth = 0;
  }
  const rest = text.slice(start);
  return rest.trim() === '' ? parts : [...parts, rest];
}
