/**
 * Reads foreign JSON piece by piece; what does not fit is reported with its path, e.g. `[3].request.action`.
 *
 * `Unreadable` is thrown by the readers and caught where the reading began (cases.ts); it never leaves the room.
 */

export class Unreadable extends Error {
  constructor(path: string, problem: string) {
    super(path === '' ? problem : `${path}: ${problem}`);
    this.name = 'Unreadable';
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** `null` counts as absent, as in most JSON of today. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

export function readFields(value: unknown, path: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Unreadable(path, `expected an object, found ${described(value)}`);
}

export function readList(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  throw new Unreadable(path, `expected a list, found ${described(value)}`);
}

export function readText(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new Unreadable(path, `expected a text, found ${described(value)}`);
}

/** For messages: what stands there, shortly. */
export function described(value: unknown): string {
  if (isAbsent(value)) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
