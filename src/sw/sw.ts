/**
 * Keeps every file of a build in a cache of its own, and serves from there first, with the content security policy added.
 *
 * Installing keeps the shell (page, chunks, icons); the catalogue follows when a page asks to `complete`, so that it never
 * delays the start. A cache is deleted when no tab holds the lock of its build any more (src/app/updates.svelte.ts).
 */
declare const self: ServiceWorkerGlobalScope;

/** Path from the scope → hash of the content. */
type Files = Readonly<Record<string, string>>;

/** Written in by config/service-worker.mjs. */
declare const SHELL: Files;
declare const CATALOGUE: Files;
declare const VERSION: string;
declare const CONTENT_SECURITY_POLICY: string;

const files: Files = { ...SHELL, ...CATALOGUE };
const { scope } = self.registration;
const family = `playground ${scope} `;
const cacheName = family + VERSION;

/** The hash in the key lets a new build take over what has not changed from the caches of older ones. */
function keyOf(path: string): string {
  return new URL(`${path}?${files[path] ?? ''}`, scope).href;
}

async function keepOne(cache: Cache, path: string): Promise<void> {
  const key = keyOf(path);
  if (await cache.match(key)) return;
  const response = (await caches.match(key)) ?? (await fetch(new URL(path, scope), { cache: 'no-cache' }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(key, response);
}

/** Keeps a few at a time. Rejects when a file failed, after all were tried: what was kept stays for the next attempt. */
async function keep(wanted: Files): Promise<void> {
  const cache = await caches.open(cacheName);
  const paths = Object.keys(wanted);
  const failures: unknown[] = [];
  const lane = async () => {
    for (let path = paths.shift(); path !== undefined; path = paths.shift())
      await keepOne(cache, path).catch((reason: unknown) => failures.push(reason));
  };
  await Promise.all([lane(), lane(), lane(), lane(), lane(), lane()]);
  if (failures.length > 0) throw new Error(`${failures.length} files missing`, { cause: failures[0] });
}

/** Deletes the caches of builds that no tab uses, unless a newer build is on its way: its cache looks the same. */
async function forgetOldBuilds(): Promise<void> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(family) || name === cacheName) continue;
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      const { installing, waiting } = self.registration;
      if (lock && !installing && !waiting) await caches.delete(name);
    });
  }
}

async function complete(page: ExtendableMessageEvent['source']): Promise<void> {
  await keep(files);
  page?.postMessage('offlineReady');
  await forgetOldBuilds();
}

function pathOf(url: string): string {
  return decodeURI(new URL(url).pathname.slice(new URL(scope).pathname.length)) || 'index.html';
}

/** A page or a script with our policy: a static host may send none, and a meta tag does not reach workers. */
function secured(response: Response, { destination }: Request): Response {
  if (response.status === 0 || !['document', 'script', 'worker', 'sharedworker'].includes(destination))
    return response;
  const headers = new Headers(response.headers);
  headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** The kept file; for an address that this build does not know, what an older build kept for a tab still open. */
function kept(request: Request): Promise<Response | undefined> {
  const path = pathOf(request.url);
  return path in files ? caches.match(keyOf(path)) : caches.match(request, { ignoreSearch: true });
}

/** An address that nobody knows leads to the page: its own places are all behind the `#`. */
async function fromNetwork(request: Request): Promise<Response> {
  const response = await fetch(request).catch(() => Response.error());
  const lost = request.mode === 'navigate' && !response.ok && response.type !== 'opaqueredirect';
  return lost ? Response.redirect(scope) : response;
}

async function answer(request: Request): Promise<Response> {
  return secured((await kept(request)) ?? (await fromNetwork(request)), request);
}

self.addEventListener('install', (event) => event.waitUntil(keep(SHELL)));

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (event.data === 'skipWaiting') event.waitUntil(self.skipWaiting());
  // A file that could not be kept is tried again when a page next asks.
  if (event.data === 'complete') event.waitUntil(complete(event.source).catch(() => undefined));
});

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(scope))
    event.respondWith(answer(event.request));
});

export {};
