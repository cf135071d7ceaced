/**
 * A policy string compiled for matching: a constant matcher, or one that waits for the values of its variables.
 */
import { variableValue, type Context } from './context.ts';
import type { Token, VariableToken } from './template.ts';
import type { Matcher, PatternToken } from './wildcard.ts';

export interface Pattern {
  /** As the policy has it. */
  readonly written: string;
  readonly matches: (text: string, context: Context) => boolean;
  /** With variables put in; `undefined` when one has no value, so that the pattern matches nothing. Absent without variables. */
  readonly resolve?: (context: Context) => string | undefined;
}

type Compile = (tokens: readonly PatternToken[]) => Matcher;

/** Put together from tokens; `compile` makes the matcher once variables are known. */
export function pattern(written: string, tokens: readonly Token[], compile: Compile): Pattern {
  const variables = tokens.filter((token) => token.kind === 'variable');
  if (variables.length > 0) return variablePattern(written, tokens, variables, compile);
  return { written, matches: compile(tokens as readonly PatternToken[]) };
}

/** The last matcher is kept: most requests of a world have the same values. */
function variablePattern(
  written: string,
  tokens: readonly Token[],
  variables: readonly VariableToken[],
  compile: Compile,
): Pattern {
  let last: { readonly values: readonly string[]; readonly matcher: Matcher } | undefined;
  return {
    written,
    matches(text, context) {
      const values = valuesOf(variables, context);
      if (values === undefined) return false;
      if (last === undefined || !sameTexts(last.values, values)) {
        last = { values, matcher: compile(putIn(tokens, values)) };
      }
      return last.matcher(text);
    },
    resolve(context) {
      const values = valuesOf(variables, context);
      return values && putIn(tokens, values).map(writtenAs).join('');
    },
  };
}

function valuesOf(variables: readonly VariableToken[], context: Context): readonly string[] | undefined {
  const values: string[] = [];
  for (const { key, fallback } of variables) {
    const value = variableValue(context, key) ?? fallback;
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Values become plain text: a `*` in a tag is a star, not a wildcard. */
function putIn(tokens: readonly Token[], values: readonly string[]): readonly PatternToken[] {
  let next = 0;
  return tokens.map((token) =>
    token.kind === 'variable' ? { kind: 'text', text: values[next++] ?? '' } : token,
  );
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.every((text, i) => text === b[i]);
}

function writtenAs(token: PatternToken): string {
  return token.kind === 'text' ? token.text : token.kind === 'one' ? '?' : '*';
}
