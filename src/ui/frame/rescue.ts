/** A world as JSON for a file, made without anything that may just have failed. Not here: files to read back (storage/). */
import { kinds, type World } from '#account/world.ts';

/** Every kind with its records as a list. */
export function worldAsText(world: World): string {
  const lists = kinds.map((kind) => [kind, [...world[kind].values()]]);
  return JSON.stringify(Object.fromEntries(lists), undefined, 2);
}
