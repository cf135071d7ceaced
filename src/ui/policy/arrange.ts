/**
 * Keeps the Evidence column still while its texts are typed in: a policy does not move, close or vanish because
 * it has lost its say.
 *
 * Not here: what is in evidence at first (evidence.ts).
 */
import type { EvidenceEntry } from './evidence.ts';

export interface Arrangement {
  /** What is asked and which gates are looked at; another subject is arranged anew. */
  readonly subject: string;
  readonly entries: readonly EvidenceEntry[];
  /** Keys of the texts that stand open without being asked for. */
  readonly open: ReadonlySet<string>;
}

/** Texts that stand open without being asked for; an account can hold hundreds. */
const mostOpen = 4;

/** `exists`: whether the world still holds the policy. */
export function arrange(
  before: Arrangement | undefined,
  subject: string,
  found: readonly EvidenceEntry[],
  exists: (entry: EvidenceEntry) => boolean,
): Arrangement {
  const same = before?.subject === subject ? before : undefined;
  const byKey = new Map(found.map((entry) => [entry.key, entry]));
  const kept = (same?.entries ?? []).filter(exists).map((entry) => byKey.get(entry.key) ?? silent(entry));
  const known = new Set(kept.map(({ key }) => key));
  const entries = [...kept, ...found.filter(({ key }) => !known.has(key))];
  const opening = entries.filter(({ tells }, place) => place === 0 || (tells && place < mostOpen));
  return { subject, entries, open: new Set([...(same?.open ?? []), ...opening.map(({ key }) => key)]) };
}

/** It was in evidence, and no gate there speaks of it any more. */
function silent(entry: EvidenceEntry): EvidenceEntry {
  return { ...entry, traces: [], tells: false };
}
