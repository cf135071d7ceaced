/** Policy texts that were typed and not saved: they stay as long as the page is open, wherever the person goes meanwhile. */
import { SvelteMap } from 'svelte/reactivity';

const texts = new SvelteMap<string, string>();

/** `key` names playground and policy. `undefined` when nothing is unsaved. */
export function typedText(key: string): string | undefined {
  return texts.get(key);
}

/** A text that is the saved one again is forgotten. */
export function keepTyped(key: string, text: string, saved: string): void {
  if (text === saved) texts.delete(key);
  else texts.set(key, text);
}

export function forgetTyped(key: string): void {
  texts.delete(key);
}
