/**
 * Leads lines through a layout of columns at right angles: along their own row through each column, and up or down only in
 * the gaps between columns, each on a track of its own. So no line crosses a box or words.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** By its upper left corner. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** Corners of a line, from its beginning to its tip. */
export interface Path {
  readonly points: readonly Point[];
}

/** A line to lead: the rows on which it passes through columns. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly via: readonly Point[];
}

interface Column {
  readonly left: number;
  readonly right: number;
}

/** A piece of a line that goes up or down between two columns. */
interface Jog {
  readonly gap: Column;
  readonly top: number;
  readonly bottom: number;
  track: number;
}

/** Room for the tip before a box, and for a line to be seen to begin. */
const tip = 11;
const least = 4;
const betweenPorts = 11;

export function routed(
  ways: readonly Way[],
  ends: ReadonlyMap<string, Rectangle>,
  solids: readonly Rectangle[],
): readonly Path[] {
  const columns = columnsOf(solids, ways);
  const ports = portsOf(ways, ends);
  const jogs: Jog[] = [];
  const plans = ways.map((way) => plan(way, ends, columns, ports, jogs));
  spread(jogs);
  return plans.map((pieces) => ({ points: simplified(pieces.flatMap(cornersOf)) }));
}

/** A piece of a line: along a row, or up and down in a gap. */
type Piece = { readonly to: Point } | { readonly jog: Jog; readonly from: number; readonly to: number };

function cornersOf(piece: Piece): readonly Point[] {
  if (!('jog' in piece)) return [piece.to];
  return [
    { x: piece.jog.track, y: piece.from },
    { x: piece.jog.track, y: piece.to },
  ];
}

/** Columns from left to right: what lies over the same middle. */
function columnsOf(solids: readonly Rectangle[], ways: readonly Way[]): readonly Column[] {
  const columns = new Map<number, Column>();
  const points = ways.flatMap(({ via }) => via).map(({ x, y }) => ({ x, y, width: 0, height: 0 }));
  for (const { x, width } of [...solids, ...points]) {
    const middle = Math.round(x + width / 2);
    const { left, right } = columns.get(middle) ?? { left: x, right: x + width };
    columns.set(middle, { left: Math.min(left, x), right: Math.max(right, x + width) });
  }
  return [...columns.values()].sort((one, other) => one.left - other.left);
}

type Side = 'from' | 'to';

/** Where on the side of a box each line begins or ends: on its own row if it can, apart from the others. */
function portsOf(
  ways: readonly Way[],
  ends: ReadonlyMap<string, Rectangle>,
): ReadonlyMap<Way, Readonly<Record<Side, number>>> {
  const ports = new Map<Way, Record<Side, number>>(ways.map((way) => [way, { from: 0, to: 0 }]));
  const sides = new Map<string, { way: Way; side: Side; wish: number }[]>();
  for (const way of ways) {
    for (const side of ['from', 'to'] as const) {
      const key = `${way[side]} ${isForward(way, ends) === (side === 'from') ? 'right' : 'left'}`;
      const wish = (side === 'from' ? way.via[0] : way.via.at(-1))?.y ?? middleOf(ends.get(way[side])).y;
      sides.set(key, [...(sides.get(key) ?? []), { way, side, wish }]);
    }
  }
  for (const wishes of sides.values()) {
    const box = ends.get(wishes[0]?.way[wishes[0].side] ?? '');
    wishes.sort((one, other) => one.wish - other.wish);
    const rows = apart(
      wishes.map(({ wish }) => wish),
      box,
    );
    for (const [index, { way, side }] of wishes.entries()) {
      const port = ports.get(way);
      if (port) port[side] = rows[index] ?? 0;
    }
  }
  return ports;
}

