/** How a page changes a directory: each change an undoable step of its own, made on the directory as it then is. */
import type { Directory } from '#account/directory.ts';
import { put, remove } from '#account/world.ts';
import type { Playground } from '#app/playground.svelte.ts';

export type EditDirectory = (says: string, change: (directory: Directory) => Directory) => void;

export function editing(playground: Playground, entityId: () => string): EditDirectory {
  return (says, change) => {
    const id = entityId();
    playground.change(says, (world) => {
      const directory = world.directories.get(id);
      return directory === undefined ? world : put(world, 'directories', change(directory));
    });
  };
}

export function removeDirectory(playground: Playground, { entityId, name }: Directory): void {
  playground.change(`Deleted directory ${name}`, (world) => remove(world, 'directories', entityId));
}

/** The list with one entry changed, or without it. */
export function withEntry<T>(list: readonly T[], index: number, entry: T | undefined): readonly T[] {
  return list.flatMap((each, at) => (at !== index ? [each] : entry === undefined ? [] : [entry]));
}

/** `a, b` as typed; empty parts are left out. */
export function namesIn(typed: string): readonly string[] {
  return [...new Set(typed.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}

/** A comma that another `name=` follows; others are part of a value. */
const betweenPairs = /,(?=\s*[^,=]+=)/;

/** `department=payments, level=2` as typed; a name without a value has an empty one. */
export function pairsIn(typed: string): Readonly<Record<string, string>> {
  const pairs = typed.split(betweenPairs).map((pair) => {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/.exec(pair) ?? [];
    return [name.trim(), value.trim()] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== ''));
}

export function pairsText(pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
