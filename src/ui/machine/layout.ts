/**
 * Where everything of a chart lies: regions that run side by side one below the other, each from left to right.
 *
 * dagre finds columns and rows; the lines are then led through them at right angles (route.ts), past boxes and words. Nothing
 * of it depends on the state, so it is done once for each machine.
 */
import { Graph as DagreGraph, layout as dagreLayout } from '@dagrejs/dagre';
import { chartOf, type Chart, type ChartEdge, type Machine } from '#machines/chart.ts';
import { isIn } from '#machines/chart-ways.ts';
import { wordsOf } from '#machines/machine-words.ts';
import { linesBack } from './back-lines.ts';
import { graphOf, type Graph, type GraphBox, type GraphLine } from './chart-graph.ts';
import { routed, type Path, type Point, type Rectangle } from './route.ts';

export interface DrawnBox extends GraphBox, Rectangle {}

/** A dotted frame: a region, or a state with states in it. */
export interface Frame extends Rectangle {
  readonly id: string;
  readonly name: string;
}

export interface DrawnLine extends GraphLine, Path {
  /** The middle of what is written on it. */
  readonly label: Point;
}

export interface Drawing {
  readonly chart: Chart;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly frames: readonly Frame[];
  readonly lines: readonly DrawnLine[];
  /** From the dot to where it begins. */
  readonly starts: readonly (Path & { readonly dot: Point })[];
  readonly anywhere: readonly ChartEdge[];
}

type Part = Omit<Drawing, 'chart' | 'anywhere'>;

const margin = 2;
const regionGap = 10;
const regionPadding = { x: 12, top: 22, bottom: 10 };
const dot = 10;
const done = new WeakMap<Machine, Drawing>();

export function drawingOf(machine: Machine): Drawing {
  const known = done.get(machine) ?? drawn(chartOf(machine));
  done.set(machine, known);
  return known;
}

/** Each region of a machine that is parallel, or the machine as one. */
function drawn(chart: Chart): Drawing {
  const regions = chart.kind === 'parallel' ? chart.states : [];
  if (regions.length === 0) {
    const graph = graphOf(chart, '');
    return { chart, ...moved(laidOut(graph), margin, margin), anywhere: graph.anywhere };
  }
  const graphs = regions.map(({ id }) => graphOf(chart, id));
  const parts = graphs.map(laidOut);
  const width = Math.max(...parts.map((part) => part.width)) + regionPadding.x * 2;
  const placed: Part[] = [];
  let y = margin;
  for (const [index, part] of parts.entries()) {
    const { id = '', name = '' } = regions[index] ?? {};
    const height = part.height + regionPadding.top + regionPadding.bottom;
    const inner = moved(part, margin + regionPadding.x, y + regionPadding.top);
    placed.push({
      ...inner,
      frames: [{ id, name: wordsOf(name), x: margin, y, width, height }, ...inner.frames],
    });
    y += height + regionGap;
  }
  const anywhere = graphs.flatMap((graph) => graph.anywhere);
  return { chart, ...joined(placed), width: width + margin * 2, height: y - regionGap + margin, anywhere };
}

function joined(parts: readonly Part[]): Pick<Drawing, 'boxes' | 'frames' | 'lines' | 'starts'> {
  return {
    boxes: parts.flatMap(({ boxes }) => boxes),
    frames: parts.flatMap(({ frames }) => frames),
    lines: parts.flatMap(({ lines }) => lines),
    starts: parts.flatMap(({ starts }) => starts),
  };
}

function moved(part: Part, dx: number, dy: number): Part {
  const at = <Thing extends Point>(thing: Thing): Thing => ({ ...thing, x: thing.x + dx, y: thing.y + dy });
  return {
    width: part.width + dx * 2,
    height: part.height + dy * 2,
    boxes: part.boxes.map(at),
    frames: part.frames.map(at),
    lines: part.lines.map((line) => ({ ...line, points: line.points.map(at), label: at(line.label) })),
    starts: part.starts.map((start) => ({ points: start.points.map(at), dot: at(start.dot) })),
  };
}

interface Placed extends Point {
  readonly width: number;
  readonly height: number;
}

interface PlacedEdge extends Partial<Point> {
  readonly points: readonly Point[];
}

/** Names of what is in dagre's graph besides the states. */
const dotOf = (id: string): string => `dot of ${id}`;
const exitOf = (id: string): string => `exit of ${id}`;

function laidOut(graph: Graph): Part {
  const dagre = new DagreGraph({ compound: true, multigraph: false });
  dagre.setGraph({ rankdir: 'LR', nodesep: 22, edgesep: 22, ranksep: 44, marginx: 0, marginy: 0 });
  dagre.setDefaultEdgeLabel(() => ({}));
  const back = linesBack(graph);
  fill(dagre, graph, back);
  dagreLayout(dagre);
  return read(dagre, graph, back);
}

function fill(
  dagre: DagreGraph,
  { boxes, clusters, lines, startsAt }: Graph,
  back: ReadonlySet<GraphLine>,
): void {
  for (const { id } of clusters) dagre.setNode(id, {});
  for (const { id, width, height } of boxes) dagre.setNode(id, { width, height });
  for (const { id, within } of [...clusters, ...boxes])
    if (dagre.hasNode(within)) dagre.setParent(id, within);
  for (const { id, startsAt: first = firstIn(id, boxes) } of [{ id: '', startsAt }, ...clusters]) {
    if (first !== undefined) addDot(dagre, id, first);
  }
  for (const { from } of lines) if (dagre.children(from).length > 0) addExit(dagre, from, boxes);
  for (const line of lines) {
    const { width, height } = line;
    const [from, to] = endsIn(dagre, line, back.has(line));
    dagre.setEdge(from, to, { width, height, labelpos: 'c', weight: 2 });
  }
}

