/** The shapes of single values in records, with words for what departs from them. */
import * as v from 'valibot';
import { isJsonObject } from './json.ts';

export const text = v.string();
export const texts = v.array(text);
/** AWS's largest policy has 20,480 characters. */
export const policyDocument = v.pipe(text, v.maxLength(262_144, 'longer than any policy'));
export const accountId = v.pipe(text, v.regex(/^\d{12}$/, 'not an account id of twelve digits'));
export const arn = v.pipe(text, v.regex(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:./s, 'not an ARN'));
export const time = v.pipe(
  text,
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/, 'not a time such as 2026-01-31T12:00:00Z'),
  v.check((at) => !Number.isNaN(Date.parse(at)), 'not a time that exists'),
);
export const path = v.pipe(text, v.regex(/^\/(?:.*\/)?$/s, 'does not begin and end with a slash'));

/** An object of any names. valibot's own `record` drops names such as `constructor` in silence. */
export function namesTo<T>(
  value: v.GenericSchema<unknown, T>,
  words: string,
): v.GenericSchema<unknown, Readonly<Record<string, T>>> {
  const fits = (input: unknown): boolean =>
    isJsonObject(input) && Object.values(input).every((each) => v.is(value, each));
  return v.custom<Readonly<Record<string, T>>>(fits, words);
}

export const tags = namesTo(text, 'not an object of texts');
export const integer = v.pipe(v.number(), v.integer('not a whole number'));
export const count = v.pipe(integer, v.minValue(0, 'less than 0'));
