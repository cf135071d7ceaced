/**
 * Text of a policy with wildcards and policy variables, read character by character.
 *
 * AWS: IAM User Guide, "IAM policy elements: Variables and tags", "IAM JSON policy elements: Resource".
 * Not here: which element takes variables (condition.ts, statement.ts).
 */
import type { RequestContext } from '#authorize/authorization-request.ts';

/** A wildcard or a character; what a variable puts in is characters only. */
export type Piece = 'any' | 'one' | { readonly character: string };
export type Pattern = readonly Piece[];

/** Value of a single-valued key, key names compared ignoring case. */
export type Lookup = (key: string) => string | undefined;

export function lookupIn(context: RequestContext): Lookup {
  return (key) => {
    const value = contextValue(context, key);
    return typeof value === 'string' ? value : undefined;
  };
}

export function contextValue(context: RequestContext, key: string): string | readonly string[] | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

/** Reads a pattern; `undefined` when a variable has neither value nor default. Without `lookup` `${…}` is text. */
export function readPattern(text: string, lookup?: Lookup): Pattern | undefined {
  if (text === '') return [];
  const variable = lookup && /^\$\{([^}]+)\}/.exec(text);
  if (!lookup || !variable) {
    const rest = readPattern(text.slice(1), lookup);
    return rest && [writtenPiece(text.charAt(0)), ...rest];
  }
  const value = valueOf(variable[1] ?? '', lookup);
  const rest = readPattern(text.slice(variable[0].length), lookup);
  if (value === undefined || rest === undefined) return undefined;
  return [...value.split('').map((character) => ({ character })), ...rest];
}

function writtenPiece(character: string): Piece {
  if (character === '*') return 'any';
  if (character === '?') return 'one';
  return { character };
}

function valueOf(variable: string, lookup: Lookup): string | undefined {
  if (variable === '*' || variable === '?' || variable === '$') return variable;
  const withDefault = /^(.+?), '(.*)'$/.exec(variable);
  return withDefault ? (lookup(withDefault[1] ?? '') ?? withDefault[2]) : lookup(variable);
}

/** The pattern as plain text, for operators that know no wildcards. */
export function asText(pattern: Pattern): string {
  return pattern.map((piece) => (piece === 'any' ? '*' : piece === 'one' ? '?' : piece.character)).join('');
}

/** A table: `reach[t]` tells whether the pattern read so far covers the first `t` characters of the text. */
export function glob(pattern: Pattern, text: string): boolean {
  let reach = Array.from({ length: text.length + 1 }, (_, t) => t === 0);
  for (const piece of pattern) {
    const before = reach;
    reach = before.map((_, t) => {
      if (piece === 'any') return before.slice(0, t + 1).includes(true);
      const fits = piece === 'one' || piece.character === text[t - 1];
      return t > 0 && fits && before[t - 1] === true;
    });
  }
  return reach[text.length] === true;
}

/** Six parts of a text, split at the first five colons. */
export function arnParts(text: string): readonly string[] | undefined {
  const parts = text.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Six parts of a pattern, split at the first five colons after variables were put in. */
export function arnPatternParts(pattern: Pattern): readonly Pattern[] | undefined {
  const parts: Piece[][] = [[]];
  for (const piece of pattern) {
    const splits = typeof piece === 'object' && piece.character === ':';
    if (splits && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts.length === 6 ? parts : undefined;
}

/** Part by part, so that a wildcard never reaches over the colon between two parts. */
export function globArn(patterns: readonly Pattern[], arn: string): boolean {
  const parts = arnParts(arn);
  return parts?.every((part, i) => glob(patterns[i] ?? [], part)) ?? false;
}
