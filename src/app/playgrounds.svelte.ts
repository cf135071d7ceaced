/**
 * The playgrounds in this browser, and the one on the page.
 *
 * Works without storage too: what cannot be kept is listed, and open as long as the page is.
 * Not here: one playground (playground.svelte.ts), the page's own events (start-playgrounds.ts).
 */
import { opened } from '#account/clock.ts';
import type { Scenario } from '#scenarios/scenario.ts';
import type { Database, PlaygroundEntry } from '#storage/database.ts';
import { readPlayground } from '#storage/kept-playground.ts';
import { schemaVersion } from '#storage/migrations.ts';
import {
  listPlaygrounds,
  removePlayground,
  restorePlayground,
  sweepRemoved,
} from '#storage/playground-list.ts';
import type { Platform } from '#storage/platform.ts';
import { fitsAside, putAside, putWholeAside, takeUnsaved, takeWhole } from '#storage/unsaved.ts';
import { Playground } from './playground.svelte.ts';
import { rememberCurrent, rememberedPlaygrounds } from './remembered.ts';

/** One line of the list. */
export interface ListedPlayground {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Kept by a newer version of the program: cannot be opened with this one. */
  readonly newer: boolean;
}

export class Playgrounds {
  readonly #platform: Platform;
  /** As last read from storage. */
  #entries: readonly PlaygroundEntry[] = $state.raw([]);
  /** In this tab, also those that storage does not have. They go on following other tabs. */
  #opened: readonly Playground[] = $state.raw([]);
  #current: Playground | undefined = $state.raw();
  #removed: Playground | undefined = $state.raw();

