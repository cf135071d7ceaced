/**
 * The catalogue's first file, index.json: which services there are and where, and the keys that belong to none.
 *
 * Not here: what a service has (service-shard.ts), the names of all actions (action-index.ts).
 */
import type { ConditionKeyFacts, ConditionKeyType } from '#policy/catalogue-facts.ts';

/** Raised when a page of an older version could no longer read the files. */
export const catalogueFormat = 1;

export interface PackedIndex {
  readonly format: number;
  /** The npm packages that the catalogue was made from, with their exact versions. */
  readonly sources: Readonly<Record<string, string>>;
  readonly globalKeys: Readonly<Record<string, ConditionKeyType>>;
  /** What stands before the colon of keys such as `saml:aud`, with the services that know them. */
  readonly foreignKeyPrefixes: Readonly<Record<string, readonly string[]>>;
  /** Services whose resources a resource control policy can protect. */
  readonly rcpServices: readonly string[];
  /** By prefix: the name and the file in services/ without its ending. */
  readonly services: Readonly<Record<string, readonly [name: string, file: string]>>;
}

export interface ServiceEntry {
  readonly prefix: string;
  readonly name: string;
  /** Below the catalogue's folder. */
  readonly path: string;
}

export interface CatalogueIndex {
  readonly sources: Readonly<Record<string, string>>;
  readonly services: ReadonlyMap<string, ServiceEntry>;
  /** Keyed by lower-case key. */
  readonly globalKeys: ReadonlyMap<string, ConditionKeyFacts>;
  readonly foreignKeyPrefixes: ReadonlyMap<string, readonly string[]>;
  readonly rcpServices: ReadonlySet<string>;
}

/** Reads index.json; throws on another format. */
export function readIndex(json: unknown): CatalogueIndex {
  const packed = json as PackedIndex;
  if (packed.format !== catalogueFormat)
    throw new Error(`its format is ${packed.format}, not ${catalogueFormat}`);
  const services = Object.entries(packed.services).map(([prefix, [name, file]]): [string, ServiceEntry] => [
    prefix,
    { prefix, name, path: `services/${file}.json` },
  ]);
  const keys = Object.entries(packed.globalKeys).map(([key, type]): ConditionKeyFacts => ({ key, type }));
  return {
    sources: packed.sources,
    services: new Map(services),
    globalKeys: new Map(keys.map((key) => [key.key.toLowerCase(), key])),
    foreignKeyPrefixes: new Map(Object.entries(packed.foreignKeyPrefixes)),
    rcpServices: new Set(packed.rcpServices),
  };
}
