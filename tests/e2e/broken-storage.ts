/** Browsers whose storage does not work, one way each. Call before the page is opened. */
import type { Page } from '@playwright/test';

/** As in some private windows. */
export async function withoutDatabase(page: Page): Promise<void> {
  await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
}

/** Opening neither succeeds nor fails. */
export async function withSilentDatabase(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ignore = { addEventListener: () => undefined, removeEventListener: () => undefined };
    IDBFactory.prototype.open = () =>
      Object.assign(Object.create(IDBOpenDBRequest.prototype) as IDBOpenDBRequest, ignore);
  });
}

/** Nothing can be added. */
export async function withFullDatabase(page: Page): Promise<void> {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
}

/** Runs in the page: a database as a newer program would leave it. */
export async function makeNewerDatabase(): Promise<void> {
  const opening = indexedDB.open('iam-playground', 999);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('ofTheFuture').put('untouched', 'record');
  };
  await new Promise((resolve) => (opening.onsuccess = resolve));
  opening.result.close();
}

/** Runs in the page: what became of it. */
export async function readNewerDatabase(): Promise<unknown> {
  const opening = indexedDB.open('iam-playground');
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const { result } = opening;
  const reading = result.transaction('ofTheFuture').objectStore('ofTheFuture').get('record');
  await new Promise((resolve) => (reading.onsuccess = resolve));
  result.close();
  return {
    version: result.version,
    stores: [...result.objectStoreNames],
    record: reading.result as unknown,
  };
}
