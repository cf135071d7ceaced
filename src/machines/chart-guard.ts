/**
 * The guard of a transition as its definition names it, and what it says to an event.
 *
 * XState's `and`, `or` and `not` are functions that carry their parts; a guard written in place has no name and is called so.
 */
import { and, not, or, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';

export type Guard =
  | { readonly kind: 'named'; readonly name: string; readonly params?: unknown }
  | { readonly kind: 'and' | 'or' | 'not'; readonly parts: readonly Guard[] }
  | { readonly kind: 'inline'; readonly test: GuardTest };

type GuardTest = (
  args: { readonly context: unknown; readonly event: EventObject },
  params?: unknown,
) => boolean;

export type GuardAnswer = 'yes' | 'no' | 'unknown';

/** Reads what stands at `guard` in a definition. */
export function guardOf(source: unknown): Guard | undefined {
  if (source === undefined) return undefined;
  if (typeof source === 'string') return { kind: 'named', name: source };
  if (typeof source === 'function') return guardOfFunction(source as GuardTest);
  const { type, params } = source as { readonly type: string; readonly params?: unknown };
  return { kind: 'named', name: type, params };
}

/** Combinations are told by how they check: their names do not survive a build. */
const combinations = [
  { kind: 'and', check: checkOf(and([])) },
  { kind: 'or', check: checkOf(or([])) },
  { kind: 'not', check: checkOf(not(() => true)) },
] as const;

function checkOf(test: unknown): unknown {
  return (test as { readonly check?: unknown }).check;
}

function guardOfFunction(test: GuardTest): Guard {
  const check = checkOf(test);
  const combination = check === undefined ? undefined : combinations.find((one) => one.check === check);
  if (combination === undefined) return { kind: 'inline', test };
  const { guards } = test as unknown as { readonly guards: readonly unknown[] };
  return { kind: combination.kind, parts: guards.flatMap((part) => guardOf(part) ?? []) };
}

/** `isUnused and not (isLate or isWrong)`; `undefined` without a guard. */
export function guardWords(guard: Guard | undefined): string | undefined {
  if (guard === undefined) return undefined;
  if (guard.kind === 'named') return guard.name;
  if (guard.kind === 'inline') return 'condition';
  if (guard.kind === 'not') return `not ${guard.parts.map(bracketed).join('')}`;
  return guard.parts.map(bracketed).join(` ${guard.kind} `);
}

function bracketed(guard: Guard): string {
  const words = guardWords(guard) ?? '';
  return guard.kind === 'and' || guard.kind === 'or' ? `(${words})` : words;
}

/** Without a guard every event may pass; without an event nothing can be asked. */
export function guardAnswer(
  guard: Guard | undefined,
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: EventObject | undefined,
): GuardAnswer {
  if (guard === undefined) return 'yes';
  if (event === undefined) return 'unknown';
  return holds(guard, machine, { context: snapshot.context as unknown, event }) ? 'yes' : 'no';
}

function holds(guard: Guard, machine: AnyStateMachine, args: Parameters<GuardTest>[0]): boolean {
  const partHolds = (part: Guard): boolean => holds(part, machine, args);
  switch (guard.kind) {
    case 'and':
      return guard.parts.every(partHolds);
    case 'or':
      return guard.parts.some(partHolds);
    case 'not':
      return !guard.parts.some(partHolds);
    case 'inline':
      return guard.test(args);
    case 'named':
      return namedHolds(guard, machine, args);
  }
}

/** A name may stand for a combination again. */
function namedHolds(
  { name, params }: Guard & { readonly kind: 'named' },
  machine: AnyStateMachine,
  args: Parameters<GuardTest>[0],
): boolean {
  const test: unknown = machine.implementations.guards[name];
  if (typeof test !== 'function') throw new Error(`the machine has no guard ${name}`);
  const guard = guardOfFunction(test as GuardTest);
  if (guard.kind !== 'inline') return holds(guard, machine, args);
  const given: unknown = typeof params === 'function' ? (params as GuardTest)(args) : params;
  return guard.test(args, given);
}
