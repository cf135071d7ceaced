/** Starts the playgrounds with this page: its clock, its storage, and its coming and going. */
import type { Scenario } from '#scenarios/scenario.ts';
import { browserPlatform } from '#storage/platform.ts';
import { Playgrounds } from './playgrounds.svelte.ts';

/** Storage gets so long to answer, in milliseconds, before the page shows something anyway. */
const patience = 300;

/** `first` is what a person sees who was never here; it loads while storage is asked. */
export function startPlaygrounds(first: Scenario | Promise<Scenario>): Playgrounds {
  const playgrounds = new Playgrounds(browserPlatform());
  const waited = new Promise((resolve) => setTimeout(resolve, patience));
  void playgrounds.start(first, waited);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') playgrounds.catchUp();
  });
  // The browser asks the person to wait: what a large import brings takes a moment to be written.
  window.addEventListener('beforeunload', (event) => {
    if (playgrounds.wouldLose) event.preventDefault();
  });
  window.addEventListener('pagehide', () => playgrounds.putUnsavedAside());
  return playgrounds;
}
