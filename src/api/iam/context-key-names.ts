/**
 * The context keys that a policy text speaks of: in its conditions, and as variables.
 *
 * AWS: IAM API Reference, "GetContextKeysForCustomPolicy"; IAM User Guide, "IAM policy elements: Variables and tags".
 */
import { parsePolicy } from '#policy/parse.ts';

/** As they are spelled where they are first met; case is ignored in telling them apart. */
export function contextKeyNames(documents: readonly string[]): readonly string[] {
  const names = new Map<string, string>();
  for (const name of documents.flatMap(namesIn)) {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

function namesIn(document: string): readonly string[] {
  const { value } = parsePolicy(document);
  if (!isObject(value)) return [];
  const { Version: version, Statement: statement } = value;
  const variables = version === '2012-10-17' ? variablesIn : () => [];
  const statements: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  return statements.filter(isObject).flatMap((fields) => namesInStatement(fields, variables));
}

type Variables = (value: unknown) => readonly string[];

/** Actions and principals hold no variables. */
const withVariables: ReadonlySet<string> = new Set(['Resource', 'NotResource']);

function namesInStatement(statement: Fields, variables: Variables): readonly string[] {
  return Object.entries(statement).flatMap(([element, value]) => {
    if (element === 'Condition') return namesInCondition(value, variables);
    return withVariables.has(element) ? variables(value) : [];
  });
}

function namesInCondition(block: unknown, variables: Variables): readonly string[] {
  const tests = isObject(block) ? Object.values(block).filter(isObject) : [];
  return tests.flatMap((test) =>
    Object.entries(test).flatMap(([key, values]) => [key, ...variables(values)]),
  );
}

/** `${key}` and `${key, 'default'}`, but not the escapes `${*}`, `${?}` and `${$}`. */
function variablesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(variablesIn);
  if (typeof value !== 'string') return [];
  const found = value.matchAll(/\$\{([^},]+)(?:,[^}]*)?\}/g);
  return [...found].map(([, name = '']) => name.trim()).filter((name) => !/^[*?$]?$/.test(name));
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
