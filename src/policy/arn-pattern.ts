/**
 * ARN patterns: six colon parts, each matched on its own, so that a `*` never runs over a colon of the first five.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Resource" and "Amazon Resource Name (ARN) condition operators".
 * A lone `*` stands for everything. Case counts.
 */
import { compilePattern, type Matcher, type PatternToken } from './wildcard.ts';

const everything: Matcher = () => true;
const nothing: Matcher = () => false;

/** Matcher of a pattern whose variables are put in; one with fewer than six parts matches nothing. */
export function compileArnPattern(tokens: readonly PatternToken[]): Matcher {
  if (tokens.length === 1 && tokens[0]?.kind === 'run') return everything;
  const parts = splitAtColons(tokens);
  if (parts.length < 6) return nothing;
  const literal = literalPrefix(parts.slice(0, 5));
  const last = compilePattern(parts[5] ?? []);
  if (literal !== undefined) return (text) => text.startsWith(literal) && last(text.slice(literal.length));
  const matchers = parts.map(compilePattern);
  return (text) => {
    const values = splitArn(text);
    return values !== undefined && matchers.every((matches, i) => matches(values[i] ?? ''));
  };
}

/** The six parts of an ARN's text; `undefined` with fewer. */
export function splitArn(text: string): readonly string[] | undefined {
  const parts: string[] = [];
  let from = 0;
  while (parts.length < 5) {
    const colon = text.indexOf(':', from);
    if (colon < 0) return undefined;
    parts.push(text.slice(from, colon));
    from = colon + 1;
  }
  return [...parts, text.slice(from)];
}

/** Cuts tokens at the first five colons. */
function splitAtColons(tokens: readonly PatternToken[]): readonly (readonly PatternToken[])[] {
  const parts: PatternToken[][] = [[]];
  for (const token of tokens) {
    if (token.kind !== 'text') {
      parts.at(-1)?.push(token);
      continue;
    }
    let rest = token.text;
    for (let colon = rest.indexOf(':'); colon >= 0 && parts.length < 6; colon = rest.indexOf(':')) {
      addText(parts.at(-1), rest.slice(0, colon));
      parts.push([]);
      rest = rest.slice(colon + 1);
    }
    addText(parts.at(-1), rest);
  }
  return parts;
}

function addText(part: PatternToken[] | undefined, text: string): void {
  if (text !== '') part?.push({ kind: 'text', text });
}

/** `arn:aws:s3:::` when the first five parts hold no wildcard. */
function literalPrefix(parts: readonly (readonly PatternToken[])[]): string | undefined {
  let prefix = '';
  for (const part of parts) {
    for (const token of part) {
      if (token.kind !== 'text') return undefined;
      prefix += token.text;
    }
    prefix += ':';
  }
  return prefix;
}
