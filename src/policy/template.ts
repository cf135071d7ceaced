/**
 * Reads the little language inside policy strings: `*`, `?`, `${key}`, `${key, 'default'}` and the escapes
 * `${*}`, `${?}`, `${$}`.
 *
 * AWS: IAM User Guide, "IAM policy elements: Variables and tags". Which of them are alive depends on the place:
 * variables need Version 2012-10-17, wildcards a pattern element or a Like operator.
 */

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** `?`: exactly one character. */
  | { readonly kind: 'one' }
  /** `*`: any run of characters, also none. */
  | { readonly kind: 'run' }
  | VariableToken;

export interface VariableToken {
  readonly kind: 'variable';
  /** Context key, lower case. */
  readonly key: string;
  readonly fallback?: string;
}

export interface TemplateOptions {
  readonly wildcards: boolean;
  readonly variables: boolean;
}

const one: Token = { kind: 'one' };
const run: Token = { kind: 'run' };

/** Tokens of a policy string. A variable without closing brace or without a name is plain text. */
export function parseTemplate(source: string, options: TemplateOptions): readonly Token[] {
  const tokens: Token[] = [];
  let plain = '';
  let position = 0;
  for (const found of source.matchAll(specialParts(options))) {
    const token = tokenOf(found[0], found[1]);
    if (token === undefined) continue;
    plain += source.slice(position, found.index);
    position = found.index + found[0].length;
    if (token.kind === 'text') {
      plain += token.text;
      continue;
    }
    if (plain !== '') tokens.push({ kind: 'text', text: plain });
    plain = '';
    tokens.push(token);
  }
  plain += source.slice(position);
  if (plain !== '' || tokens.length === 0) tokens.push({ kind: 'text', text: plain });
  return tokens;
}

/** Tokens of a string in a place where variables are plain text. */
export function parseWildcards(source: string): readonly Exclude<Token, VariableToken>[] {
  const tokens = parseTemplate(source, { wildcards: true, variables: false });
  return tokens.filter((token) => token.kind !== 'variable');
}

function specialParts({ wildcards, variables }: TemplateOptions): RegExp {
  if (wildcards && variables) return /\$\{([^}]*)\}|[*?]/g;
  return variables ? /\$\{([^}]*)\}/g : wildcards ? /[*?]/g : /(?!)/g;
}

/** `undefined`: plain text as it stands. */
function tokenOf(found: string, inside: string | undefined): Token | undefined {
  if (inside === undefined) return found === '*' ? run : one;
  if (inside.trim() === '') return undefined;
  if (inside === '*' || inside === '?' || inside === '$') return { kind: 'text', text: inside };
  return parseVariable(inside);
}

/** `key` or `key, 'default'`. A default that is not quoted stays part of the name, which then has no value. */
function parseVariable(inside: string): VariableToken {
  const withDefault = /^([^,]*), '(.*)'$/s.exec(inside);
  if (withDefault === null) return { kind: 'variable', key: inside.toLowerCase() };
  return { kind: 'variable', key: (withDefault[1] ?? '').toLowerCase(), fallback: withDefault[2] ?? '' };
}
