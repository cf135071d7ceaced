/**
 * What a machine's own definition says: its states, its transitions and, for a snapshot, what can happen next.
 *
 * Any machine of XState can be shown by it, since all of it is read from `machine.root`; names are turned into words by
 * rule (machine-words.ts). Not here: where things are drawn and how it looks (ui/machine/).
 */
import {
  getNextTransitions,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  type EventObject,
} from 'xstate';
import { guardAnswer, guardOf, guardWords } from './chart-guard.ts';

export type Machine = AnyStateMachine;
export type MachineSnapshot = AnyMachineSnapshot;
export type MachineEvent = EventObject;

/** A state; its id is its path, `credentials.active`, and empty for the whole machine. */
export interface ChartState {
  readonly id: string;
  readonly name: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly states: readonly ChartState[];
}

export interface ChartEdge {
  readonly from: string;
  /** The same as `from` where the machine stays. */
  readonly to: string;
  readonly event: string;
  /** `isUnused and not isLate` */
  readonly guard?: string;
}

/** Where a compound state begins. */
export interface ChartInitial {
  readonly of: string;
  readonly to: string;
}

export interface Chart {
  /** The machine's own name. */
  readonly name: string;
  readonly kind: ChartState['kind'];
  readonly states: readonly ChartState[];
  readonly edges: readonly ChartEdge[];
  readonly initials: readonly ChartInitial[];
}

/** One way on from where a machine stands, for one concrete event or for events of its type in general. */
export interface Possible extends ChartEdge {
  readonly concrete?: MachineEvent;
  /** What the guard says to the concrete event; `yes` when there is no guard, `unknown` when there is no event to ask about. */
  readonly answer: 'yes' | 'no' | 'unknown';
  /** Whether the concrete event takes this way: the first of a state whose guard says yes. */
  readonly taken: boolean;
}

export function chartOf(machine: Machine): Chart {
  const nodes = [machine.root, ...descendants(machine.root)];
  return {
    name: machine.id,
    kind: machine.root.type,
    states: children(machine.root).map(stateOf),
    edges: nodes.flatMap(transitionsOf).flatMap(edgesOf),
    initials: nodes.flatMap(initialOf),
  };
}

function children(node: AnyStateNode): readonly AnyStateNode[] {
  return Object.values(node.states as Record<string, AnyStateNode>);
}

function descendants(node: AnyStateNode): readonly AnyStateNode[] {
  return children(node).flatMap((child) => [child, ...descendants(child)]);
}

/** The path of a state; a key may itself have a dot, which XState allows. */
function idOf({ path }: AnyStateNode): string {
  return path.join('.');
}

function stateOf(node: AnyStateNode): ChartState {
  return { id: idOf(node), name: node.key, kind: node.type, states: children(node).map(stateOf) };
}

function initialOf(node: AnyStateNode): readonly ChartInitial[] {
  if (node.type !== 'compound') return [];
  return node.initial.target.map((target) => ({ of: idOf(node), to: idOf(target) }));
}

/** In the order of the definition; those that wait for no event come last. */
function transitionsOf(node: AnyStateNode): readonly AnyTransitionDefinition[] {
  return [...[...node.transitions.values()].flat(), ...(node.always ?? [])];
}

function edgesOf({ source, target, eventType, guard }: AnyTransitionDefinition): readonly ChartEdge[] {
  const targets = (target as readonly AnyStateNode[] | undefined) ?? [source];
  const words = guardWords(guardOf(guard));
  return targets.map((to) => ({
    from: idOf(source),
    to: idOf(to),
    event: String(eventType),
    ...(words !== undefined && { guard: words }),
  }));
}

/** The machine before anything happened; `input` for one that is begun with something. */
export function startOf(machine: Machine, input?: object): MachineSnapshot {
  return initialTransition(machine, input)[0] as MachineSnapshot;
}

/** The machine after one more event. What it invokes is not run: its answers are events too. */
export function afterEvent(
  machine: Machine,
  snapshot: MachineSnapshot,
  event: MachineEvent,
): MachineSnapshot {
  return transition(machine, snapshot, event)[0] as MachineSnapshot;
}

/** Paths of the states in which the machine is: outer ones before inner ones. */
export function currentStates(snapshot: MachineSnapshot): readonly string[] {
  return statesIn(snapshot.value as StateValue, []);
}

type StateValue = string | { readonly [key: string]: StateValue | undefined };

function statesIn(value: StateValue, path: readonly string[]): readonly string[] {
  if (typeof value === 'string') return [[...path, value].join('.')];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...path, key].join('.'),
    ...(inner === undefined ? [] : statesIn(inner, [...path, key])),
  ]);
}

/** What can happen from here: each way for each of the events that it waits for, or once without an event. */
export function possibleNext(
  machine: Machine,
  snapshot: MachineSnapshot,
  events: readonly MachineEvent[],
): readonly Possible[] {
  const found: Possible[] = [];
  for (const definition of getNextTransitions(snapshot)) {
    const matching = events.filter(({ type }) => type === definition.eventType);
    for (const concrete of matching.length === 0 ? [undefined] : matching) {
      const answer = guardAnswer(guardOf(definition.guard), machine, snapshot, concrete);
      for (const edge of edgesOf(definition)) found.push(possible(edge, concrete, answer, found));
    }
  }
  return inOrder(machine, found);
}

/** As the definition has them: XState begins with the last region. What leads on from any state comes last. */
function inOrder(machine: Machine, found: readonly Possible[]): readonly Possible[] {
  const order = [...descendants(machine.root).map(idOf), ''];
  return [...found].sort((one, other) => order.indexOf(one.from) - order.indexOf(other.from));
}

function possible(
  edge: ChartEdge,
  concrete: MachineEvent | undefined,
  answer: Possible['answer'],
  before: readonly Possible[],
): Possible {
  if (concrete === undefined) return { ...edge, answer, taken: false };
  const others = before.filter(
    ({ from, concrete: one, taken }) => one === concrete && taken && isWithin(from, edge.from),
  );
  return { ...edge, concrete, answer, taken: answer === 'yes' && others.length === 0 };
}

/** Inner states answer first: what they take, the states around them are not asked about. */
function isWithin(inner: string, outer: string): boolean {
  return inner === outer || outer === '' || inner.startsWith(`${outer}.`);
}
