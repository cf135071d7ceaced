/**
 * Foreign JSON must be of a sane size before anybody looks at what it says.
 *
 * Also refuses keys that would reach an object's prototype when copied carelessly.
 */
import { isJsonObject } from './json.ts';
import { admit, refuse, type Admission } from './refusal.ts';

export interface Bounds {
  readonly depth: number;
  /** Objects, lists, texts, numbers … together. */
  readonly values: number;
  /** Characters of one text. */
  readonly text: number;
}

const limits: Bounds = {
  /** Our records are four levels deep; a policy document in a link (link-layouts.ts) adds twenty. */
  depth: 30,
  values: 1_000_000,
  /** AWS's longest is the metadata document of a SAML provider. */
  text: 10_000_000,
};

interface Count {
  readonly bounds: Bounds;
  values: number;
}

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__']);

/** The value itself, when it is within bounds. */
export function checkBounds(value: unknown, bounds: Partial<Bounds> = {}): Admission<unknown> {
  const problem = problemIn(value, 0, { bounds: { ...limits, ...bounds }, values: 0 });
  return problem ?? admit(value);
}

type Refused = ReturnType<typeof refuse>;

function problemIn(value: unknown, depth: number, count: Count): Refused | undefined {
  const { bounds } = count;
  count.values += 1;
  if (count.values > bounds.values) return refuse('tooLarge', `more than ${bounds.values} values`);
  if (depth > bounds.depth) return refuse('tooLarge', `nested deeper than ${bounds.depth}`);
  if (typeof value === 'string') return problemInText(value, bounds);
  if (Array.isArray(value)) return firstProblem(value, depth, count);
  if (!isJsonObject(value)) return undefined;
  const keys = Object.keys(value);
  const forbidden = keys.find((key) => forbiddenKeys.has(key));
  if (forbidden !== undefined) return refuse('wrongShape', `a field named \`${forbidden}\``);
  return firstProblem([...keys, ...Object.values(value)], depth, count);
}

function firstProblem(values: readonly unknown[], depth: number, count: Count): Refused | undefined {
  for (const value of values) {
    const problem = problemIn(value, depth + 1, count);
    if (problem) return problem;
  }
  return undefined;
}

function problemInText(text: string, { text: longest }: Bounds): Refused | undefined {
  return text.length > longest ? refuse('tooLarge', `a text of ${text.length} characters`) : undefined;
}
