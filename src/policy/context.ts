/**
 * The request context in the form that conditions and variables read: keys in lower case.
 *
 * AWS: condition key names ignore case, values do not.
 */
import type { ContextValue } from '#account/request.ts';

export interface ContextEntry {
  /** As given. */
  readonly value: ContextValue;
  /** One text becomes a list of one. */
  readonly values: readonly string[];
}

export type Context = ReadonlyMap<string, ContextEntry>;

export function compileContext(values: Readonly<Record<string, ContextValue>>): Context {
  const context = new Map<string, ContextEntry>();
  for (const [key, value] of Object.entries(values)) {
    context.set(key.toLowerCase(), { value, values: typeof value === 'string' ? [value] : value });
  }
  return context;
}

/** What `${key}` stands for: only single-valued keys have a value as a variable. */
export function variableValue(context: Context, key: string): string | undefined {
  const value = context.get(key)?.value;
  return typeof value === 'string' ? value : undefined;
}
