/**
 * Ids in AWS's form that follow from a name, so that the same thing has the same id in every world.
 *
 * For ready worlds and AWS's own policies. AWS: IAM User Guide, "IAM identifiers", unique identifiers.
 * Not here: ids of what is made by a call, which come from chance (api/unique-id.ts).
 */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The same name gives the same id; different names differ for all practical purposes. `length` counts the prefix. */
export function derivedId(prefix: string, length: number, name: string): string {
  let state = 0x811c9dc5;
  const stir = (value: number): void => {
    state = Math.imul(state ^ value, 0x01000193) >>> 0;
    state = (state ^ (state >>> 15)) >>> 0;
  };
  for (const character of name) stir(character.codePointAt(0) ?? 0);
  let id = prefix;
  while (id.length < length) {
    stir(id.length);
    id += base32.charAt(state % base32.length);
  }
  return id;
}
