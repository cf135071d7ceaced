/**
 * Is the page kept for offline use, and is a newer one waiting?
 *
 * A new build waits until the person accepts it, because a reload must never come as a surprise. While a tab is open it
 * holds a lock named after its build: the service worker keeps the files of a build as long as a tab holds its lock.
 * Not here: how files are kept and served (src/sw/sw.ts), the words of the notice (ui/).
 */
import { scriptUrl } from './trusted-types.ts';

/** The version that the build wrote into index.html, see config/service-worker.mjs. */
function buildVersion(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=build]')?.content ?? '';
}

/** Holds a lock for the life of the tab. */
function holdLock(name: string): void {
  void navigator.locks.request(name, { mode: 'shared' }, () => new Promise(() => undefined));
}

class Updates {
  #offlineReady = $state(false);
  #updateWaiting = $state(false);
  #accepted = false;
  #registration: ServiceWorkerRegistration | undefined;

  /** Every file is kept: the page starts and works without a network. */
  get offlineReady(): boolean {
    return this.#offlineReady;
  }

  /** A newer build is here; `acceptUpdate` brings it. */
  get updateWaiting(): boolean {
    return this.#updateWaiting;
  }

  /** Reloads the page with the newer build. Ask the person first. */
  acceptUpdate(): void {
    this.#accepted = true;
    const waiting = this.#registration?.waiting;
    if (waiting) waiting.postMessage('skipWaiting');
    else location.reload();
  }

  /** Registers the service worker. Without one (a private window, an old browser) the page works, but only online. */
  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    this.#listen(navigator.serviceWorker);
    const registration = await register();
    if (registration === undefined) return;
    this.#registration = registration;
    holdLock(`playground ${registration.scope} ${buildVersion()}`);
    this.#watch(registration);
    await this.#complete();
  }

  #listen(container: ServiceWorkerContainer): void {
    let controlled = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (this.#accepted) location.reload();
      // Another tab accepted the update: this one goes on with its own files until the person agrees here too.
      else if (controlled) this.#updateWaiting = true;
      controlled = true;
    });
    container.addEventListener('message', ({ data }) => {
      if (data === 'offlineReady') this.#offlineReady = true;
    });
  }

  #watch(registration: ServiceWorkerRegistration): void {
    const waits = () => {
      if (registration.waiting && navigator.serviceWorker.controller) this.#updateWaiting = true;
    };
    waits();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', waits);
    });
    addEventListener('online', () => void this.#complete());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.#look(registration);
    });
  }

  /** Looks for a newer build, and for files that could not be kept before. */
  async #look(registration: ServiceWorkerRegistration): Promise<void> {
    await registration.update().catch(() => undefined); // Offline: the next look finds it.
    await this.#complete();
  }

  /** Asks the worker to keep what is missing; it answers `offlineReady` when nothing is. */
  async #complete(): Promise<void> {
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage('complete');
  }
}

export const updates = new Updates();

/** `undefined` where service workers are blocked; some browsers say so by an error, some by registering nothing. */
async function register(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await navigator.serviceWorker.register(scriptUrl('./sw.js'));
  } catch {
    return undefined;
  }
}
