import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { assign, fromPromise, setup } from 'xstate';
import { Conversation } from './conversation.svelte.ts';
import { fakeStorage } from './test-storage.ts';

beforeEach(() => {
  vi.stubGlobal('sessionStorage', fakeStorage());
  return () => vi.unstubAllGlobals();
});

type Event =
  | { readonly type: 'asked'; readonly secret: string }
  | { readonly type: 'inner.begun' }
  | { readonly type: 'left' };

const inner = setup({ types: { events: {} as { readonly type: 'poked' } } }).createMachine({
  id: 'inner',
  initial: 'still',
  states: { still: { on: { poked: 'poked' } }, poked: {} },
});

/** What the world says to the question that is asked. */
let answer: (text: string) => void = () => undefined;

/** Asks the world once, and may have another machine run inside of it. */
const machine = setup({
  types: {
    context: {},
    events: {} as Event,
    tags: {} as 'working',
    children: {} as { inner: 'inner' },
  },
  actors: {
    ask: fromPromise<string, { secret: () => string }>(() => new Promise((resolve) => (answer = resolve))),
    inner,
  },
}).createMachine({
  id: 'outer',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { asked: 'asking', 'inner.begun': 'nested' } },
    asking: {
      tags: 'working',
      invoke: {
        src: 'ask',
        input: ({ event }) => ({ secret: () => (event.type === 'asked' ? event.secret : '') }),
        onDone: { target: 'answered', actions: assign(({ event }) => ({ said: event.output })) },
      },
    },
    nested: { invoke: { id: 'inner', src: 'inner' }, on: { left: 'idle' } },
    answered: { on: { left: 'idle' } },
  },
});

function talk(isSound: () => boolean = () => true) {
  return new Conversation(machine, 'talk', isSound);
}

/** What the tab keeps. */
const kept = (): string => sessionStorage.getItem('talk') ?? '';

async function answered(text: string): Promise<void> {
  answer(text);
  await new Promise((resolve) => setTimeout(resolve));
}

const secret: Event = { type: 'asked', secret: 'Summer-2026' };

describe('the next load of the tab', () => {
  it('goes on where the machine waited for the person', async () => {
    const before = talk();
    before.send(secret);
    await answered('yes');
    before.stop();
    const { value, context } = talk().snapshot;
    expect([value, context]).toEqual(['answered', { said: 'yes' }]);
  });

  it('comes back to before a question that was never answered', () => {
    const before = talk();
    before.send(secret);
    expect(before.snapshot.value).toBe('asking');
    before.stop();
    expect(talk().snapshot.value).toBe('idle');
  });

  it('goes on inside of a machine that runs in it, which still takes events', () => {
    const before = talk();
    before.send({ type: 'inner.begun' });
    before.snapshot.children.inner?.send({ type: 'poked' });
    before.stop();
    const after = talk();
    const child = after.snapshot.children.inner!;
    expect(after.snapshotOf(child).value).toBe('poked');
  });

  it('begins anew where the world has gone on since', async () => {
    const before = talk();
    before.send(secret);
    await answered('yes');
    before.stop();
    expect(talk(() => false).snapshot.value).toBe('idle');
  });
});

it('what is given as a secret is in no storage, before, while and after the world is asked', async () => {
  const conversation = talk();
  conversation.send(secret);
  expect(kept()).not.toContain('Summer-2026');
  await answered('yes');
  expect(kept()).toContain('"said":"yes"');
  expect(kept()).not.toContain('Summer-2026');
});

/** What a conversation of this machine keeps, with something else in it. */
function keptWith(change: object): string {
  const conversation = talk();
  conversation.send({ type: 'inner.begun' });
  conversation.stop();
  const { shape, snapshot } = JSON.parse(kept()) as { shape: string; snapshot: object };
  return JSON.stringify({ shape, snapshot: { ...snapshot, ...change } });
}

test.each<[string, () => string]>([
  ['no JSON', () => '{'],
  ['null', () => 'null'],
  ['no snapshot', () => JSON.stringify({ shape: (JSON.parse(keptWith({})) as { shape: string }).shape })],
  ['of a machine with other states', () => keptWith({}).replace('"shape":"', '"shape":"more,')],
  ['in a state that there is not', () => keptWith({ value: 'elsewhere' })],
  ['without context', () => keptWith({ value: 'answered', context: undefined })],
  [
    'with a machine in it that has no context',
    () => {
      const { snapshot } = JSON.parse(keptWith({})) as {
        snapshot: { children: { inner: { snapshot: object } } };
      };
      const { inner: child } = snapshot.children;
      const inner = { ...child, snapshot: { ...child.snapshot, context: undefined } };
      return keptWith({ context: { said: 'yes' }, children: { inner } });
    },
  ],
  ['without the machine that runs in it', () => keptWith({ children: null })],
  ['stopped', () => keptWith({ status: 'stopped' })],
])('nonsense is dropped: %s', (_, text) => {
  sessionStorage.setItem('talk', text());
  const conversation = new Conversation(machine, 'talk', ({ context }) => 'said' in context);
  expect(conversation.snapshot.value).toBe('idle');
  conversation.send({ type: 'inner.begun' });
  expect(conversation.snapshot.value).toBe('nested');
});

it('goes on in a browser that keeps nothing', () => {
  const forbidden = () => {
    throw new Error('forbidden');
  };
  vi.stubGlobal('sessionStorage', { getItem: forbidden, setItem: forbidden });
  const conversation = talk();
  conversation.send({ type: 'inner.begun' });
  expect(conversation.snapshot.value).toBe('nested');
});
