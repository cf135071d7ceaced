/** Which lines of a graph lead back, from a frame or into one: laid out the other way round, they keep what is in it together. */
import { isIn } from '#machines/chart-ways.ts';
import type { Graph, GraphLine } from './chart-graph.ts';

/** Only frames that can be left as a whole matter: what they are left for lies behind, or before, all that is in them. */
export function linesBack({ boxes, clusters, lines, startsAt = '' }: Graph): ReadonlySet<GraphLine> {
  const ids = [...boxes, ...clusters].map(({ id }) => id);
  const steps = stepsFrom(startsAt, ids, lines);
  const left = clusters.filter(({ id }) => lines.some(({ from }) => from === id));
  const goesBack = ({ from, to }: GraphLine): boolean => stepsTo(steps, from) > stepsTo(steps, to);
  const isInto = ({ from, to }: GraphLine, id: string): boolean => isIn(to, id) && !isIn(from, id);
  const returns = ({ from }: GraphLine, id: string): boolean => stepsTo(steps, from) > stepsTo(steps, id);
  return new Set(
    lines.filter((line) =>
      left.some(({ id }) => (line.from === id ? goesBack(line) : isInto(line, id) && returns(line, id))),
    ),
  );
}

function stepsTo(steps: ReadonlyMap<string, number>, id: string): number {
  return steps.get(id) ?? Infinity;
}

/** How many lines it takes at least to each box, and to each frame, which is reached with the first box in it. */
function stepsFrom(
  start: string,
  ids: readonly string[],
  lines: readonly GraphLine[],
): ReadonlyMap<string, number> {
  const steps = new Map<string, number>();
  const reach = (box: string, count: number): void => {
    for (const id of ids) if (isIn(box, id) && !steps.has(id)) steps.set(id, count);
  };
  reach(start, 0);
  // What is reached on the way is visited as well, since a Map goes on to what was added.
  for (const [id, count] of steps) {
    for (const { from, to } of lines) if (from === id) reach(to, count + 1);
  }
  return steps;
}
