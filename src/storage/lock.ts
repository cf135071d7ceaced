/**
 * One writer at a time among the tabs of this browser.
 *
 * Web: Web Locks API.
 */

/** Runs `work` while nobody else holds the lock of this name. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** The browser's locks. Where they are missing the transaction alone keeps writers apart (kept-playground.ts). */
export const browserLock: Lock = (name, work) => {
  const locks = (navigator as Partial<Navigator>).locks;
  return locks ? locks.request(name, work) : work();
};
