/**
 * The condition operators: one table of families, each turning a value of the policy into a test.
 *
 * AWS: IAM User Guide, "IAM JSON policy elements: Condition operators".
 * Not here: missing keys, IfExists, set prefixes and negation, which are the same for all (condition.ts).
 */
import { compileArnPattern } from './arn-pattern.ts';
import { canonicalBase64 } from './binary-value.ts';
import type { Context } from './context.ts';
import { parseDate } from './date-value.ts';
import { compileIpRange } from './ip-range.ts';
import { pattern } from './pattern.ts';
import { parseTemplate } from './template.ts';
import { compilePattern, type Matcher } from './wildcard.ts';

export type OperatorFamily = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null';

/** One value of the policy, ready to be tested against one value of the request. */
export interface ConditionValue {
  readonly written: string;
  readonly matches: (value: string, context: Context) => boolean;
  readonly resolve?: (context: Context) => string | undefined;
  /** It is no number, date, address … and matches nothing. */
  readonly malformed?: true;
}

export interface Operator {
  readonly family: OperatorFamily;
  /** The test is the opposite of `compile`'s. */
  readonly negated: boolean;
  readonly compile: (written: string, variables: boolean) => ConditionValue;
}

type Compile = Operator['compile'];

const never: ConditionValue['matches'] = () => false;

function malformed(written: string): ConditionValue {
  return { written, matches: never, malformed: true };
}

/** A family whose values mean something by themselves; variables are plain text there. */
function parsed<T>(
  parse: (text: string) => T | undefined,
  test: (policy: T, request: T) => boolean,
): Compile {
  return (written) => {
    const policy = parse(written);
    if (policy === undefined) return malformed(written);
    const matches = (value: string): boolean => {
      const request = parse(value);
      return request !== undefined && test(policy, request);
    };
    return { written, matches };
  };
}

const stringEquals: Compile = (written, variables) =>
  pattern(written, parseTemplate(written, { wildcards: false, variables }), compilePattern);

const stringLike: Compile = (written, variables) =>
  pattern(written, parseTemplate(written, { wildcards: true, variables }), compilePattern);

const stringEqualsIgnoreCase: Compile = (written, variables) =>
  pattern(written, parseTemplate(written, { wildcards: false, variables }), (tokens): Matcher => {
    const lower = tokens.map((token) => (token.kind === 'text' ? token.text.toLowerCase() : '')).join('');
    return (text) => text.toLowerCase() === lower;
  });

const arn: Compile = (written, variables) =>
  pattern(written, parseTemplate(written, { wildcards: true, variables }), compileArnPattern);

const ipAddress: Compile = (written) => {
  const contains = compileIpRange(written);
  return contains === undefined ? malformed(written) : { written, matches: contains };
};

function parseNumber(text: string): number | undefined {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}

function parseBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

const equal = <T>(policy: T, request: T): boolean => policy === request;
const less = (policy: number, request: number): boolean => request < policy;
const lessOrEqual = (policy: number, request: number): boolean => request <= policy;
const greater = (policy: number, request: number): boolean => request > policy;
const greaterOrEqual = (policy: number, request: number): boolean => request >= policy;

function operator(family: OperatorFamily, compile: Compile): Operator {
  return { family, negated: false, compile };
}

function negatedOperator(family: OperatorFamily, compile: Compile): Operator {
  return { family, negated: true, compile };
}

/** Equals, NotEquals and the four orderings, which numbers and dates share. */
function ordered(family: 'Numeric' | 'Date', parse: (text: string) => number | undefined) {
  return {
    [`${family}Equals`]: operator(family, parsed(parse, equal)),
    [`${family}NotEquals`]: negatedOperator(family, parsed(parse, equal)),
    [`${family}LessThan`]: operator(family, parsed(parse, less)),
    [`${family}LessThanEquals`]: operator(family, parsed(parse, lessOrEqual)),
    [`${family}GreaterThan`]: operator(family, parsed(parse, greater)),
    [`${family}GreaterThanEquals`]: operator(family, parsed(parse, greaterOrEqual)),
  };
}

const table: Readonly<Record<string, Operator>> = {
  StringEquals: operator('String', stringEquals),
  StringNotEquals: negatedOperator('String', stringEquals),
  StringEqualsIgnoreCase: operator('String', stringEqualsIgnoreCase),
  StringNotEqualsIgnoreCase: negatedOperator('String', stringEqualsIgnoreCase),
  StringLike: operator('String', stringLike),
  StringNotLike: negatedOperator('String', stringLike),
  ...ordered('Numeric', parseNumber),
  ...ordered('Date', parseDate),
  Bool: operator('Bool', parsed(parseBoolean, equal)),
  BinaryEquals: operator('Binary', parsed(canonicalBase64, equal)),
  IpAddress: operator('IpAddress', ipAddress),
  NotIpAddress: negatedOperator('IpAddress', ipAddress),
  ArnEquals: operator('Arn', arn),
  ArnLike: operator('Arn', arn),
  ArnNotEquals: negatedOperator('Arn', arn),
  ArnNotLike: negatedOperator('Arn', arn),
  /** The request's "value" is whether the key is absent. */
  Null: operator('Null', parsed(parseBoolean, equal)),
};

/** By its name without prefix and suffix; names are exact. */
export const operators: ReadonlyMap<string, Operator> = new Map(Object.entries(table));
