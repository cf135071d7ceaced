/**
 * One line of a Condition block: operator, key and values, compiled to a test of the request context.
 *
 * AWS: IAM User Guide, "Multivalued context keys", "Condition operators" (missing keys, IfExists, Null).
 */
import type { ConditionReason } from './condition-reason.ts';
import { operators, type ConditionValue, type Operator, type OperatorFamily } from './condition-operator.ts';
import type { Context } from './context.ts';
import type { JsonPath } from './position.ts';

export type SetPrefix = 'ForAllValues' | 'ForAnyValue';

/** An operator as a policy names it: `ForAnyValue:StringLikeIfExists`. */
export interface OperatorName {
  readonly prefix?: SetPrefix;
  readonly name: string;
  readonly ifExists: boolean;
}

export interface Condition {
  readonly operator: string;
  /** As written; {@link lowerKey} is what it is looked up by. */
  readonly key: string;
  readonly lowerKey: string;
  readonly family: OperatorFamily;
  readonly values: readonly ConditionValue[];
  /** Values that match nothing because they are no number, date, address … */
  readonly malformed?: readonly string[];
  readonly at: JsonPath;
  readonly holds: (context: Context) => boolean;
}

export function parseOperatorName(text: string): OperatorName {
  const found = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(text);
  const prefix = found?.[1] as SetPrefix | undefined;
  return {
    ...(prefix === undefined ? {} : { prefix }),
    name: found?.[2] ?? text,
    ifExists: found?.[3] !== undefined,
  };
}

/** `undefined` for an operator that AWS does not have; `NullIfExists` is none either. */
export function findOperator({ name, ifExists }: OperatorName): Operator | undefined {
  return name === 'Null' && ifExists ? undefined : operators.get(name);
}

/** `variables`: whether the document's Version lets them live. */
export function compileCondition(
  operatorText: string,
  key: string,
  texts: readonly string[],
  at: JsonPath,
  variables: boolean,
): Condition | undefined {
  const name = parseOperatorName(operatorText);
  const operator = findOperator(name);
  if (operator === undefined) return undefined;
  const values = texts.map((text) => operator.compile(text, variables));
  const lowerKey = key.toLowerCase();
  const holds =
    operator.family === 'Null' ? nullTest(name, lowerKey, values) : test(name, operator, lowerKey, values);
  const malformed = values.filter((value) => value.malformed).map(({ written }) => written);
  const condition = { operator: operatorText, key, lowerKey, family: operator.family, values, at, holds };
  return malformed.length === 0 ? condition : { ...condition, malformed };
}

function test(
  name: OperatorName,
  operator: Operator,
  lowerKey: string,
  values: readonly ConditionValue[],
): Condition['holds'] {
  const withoutKey = holdsWithoutKey(name, operator);
  const { negated } = operator;
  return (context) => {
    const asked = context.get(lowerKey)?.values;
    if (asked === undefined || asked.length === 0) return withoutKey;
    const one = (value: string): boolean => matchesAny(values, value, context);
    if (name.prefix === 'ForAllValues')
      return isNullSet(asked) || asked.every((value) => one(value) !== negated);
    if (name.prefix === 'ForAnyValue') return asked.some((value) => one(value) !== negated);
    return (asked.length === 1 ? one(asked[0] ?? '') : listMatches(asked, one)) !== negated;
  };
}

/** AWS: a ForAllValues test is also true for "a null data set, such as an empty string". */
function isNullSet(asked: readonly string[]): boolean {
  return asked.every((value) => value === '');
}

/**
 * A multivalued key without set operator. AWS calls this an error of the policy (MISSING_QUALIFIER) and does not
 * say what it does; here the test holds when one of the request's values matches.
 */
function listMatches(asked: readonly string[], one: (value: string) => boolean): boolean {
  return asked.some(one);
}

/** AWS: a negated operator is true when the key is missing; IfExists and ForAllValues are, ForAnyValue never. */
function holdsWithoutKey({ prefix, ifExists }: OperatorName, { negated }: Operator): boolean {
  return ifExists || prefix === 'ForAllValues' || (prefix === undefined && negated);
}

/** `"true"` asks that the key be absent. A prefix makes the test pointless: always, or never, true. */
function nullTest(
  { prefix }: OperatorName,
  lowerKey: string,
  values: readonly ConditionValue[],
): Condition['holds'] {
  if (prefix !== undefined) return () => prefix === 'ForAllValues';
  return (context) => {
    const absent = (context.get(lowerKey)?.values.length ?? 0) === 0;
    return matchesAny(values, String(absent), context);
  };
}

function matchesAny(values: readonly ConditionValue[], value: string, context: Context): boolean {
  for (const candidate of values) if (candidate.matches(value, context)) return true;
  return false;
}

/** Says what the condition asked and what the request had. */
export function conditionReason(condition: Condition, context: Context): ConditionReason {
  const entry = context.get(condition.lowerKey);
  const reason: Writable<ConditionReason> = {
    kind: 'condition',
    operator: condition.operator,
    key: condition.key,
  };
  if (entry !== undefined) reason.actual = entry.value;
  if (entry === undefined || entry.values.length === 0) reason.missing = 'key';
  else if (condition.family !== 'Null') addMatch(reason, condition, entry.values, context);
  if (condition.malformed !== undefined) reason.malformed = condition.malformed;
  return reason;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function addMatch(
  reason: Writable<ConditionReason>,
  condition: Condition,
  asked: readonly string[],
  context: Context,
): void {
  for (const value of condition.values) {
    const resolved = value.resolve?.(context);
    if (value.resolve !== undefined && resolved === undefined) reason.missing = 'variable';
    if (reason.matched !== undefined || !asked.some((text) => value.matches(text, context))) continue;
    reason.matched =
      resolved === undefined ? { written: value.written } : { written: value.written, resolved };
  }
}
