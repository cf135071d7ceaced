import { expect, test } from 'vitest';
import { and, assign, fromPromise, not, or, setup } from 'xstate';
import { afterEvent, chartOf, currentStates, possibleNext, startOf, type MachineEvent } from './chart.ts';
import { certainWays, entered, waysTaken } from './chart-ways.ts';
import { sessionMachine, told } from './session.machine.ts';

const issued = {
  type: 'credentials.issued',
  issuedAt: '2026-03-01T12:00:00Z',
  expiresAt: '2026-03-01T13:00:00Z',
} as const;

function at(time: string) {
  return { type: 'clock.moved', now: `2026-03-01T${time}Z` } as const;
}

/** A door: guards of each kind, a state within a state, an invoked actor, ways without an event. */
const door = setup({
  types: { context: {} as { readonly tries: number }, events: {} as MachineEvent },
  actors: { ring: fromPromise(() => Promise.resolve()) },
  guards: {
    hasKey: ({ event }) => 'key' in event,
    isBroken: ({ context }) => context.tries > 2,
    isAfter: ({ event }, { hour }: { hour: number }) => 'hour' in event && Number(event.hour) >= hour,
  },
  actions: { count: assign({ tries: ({ context }) => context.tries + 1 }) },
}).createMachine({
  id: 'door',
  context: { tries: 0 },
  initial: 'shut',
  on: { alarm: '.locked' },
  states: {
    shut: {
      initial: 'loose',
      on: { open: { guard: and(['hasKey', not('isBroken')]), target: 'open' }, turn: 'locked' },
      states: {
        loose: { on: { push: 'held', turn: 'held' } },
        held: {
          on: { open: { guard: or([and(['hasKey', 'isBroken']), not('isBroken')]), target: '#door.open' } },
        },
      },
    },
    open: { always: { guard: 'isBroken', target: 'gone' }, on: { try: { actions: 'count' } } },
    locked: {
      invoke: { src: 'ring', id: 'ring', onDone: 'open', onError: 'gone' },
      on: { turn: { guard: { type: 'isAfter', params: { hour: 8 } }, target: 'shut' } },
    },
    gone: { type: 'final' },
  },
});

test('states, their kinds, and where each begins', () => {
  const { name, kind, states, initials } = chartOf(door);
  expect([name, kind]).toEqual(['door', 'compound']);
  expect(states.map((state) => `${state.id} ${state.kind}`)).toEqual([
    'shut compound',
    'open atomic',
    'locked atomic',
    'gone final',
  ]);
  expect(states[0]?.states.map(({ id }) => id)).toEqual(['shut.loose', 'shut.held']);
  expect(initials).toEqual([
    { of: '', to: 'shut' },
    { of: 'shut', to: 'shut.loose' },
  ]);
});

test('transitions with their guards, as the definition names them', () => {
  const lines = chartOf(door).edges.map(({ from, to, event, guard = '' }) =>
    `${from} > ${to}: ${event} ${guard}`.trim(),
  );
  expect(lines).toEqual([
    '> locked: alarm',
    'shut > open: open hasKey and not isBroken',
    'shut > locked: turn',
    'shut.loose > shut.held: push',
    'shut.loose > shut.held: turn',
    'shut.held > open: open (hasKey and isBroken) or not isBroken',
    'open > open: try',
    'open > gone:  isBroken',
    'locked > shut: turn isAfter',
    'locked > open: xstate.done.actor.ring',
    'locked > gone: xstate.error.actor.ring',
  ]);
});

test('the regions of a session', () => {
  const { kind, states, initials } = chartOf(sessionMachine);
  expect(kind).toBe('parallel');
  expect(states.map(({ name, kind, states }) => [name, kind, states.length])).toEqual([
    ['credentials', 'compound', 6],
    ['rights', 'compound', 3],
  ]);
  expect(initials.map(({ to }) => to)).toEqual(['credentials.requested', 'rights.full']);
});

