import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { Conversation } from './conversation.svelte.ts';

const inner = setup({ types: { events: {} as { readonly type: 'poked' } } }).createMachine({
  id: 'inner',
  initial: 'still',
  states: { still: { on: { poked: 'poked' } }, poked: {} },
});

const machine = setup({
  types: {
    events: {} as { readonly type: 'begun' | 'left' },
    children: {} as { inner: 'inner' },
  },
  actors: { inner },
}).createMachine({
  id: 'outer',
  initial: 'idle',
  states: {
    idle: { on: { begun: 'nested' } },
    nested: { invoke: { id: 'inner', src: 'inner' }, on: { left: 'idle' } },
  },
});

// Who reads a conversation is told only where there are effects: in a browser.
test('an effect runs again at each move, also of the machine within', () => {
  const conversation = new Conversation(machine, 'effects', () => false);
  const seen: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      const { value, children } = conversation.snapshot;
      const within = children.inner && conversation.snapshotOf(children.inner).value;
      seen.push(within === undefined ? value : `${value} ${within}`);
    });
  });
  flushSync();
  for (const act of [
    () => conversation.send({ type: 'begun' }),
    () => conversation.snapshot.children.inner?.send({ type: 'poked' }),
    () => conversation.send({ type: 'left' }),
  ]) {
    act();
    flushSync();
  }
  stop();
  conversation.send({ type: 'begun' });
  flushSync();
  expect(seen).toEqual(['idle', 'nested still', 'nested poked', 'idle']);
});
