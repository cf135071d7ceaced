/**
 * How one field of a record stands in a link, and what it is when it is left out.
 *
 * Not here: which fields there are (link-fields.ts, link-fields-2.ts). Frozen with the codec versions that use it.
 */
import type { Kind } from '#account/world.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { fullDocument, shortDocument } from './link-layouts.ts';

/** What stands before a field: the fields before it, the record before it, the kinds before it. */
export interface Before {
  readonly record: JsonObject;
  readonly previous: JsonObject | undefined;
  readonly world: Readonly<Record<string, readonly unknown[]>>;
}

export interface Field {
  readonly name: string;
  /** Its value when left out; `undefined` where the record then lacks the field. */
  readonly leftOut: (before: Before) => unknown;
  readonly shorten?: (value: unknown) => unknown;
  readonly expand?: (short: unknown) => unknown;
  /** Whether this field can say the whole value; absent where it can say any. */
  readonly holds?: (value: unknown) => boolean;
}

/** Always written, unless the record lacks it. */
export function field(name: string): Field {
  return { name, leftOut: () => undefined };
}

/** Left out when it has this value. */
export function usually(name: string, value: unknown): Field {
  return { name, leftOut: () => value };
}

/** Left out when it is what follows from what stands before it. */
export function follows(name: string, leftOut: Field['leftOut']): Field {
  return { name, leftOut };
}

/** A policy document. */
export function document(name: string): Field {
  return {
    name,
    leftOut: () => undefined,
    shorten: (text) => shortDocument(String(text)),
    expand: fullDocument,
  };
}

/** Documents with a label each: `[label, document, label, document, …]`. */
export function documents(
  name: string,
  label: string,
  pair: (entry: JsonObject) => readonly unknown[],
): Field {
  const shortenEntry = (entry: unknown): readonly unknown[] => {
    const [of, text] = pair(isJsonObject(entry) ? entry : {});
    return [of, shortDocument(String(text))];
  };
  const expandEntry = (_: unknown, index: number, all: readonly unknown[]): readonly unknown[] =>
    index % 2 === 0 ? [{ [label]: all[index], document: fullDocument(all[index + 1]) }] : [];
  return {
    name,
    leftOut: () => [],
    shorten: (value) => (value as readonly unknown[]).flatMap(shortenEntry),
    expand: (short) => (Array.isArray(short) ? short.flatMap(expandEntry) : short),
    holds: (value) =>
      Array.isArray(value) && value.every((entry) => Object.keys(entry as object).length === 2),
  };
}

/** A number that may be 0, which otherwise stands for what is left out. */
export function amount(name: string): Field {
  return {
    name,
    leftOut: () => undefined,
    shorten: (value) => [value],
    expand: (short) =>
      Array.isArray(short) && short.length === 1 ? (short as readonly unknown[])[0] : short,
  };
}

/** Longer names than AWS has let nothing follow from them, or a link could keep the page busy for minutes. */
const longestName = 600;

/** The text that a field before this one has; empty when there is none. */
export function text(value: unknown): string {
  return typeof value === 'string' && value.length <= longestName ? value : '';
}

/** The first record of a kind that stands before this one. */
export function first(before: Before, kind: Kind): JsonObject {
  const record = before.world[kind]?.[0];
  return isJsonObject(record) ? record : {};
}
