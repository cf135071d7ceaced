/**
 * AWS's constraints on parameters as valibot schemas, and its words when they do not hold.
 *
 * AWS: the input shapes of the IAM and STS API References. Texts from the wire are read as numbers and booleans
 * where the shape wants one. A rule for IAM: the message names the place, not the value; STS and Cognito repeat the value.
 * Not here: the shapes themselves (iam/iam-shapes.ts, sts/sts-shapes.ts).
 */
import * as v from 'valibot';
import { validationError, type AwsError } from './aws-error.ts';
import { isRepeatedInErrors } from './secret-parameters.ts';

interface TextLimits {
  readonly min?: number;
  readonly max?: number;
  /** For the whole text; `shown` is how AWS writes it. */
  readonly pattern?: RegExp;
  readonly shown?: string;
}

export type TextShape = v.GenericSchema<unknown, string>;

/** AWS checks the lengths before the pattern, and tells all that fail. */
export function text({ min = 0, max = Infinity, pattern, shown }: TextLimits = {}): TextShape {
  return v.pipe(
    v.string(nullWords),
    v.check(
      (value) => Array.from(value).length <= max,
      `Member must have length less than or equal to ${max}`,
    ),
    v.check(
      (value) => Array.from(value).length >= min,
      `Member must have length greater than or equal to ${min}`,
    ),
    v.check(
      (value) => pattern === undefined || pattern.test(value),
      `Member must satisfy regular expression pattern: ${shown ?? ''}`,
    ),
  );
}

/** AWS names no values here. */
export function oneOf<const T extends string>(...values: readonly T[]): v.GenericSchema<unknown, T> {
  return v.pipe(
    v.string(nullWords),
    v.check((value) => (values as readonly string[]).includes(value), 'Member must satisfy enum value set'),
    v.transform((value) => value as T),
  );
}

export function integer(min: number, max: number): v.GenericSchema<unknown, number> {
  return v.pipe(
    v.union([v.number(), v.string()], nullWords),
    v.transform((value) => (value === '' ? Number.NaN : Number(value))),
    v.integer('Member must be a number'),
    v.check((value) => !(value > max), `Member must have value less than or equal to ${max}`),
    v.check((value) => !(value < min), `Member must have value greater than or equal to ${min}`),
  );
}

export const boolean: v.GenericSchema<unknown, boolean> = v.pipe(
  v.union([v.boolean(), v.string()], nullWords()),
  v.check((value) => /^(true|false)$/i.test(String(value)), 'Member must be a boolean'),
  v.transform((value) => /^true$/i.test(String(value))),
);

/** An empty list travels as an empty text. */
export function list<T>(
  entry: v.GenericSchema<unknown, T>,
  limits: { readonly min?: number; readonly max?: number } = {},
): v.GenericSchema<unknown, readonly T[]> {
  const { min = 0, max = Infinity } = limits;
  return v.pipe(
    v.unknown(),
    v.transform((value) => (value === '' ? [] : value)),
    v.custom<readonly unknown[]>(Array.isArray, nullWords()),
    v.check((value) => value.length <= max, `Member must have length less than or equal to ${max}`),
    v.check((value) => value.length >= min, `Member must have length greater than or equal to ${min}`),
    v.array(entry),
  );
}

/** A list of texts: AWS names the list, and all that its members must be, whichever fails; STS does not speak of null. */
export function textList(
  limits: TextLimits & Required<Pick<TextLimits, 'min' | 'max'>>,
  size: { readonly min?: number; readonly max?: number } = {},
  { tellsNull = true }: { readonly tellsNull?: boolean } = {},
): v.GenericSchema<unknown, readonly string[]> {
  const { min, max, pattern, shown } = limits;
  const wanted = [
    `Member must have length less than or equal to ${max}`,
    `Member must have length greater than or equal to ${min}`,
    ...(shown === undefined ? [] : [`Member must satisfy regular expression pattern: ${shown}`]),
    ...(tellsNull ? [nullWords()] : []),
  ];
  const fits = (value: unknown): boolean =>
    typeof value === 'string' &&
    value.length >= min &&
    value.length <= max &&
    (pattern === undefined || pattern.test(value));
  return v.pipe(
    list(v.unknown(), size),
    v.check((values) => values.every(fits), `Member must satisfy constraint: [${wanted.join(', ')}]`),
    v.transform((values) => values as readonly string[]),
  );
}

export const optional = v.exactOptional;

/** Parameters by name; those that AWS does not know are passed over, as AWS does. */
export const object = v.object;

function nullWords(): string {
  return 'Member must not be null';
}

/** The parameters, or AWS's ValidationError with every constraint that does not hold. */
export function readParameters<P>(
  shape: v.GenericSchema<unknown, P>,
  parameters: unknown,
  { echo }: { readonly echo: boolean },
): P | AwsError {
  const result = v.safeParse(shape, parameters);
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => problemOf(issue, echo));
  const head = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected: `;
  return validationError(head + problems.join('; '));
}

function problemOf(issue: v.BaseIssue<unknown>, echo: boolean): string {
  const keys = (issue.path ?? []).map(({ key }) => key);
  const place = keys.map(placeOf).join('.');
  const words = issue.kind === 'schema' ? nullWords() : issue.message;
  const isMissing = issue.input === undefined || issue.input === null;
  const isShown = echo && (isMissing || isRepeatedInErrors(String(keys[0])));
  const value = isShown ? shownValue(issue.input) : '';
  return `Value${value} at '${place}' failed to satisfy constraint: ${words}`;
}

/** As AWS repeats it: `null` for what is missing, lists as Java prints them. What we cannot print alike is left out. */
function shownValue(value: unknown): string {
  if (value === undefined || value === null) return ' null';
  if (typeof value === 'string') return ` '${value}'`;
  if (typeof value === 'number') return Number.isNaN(value) ? '' : ` '${value}'`;
  const areTexts = Array.isArray(value) && value.every((each) => typeof each === 'string');
  return areTexts ? ` '[${value.join(', ')}]'` : '';
}

/** `Tags[0].Key` is `tags.1.member.key`. */
function placeOf(key: unknown): string {
  if (typeof key === 'number') return `${key + 1}.member`;
  const name = String(key);
  return name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (start) => start.toLowerCase());
}