/** Regions side by side begin all at once: no dot is drawn, but what goes back from them needs its place. */
function firstIn(id: string, boxes: readonly GraphBox[]): string | undefined {
  return boxes.find((box) => isIn(box.id, id))?.id;
}

function addDot(dagre: DagreGraph, id: string, startsAt: string): void {
  dagre.setNode(dotOf(id), { width: dot, height: dot });
  if (dagre.hasNode(id)) dagre.setParent(dotOf(id), id);
  dagre.setEdge(dotOf(id), startsAt, { weight: 4 });
}

/** What leaves a state with states in it leaves it at its right, behind all of them. */
function addExit(dagre: DagreGraph, id: string, boxes: readonly GraphBox[]): void {
  if (dagre.hasNode(exitOf(id))) return;
  dagre.setNode(exitOf(id), { width: 2, height: 2 });
  dagre.setParent(exitOf(id), id);
  for (const box of boxes.filter(({ within }) => within === id || within.startsWith(`${id}.`))) {
    dagre.setEdge(box.id, exitOf(id), { weight: 1 });
  }
}

function sourceIn(dagre: DagreGraph, id: string): string {
  return dagre.hasNode(exitOf(id)) ? exitOf(id) : id;
}

/** Between what a line is laid out. Back from a frame it comes from where that begins. */
function endsIn(
  dagre: DagreGraph,
  line: Pick<GraphLine, 'from' | 'to'>,
  isBack: boolean,
): readonly [string, string] {
  const { from, to } = line;
  if (!isBack) return [sourceIn(dagre, from), to];
  return [to, dagre.hasNode(dotOf(from)) ? dotOf(from) : from];
}

function placedEdge(dagre: DagreGraph, line: GraphLine, isBack: boolean): PlacedEdge {
  const edge = dagre.edge(...endsIn(dagre, line, isBack)) as PlacedEdge;
  return isBack ? { ...edge, points: edge.points.toReversed() } : edge;
}

/** dagre gives middles; everything else here is told by its upper left corner. */
function cornered<Thing extends object>(thing: Thing, { x, y, width, height }: Placed): Thing & Rectangle {
  return { ...thing, x: x - width / 2, y: y - height / 2, width, height };
}

function read(dagre: DagreGraph, graph: Graph, back: ReadonlySet<GraphLine>): Part {
  const node = (id: string): Placed => dagre.node(id) as Placed;
  const boxes = graph.boxes.map((box) => cornered(box, node(box.id)));
  const frames = graph.clusters.map(({ id, name }) => cornered({ id, name }, node(id)));
  const placed = graph.lines.map((line) => ({ line, edge: placedEdge(dagre, line, back.has(line)) }));
  const labels = placed.map(({ line, edge }) => labelAt(line, edge));
  const dots = [{ id: '', startsAt: graph.startsAt }, ...graph.clusters].flatMap(({ id, startsAt: to }) =>
    to === undefined ? [] : [{ to, ...cornered({ id: dotOf(id) }, node(dotOf(id))) }],
  );
  const ends = new Map<string, Rectangle>([...boxes, ...frames, ...dots].map((one) => [one.id, one]));
  const paths = routed(
    [
      ...placed.map(({ line: { from, to }, edge }) => ({
        from,
        to,
        via: outside(
          frames.find(({ id }) => id === from),
          edge.points.slice(1, -1),
        ),
      })),
      ...dots.map(({ id, to }) => ({
        from: id,
        to,
        via: (dagre.edge(id, to) as PlacedEdge).points.slice(1, -1),
      })),
    ],
    ends,
    [...boxes, ...dots, ...labels.map(({ rectangle }) => rectangle), ...frames.flatMap(sidesOf)],
  );
  const { width = 0, height = 0 } = dagre.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    boxes,
    frames,
    lines: graph.lines.map((line, index) => ({
      ...line,
      ...pathAt(paths, index),
      label: labels[index]?.middle ?? nowhere,
    })),
    starts: dots.map(({ id }, index) => ({ ...pathAt(paths, graph.lines.length + index), dot: node(id) })),
  };
}

/** What leaves a frame is seen from its side on. */
function outside(frame: Frame | undefined, points: readonly Point[]): readonly Point[] {
  if (frame === undefined) return points;
  return points.filter(({ x }) => x < frame.x - 1 || x > frame.x + frame.width + 1);
}

/** Lines pass the sides of a frame straight on. */
function sidesOf({ x, y, width, height }: Rectangle): readonly Rectangle[] {
  return [x, x + width].map((side) => ({ x: side, y, width: 0, height }));
}

const nowhere: Point = { x: 0, y: 0 };

function pathAt(paths: readonly Path[], index: number): Path {
  return paths[index] ?? { points: [] };
}

function labelAt(
  { width, height }: GraphLine,
  { x = 0, y = 0 }: PlacedEdge,
): { middle: Point; rectangle: Rectangle } {
  return { middle: { x, y }, rectangle: { x: x - width / 2, y: y - height / 2, width, height } };
}
