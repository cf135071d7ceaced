/**
 * Tables of conditions, a case a line: `id title | condition | request context | outcome`.
 *
 * A condition reads `Operator(key: value, value)`, several are joined by `&`; a context reads `key: value`,
 * several by `&`, a multivalued key `[a, b]`. `""` is the empty text, `-` nothing at all. Outcomes: an Allow whose
 * condition `holds` or `fails`, a Deny beside an Allow of everything that `denies` or `spares`.
 */
import { alice, reads } from './cast.ts';
import { allowed, explicitlyDenied, implicitlyDenied, type Context } from './language.ts';
import { allow, decides, deny, when } from './statement.ts';

export function conditions(table: string): void {
  for (const line of table.split('\n').filter((line) => line.trim() !== '')) {
    const [title, condition, context, outcome, ...more] = line.split(' | ').map((cell) => cell.trim());
    if (title === undefined || condition === undefined || context === undefined || more.length > 0)
      throw new Error(`not a line of a condition table: ${line}`);
    conditionCase(title, readCondition(condition), readContext(context), outcome);
  }
}

function conditionCase(
  title: string,
  condition: object,
  context: Context,
  outcome: string | undefined,
): void {
  const request = reads(alice, context);
  const grant = allow('s3:GetObject', when(condition));
  const block = deny('s3:GetObject', when(condition));
  switch (outcome) {
    case 'holds':
      return allowed(title, 'identity.allows', request, { identity: decides(grant) });
    case 'fails':
      return implicitlyDenied(title, 'identity.noAllow', request, { identity: grant });
    case 'denies':
      return explicitlyDenied(title, request, { identity: [allow('*'), decides(block)] });
    case 'spares':
      return allowed(title, 'identity.allows', request, { identity: [decides(allow('*')), block] });
    default:
      throw new Error(`${title}: no outcome ${outcome}`);
  }
}

type Values = string | readonly string[];

/** `StringEquals(a: x, y) & Bool(b: true)` → `{ StringEquals: { a: ['x', 'y'] }, Bool: { b: 'true' } }`. */
function readCondition(text: string): object {
  const block: Record<string, Record<string, Values>> = {};
  for (const clause of clauses(text)) {
    const [, operator, key, values] = /^([\w:]+)\((.+?): (.*)\)$/.exec(clause) ?? [];
    if (operator === undefined || key === undefined || values === undefined)
      throw new Error(`not a condition: ${clause}`);
    const list = values.split(', ').map(readText);
    (block[operator] ??= {})[key] = list.length === 1 ? (list[0] ?? '') : list;
  }
  return block;
}

function readContext(text: string): Context {
  return Object.fromEntries(
    clauses(text).map((clause) => {
      const [key, ...rest] = clause.split(': ');
      return [key, readValue(rest.join(': '))];
    }),
  );
}

function clauses(text: string): string[] {
  return text === '-' ? [] : text.split(' & ');
}

function readValue(text: string): Values {
  if (!text.startsWith('[')) return readText(text);
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(', ').map(readText);
}

function readText(text: string): string {
  return text === '""' ? '' : text;
}
