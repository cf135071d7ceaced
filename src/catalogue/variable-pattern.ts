/**
 * Texts with variable parts, as the Service Authorization Reference prints them: `aws:ResourceTag/${TagKey}`,
 * `s3:ExistingObjectTag/<key>`, `cert:*`.
 *
 * Not here: wildcards that a policy author writes (policy/wildcard.ts).
 */

/** Literal pieces with a hole between each two of them; `least[i]` characters at least fill hole `i`. */
export interface VariablePattern {
  readonly literals: readonly string[];
  readonly least: readonly number[];
}

const variable = /\$?\{[^}]*\}|<[^>]*>|\*/g;
const hole = new RegExp(`(?:${variable.source})+`, 'g');

/** Reads a pattern. A variable stands for one character or more, an asterisk for any number. */
export function parseVariables(text: string): VariablePattern {
  const holes = text.match(hole) ?? [];
  return {
    literals: text.replace(hole, '\n').split('\n'),
    least: holes.map((found) => (found === '*' ? 0 : 1)),
  };
}

/**
 * The texts that fill the holes, or `undefined` when `text` does not fit. Linear: every literal is taken at its
 * first place, which never spoils a later one, since holes are bounded from below only.
 */
export function fitVariables(
  { literals, least }: VariablePattern,
  text: string,
): readonly string[] | undefined {
  const [first = '', ...rest] = literals;
  if (rest.length === 0) return text === first ? [] : undefined;
  if (!text.startsWith(first)) return undefined;
  const filled: string[] = [];
  let from = first.length;
  for (const [i, literal] of rest.entries()) {
    const earliest = from + (least[i] ?? 0);
    const at = i === rest.length - 1 ? lastPlace(text, literal, earliest) : text.indexOf(literal, earliest);
    if (at < 0) return undefined;
    filled.push(text.slice(from, at));
    from = at + literal.length;
  }
  return filled;
}

function lastPlace(text: string, literal: string, earliest: number): number {
  const at = text.length - literal.length;
  return at >= earliest && text.endsWith(literal) ? at : -1;
}

/** How much of a pattern is fixed: of two that fit a text, the longer says more about it. */
export function literalLength(pattern: VariablePattern): number {
  return pattern.literals.reduce((sum, literal) => sum + literal.length, 0);
}

/** Fills every variable with `fill(its name)`; an asterisk is named `*`. */
export function fillVariables(text: string, fill: (variable: string) => string): string {
  return text.replace(variable, (found) => fill(found === '*' ? found : found.replace(/[${}<>]/g, '')));
}
