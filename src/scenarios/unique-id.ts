/**
 * Ids in AWS's form that follow from a name, so that a ready world is the same every time.
 *
 * AWS: IAM User Guide, "IAM identifiers", unique identifiers.
 */

/** Prefixes of unique ids: user, group, role, managed policy, temporary access key. */
export type IdPrefix = 'AIDA' | 'AGPA' | 'AROA' | 'ANPA' | 'ASIA';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** AWS's lengths: 21 characters, access keys 20. */
const lengths: Readonly<Record<IdPrefix, number>> = { AIDA: 21, AGPA: 21, AROA: 21, ANPA: 21, ASIA: 20 };

/** The same name gives the same id; different names differ for all practical purposes. */
export function uniqueId(prefix: IdPrefix, name: string): string {
  let state = 0x811c9dc5;
  const stir = (value: number): void => {
    state = Math.imul(state ^ value, 0x01000193) >>> 0;
    state = (state ^ (state >>> 15)) >>> 0;
  };
  for (const character of name) stir(character.codePointAt(0) ?? 0);
  let id: string = prefix;
  while (id.length < lengths[prefix]) {
    stir(id.length);
    id += alphabet.charAt(state % alphabet.length);
  }
  return id;
}
