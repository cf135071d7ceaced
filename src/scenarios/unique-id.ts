/**
 * Ids in AWS's form that follow from a name, so that a ready world is the same every time.
 *
 * AWS: IAM User Guide, "IAM identifiers", unique identifiers.
 */

import { derivedId } from '#account/derived-id.ts';

/** Prefixes of unique ids: user, group, role, managed policy, temporary access key. */
export type IdPrefix = 'AIDA' | 'AGPA' | 'AROA' | 'ANPA' | 'ASIA';

/** AWS's lengths: 21 characters, access keys 20. */
const lengths: Readonly<Record<IdPrefix, number>> = { AIDA: 21, AGPA: 21, AROA: 21, ANPA: 21, ASIA: 20 };

/** The same name gives the same id. */
export function uniqueId(prefix: IdPrefix, name: string): string {
  return derivedId(prefix, lengths[prefix], name);
}
