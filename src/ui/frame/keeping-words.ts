/** What to tell a person whose changes are not kept, or not taken back: what happened, and what to do about it. */
import type { Playground } from '#app/playground.svelte.ts';

type Because = Extract<Playground['keeping'], { readonly kind: 'memory' }>['because'];

export const keepingWords = {
  unavailable:
    'This browser keeps nothing for this page, as in a private window. Your changes last until the tab is closed.',
  full: 'The browser has no room left for this page. New changes last until the tab is closed.',
  newer: 'These data were written by a newer version of this page. Your changes here are not kept.',
  lost: 'The browser took away the storage of this page. Your changes last until the tab is closed.',
} as const satisfies Record<Because, string>;

/** The way out; what is open now can always be saved as a file, or shared as a link. */
export const keepingTodo = {
  unavailable: 'To keep them, save a file or share a link, or use a window that is not private.',
  full: 'Save a file, then delete playgrounds or other data of this site and go on.',
  newer: 'Save a file if you changed something, then reload to get the newer version.',
  lost: 'Save a file, then reload.',
} as const satisfies Record<Because, string>;

type Notice = NonNullable<Playground['notice']>;

/** What undo or redo did not touch. */
export function leftAloneWords({ act, says, leftAlone }: Notice): string {
  const things = leftAlone.length === 1 ? 'one thing' : `${leftAlone.length} things`;
  return `The ${act} of “${says}” left ${things} alone, because of changes made since.`;
}

/** What another tab made pointless. */
export function leftOutWords(count: number): string {
  return count === 1
    ? 'One change was left out: another tab had removed what it was about.'
    : `${count} changes were left out: another tab had removed what they were about.`;
}
