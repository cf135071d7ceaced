/**
 * Which ways a machine took to where it is: replayed from its events, or, without them, those that every path there takes.
 *
 * Not here: what its definition says (chart.ts).
 */
import {
  afterEvent,
  possibleNext,
  startOf,
  type Chart,
  type ChartEdge,
  type ChartState,
  type Machine,
  type MachineEvent,
} from './chart.ts';

/** The ways that these events took from the beginning. */
export function waysTaken(
  machine: Machine,
  events: readonly MachineEvent[],
  input?: object,
): readonly ChartEdge[] {
  const ways: ChartEdge[] = [];
  let snapshot = startOf(machine, input);
  for (const event of events) {
    ways.push(...possibleNext(machine, snapshot, [event]).filter(({ taken }) => taken));
    snapshot = afterEvent(machine, snapshot, event);
  }
  return ways;
}

/** The ways without which these states could not have been reached. */
export function certainWays(chart: Chart, current: readonly string[]): readonly ChartEdge[] {
  const leaves = current.filter((id) => isLeaf(chart, id));
  return chart.edges.filter((edge) => {
    const reached = reachable(chart, edge);
    return leaves.some((leaf) => !reached.has(leaf));
  });
}

/** The innermost states that a machine is in once it enters this one. */
export function entered(chart: Chart, id: string): readonly string[] {
  const state = stateOf(chart.states, id);
  const kind = id === '' ? chart.kind : state?.kind;
  if (kind === 'compound') {
    return chart.initials.filter(({ of }) => of === id).flatMap(({ to }) => entered(chart, to));
  }
  if (kind !== 'parallel') return [id];
  return (state?.states ?? chart.states).flatMap((region) => entered(chart, region.id));
}

export function stateOf(states: readonly ChartState[], id: string): ChartState | undefined {
  for (const state of states) {
    const found = state.id === id ? state : stateOf(state.states, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isLeaf(chart: Chart, id: string): boolean {
  return stateOf(chart.states, id)?.states.length === 0;
}

/** The innermost states that can be reached from the beginning without this way. */
function reachable(chart: Chart, without: ChartEdge): ReadonlySet<string> {
  const reached = new Set(entered(chart, ''));
  for (const leaf of reached) {
    const ways = chart.edges.filter((edge) => edge !== without && isIn(leaf, edge.from));
    for (const next of ways.flatMap(({ to }) => entered(chart, to))) reached.add(next);
  }
  return reached;
}

/** Whether a state is this one or within it. */
export function isIn(inner: string, outer: string): boolean {
  return inner === outer || outer === '' || inner.startsWith(`${outer}.`);
}
