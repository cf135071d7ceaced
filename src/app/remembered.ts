/**
 * Which playground this tab and this browser showed last, and as whom calls were made in it.
 *
 * A browser that keeps nothing remembers nothing.
 */
import type { PrincipalName } from '#account/request.ts';

const name = 'iam-playground current';

export function rememberCurrent(playgroundId: string): void {
  remember(name, playgroundId);
}

export function rememberActingAs(playgroundId: string, principal: PrincipalName): void {
  remember(actingAs(playgroundId), principal);
}

export function rememberedActingAs(playgroundId: string): PrincipalName | undefined {
  return storages().flatMap((storage) => storage.getItem(actingAs(playgroundId)) ?? [])[0];
}

function actingAs(playgroundId: string): string {
  return `iam-playground acting-as ${playgroundId}`;
}

function remember(name: string, value: string): void {
  for (const storage of storages()) {
    try {
      storage.setItem(name, value);
    } catch {
      // Full or forbidden: forgotten by the next time.
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