test('where a machine stands, outer states first', () => {
  expect(currentStates(told([issued]))).toEqual([
    'credentials',
    'credentials.active',
    'rights',
    'rights.full',
  ]);
  expect(currentStates(startOf(door))).toEqual(['shut', 'shut.loose']);
});

function answers(snapshot: ReturnType<typeof told>, events: readonly MachineEvent[]) {
  return possibleNext(sessionMachine, snapshot, events)
    .filter(({ event }) => event === 'clock.moved')
    .map(({ to, guard, answer, taken }) => `${to} ${guard ?? ''} ${answer}${taken ? ' taken' : ''}`);
}

test.each<[string, readonly MachineEvent[], readonly string[]]>([
  ['no event, no answer', [], ['expired isExpired unknown', 'expiring isExpiring unknown']],
  ['too early', [at('12:01:00')], ['expired isExpired no', 'expiring isExpiring no']],
  [
    'the first guard that says yes is taken',
    [at('12:50:00')],
    ['expired isExpired no', 'expiring isExpiring yes taken'],
  ],
  ['and no other', [at('13:00:00')], ['expired isExpired yes taken', 'expiring isExpiring yes']],
])('what can happen to a session that is active: %s', (_, events, expected) => {
  const ways = answers(told([issued]), events);
  expect(ways.map((way) => way.replace('credentials.', ''))).toEqual(expected);
});

test('each of several events of one type is asked about', () => {
  const ways = answers(told([issued, at('12:50:00')]), [at('12:55:00'), at('14:00:00')]);
  expect(ways).toEqual(['credentials.expired isExpired no', 'credentials.expired isExpired yes taken']);
});

test('inner states answer before those around them', () => {
  const taken = possibleNext(door, startOf(door), [{ type: 'turn' }]).filter((way) => way.taken);
  expect(taken.map(({ from, to }) => `${from} ${to}`)).toEqual(['shut.loose shut.held']);
});

test.each<[string, readonly MachineEvent[], MachineEvent]>([
  ['a combination', [], { type: 'open', key: 1 } as MachineEvent],
  ['a combination that says no', [], { type: 'open' }],
  ['or, and, not together', [{ type: 'push' }], { type: 'open' }],
  ['parameters', [{ type: 'alarm' }], { type: 'turn', hour: 9 } as MachineEvent],
  ['parameters that say no', [{ type: 'alarm' }], { type: 'turn', hour: 7 } as MachineEvent],
  ['no way for this event', [{ type: 'alarm' }], { type: 'push' }],
])('a way is taken exactly when the machine takes it: %s', (_, before, event) => {
  const snapshot = before.reduce((one, next) => afterEvent(door, one, next), startOf(door));
  const way = possibleNext(door, snapshot, [event]).find(({ taken }) => taken);
  const after = currentStates(afterEvent(door, snapshot, event));
  expect(after).toEqual(way === undefined ? currentStates(snapshot) : currentAfter(way.to));
  expect(snapshot.can(event)).toBe(way !== undefined);
});

function currentAfter(to: string): readonly string[] {
  return entered(chartOf(door), to).flatMap((leaf) => (leaf.includes('.') ? ['shut', leaf] : [leaf]));
}

test('the ways that events took', () => {
  const ways = waysTaken(sessionMachine, [{ type: 'code.asked' }, issued, at('12:01:00'), at('13:00:00')]);
  expect(ways.map(({ to }) => to)).toEqual([
    'credentials.challenged',
    'credentials.active',
    'credentials.expired',
  ]);
});

test('without events, what was surely taken', () => {
  const chart = chartOf(sessionMachine);
  const ways = (events: Parameters<typeof told>[0]) =>
    certainWays(chart, currentStates(told(events))).map(({ from, to }) => `${from} ${to}`);
  expect(ways([{ type: 'code.asked' }])).toEqual(['credentials.requested credentials.challenged']);
  // Perhaps challenged, perhaps not.
  expect(ways([issued])).toEqual([]);
  expect(ways([issued, at('12:50:00')])).toEqual(['credentials.active credentials.expiring']);
});
