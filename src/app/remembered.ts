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

/** Whom somebody chose to act as. */
export interface ActingAs {
  readonly principal: PrincipalName;
  /** Unique id of a user, which stays when its ARN changes. */
  readonly id?: string;
}

export function rememberActingAs(playgroundId: string, { principal, id = '' }: ActingAs): void {
  remember(actingAs(playgroundId), `${principal} ${id}`);
}

export function rememberedActingAs(playgroundId: string): ActingAs | undefined {
  const kept = storages().flatMap((storage) => storage.getItem(actingAs(playgroundId)) ?? [])[0];
  const [principal = '', id = ''] = kept?.split(' ') ?? [];
  return principal === '' ? undefined : { principal, ...(id !== '' && { id }) };
}

function actingAs(playgroundId: string): string {
  return `iam-playground acting-as ${playgroundId}`;
}

/** That the page showed this playground at this real time, in milliseconds since 1970. */
export function rememberSeen(playgroundId: string, at: number): void {
  try {
    localStorage.setItem(seen(playgroundId), String(at));
  } catch {
    // Full or forbidden: a fast clock goes on from where it was last touched.
  }
}

export function rememberedSeen(playgroundId: string): number | undefined {
  const [text] = storages().flatMap((storage) => storage.getItem(seen(playgroundId)) ?? []);
  const at = Number(text);
  return text === undefined || Number.isNaN(at) ? undefined : at;
}

function seen(playgroundId: string): string {
  return `iam-playground seen ${playgroundId}`;
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
