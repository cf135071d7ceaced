/**
 * Foreign JSON must be of a sane size before anybody looks at what it says.
 *
 * Also refuses keys that would reach an object's prototype when copied carelessly.
 */
import { isJsonObject } from './json.ts';
import { admit, refuse, type Admission } from './refusal.ts';

const limits = {
  /** Our records are four levels deep; a policy document in a link (link-layouts.ts) adds twenty. */
  depth: 30,
  /** Objects, lists, texts, numbers … together. */
  values: 1_000_000,
  /** Characters of one text; AWS's largest document has 20,480. */
  text: 262_144,
};

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__']);

/** The value itself, when it is within bounds. */
export function checkBounds(value: unknown): Admission<unknown> {
  const left = { values: limits.values };
  const problem = problemIn(value, 0, left);
  return problem ?? admit(value);
}

type Refused = ReturnType<typeof refuse>;

function problemIn(value: unknown, depth: number, left: { values: number }): Refused | undefined {
  left.values -= 1;
  if (left.values < 0) return refuse('tooLarge', `more than ${limits.values} values`);
  if (depth > limits.depth) return refuse('tooLarge', `nested deeper than ${limits.depth}`);
  if (typeof value === 'string') return problemInText(value);
  if (Array.isArray(value)) return firstProblem(value, depth, left);
  if (!isJsonObject(value)) return undefined;
  const keys = Object.keys(value);
  const forbidden = keys.find((key) => forbiddenKeys.has(key));
  if (forbidden !== undefined) return refuse('wrongShape', `a field named \`${forbidden}\``);
  return firstProblem([...keys, ...Object.values(value)], depth, left);
}

function firstProblem(
  values: readonly unknown[],
  depth: number,
  left: { values: number },
): Refused | undefined {
  for (const value of values) {
    const problem = problemIn(value, depth + 1, left);
    if (problem) return problem;
  }
  return undefined;
}

function problemInText(text: string): Refused | undefined {
  return text.length > limits.text ? refuse('tooLarge', `a text of ${text.length} characters`) : undefined;
}
