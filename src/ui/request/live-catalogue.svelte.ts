/**
 * The catalogue as the page has it so far: nothing at first, then what was asked for.
 *
 * Reading it in a component asks for it; the component is told when it has come.
 */
import { createSubscriber } from 'svelte/reactivity';
import type { ActionIndex } from '#catalogue/action-index.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { FetchJson } from '#catalogue/loading.ts';
import type { Service } from '#catalogue/service-shard.ts';

async function fetchFromPage(path: string): Promise<unknown> {
  const response = await fetch(new URL(`catalogue/${path}`, document.baseURI));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

export class LiveCatalogue {
  readonly #fetchJson: FetchJson;
  #facts: Catalogue | undefined;
  #actions: ActionIndex | undefined;
  #trouble: string | undefined;
  #opening: Promise<void> | undefined;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- what was asked for is nobody's view
  readonly #wanted = new Set<string>();
  readonly #subscribe: () => void;
  #changed: (() => void) | undefined;

  constructor(fetchJson: FetchJson = fetchFromPage) {
    this.#fetchJson = fetchJson;
    this.#subscribe = createSubscriber((update) => {
      this.#changed = update;
    });
  }

  /** The index and whatever services were loaded. */
  get facts(): Catalogue | undefined {
    this.#subscribe();
    this.#open();
    return this.#facts;
  }

  /** The names of all actions. */
  get actions(): ActionIndex | undefined {
    this.#subscribe();
    this.#want('actions', async (facts) => {
      const loaded = await facts.loadActionIndex();
      if (loaded.ok) this.#actions = loaded.value;
      return loaded;
    });
    return this.#actions;
  }

  /** One service; `undefined` while it is on its way, and for a prefix that AWS does not have. */
  service(prefix: string): Service | undefined {
    this.#subscribe();
    if (prefix !== '') this.#want(prefix, (facts) => facts.loadService(prefix));
    return this.#facts?.service(prefix);
  }

  /** Why something did not come, for a person. */
  get trouble(): string | undefined {
    this.#subscribe();
    return this.#trouble;
  }

  #open(): void {
    this.#opening ??= this.#openNow().catch(() => {
      this.#fail('What reads the catalogue of AWS could not be fetched.');
      this.#changed?.();
    });
  }

  /** What reads it comes with it: the first screen needs neither. */
  async #openNow(): Promise<void> {
    const { openCatalogue } = await import('#catalogue/catalogue.ts');
    const opened = await openCatalogue(this.#fetchJson);
    if (opened.ok) this.#facts = opened.value;
    else this.#fail(opened.failure.says);
    this.#changed?.();
  }

  #want(what: string, load: (facts: Catalogue) => Promise<Answer>): void {
    if (this.#wanted.has(what)) return;
    this.#wanted.add(what);
    this.#open();
    void this.#opening?.then(async () => {
      if (this.#facts === undefined) return;
      const answer = await load(this.#facts);
      if (!answer.ok) this.#fail(answer.failure.says);
      this.#changed?.();
    });
  }

  #fail(says: string): void {
    this.#trouble = says;
  }

  /** After a failure: asks again for what is missing. */
  retry(): void {
    this.#trouble = undefined;
    this.#wanted.clear();
    if (this.#facts === undefined) this.#opening = undefined;
    this.#changed?.();
  }
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly failure: { readonly says: string } };

/** One a page. */
export const liveCatalogue = new LiveCatalogue();
