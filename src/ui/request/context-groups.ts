/**
 * The context keys of a request in reading order: what is missing first, then what the person set, then the rest
 * by where it comes from.
 *
 * Not here: how keys are derived (authorize/describe.ts), which ones statements ask for (authorize/missing-keys.ts).
 */
import type { ContextValue } from '#account/request.ts';
import type { ContextKey, Origin } from '#authorize/description.ts';

export type GroupOrigin = 'missing' | Origin;

export interface ContextGroup {
  readonly origin: GroupOrigin;
  readonly says: string;
  readonly keys: readonly ContextKey[];
}

const order: readonly (readonly [GroupOrigin, string])[] = [
  ['missing', 'a statement asks for it'],
  ['overridden', 'by you'],
  ['session', ''],
  ['principal', ''],
  ['resource', ''],
  ['request', ''],
];

/** Groups that hold something. A key that was taken away stays among the overridden ones. */
export function contextGroups(keys: readonly ContextKey[], missing: readonly string[]): ContextGroup[] {
  const known = new Set(keys.map(({ key }) => key.toLowerCase()));
  const asked = missing
    .filter((key) => !known.has(key.toLowerCase()))
    .map((key) => ({ key, origin: 'request' as const }));
  return order
    .map(([origin, says]) => ({
      origin,
      says,
      keys: origin === 'missing' ? asked : keys.filter((each) => each.origin === origin),
    }))
    .filter((group) => group.keys.length > 0);
}

/** `9 known, 1 missing`. */
export function contextCount(groups: readonly ContextGroup[]): string {
  const count = (wanted: boolean) =>
    groups
      .filter(({ origin }) => (origin === 'missing') === wanted)
      .reduce((sum, { keys }) => sum + keys.length, 0);
  return count(true) === 0 ? `${count(false)} known` : `${count(false)} known, ${count(true)} missing`;
}

/** One line for the table; several values are separated by commas. */
export function shownValue(value: ContextValue | undefined): string {
  if (value === undefined) return 'taken away';
  if (typeof value === 'string') return value;
  return value.length === 0 ? 'empty list' : value.join(', ');
}

/** The text to edit: one value a line. */
export function editableText(value: ContextValue | undefined): string {
  return typeof value === 'string' ? value : (value ?? []).join('\n');
}

/** What was typed as a value: a list of its lines for a multivalued key, else the text itself. */
export function valueOf(text: string, multivalued: boolean): ContextValue {
  if (!multivalued) return text.trim();
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
