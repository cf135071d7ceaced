/**
 * Which place of the page the address names: `#/lab`, `#/users`, `#/users/alice/permissions`, `#/users?new`.
 *
 * Names are percent-encoded. Back and forward work, because the address is the state. Addresses that are no place of
 * the page, such as share links (`#s=…`), are left alone and handed to whoever asked for them.
 * Not here: what is shown there (views.ts).
 */
import { createSubscriber } from 'svelte/reactivity';
import { on } from 'svelte/events';

const nouns = [
  'users',
  'groups',
  'roles',
  'policies',
  'providers',
  'federation',
  'sessions',
  'sign-in',
  'settings',
  'history',
] as const;

export type NounView = (typeof nouns)[number];
export type View = 'lab' | 'scenarios' | NounView;

export interface Place {
  /** `unknown`: an address of this page that leads nowhere. */
  readonly view: View | 'unknown';
  /** One thing of the kind that the view lists. */
  readonly name?: string;
  readonly tab?: string;
  /** The form for a new one. */
  readonly isNew?: true;
}

const start: Place = { view: 'lab' };
const nowhere: Place = { view: 'unknown' };

/** The place that an address names; `undefined` when it is not one of this page's own. An empty one is the Lab. */
export function placeOf(hash: string): Place | undefined {
  if (hash === '' || hash === '#' || hash === '#/') return start;
  const [, path = '', query] = /^#\/([^?]*)(?:\?(.*))?$/.exec(hash) ?? [];
  if (path === '') return hash.startsWith('#/') ? nowhere : undefined;
  const [view, name, tab, ...more] = decoded(path) ?? [];
  if (more.length > 0 || name === '' || tab === '') return nowhere;
  if (view === 'lab' || view === 'scenarios') return name === undefined ? { view } : nowhere;
  const noun = nouns.find((known) => known === view);
  if (noun === undefined) return nowhere;
  return {
    view: noun,
    ...(name !== undefined && { name }),
    ...(tab !== undefined && { tab }),
    ...(query === 'new' && { isNew: true }),
  };
}

function decoded(path: string): readonly string[] | undefined {
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** The inverse of {@link placeOf}. */
export function addressOf({ view, name, tab, isNew }: Place & { readonly view: View }): string {
  const parts = [view, name, tab].flatMap((part) => (part === undefined ? [] : encodeURIComponent(part)));
  return `#/${parts.join('/')}${isNew === true ? '?new' : ''}`;
}

export class Route {
  readonly #subscribe = createSubscriber((update) => on(window, 'hashchange', update));
  #last: Place = start;

  /** The place to show: under an address that is none, the one shown last. */
  get place(): Place {
    this.#subscribe();
    return (this.#last = placeOf(location.hash) ?? this.#last);
  }

  /** The address when it names no place of the page, for its own reader. */
  get foreign(): string | undefined {
    this.#subscribe();
    return placeOf(location.hash) === undefined ? location.hash : undefined;
  }
}
