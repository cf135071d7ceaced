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

/** A principal that somebody chose to act as. */
export interface Chosen {
  readonly principal: PrincipalName;
  /** Unique id of a user, which stays when its ARN changes. */
  readonly id?: string;
}

export interface ActingAs extends Chosen {
  /** For who is at the console: who acted before they signed in. */
  readonly before?: Chosen;
}

/** No name of a principal has a space in it. */
export function rememberActingAs(playgroundId: string, { before, ...chosen }: ActingAs): void {
  const parts = [chosen, ...(before === undefined ? [] : [before])];
  remember(actingAs(playgroundId), parts.map(({ principal, id = '' }) => `${principal} ${id}`).join(' '));
}

export function rememberedActingAs(playgroundId: string): ActingAs | undefined {
  const [kept = ''] = storages().flatMap((storage) => storage.getItem(actingAs(playgroundId)) ?? []);
  const words = kept.split(' ');
  const [chosen, before] = [chosenIn(words.slice(0, 2)), chosenIn(words.slice(2, 4))];
  return chosen && { ...chosen, ...(before && { before }) };
}

function chosenIn([principal = '', id = '']: readonly string[]): Chosen | undefined {
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