/** The rows wished for, kept within the side of a box and apart from each other. */
function apart(
  wishes: readonly number[],
  box: Rectangle = { x: 0, y: 0, width: 0, height: 0 },
): readonly number[] {
  const inset = Math.min(7, box.height / 2);
  const [top, bottom] = [box.y + inset, box.y + box.height - inset];
  const gap = Math.min(betweenPorts, (bottom - top) / Math.max(1, wishes.length - 1));
  const rows: number[] = [];
  for (const [index, wish] of wishes.entries()) {
    const lowest = bottom - gap * (wishes.length - 1 - index);
    const highest = Math.max(top, (rows.at(-1) ?? top - gap) + gap);
    rows.push(Math.min(lowest, Math.max(highest, wish)));
  }
  return rows;
}

function middleOf({ x, y, width, height }: Rectangle = { x: 0, y: 0, width: 0, height: 0 }): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function isForward({ from, to, via }: Way, ends: ReadonlyMap<string, Rectangle>): boolean {
  const first = via[0]?.x ?? middleOf(ends.get(to)).x;
  const last = via.at(-1)?.x ?? middleOf(ends.get(from)).x;
  return via.length > 1 ? last > first : middleOf(ends.get(to)).x > middleOf(ends.get(from)).x;
}

function plan(
  way: Way,
  ends: ReadonlyMap<string, Rectangle>,
  columns: readonly Column[],
  ports: ReadonlyMap<Way, Readonly<Record<Side, number>>>,
  jogs: Jog[],
): readonly Piece[] {
  const [source, target] = [ends.get(way.from), ends.get(way.to)];
  const port = ports.get(way);
  if (!source || !target || !port) return [];
  const forward = isForward(way, ends);
  const start = { x: forward ? source.x + source.width : source.x, y: port.from };
  const end = { x: forward ? target.x : target.x + target.width, y: port.to };
  const pieces: Piece[] = [{ to: start }];
  let { y } = start;
  for (const next of [...way.via, end]) {
    if (Math.abs(next.y - y) > 0.5) {
      const jog = {
        gap: gapBefore(next.x, forward, columns, next === end),
        top: Math.min(y, next.y),
        bottom: Math.max(y, next.y),
        track: 0,
      };
      jogs.push(jog);
      pieces.push({ jog, from: y, to: next.y });
    }
    ({ y } = next);
  }
  return [...pieces, { to: end }];
}

/** The gap that a line comes through on its way to this place. */
function gapBefore(x: number, forward: boolean, columns: readonly Column[], isEnd: boolean): Column {
  const reach = isEnd ? 1 : 0;
  const index = columns.findIndex(({ left, right }) => left - reach <= x && x <= right + reach);
  const [before, after] = forward
    ? [columns[index - 1], columns[index]]
    : [columns[index], columns[index + 1]];
  return { left: before?.right ?? x, right: after?.left ?? x };
}

/** Gives each piece a track in its gap; pieces that do not meet may share one. */
function spread(jogs: readonly Jog[]): void {
  const gaps = new Map<number, Jog[]>();
  for (const jog of jogs) gaps.set(jog.gap.left, [...(gaps.get(jog.gap.left) ?? []), jog]);
  for (const inGap of gaps.values()) {
    const tracks: Jog[][] = [];
    for (const jog of inGap.sort((one, other) => one.top - other.top)) {
      const free = tracks.find((track) => track.every(({ bottom }) => bottom + betweenPorts <= jog.top));
      if (free) free.push(jog);
      else tracks.push([jog]);
    }
    for (const [index, track] of tracks.entries()) {
      for (const jog of track) jog.track = trackAt(jog.gap, index, tracks.length);
    }
  }
}

/** Room is kept at both ends, since a tip may be at either. */
function trackAt({ left, right }: Column, index: number, count: number): number {
  const inset = Math.min(tip, (right - left) / 2 - least);
  const width = right - left - inset * 2;
  return left + inset + (count === 1 ? width / 2 : (width * index) / (count - 1));
}

/** Without corners that are none. */
function simplified(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) return true;
    const isStraight =
      (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y);
    return !isStraight;
  });
}
