/**
 * Whether a Condition element holds, operator by operator.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Condition operators", "Conditions with multiple context keys
 * or values".
 */
import type { RequestContext } from '#authorize/authorization-request.ts';
import {
  arnPatternParts,
  asText,
  contextValue,
  glob,
  globArn,
  lookupIn,
  readPattern,
  type Lookup,
  type Pattern,
} from './pattern.ts';
import { addressBits, readBinary, readBlock, readDate, readNumber } from './value.ts';

/** A checked Condition element: operator, key, entries. */
export type Condition = Readonly<Record<string, Readonly<Record<string, Entries>>>>;
type Entry = string | number | boolean;
type Entries = Entry | readonly Entry[];

type Match = (value: string, entry: string, lookup: Lookup | undefined) => boolean;

const matches: Readonly<Record<string, Match>> = {
  StringEquals: withPattern((value, pattern) => asText(pattern) === value),
  StringEqualsIgnoreCase: withPattern(
    (value, pattern) => asText(pattern).toLowerCase() === value.toLowerCase(),
  ),
  StringLike: withPattern((value, pattern) => glob(pattern, value)),
  NumericEquals: compared(readNumber, (a, b) => a === b),
  NumericLessThan: compared(readNumber, (a, b) => a < b),
  NumericLessThanEquals: compared(readNumber, (a, b) => a <= b),
  NumericGreaterThan: compared(readNumber, (a, b) => a > b),
  NumericGreaterThanEquals: compared(readNumber, (a, b) => a >= b),
  DateEquals: compared(readDate, (a, b) => a === b),
  DateLessThan: compared(readDate, (a, b) => a < b),
  DateLessThanEquals: compared(readDate, (a, b) => a <= b),
  DateGreaterThan: compared(readDate, (a, b) => a > b),
  DateGreaterThanEquals: compared(readDate, (a, b) => a >= b),
  Bool: compared(
    (text) => ['true', 'false'].find((truth) => truth === text.toLowerCase()),
    (a, b) => a === b,
  ),
  BinaryEquals: compared(readBinary, (a, b) => a === b),
  IpAddress: (value, entry) => inBlock(addressBits(value), readBlock(entry)),
  ArnEquals: withPattern(arnLike),
  ArnLike: withPattern(arnLike),
};

const negations: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/** Every operator without prefix and suffix. */
export const operators: readonly string[] = [...Object.keys(matches), ...Object.keys(negations), 'Null'];

/** A variable without value makes the entry match nothing. */
function withPattern(match: (value: string, pattern: Pattern) => boolean): Match {
  return (value, entry, lookup) => {
    const pattern = readPattern(entry, lookup);
    return pattern !== undefined && match(value, pattern);
  };
}

/** What cannot be read matches nothing. */
function compared<T>(read: (text: string) => T | undefined, compare: (a: T, b: T) => boolean): Match {
  return (value, entry) => {
    const [a, b] = [read(value), read(entry)];
    return a !== undefined && b !== undefined && compare(a, b);
  };
}

function arnLike(value: string, pattern: Pattern): boolean {
  if (pattern.length === 1 && pattern[0] === 'any') return true;
  const parts = arnPatternParts(pattern);
  return parts !== undefined && globArn(parts, value);
}

function inBlock(address: string | undefined, block: ReturnType<typeof readBlock>): boolean {
  if (address === undefined || block === undefined) return false;
  return address.length === block.length && address.startsWith(block.prefix);
}

interface Operator {
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  readonly base: string;
  readonly ifExists: boolean;
}

/** `undefined` for an operator that does not exist. */
export function readOperator(text: string): Operator | undefined {
  const form = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(text);
  const base = form?.[2] ?? '';
  const ifExists = form?.[3] !== undefined;
  if (!operators.includes(base) || (base === 'Null' && ifExists)) return undefined;
  return { set: form?.[1] as Operator['set'], base, ifExists };
}

/** All operators and all keys must hold. Variables work in Version 2012-10-17 only. */
export function conditionHolds(condition: Condition, context: RequestContext, variables: boolean): boolean {
  const lookup = variables ? lookupIn(context) : undefined;
  return Object.entries(condition).every(([text, keys]) =>
    Object.entries(keys).every(([key, entries]) => {
      const operator = readOperator(text);
      const list = (Array.isArray(entries) ? entries : [entries]) as readonly Entry[];
      return (
        operator !== undefined &&
        operatorHolds(operator, contextValue(context, key), list.map(String), lookup)
      );
    }),
  );
}

function operatorHolds(
  { set, base, ifExists }: Operator,
  actual: string | readonly string[] | undefined,
  entries: readonly string[],
  lookup: Lookup | undefined,
): boolean {
  const values = actual === undefined ? [] : typeof actual === 'string' ? [actual] : actual;
  const absent = values.length === 0;
  if (base === 'Null') return set === undefined ? isNull(absent, entries) : set === 'ForAllValues';
  if (absent && ifExists) return true;

  const negated = base in negations;
  const match = matches[negations[base] ?? base];
  const listed = (value: string): boolean => entries.some((entry) => match?.(value, entry, lookup) === true);

  if (set === 'ForAllValues') {
    return values.every((value) => value === '') || values.every((value) => listed(value) !== negated);
  }
  if (set === 'ForAnyValue') return values.some((value) => listed(value) !== negated);
  return values.some(listed) !== negated;
}

function isNull(absent: boolean, entries: readonly string[]): boolean {
  return entries.some((entry) => entry.toLowerCase() === String(absent));
}
