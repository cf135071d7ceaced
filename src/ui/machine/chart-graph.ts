/**
 * A chart as a graph to lay out: boxes for the innermost states, clusters for those with states in them, and lines with what
 * is written on them. Sizes are pixels and follow from the number of characters, so that they are the same everywhere.
 *
 * Not here: where things come to lie (layout.ts).
 */
import type { Chart, ChartEdge, ChartState } from '#machines/chart.ts';
import { entered, isIn, stateOf } from '#machines/chart-ways.ts';
import { conditionWords, eventWords, wordsOf } from '#machines/machine-words.ts';

/** Widths of a character, on the wide side: of bold 13 px sans and of 11 px mono. */
const nameCharacter = 7.8;
const labelCharacter = 6.75;
export const lineHeight = 14;
const longestLabel = 22;

export interface GraphBox {
  readonly id: string;
  readonly state: ChartState;
  /** The cluster it is in; empty at the top. */
  readonly within: string;
  readonly name: string;
  /** Events at which it stays. */
  readonly stays: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface GraphCluster {
  readonly id: string;
  readonly within: string;
  readonly name: string;
  /** Its first box is pointed at by a dot. */
  readonly startsAt: string | undefined;
}

export interface LabelLine {
  readonly text: string;
  readonly kind: 'event' | 'guard';
}

/** All ways from one state to another, drawn as one line. */
export interface GraphLine {
  readonly key: string;
  readonly from: string;
  /** A box: a state with states in it is entered where it begins. */
  readonly to: string;
  readonly edges: readonly ChartEdge[];
  readonly above: readonly LabelLine[];
  readonly below: readonly LabelLine[];
  /** Room for the time at which it is taken. */
  readonly isTimed: boolean;
  readonly width: number;
  readonly height: number;
}

export interface Graph {
  readonly boxes: readonly GraphBox[];
  readonly clusters: readonly GraphCluster[];
  readonly lines: readonly GraphLine[];
  /** Where it begins. */
  readonly startsAt: string | undefined;
  /** Ways that lead from a state to one within it: said in words, not drawn. */
  readonly anywhere: readonly ChartEdge[];
}

/** The graph of what is within a state; of the whole machine when the id is empty. */
export function graphOf(chart: Chart, id: string): Graph {
  const states = stateOf(chart.states, id)?.states ?? chart.states;
  const edges = chart.edges.filter(({ from, to }) => isIn(from, id) && isIn(to, id));
  const isDrawn = ({ from, to }: ChartEdge): boolean => !isIn(to, from);
  return {
    boxes: states.flatMap((state) => boxesOf(state, id, edges)),
    clusters: states.flatMap((state) => clustersOf(chart, state, id)),
    lines: linesOf(chart, edges.filter(isDrawn)),
    startsAt: startOf(chart, id),
    anywhere: edges.filter((edge) => !isDrawn(edge) && !isStay(chart, edge)),
  };
}

function isStay(chart: Chart, { from, to }: ChartEdge): boolean {
  return from === to && stateOf(chart.states, from)?.states.length === 0;
}

function startOf(chart: Chart, id: string): string | undefined {
  return chart.initials.some(({ of }) => of === id) ? entered(chart, id)[0] : undefined;
}

function boxesOf(state: ChartState, within: string, edges: readonly ChartEdge[]): readonly GraphBox[] {
  if (state.states.length > 0) return state.states.flatMap((inner) => boxesOf(inner, state.id, edges));
  const name = wordsOf(state.name);
  const events = edges.filter(({ from, to }) => from === state.id && to === state.id);
  const stays = [...new Set(events.map(({ event }) => `↻ ${eventWords(event)}`))];
  const width =
    Math.max(name.length * nameCharacter, ...stays.map((stay) => stay.length * labelCharacter)) + 22;
  return [
    {
      id: state.id,
      state,
      within,
      name,
      stays,
      width: Math.ceil(width),
      height: 36 + stays.length * lineHeight,
    },
  ];
}

function clustersOf(chart: Chart, { id, name, states }: ChartState, within: string): readonly GraphCluster[] {
  if (states.length === 0) return [];
  const own = { id, within, name: wordsOf(name), startsAt: startOf(chart, id) };
  return [own, ...states.flatMap((inner) => clustersOf(chart, inner, id))];
}

function linesOf(chart: Chart, edges: readonly ChartEdge[]): readonly GraphLine[] {
  const lines = new Map<string, { from: string; to: string; edges: ChartEdge[] }>();
  for (const edge of edges) {
    const to = entered(chart, edge.to)[0] ?? edge.to;
    const key = `${edge.from} ${to}`;
    const line = lines.get(key) ?? { from: edge.from, to, edges: [] };
    line.edges.push(edge);
    lines.set(key, line);
  }
  return [...lines].map(([key, line]) => ({ key, ...line, ...labelled(line.edges) }));
}

type Labelled = Pick<GraphLine, 'above' | 'below' | 'isTimed' | 'width' | 'height'>;

/** What stands on a line: half of it above, half below, and below that the time. */
function labelled(edges: readonly ChartEdge[]): Labelled {
  const isTimed = edges.some(({ event }) => event === 'clock.moved');
  const texts = edges.flatMap(labelOf);
  const above = texts.slice(0, Math.ceil(texts.length / 2));
  const below = texts.slice(above.length);
  const longest = Math.max(isTimed ? 'at 00:00:00'.length : 0, ...texts.map(({ text }) => text.length));
  const rows = Math.max(above.length, below.length + (isTimed ? 1 : 0));
  return {
    above,
    below,
    isTimed,
    width: Math.ceil(longest * labelCharacter) + 8,
    height: rows * 2 * lineHeight + 6,
  };
}

function labelOf({ event, guard }: ChartEdge): readonly LabelLine[] {
  const guards = guard === undefined ? [] : wrapped(`if ${conditionWords(guard)}`);
  return [
    { text: eventWords(event), kind: 'event' },
    ...guards.map((text) => ({ text, kind: 'guard' }) as const),
  ];
}

/** Broken between words where a line would get long. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < longestLabel)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
