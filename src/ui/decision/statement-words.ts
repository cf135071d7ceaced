/** What is said of one statement: where it stands, and what its checks come to. */
import type { Element, StatementTrace } from '#authorize/decision.ts';
import { parsePolicy } from '#policy/parse.ts';
import { tellingChecks } from './statement-order.ts';

export interface StatementPlace {
  /** `statement 1 of 3`; without the total when the text is not at hand. */
  readonly number: string;
  /** `lines 3–13`. */
  readonly lines: string | undefined;
}

export function statementPlace(text: string | undefined, index: number): StatementPlace {
  const number = `statement ${index + 1}`;
  if (text === undefined) return { number, lines: undefined };
  const { value, locate } = parsePolicy(text);
  const statements = statementsIn(value);
  const range = locate(Array.isArray(statements) ? ['Statement', index] : ['Statement']);
  const total = Array.isArray(statements) ? statements.length : 1;
  return {
    number: `${number} of ${total}`,
    lines: range && lineWords(range.start.line, range.end.line),
  };
}

function statementsIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'Statement' in value ? value.Statement : undefined;
}

function lineWords(first: number, last: number): string {
  return first === last ? `line ${first}` : `lines ${first}–${last}`;
}

/** `All three match, so this Deny applies.` */
export function conclusion(statement: StatementTrace): string {
  const { applies, effect, checks } = statement;
  if (applies) return `${allMatch(checks.length)}, so this ${effect} applies.`;
  if (checks.some(({ because }) => because.kind === 'unevaluable'))
    return 'This statement cannot be evaluated, so it never applies.';
  const failed = [
    ...new Set(
      tellingChecks(statement)
        .filter(({ holds }) => !holds)
        .map(({ element }) => element),
    ),
  ];
  return `${listed(failed)} ${failed.length === 1 ? 'does' : 'do'} not match, so this ${effect} does not apply.`;
}

function allMatch(count: number): string {
  const words = [
    'Nothing stands against it',
    'It matches',
    'Both match',
    'All three match',
    'All four match',
  ];
  return words[count] ?? `All ${count} match`;
}

function listed(elements: readonly Element[]): string {
  return elements.length < 2
    ? String(elements[0])
    : `${elements.slice(0, -1).join(', ')} and ${String(elements.at(-1))}`;
}
