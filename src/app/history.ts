/**
 * Undo and redo: what was changed here, as differences that can be applied the other way round.
 *
 * Taking back applies to the world as it is now, so that changes of other tabs stay; a record that changed since
 * is left alone and the person is told.
 * Not here: keeping any of it (storage/keeper.ts). Undo and redo are edits like any other.
 */
import { difference, inverse, type Difference } from '#account/difference.ts';
import type { World } from '#account/world.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import { applyUnchanged, isSame } from '#storage/apply-unchanged.ts';

/** One step to take back. `group` joins it with the next one of the same group. */
export interface Step {
  readonly says: string;
  readonly group?: string;
  readonly changes: Difference;
}

export interface History {
  /** The latest last. */
  readonly past: readonly Step[];
  /** The next one to redo last. */
  readonly future: readonly Step[];
}

/** Records that undo or redo did not touch, since they are not what they were. */
export interface Notice {
  readonly act: 'undo' | 'redo';
  readonly says: string;
  readonly leftAlone: Difference;
}

/** A scenario under somebody's hands. */
export interface Live extends Scenario {
  readonly history: History;
  /** About the latest step. */
  readonly notice?: Notice;
}

/** So many steps can be taken back. */
const longest = 200;

export function live({ title, about, world }: Scenario): Live {
  return { title, about, world, history: { past: [], future: [] } };
}

/** After a change; the very same when it changed nothing. */
export function changed(now: Live, says: string, edit: (world: World) => World, group?: string): Live {
  const world = edit(now.world);
  const changes = difference(now.world, world);
  if (changes.length === 0) return now;
  const step = { says, ...(group !== undefined && { group }), changes };
  return { ...withoutNotice(now), world, history: { past: withStep(now.history, step), future: [] } };
}

/** After a change that undo passes over: what a call leaves in the history although it changed nothing else. */
export function changedAside(now: Live, edit: (world: World) => World): Live {
  const world = edit(now.world);
  return world === now.world ? now : { ...now, world };
}

function withStep({ past, future }: History, step: Step): readonly Step[] {
  const last = past.at(-1);
  if (last === undefined || future.length > 0 || !continues(last, step))
    return [...past, step].slice(-longest);
  const changes = joined(last.changes, step.changes);
  return changes.length === 0 ? past.slice(0, -1) : [...past.slice(0, -1), { ...step, changes }];
}

/** The same group, with no other tab in between. */
function continues(last: Step, step: Step): boolean {
  if (step.group === undefined || step.group !== last.group) return false;
  const became = new Map(last.changes.map(({ kind, key, after }) => [`${kind} ${key}`, after]));
  return step.changes.every(({ kind, key, before }) => {
    const name = `${kind} ${key}`;
    return !became.has(name) || isSame(became.get(name), before);
  });
}

/** One difference for two in a row. */
function joined(first: Difference, second: Difference): Difference {
  const changes = new Map(first.map((change) => [`${change.kind} ${change.key}`, change]));
  for (const change of second) {
    const name = `${change.kind} ${change.key}`;
    const { kind, key, before } = changes.get(name) ?? change;
    const { after } = change;
    if (isSame(before, after)) changes.delete(name);
    else changes.set(name, { kind, key, ...(before && { before }), ...(after && { after }) });
  }
  return [...changes.values()];
}

/** After taking the latest step back. */
export function undone(now: Live): Live {
  const step = now.history.past.at(-1);
  if (step === undefined) return now;
  const { world, changes, leftAlone } = applyUnchanged(now.world, inverse(step.changes));
  const past = now.history.past.slice(0, -1);
  const future = withRest(now.history.future, step, inverse(changes));
  return { ...withNotice(now, 'undo', step.says, leftAlone), world, history: { past, future } };
}

/** After doing again what was taken back. */
export function redone(now: Live): Live {
  const step = now.history.future.at(-1);
  if (step === undefined) return now;
  const { world, changes, leftAlone } = applyUnchanged(now.world, step.changes);
  const future = now.history.future.slice(0, -1);
  const past = withRest(now.history.past, step, changes);
  return { ...withNotice(now, 'redo', step.says, leftAlone), world, history: { past, future } };
}

/** Only what was really done can be turned round again. A step that was taken back takes no more typing in. */
function withRest(steps: readonly Step[], { says }: Step, changes: Difference): readonly Step[] {
  return changes.length === 0 ? steps : [...steps, { says, changes }];
}

/** That a call is no longer in the history is nothing to tell: the oldest are forgotten. */
function withNotice(now: Live, act: Notice['act'], says: string, left: Difference): Live {
  const quiet = withoutNotice(now);
  const leftAlone = left.filter(({ kind }) => kind !== 'events');
  return leftAlone.length === 0 ? quiet : { ...quiet, notice: { act, says, leftAlone } };
}

function withoutNotice({ title, about, world, history }: Live): Live {
  return { title, about, world, history };
}
