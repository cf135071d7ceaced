/** How the person left each list: what was searched, how it was sorted, where the focus was. As long as the page is open. */
import type { Sorting } from './noun-list.ts';

export class ListView {
  query = $state('');
  sorting = $state.raw<Sorting>({ by: 'name', descending: false });
  /** The row that the keyboard is at. */
  active = $state(0);
}

// eslint-disable-next-line svelte/prefer-svelte-reactivity -- only looked up; each view is reactive by itself
const views = new Map<string, ListView>();

/** The view of one list, e.g. of the users of one playground. */
export function listView(name: string): ListView {
  const view = views.get(name) ?? new ListView();
  views.set(name, view);
  return view;
}
