/**
 * A trust policy as far as it says who may assume the role: its statements, read from text that may be half typed.
 *
 * AWS: IAM User Guide, "Role trust policies". Not here: words for them (trust-words.ts), whether AWS takes the text
 * (api/iam/trust-policy.ts), whom it lets in (authorize/).
 */
import type { ArnText } from '#account/arn.ts';
import type { Role } from '#account/role.ts';
import type { World } from '#account/world.ts';
import { parsePolicy } from '#policy/parse.ts';
import { textList } from '#policy/principal-element.ts';

export interface TrustStatement {
  readonly effect: 'Allow' | 'Deny';
  /** As written, under the keys of Principal; `"*"` is the key AWS with the name `*`. */
  readonly principals: readonly (readonly [key: string, name: string])[];
  readonly actions: readonly string[];
  /** Written as NotAction: all but these. */
  readonly isAllBut: boolean;
  readonly conditions: readonly TrustCondition[];
}

export interface TrustCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** `undefined` while the text is no JSON object. */
export function trustStatements(text: string): readonly TrustStatement[] | undefined {
  const { value } = parsePolicy(text);
  if (!isObject(value)) return undefined;
  const { Statement } = value;
  const list: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  return list.filter(isObject).map((statement) => ({
    effect: statement['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    principals: principalsOf(statement['Principal']),
    actions: textList(statement['Action'] ?? statement['NotAction']) ?? [],
    isAllBut: statement['Action'] === undefined && statement['NotAction'] !== undefined,
    conditions: conditionsOf(statement['Condition']),
  }));
}

function principalsOf(principal: unknown): TrustStatement['principals'] {
  if (principal === '*') return [['AWS', '*']];
  if (!isObject(principal)) return [];
  return Object.entries(principal).flatMap(([key, names]) =>
    (textList(names) ?? []).map((name) => [key, name] as const),
  );
}

function conditionsOf(block: unknown): readonly TrustCondition[] {
  if (!isObject(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: valuesOf(values) }))
      : [],
  );
}

function valuesOf(values: unknown): readonly string[] {
  return (Array.isArray(values) ? (values as readonly unknown[]) : [values]).map(String);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The roles whose trust policies name a provider. */
export function rolesTrusting({ roles }: World, provider: ArnText): readonly Role[] {
  return [...roles.values()].filter(({ assumeRolePolicyDocument: text }) =>
    // Most do not hold its name at all.
    text.includes(provider) ? namesProvider(text, provider) : false,
  );
}

function namesProvider(text: string, provider: ArnText): boolean {
  return (trustStatements(text) ?? []).some(
    ({ effect, principals }) =>
      effect === 'Allow' && principals.some(([key, name]) => key === 'Federated' && name === provider),
  );
}
