import { expect, test } from 'vitest';
import { setup } from 'xstate';
import type { Machine, MachineEvent } from '#machines/chart.ts';
import { federatedSignInMachine } from '#machines/federated-sign-in.machine.ts';
import { instanceCredentialsMachine } from '#machines/instance-credentials.machine.ts';
import { mfaChallengeMachine } from '#machines/mfa-challenge.machine.ts';
import { mfaDeviceMachine } from '#machines/mfa-device.machine.ts';
import { sessionMachine } from '#machines/session.machine.ts';
import { signInMachine } from '#machines/sign-in.machine.ts';
import { drawingOf, type Drawing } from './layout.ts';
import type { Point, Rectangle } from './route.ts';

/** States within states within states, a region beside another one, ways out of each of them. */
const nested = setup({ types: { events: {} as MachineEvent } }).createMachine({
  id: 'nested',
  initial: 'outside',
  on: { reset: '.outside' },
  states: {
    outside: { on: { enter: 'house', pass: 'far', look: 'outside' } },
    house: {
      initial: 'hall',
      on: { leave: 'outside', burn: 'ruin', jump: 'far' },
      states: {
        hall: { on: { up: 'floor', 'down.stairs': 'cellar' } },
        cellar: { on: { up: 'hall', dig: '#nested.far' } },
        floor: {
          type: 'parallel',
          on: { down: 'hall' },
          states: {
            lamp: {
              initial: 'dark',
              states: { dark: { on: { switch: 'lit' } }, lit: { on: { switch: 'dark' } } },
            },
            door: { initial: 'shut', states: { shut: { on: { open: 'wide' } }, wide: { type: 'final' } } },
          },
        },
      },
    },
    far: { on: { back: 'outside' } },
    ruin: { type: 'final' },
  },
});

const machines: readonly (readonly [string, Machine])[] = [
  ['session', sessionMachine],
  ['mfaDevice', mfaDeviceMachine],
  ['instanceCredentials', instanceCredentialsMachine],
  ['signIn', signInMachine],
  ['mfaChallenge', mfaChallengeMachine],
  ['federatedSignIn', federatedSignInMachine],
  ['nested', nested],
];

function labelsOf({ lines }: Drawing): readonly (Rectangle & { readonly of: string })[] {
  return lines.map(({ key, label, width, height }) => ({
    of: key,
    x: label.x - width / 2,
    y: label.y - height / 2,
    width,
    height,
  }));
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** The pieces of a line, as rectangles without a width; ends that touch their box do not count. */
function piecesOf(points: readonly Point[]): readonly Rectangle[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    return { x: left + 0.5, y: top, width: Math.max(0, right - left - 1), height: bottom - top };
  });
}

test.each(machines)('in %s no word and no box lies on another', (_, machine) => {
  const drawing = drawingOf(machine);
  const solids = [...drawing.boxes.map((box) => ({ ...box, of: box.id })), ...labelsOf(drawing)];
  const clashes = solids.flatMap((one, index) =>
    solids.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`${one.of} | ${other.of}`] : [])),
  );
  expect(clashes).toEqual([]);
});

test.each(machines)('in %s no line crosses a box, or the words of another line', (_, machine) => {
  const drawing = drawingOf(machine);
  const solids = [...drawing.boxes.map((box) => ({ ...box, of: box.id })), ...labelsOf(drawing)];
  const clashes = drawing.lines.flatMap(({ key, points }) =>
    piecesOf(points).flatMap((piece) =>
      solids.filter((solid) => solid.of !== key && overlap(piece, solid)).map(({ of }) => `${key} | ${of}`),
    ),
  );
  expect(clashes).toEqual([]);
});

test.each(machines)('in %s each line is at right angles and ends at its box', (_, machine) => {
  const { lines, boxes } = drawingOf(machine);
  for (const { key, points, to } of lines) {
    for (const [index, point] of points.slice(1).entries()) {
      const before = points[index];
      expect(before?.x === point.x || before?.y === point.y, key).toBe(true);
    }
    const box = boxes.find(({ id }) => id === to);
    const end = points.at(-1);
    expect([box?.x, (box?.x ?? 0) + (box?.width ?? 0)], key).toContain(end?.x);
    expect(end?.y).toBeGreaterThan(box?.y ?? Infinity);
    expect(end?.y).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0));
  }
});

test.each(machines)('in %s what is written on a line is at the line', (_, machine) => {
  const off = drawingOf(machine).lines.filter(({ points, label }) =>
    piecesOf(points).every(
      ({ x, y, width, height }) =>
        height > 0 || Math.abs(y - label.y) > 0.5 || label.x < x || label.x > x + width,
    ),
  );
  expect(off.map(({ key }) => key)).toEqual([]);
});

test.each(machines)('in %s everything is on the sheet, and frames hold what is in them', (_, machine) => {
  const { width, height, boxes, frames, lines } = drawingOf(machine);
  const inside = (inner: Rectangle, outer: Rectangle): boolean =>
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height;
  const sheet = { x: 0, y: 0, width, height };
  for (const thing of [...boxes, ...frames]) expect(inside(thing, sheet), thing.id).toBe(true);
  for (const frame of frames) {
    for (const box of boxes.filter(({ id }) => id.startsWith(`${frame.id}.`))) {
      expect(inside(box, frame), box.id).toBe(true);
    }
  }
  for (const { x, y } of lines.flatMap(({ points }) => points)) {
    expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
  }
});

test('a machine is laid out once', () => {
  expect(drawingOf(sessionMachine)).toBe(drawingOf(sessionMachine));
});
