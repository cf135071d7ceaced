/**
 * The catalogue of AWS services as one value that fills up: the index at once, services and lists when asked for.
 *
 * Made from npm packages by scripts/build-catalogue.mjs (see NOTICE).
 * Not here: searching (action-search.ts), questions about keys and ARNs (condition-keys.ts, resource-types.ts).
 */
import type { CatalogueFacts, ConditionKeyFacts } from '#policy/catalogue-facts.ts';
import { type ActionIndex, readActionIndex } from './action-index.ts';
import { type CatalogueIndex, readIndex, type ServiceEntry } from './catalogue-index.ts';
import { type FetchJson, Files, type Loaded, mapLoaded } from './loading.ts';
import {
  type AwsManagedPolicy,
  documentsPath,
  findManagedPolicy,
  type ManagedPolicyIndex,
  readDocuments,
  readManagedPolicyIndex,
} from './managed-policies.ts';
import { type PackedService, type Service, unpackService } from './service-shard.ts';

/** Fetches the index; everything else waits until it is asked for. */
export async function openCatalogue(fetchJson: FetchJson): Promise<Loaded<Catalogue>> {
  const files = new Files(fetchJson);
  return mapLoaded(await files.load('index.json', readIndex), (index) => new Catalogue(files, index));
}

/** Made by {@link openCatalogue}. */
export class Catalogue implements CatalogueFacts {
  readonly #files: Files;
  readonly #index: CatalogueIndex;
  readonly #services = new Map<string, Service>();
  readonly prefixes: ReadonlySet<string>;

  constructor(files: Files, index: CatalogueIndex) {
    this.#files = files;
    this.#index = index;
    this.prefixes = new Set(index.services.keys());
  }

  /** All services by prefix, with their names. */
  get services(): ReadonlyMap<string, ServiceEntry> {
    return this.#index.services;
  }

  get globalKeys(): ReadonlyMap<string, ConditionKeyFacts> {
    return this.#index.globalKeys;
  }

  /** What stands before the colon of keys such as `saml:aud` though no service is called so, and who knows them. */
  get foreignKeyPrefixes(): ReadonlyMap<string, readonly string[]> {
    return this.#index.foreignKeyPrefixes;
  }

  /** Services whose resources a resource control policy can protect. */
  get rcpServices(): ReadonlySet<string> {
    return this.#index.rcpServices;
  }

  /** The npm packages that the catalogue was made from, with their versions. */
  get sources(): Readonly<Record<string, string>> {
    return this.#index.sources;
  }

  /** At once, if it was loaded. */
  service(prefix: string): Service | undefined {
    return this.#services.get(prefix.toLowerCase());
  }

  isLoaded(prefix: string): boolean {
    return this.#services.has(prefix.toLowerCase());
  }

  /** The service; `undefined` when AWS has none with this prefix. Services of one file are loaded together. */
  async loadService(prefix: string): Promise<Loaded<Service | undefined>> {
    const entry = this.#index.services.get(prefix.toLowerCase());
    if (!entry) return { ok: true, value: undefined };
    const loaded = await this.#files.load(entry.path, (json) => this.#readServices(json));
    return mapLoaded(loaded, (services) => services.get(entry.prefix));
  }

  #readServices(json: unknown): ReadonlyMap<string, Service> {
    const packed = Object.entries(json as Record<string, PackedService>);
    const services = new Map(
      packed.map(([prefix, service]) => {
        return [prefix, unpackService(prefix, this.#index.services.get(prefix)?.name ?? prefix, service)];
      }),
    );
    for (const [prefix, service] of services) this.#services.set(prefix, service);
    return services;
  }

  /** The names of all actions of all services. */
  loadActionIndex(): Promise<Loaded<ActionIndex>> {
    return this.#files.load('actions.json', readActionIndex);
  }

  /** The names of all AWS managed policies. */
  loadManagedPolicies(): Promise<Loaded<ManagedPolicyIndex>> {
    return this.#files.load('policies/index.json', readManagedPolicyIndex);
  }

  /** An AWS managed policy with its document; `undefined` when there is none of this name or ARN. */
  async loadManagedPolicy(nameOrArn: string): Promise<Loaded<AwsManagedPolicy | undefined>> {
    const index = await this.loadManagedPolicies();
    if (!index.ok) return index;
    const entry = findManagedPolicy(index.value, nameOrArn);
    if (!entry) return { ok: true, value: undefined };
    const loaded = await this.#files.load(documentsPath(index.value, entry.name), readDocuments);
    return mapLoaded(loaded, (documents) => withDocument(entry, documents.get(entry.name)));
  }
}

function withDocument(
  entry: Omit<AwsManagedPolicy, 'document'>,
  document: string | undefined,
): AwsManagedPolicy | undefined {
  return document === undefined ? undefined : { ...entry, document };
}
