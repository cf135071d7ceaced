/**
 * New names for old ones: the same for the same, different for different, none of them an old one.
 *
 * A first pass over the world only meets the old names, a second one replaces them: new names follow from the set of
 * old ones, not from the order in which they stand.
 */

/** Replaces one sort of name. */
export type Renaming = (original: string) => string;

/** The name for the index-th of so many old ones; never twice the same for two indexes and the same old name. */
type NewName = (index: number, original: string, count: number) => string;

/** Leaves everything as it is. */
export const unchanged: Renaming = (original) => original;

/** Leaves everything as it is, and remembers it. */
export function meeting(met: Set<string>): Renaming {
  return (original) => {
    met.add(original);
    return original;
  };
}

/** Renames what was met; what was not, like a name that is new already, stays. */
export function renaming(met: ReadonlySet<string>, newName: NewName): Renaming {
  const renamed = assigned(met, newName);
  return (original) => renamed.get(original) ?? original;
}

function assigned(originals: ReadonlySet<string>, newName: NewName): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  let index = 0;
  for (const original of [...originals].sort()) {
    let name: string;
    do {
      index += 1;
      name = newName(index, original, originals.size);
    } while (originals.has(name));
    renamed.set(original, name);
  }
  return renamed;
}

/** Twelve digits. */
export function newAccountId(index: number): string {
  return String(100_000_000_000 + index);
}

/** All of the same length, so that none is the beginning of another: `x0*` must not become everybody's prefix. */
export function newWord(index: number, _: string, count: number): string {
  return `x${String(index).padStart(String(count * 2).length, '0')}`;
}

/** AWS's form: the same prefix, and as many letters behind it. */
export function newUniqueId(index: number, original: string): string {
  const digits = String(index).padStart(original.length - 4, '0');
  return original.slice(0, 4) + digits.replace(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)));
}

/** What stands between the hyphens of an organization's, root's or unit's id. */
export function newOrganizationPart(index: number, original: string): string {
  return index.toString(36).padStart(original.length, '0');
}
