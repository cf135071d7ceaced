/**
 * The short form of a whole scenario in links, and back: lists instead of objects, nothing that follows by itself.
 *
 * Back, the form comes from anybody: whatever does not fit is handed on as it is, and the schema refuses it.
 * Not here: which fields (link-fields.ts, link-fields-2.ts), bytes and text (link.ts).
 */
import type { Kind } from '#account/world.ts';
import type { Before, Field } from './link-field.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { format, type ScenarioJson } from './scenario-json.ts';

/** Every kind, in the order of the link, with its fields in the order of the list. */
export type FieldsOf = readonly (readonly [Kind, readonly Field[]])[];

/** Stands for a value that is left out between others. No field has this value. */
const gap = 0;

/** As the door has it; checked before anything is worked out for each of them. */
const mostRecords = 100_000;

type Kinds = Readonly<Record<string, readonly unknown[]>>;

/** Whether these fields are all that the scenario has. */
export function holds({ world }: ScenarioJson, fieldsOf: FieldsOf): boolean {
  const known = new Map<string, readonly Field[]>(fieldsOf);
  return Object.entries(world).every(([kind, records]) => {
    const fields = new Map((known.get(kind) ?? []).map((field) => [field.name, field]));
    const holdsValue = ([name, value]: [string, unknown]): boolean => {
      const field = fields.get(name);
      return field !== undefined && (field.holds?.(value) ?? true);
    };
    return records.every((record) => Object.entries(record).every(holdsValue));
  });
}

/** `[version, title, about, records of the first kind, …]`. */
export function shortForm(
  { version, title, about, world }: ScenarioJson,
  fieldsOf: FieldsOf,
): readonly unknown[] {
  const kinds = fieldsOf.map(([kind, fields]) => shortRecords(world[kind] ?? [], fields, world as Kinds));
  return trimmed([version, title, about, ...kinds], (value) => Array.isArray(value) && value.length === 0);
}

/** The inverse of {@link shortForm}; `undefined` when it is none. */
export function fullForm(short: unknown, fieldsOf: FieldsOf): JsonObject | undefined {
  if (!Array.isArray(short)) return undefined;
  const [version, title, about, ...kinds] = short as readonly unknown[];
  const count = kinds.reduce<number>(
    (sum, records) => sum + (Array.isArray(records) ? records.length : 1),
    0,
  );
  if (kinds.length > fieldsOf.length || count > mostRecords) return undefined;
  return { format, version, title, about, world: fullWorld(kinds, fieldsOf) };
}

function fullWorld(kinds: readonly unknown[], fieldsOf: FieldsOf): JsonObject {
  const world: Record<string, unknown> = {};
  const lists: Record<string, readonly unknown[]> = {};
  for (const [index, [kind, fields]] of fieldsOf.entries()) {
    const records = kinds[index] ?? [];
    if (Array.isArray(records)) lists[kind] = fullRecords(records, fields, lists);
    if (!isEmpty(records)) world[kind] = lists[kind] ?? records;
  }
  return world;
}

function shortRecords(
  records: readonly unknown[],
  fields: readonly Field[],
  world: Kinds,
): readonly unknown[] {
  let previous: JsonObject | undefined;
  return (records as readonly JsonObject[]).map((record) => {
    const values = fields.map((field) => shortValue(field, { record, previous, world }));
    previous = record;
    return trimmed(values, (value) => value === gap);
  });
}

function shortValue(field: Field, before: Before): unknown {
  const value = before.record[field.name];
  if (value === undefined || isSame(value, field.leftOut(before))) return gap;
  return field.shorten ? field.shorten(value) : value;
}

function fullRecords(
  records: readonly unknown[],
  fields: readonly Field[],
  world: Kinds,
): readonly unknown[] {
  let previous: JsonObject | undefined;
  return records.map((short) => {
    if (!Array.isArray(short) || short.length > fields.length) return short;
    previous = fullRecord(short, fields, previous, world);
    return previous;
  });
}

function fullRecord(
  short: readonly unknown[],
  fields: readonly Field[],
  previous: JsonObject | undefined,
  world: Kinds,
): JsonObject {
  const record: Record<string, unknown> = {};
  for (const [index, field] of fields.entries()) {
    const value = fullValue(short[index] ?? gap, field, { record, previous, world });
    if (value !== undefined) record[field.name] = value;
  }
  return record;
}

function fullValue(short: unknown, field: Field, before: Before): unknown {
  if (short === gap) return field.leftOut(before);
  return field.expand ? field.expand(short) : short;
}

function trimmed(values: readonly unknown[], isEmpty: (value: unknown) => boolean): readonly unknown[] {
  const length = values.findLastIndex((value) => !isEmpty(value)) + 1;
  return values.slice(0, length);
}

/** Texts and numbers by value, lists and objects only when empty. */
function isSame(value: unknown, other: unknown): boolean {
  return (
    value === other || (isEmpty(value) && isEmpty(other) && Array.isArray(value) === Array.isArray(other))
  );
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}
