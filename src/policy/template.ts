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

/**
 * Tokens of a policy string, in one pass. A variable without closing brace or without a name is plain text.
 */
export function parseTemplate(source: string, options: TemplateOptions): readonly Token[] {
  const tokens: Token[] = [];
  let plain = '';
  let position = 0;
  for (const { token, from, to } of specialParts(source, options)) {
    plain += source.slice(position, from);
    position = to;
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

interface Part {
  readonly token: Token;
  readonly from: number;
  readonly to: number;
}

function specialParts(source: string, { wildcards, variables }: TemplateOptions): readonly Part[] {
  const parts: Part[] = [];
  const lastBrace = variables ? source.lastIndexOf('}') : -1;
  for (let from = 0; from < source.length; from++) {
    const part = from < lastBrace && source.startsWith('${', from) ? variablePart(source, from) : undefined;
    const wild = wildcards && part === undefined ? wildcardAt(source, from) : undefined;
    if (wild !== undefined) parts.push({ token: wild, from, to: from + 1 });
    if (part === undefined) continue;
    parts.push(part);
    from = part.to - 1;
  }
  return parts;
}

function wildcardAt(source: string, at: number): Token | undefined {
  const character = source[at];
  return character === '*' ? run : character === '?' ? one : undefined;
}

/** `undefined`: plain text as it stands. */
function variablePart(source: string, from: number): Part | undefined {
  const end = source.indexOf('}', from + 2);
  const inside = source.slice(from + 2, end);
  if (inside.trim() === '') return undefined;
  const isEscape = inside === '*' || inside === '?' || inside === '$';
  return { token: isEscape ? { kind: 'text', text: inside } : parseVariable(inside), from, to: end + 1 };
}

/** `key` or `key, 'default'`. A default that is not quoted stays part of the name, which then has no value. */
function parseVariable(inside: string): VariableToken {
  const withDefault = /^([^,]*), '(.*)'$/s.exec(inside);
  if (withDefault === null) return { kind: 'variable', key: inside.toLowerCase() };
  return { kind: 'variable', key: (withDefault[1] ?? '').toLowerCase(), fallback: withDefault[2] ?? '' };
}
