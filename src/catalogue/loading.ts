/**
 * Fetches the catalogue's files, each once, and says plainly when one cannot be had.
 *
 * Failures are values and are not remembered: asking again tries again.
 * Not here: what the files hold (service-shard.ts, catalogue-index.ts, action-index.ts, managed-policies.ts).
 */

/** Given by the app: the JSON at a path below the catalogue's folder, e.g. `services/s3.json`; rejects if it is not there. */
export type FetchJson = (path: string) => Promise<unknown>;

export interface LoadFailure {
  readonly path: string;
  /** `damaged`: it came, but is not what this program reads, e.g. a page of the host or a newer format. */
  readonly because: 'unreachable' | 'damaged';
  /** For a person, e.g. "The part of the catalogue in services/s3.json could not be fetched: Failed to fetch." */
  readonly says: string;
}

export type Loaded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: LoadFailure };

/** The files that were asked for so far. */
export class Files {
  readonly #fetchJson: FetchJson;
  readonly #loads = new Map<string, Promise<Loaded<unknown>>>();

  constructor(fetchJson: FetchJson) {
    this.#fetchJson = fetchJson;
  }

  /** Fetches and reads a file, or joins an earlier load of it. A path is always read with the same `read`. */
  load<T>(path: string, read: (json: unknown) => T): Promise<Loaded<T>> {
    const earlier = this.#loads.get(path);
    if (earlier) return earlier as Promise<Loaded<T>>;
    const load = this.#attempt(path, read);
    this.#loads.set(path, load);
    return load;
  }

  async #attempt<T>(path: string, read: (json: unknown) => T): Promise<Loaded<T>> {
    const loaded = await fetchAndRead(this.#fetchJson, path, read);
    if (!loaded.ok) this.#loads.delete(path);
    return loaded;
  }
}

async function fetchAndRead<T>(
  fetchJson: FetchJson,
  path: string,
  read: (json: unknown) => T,
): Promise<Loaded<T>> {
  let json: unknown;
  try {
    json = await fetchJson(path);
  } catch (cause) {
    return failed(path, 'unreachable', cause);
  }
  try {
    return { ok: true, value: read(json) };
  } catch (cause) {
    return failed(path, 'damaged', cause);
  }
}

function failed(path: string, because: LoadFailure['because'], cause: unknown): Loaded<never> {
  const what = because === 'unreachable' ? 'could not be fetched' : 'could not be read';
  const why = cause instanceof Error ? cause.message : String(cause);
  return {
    ok: false,
    failure: { path, because, says: `The part of the catalogue in ${path} ${what}: ${why}` },
  };
}

/** The value of a load, transformed. */
export function mapLoaded<A, B>(loaded: Loaded<A>, change: (value: A) => B): Loaded<B> {
  return loaded.ok ? { ok: true, value: change(loaded.value) } : loaded;
}
