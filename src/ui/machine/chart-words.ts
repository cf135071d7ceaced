/** Sentences about a machine and where it stands, for those who do not see its picture and for the list beside it. */
import {
  currentStates,
  possibleNext,
  type Chart,
  type ChartEdge,
  type ChartState,
  type Machine,
  type MachineSnapshot,
} from '#machines/chart.ts';
import { stateOf } from '#machines/chart-ways.ts';
import { conditionWords, eventWords, wordsOf } from '#machines/machine-words.ts';

/** `active`; where a state of that name is in several regions, the region does not matter to the reader. */
export function stateName(id: string): string {
  return wordsOf(id.split('.').at(-1) ?? id);
}

/** `credentials: active` for a state in a region, `supplied: current` for one within another. */
export function placeName(id: string): string {
  return id.split('.').map(wordsOf).join(': ');
}

/** The innermost states that the machine is in. */
export function innermost(chart: Chart, snapshot: MachineSnapshot): readonly string[] {
  return currentStates(snapshot).filter((id) => stateOf(chart.states, id)?.states.length === 0);
}

/** `clock moved, if expired, leads to expired`; `stays` where it does. */
export function edgeSentence({ event, guard, from, to }: ChartEdge): string {
  const condition = guard === undefined ? '' : `, if ${conditionWords(guard)}`;
  return `${eventWords(event)}${condition}, ${from === to ? 'stays' : `leads to ${stateName(to)}`}`;
}

/** What is drawn, in full: `Statechart of session, with 9 states. Now: credentials: active; rights: full. …` */
export function pictureName(
  title: string,
  machine: Machine,
  chart: Chart,
  snapshot: MachineSnapshot,
): string {
  const now = innermost(chart, snapshot).map(placeName).join('; ');
  const ways = possibleNext(machine, snapshot, []).filter(({ from, to }) => from !== to);
  const targets = [...new Set(ways.map(({ to }) => stateName(to)))];
  const next =
    targets.length === 0 ? 'Nothing leads on from there.' : `From there it can go to ${either(targets)}.`;
  return `${title}: statechart with ${count(chart.states)} states. Now ${now}. ${next}`;
}

function count(states: readonly ChartState[]): number {
  return states.reduce((sum, { states: inner }) => sum + (inner.length === 0 ? 1 : count(inner)), 0);
}

function either(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