  readonly #list: readonly ListedPlayground[] = $derived.by(() => {
    const isKept = (playground: Playground): boolean => this.#entries.some(({ id }) => id === playground.id);
    const onlyHere = this.#opened.filter((playground) => !isKept(playground));
    return [...onlyHere.map(listed), ...this.#entries.map((entry) => this.#listedEntry(entry))];
  });

  constructor(platform: Platform) {
    this.#platform = platform;
    platform.channel.listen(({ playgroundId, revision }) => {
      if (revision === undefined || !this.#entries.some(({ id }) => id === playgroundId))
        void this.#refresh();
    });
  }

  /** The latest first. */
  get list(): readonly ListedPlayground[] {
    return this.#list;
  }

  /** `undefined` only until {@link start} has decided what to show. */
  get current(): Playground | undefined {
    return this.#current;
  }

  /** The one removed last, which {@link restore} brings back. */
  get removed(): Playground | undefined {
    return this.#removed;
  }

  /**
   * Shows what the person had open last, or `first` when there is nothing.
   *
   * When storage has not answered by the time `patience` resolves, `first` is shown meanwhile. It stays if the
   * person has changed it or if there is nothing else; otherwise it makes way for the person's own.
   */
  async start(first: Scenario | Promise<Scenario>, patience: Promise<unknown>): Promise<void> {
    const found = this.#recoverUnwritten().then(() => this.#latest());
    const early = await Promise.race([found, patience.then(() => 'waiting' as const)]);
    if (early === 'waiting') await this.#startWith(await first, found);
    else if (early) this.#show(early);
    else this.create(await first);
    void this.#sweep();
  }

  async #startWith(first: Scenario, found: Promise<Playground | undefined>): Promise<void> {
    const provisional = this.#newPlayground(first);
    this.#current = provisional;
    const own = await found;
    const isUntouched = provisional.world === first.world && provisional.title === first.title;
    if (own && isUntouched && this.#current === provisional) {
      this.#opened = this.#opened.filter((playground) => playground !== provisional);
      provisional.close();
      return this.#show(own);
    }
    provisional.keep();
    if (this.#current === provisional) this.#show(provisional);
  }

  /** Playgrounds that were new when the page went away, unless their first write arrived after all. */
  async #recoverUnwritten(): Promise<void> {
    const aside = takeWhole();
    if (aside.size === 0) return;
    await this.#refresh();
    const { admitJson } = await import('#storage/door.ts');
    for (const [id, json] of aside) {
      const admission = admitJson(json);
      if (!admission.admitted || this.#entries.some((entry) => entry.id === id)) continue;
      const playground = new Playground(
        id,
        { revision: 0, scenario: admission.value.scenario },
        this.#platform,
      );
      this.#opened = [...this.#opened, playground];
      playground.keep();
      await playground.settled();
    }
  }

  async #latest(): Promise<Playground | undefined> {
    await this.#refresh();
    const readable = this.#entries.filter((entry) => !isNewer(entry)).map(({ id }) => id);
    const remembered = rememberedPlaygrounds().filter((id) => readable.includes(id));
    const [id] = [...remembered, ...readable];
    return id === undefined ? undefined : this.#playground(id);
  }

  /** Shows it; false when it cannot be read (any more). */
  async open(id: string): Promise<boolean> {
    const playground = await this.#playground(id);
    if (playground) this.#show(playground);
    return playground !== undefined;
  }

  /** A new one, shown at once and kept in the background. */
  create(scenario: Scenario): Playground {
    const world = opened(scenario.world, this.#platform.now());
    const playground = this.#newPlayground({ ...scenario, world });
    playground.keep();
    this.#show(playground);
    return playground;
  }

  async rename(id: string, title: string): Promise<void> {
    const playground = await this.#playground(id);
    playground?.rename(title);
    await playground?.settled();
    await this.#changedList(id);
  }

  /** A copy beside it, shown at once. */
  async duplicate(id: string): Promise<Playground | undefined> {
    const original = await this.#playground(id);
    return original && this.create({ ...original.scenario, title: `${original.title} (copy)` });
  }

  /** Takes it from the list; {@link restore} brings it back. `next` is shown when nothing else is left. */
  async remove(id: string, next: Scenario): Promise<void> {
    const playground = await this.#playground(id);
    if (playground === undefined) return;
    // A write that is still on its way would bring it back.
    await playground.settled();
    await this.#inStorage((database) => removePlayground(database, id, this.#platform.now()));
    this.#opened = this.#opened.filter((other) => other !== playground);
    this.#removed = playground;
    await this.#changedList(id);
    if (this.#current === playground) await this.#showAnother(next);
  }

  /** Takes the latest removal back and shows what it brought back. */
  async restore(): Promise<void> {
    const playground = this.#removed;
    if (playground === undefined) return;
    this.#removed = undefined;
    await this.#inStorage((database) => restorePlayground(database, playground.id));
    this.#opened = [...this.#opened, playground];
    await this.#changedList(playground.id);
    this.#show(playground);
  }

  /** Asks storage for what other tabs did. */
  catchUp(): void {
    for (const playground of this.#opened) playground.catchUp();
    void this.#refresh();
  }

  /** Whether something is still on its way to the database that could not be put aside if the page went away now. */
  get wouldLose(): boolean {
    return this.#opened.some(({ scenario, unsaved, unwritten }) =>
      unwritten ? !fitsAside(scenario) : unsaved.length > 0 && !fitsAside(unsaved),
    );
  }

  /** Puts aside what is still on its way to storage, for a page that goes away. */
  putUnsavedAside(): void {
    for (const { id, scenario, unsaved, unwritten } of this.#opened) {
      if (unwritten) putWholeAside(id, scenario);
      else if (unsaved.length > 0) putAside(id, unsaved);
    }
  }

  async #showAnother(next: Scenario): Promise<void> {
    const other = await this.#latest();
    if (other) this.#show(other);
    else this.create(next);
  }

  #show(playground: Playground): void {
    this.#current = playground;
    rememberCurrent(playground.id);
  }

  #newPlayground(scenario: Scenario): Playground {
    const playground = new Playground(this.#platform.newId(), { revision: 0, scenario }, this.#platform);
    this.#opened = [playground, ...this.#opened];
    return playground;
  }

  /** Open already, or read from storage. */
  async #playground(id: string): Promise<Playground | undefined> {
    const isIt = (playground: Playground): boolean => playground.id === id;
    const kept = this.#opened.some(isIt)
      ? undefined
      : await this.#inStorage((database) => readPlayground(database, id));
    // Somebody else may have opened it meanwhile; there must not be two.
    const opened = this.#opened.find(isIt);
    if (opened || kept === undefined) return opened;
    const playground = new Playground(id, kept, this.#platform);
    this.#opened = [...this.#opened, playground];
    playground.recover(takeUnsaved(id));
    return playground;
  }

  #listedEntry(entry: PlaygroundEntry): ListedPlayground {
    const playground = this.#opened.find(({ id }) => id === entry.id);
    return playground ? listed(playground) : { ...entry, newer: isNewer(entry) };
  }

  async #changedList(playgroundId: string): Promise<void> {
    this.#platform.channel.post({ playgroundId });
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    this.#entries = (await this.#inStorage(listPlaygrounds)) ?? this.#entries;
  }

  async #sweep(): Promise<void> {
    await this.#inStorage((database) => sweepRemoved(database, this.#platform.now()));
  }

  /** `undefined` when storage fails: each playground says for itself that it is not kept. */
  async #inStorage<T>(work: (database: Database) => Promise<T>): Promise<T | undefined> {
    try {
      return await work(await this.#platform.connection.database());
    } catch {
      return undefined;
    }
  }
}

function listed({ id, title, about }: Playground): ListedPlayground {
  return { id, title, about, newer: false };
}

function isNewer(entry: PlaygroundEntry): boolean {
  return entry.schema > schemaVersion;
}
