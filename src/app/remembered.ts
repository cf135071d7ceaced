/** Which playground this tab and this browser showed last. A browser that keeps nothing remembers nothing. */

const name = 'iam-playground current';

export function rememberCurrent(playgroundId: string): void {
  for (const storage of storages()) {
    try {
      storage.setItem(name, playgroundId);
    } catch {
      // Full or forbidden: the latest playground opens next time.
    }
  }
}

/** The tab's own first, then that of whichever tab chose last. */
export function rememberedPlaygrounds(): readonly string[] {
  return storages().flatMap((storage) => storage.getItem(name) ?? []);
}

function storages(): readonly Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}
