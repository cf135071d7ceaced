/**
 * Keeps one playground: holds its state in memory, writes every edit and takes over what other tabs write.
 *
 * An edit is applied at once and waits in a line; the line goes to the database in one transaction, on top of
 * the newest revision. Whatever fails, the page goes on in memory and the next edit tries again.
 * Not here: what a transaction does (kept-playground.ts), undo (app/history.ts).
 */
import { difference, type Difference } from '#account/difference.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import type { Message } from './channel.ts';
import { readNewer, writePlayground, type Kept } from './kept-playground.ts';
import type { Platform } from './platform.ts';
import { because, type Because } from './trouble.ts';

export type Keeping =
  | { readonly kind: 'kept' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'memory'; readonly because: Because };

/** Pure: applied again when another tab was faster. It takes from the state whatever it changes. */
export type Edit<State> = (state: State) => State;

export interface Watcher<State> {
  /** The state changed, by an edit here or in another tab. */
  state(state: State): void;
  keeping(keeping: Keeping): void;
  /** An edit made no sense any more after another tab's changes, and was left out. */
  leftOut(error: unknown): void;
}

export class Keeper<State extends Scenario> {
  readonly id: string;
  readonly #platform: Platform;
  readonly #watcher: Watcher<State>;
  readonly #stopListening: () => void;
  /** As in the database at `#revision`. */
  #kept: State;
  #revision: number;
  /** Since then, in order; `#state` is `#kept` with these applied. */
  #waiting: readonly Edit<State>[] = [];
  #state: State;
  #keeping: Keeping = { kind: 'kept' };
  #busy = false;
  #behind = false;
  #work: Promise<void> = Promise.resolve();

  /** `revision` 0 is a playground that is not in the database yet: {@link create} or the first edit puts it there. */
  constructor(id: string, revision: number, state: State, platform: Platform, watcher: Watcher<State>) {
    this.id = id;
    this.#revision = revision;
    this.#kept = state;
    this.#state = state;
    this.#platform = platform;
    this.#watcher = watcher;
    this.#stopListening = platform.channel.listen((message) => this.#hear(message));
  }

  get state(): State {
    return this.#state;
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** What is not in the database yet. */
  get unsaved(): Difference {
    return this.#waiting.length === 0 ? [] : difference(this.#kept.world, this.#state.world);
  }

  /** Whether nothing of it is in the database yet, though it should be. */
  get unwritten(): boolean {
    return this.#revision === 0 && this.#waiting.length > 0;
  }

  /** Applies the edit at once and starts to write it. */
  edit(edit: Edit<State>): void {
    const state = edit(this.#state);
    if (state === this.#state) return;
    this.#show(state);
    this.#queue(edit);
  }

  /** Writes the playground as it is, although nothing was edited. */
  create(): void {
    this.#queue(unchanged);
  }

  /** Takes over what other tabs have written, for a browser that does not tell. */
  catchUp(): void {
    this.#behind = true;
    this.#start();
  }

  /** Resolves when nothing is being written any more, whether it succeeded or not. */
  async settled(): Promise<void> {
    while (this.#busy) await this.#work;
  }

  /** Listens no longer; what waits is still written. */
  close(): void {
    this.#stopListening();
  }

  #hear({ playgroundId, revision = 0 }: Message): void {
    if (playgroundId === this.id && revision > this.#revision) this.catchUp();
  }

  #queue(edit: Edit<State>): void {
    if (this.#revision === 0 && this.#keeping.kind === 'memory' && !this.#busy) this.#forgetEdits();
    else this.#waiting = [...this.#waiting, edit];
    this.#start();
  }

  /** Without a database there is nothing to rebase on, and a long day of typing must not pile up. */
  #forgetEdits(): void {
    this.#kept = this.#state;
    this.#waiting = [unchanged];
  }

  #start(): void {
    if (this.#busy || isNewer(this.#keeping)) return;
    this.#busy = true;
    this.#work = this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      await this.#platform.nextTask();
      while (this.#waiting.length > 0 || this.#behind) await this.#turn();
      this.#tell({ kind: 'kept' });
    } catch (error) {
      this.#fail(because(error));
    } finally {
      this.#busy = false;
    }
  }

  #fail(reason: Because): void {
    this.#behind = false;
    // A connection that broke without a word would break every later attempt too.
    if (reason === 'lost') void this.#platform.connection.close();
    this.#tell({ kind: 'memory', because: reason });
  }

  async #turn(): Promise<void> {
    this.#behind = false;
    if (this.#waiting.length === 0) return this.#read();
    if (this.#keeping.kind === 'kept') this.#tell({ kind: 'saving' });
    await this.#platform.lock(`iam-playground ${this.id}`, () => this.#write());
    this.#platform.channel.post({ playgroundId: this.id, revision: this.#revision });
  }

  async #read(): Promise<void> {
    const known = this.#known();
    const kept = await readNewer(await this.#platform.connection.database(), this.id, known);
    if (kept !== known) this.#rebase(kept.revision, { ...this.#kept, ...kept.scenario });
  }

  async #write(): Promise<void> {
    const known = this.#known();
    let written = { count: 0, state: this.#state, rebased: false };
    const edit = (newest: Scenario): Scenario => {
      const rebased = newest !== known.scenario;
      const state = rebased ? this.#replay({ ...this.#kept, ...newest }) : this.#state;
      written = { count: this.#waiting.length, state, rebased };
      return state;
    };
    const database = await this.#platform.connection.database();
    const { revision } = await writePlayground(database, this.id, known, edit, this.#platform.now());
    this.#waiting = this.#waiting.slice(written.count);
    if (written.rebased) return this.#rebase(revision, written.state);
    this.#revision = revision;
    this.#kept = written.state;
  }

  #known(): Kept {
    const { title, about, world } = this.#kept;
    return { revision: this.#revision, scenario: { title, about, world } };
  }

  #rebase(revision: number, kept: State): void {
    this.#revision = revision;
    this.#kept = kept;
    this.#show(this.#replay(kept));
  }

  #replay(start: State): State {
    return this.#waiting.reduce((state, edit) => {
      try {
        return edit(state);
      } catch (error) {
        this.#watcher.leftOut(error);
        return state;
      }
    }, start);
  }

  #show(state: State): void {
    this.#state = state;
    this.#watcher.state(state);
  }

  #tell(keeping: Keeping): void {
    this.#keeping = keeping;
    this.#watcher.keeping(keeping);
  }
}

function unchanged<State>(state: State): State {
  return state;
}

/** What a newer program keeps is not touched again. */
function isNewer(keeping: Keeping): boolean {
  return keeping.kind === 'memory' && keeping.because === 'newer';
}
