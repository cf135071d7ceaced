/**
 * A live machine for a page: what state it is in, events sent to it, and its snapshot kept for the next load of this tab.
 *
 * Kept is only where the machine waits for the person: what it asked the world is asked again by them. Snapshots of a machine that
 * has changed since, and nonsense, are dropped. Not here: what the machine does (machines/), what it asks (sign-in-conversation.ts).
 */
import { createSubscriber } from 'svelte/reactivity';
import {
  createActor,
  type Actor,
  type AnyActorRef,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventFromLogic,
  type Snapshot,
  type SnapshotFrom,
} from 'xstate';

export class Conversation<M extends AnyStateMachine> {
  readonly #actor: Actor<M>;
  readonly #name: string;
  readonly #shape: string;
  /** Tells whoever reads the snapshot. */
  #tell: () => void = () => undefined;
  readonly #subscribe = createSubscriber((update) => {
    this.#tell = update;
    return () => (this.#tell = () => undefined);
  });

  /** `name` is where this tab keeps it; `isSound` says whether what was kept still fits the world. */
  constructor(machine: M, name: string, isSound: (snapshot: SnapshotFrom<M>) => boolean) {
    this.#name = name;
    this.#shape = shapeOf(machine);
    const kept = keptIn(name, this.#shape);
    const resumed = kept === undefined ? undefined : this.#start(machine, kept);
    const isGood = resumed !== undefined && isActive(resumed) && isSound(resumed.getSnapshot());
    this.#actor = isGood ? resumed : this.#start(machine, undefined);
    this.#actor.start();
  }

  /** An effect that reads it runs again when the machine, or one that it invoked, goes on. */
  get snapshot(): SnapshotFrom<M> {
    this.#subscribe();
    return this.#actor.getSnapshot();
  }

  /** Of a machine that this one invoked; read like {@link snapshot}. */
  snapshotOf<A extends AnyActorRef>(invoked: A): SnapshotFrom<A> {
    this.#subscribe();
    return invoked.getSnapshot() as SnapshotFrom<A>;
  }

  send(event: EventFromLogic<M>): void {
    this.#actor.send(event);
  }

  stop(): void {
    this.#actor.stop();
  }

  #start(machine: M, snapshot: Snapshot<unknown> | undefined): Actor<M> {
    const options = { inspect: () => this.#moved(), ...(snapshot !== undefined && { snapshot }) };
    return createActor(machine, options as never);
  }

  #moved(): void {
    // Not yet, while it is being made.
    const actor = this.#actor as Actor<M> | undefined;
    if (actor === undefined) return;
    if (isActive(actor) && !isWorking(actor)) keepIn(this.#name, this.#shape, actor.getPersistedSnapshot());
    this.#tell();
  }
}

type Running = Partial<Pick<AnyMachineSnapshot, 'status' | 'tags'>> & {
  readonly children?: Readonly<Record<string, AnyActorRef | undefined>>;
};

function runningOf(actor: AnyActorRef): Running {
  return actor.getSnapshot() as Running;
}

function invokedBy({ children = {} }: Running): readonly AnyActorRef[] {
  return Object.values(children).filter((actor) => actor !== undefined);
}

/** Whether a machine, and each that it invoked, lives: came to life from its snapshot, and was not stopped. */
function isActive(actor: AnyActorRef): boolean {
  const running = runningOf(actor);
  return running.status === 'active' && invokedBy(running).every(isActive);
}

/** Whether the world is being asked. */
function isWorking(actor: AnyActorRef): boolean {
  const running = runningOf(actor);
  return running.tags?.has('working') === true || invokedBy(running).some(isWorking);
}

/** The names of all states: another text when the machine is another one. */
function shapeOf({ root }: AnyStateMachine): string {
  const names = (node: AnyStateMachine['root']): string =>
    Object.entries(node.states)
      .map(([name, child]) => `${name}(${names(child)})`)
      .join();
  return names(root);
}

function keptIn(name: string, shape: string): Snapshot<unknown> | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? 'null');
    const isOurs = isObject(kept) && kept['shape'] === shape && isWhole(kept['snapshot']);
    return isOurs ? (kept['snapshot'] as Snapshot<unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it, and each machine that runs in it, has what XState takes for granted. */
function isWhole(snapshot: unknown): boolean {
  if (!isObject(snapshot) || !isObject(snapshot['context']) || !isObject(snapshot['children'])) return false;
  return Object.values(snapshot['children']).every((child) => isObject(child) && isWhole(child['snapshot']));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function keepIn(name: string, shape: string, snapshot: Snapshot<unknown>): void {
  try {
    sessionStorage.setItem(name, JSON.stringify({ shape, snapshot }));
  } catch {
    // Full or forbidden: after the next load it begins anew.
  }
}
