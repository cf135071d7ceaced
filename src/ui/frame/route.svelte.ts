/**
 * Which view the address names: `#/lab`, `#/scenarios`. Back and forward work, because the address is the state.
 *
 * Addresses that are no view, such as share links (`#s=…`), are left alone and handed to whoever asked for them.
 */
import { createSubscriber } from 'svelte/reactivity';
import { on } from 'svelte/events';

export const views = ['lab', 'scenarios'] as const;

export type View = (typeof views)[number];

/** The view of an address; `undefined` when it is not one of this page's own. An empty one is the Lab. */
export function viewOf(hash: string): View | undefined {
  if (hash === '' || hash === '#' || hash === '#/') return 'lab';
  return views.find((view) => hash === `#/${view}`);
}

export class Route {
  readonly #subscribe = createSubscriber((update) => on(window, 'hashchange', update));
  #last: View = 'lab';

  /** The view to show: under an address that is no view, the one shown last. */
  get view(): View {
    this.#subscribe();
    return (this.#last = viewOf(location.hash) ?? this.#last);
  }

  /** The address when it names no view, for its own reader. */
  get foreign(): string | undefined {
    this.#subscribe();
    return viewOf(location.hash) === undefined ? location.hash : undefined;
  }
}
