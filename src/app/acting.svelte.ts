/**
 * As whom a playground's page makes its calls: chosen by a person, or signed in to the console; remembered for the next load.
 *
 * Whoever is gone acts no more: then it is whoever acted before they signed in, or else root.
 */
import { rootArnIn, type AccountId } from '#account/arn.ts';
import { isOver } from '#account/iso-time.ts';
import type { PrincipalName } from '#account/request.ts';
import type { World } from '#account/world.ts';
import { findCaller } from '#authorize/caller.ts';
import { rememberActingAs, rememberedActingAs, type ActingAs, type Chosen } from './remembered.ts';

export class Acting {
  readonly #playgroundId: string;
  readonly #world: () => World;
  #chosen: ActingAs | undefined = $state.raw();
  readonly #home: AccountId = $derived.by(() => homeOf(this.#world()));

  constructor(playgroundId: string, world: () => World) {
    this.#playgroundId = playgroundId;
    this.#world = world;
    this.#chosen = rememberedActingAs(playgroundId);
  }

  /** A user, root or a session of this world. Root of an account at first. */
  get principal(): PrincipalName {
    const world = this.#world();
    const { before } = this.#chosen ?? {};
    return principalNow(world, this.#chosen) ?? principalNow(world, before) ?? rootArnIn(world, this.#home);
  }

  /** From now on calls are this principal's. With a session of the console it has signed in. */
  choose(principal: PrincipalName): void {
    const world = this.#world();
    const before = isAtConsole(world, principal) ? this.#beforeSignIn : undefined;
    this.#set({ ...chosen(world, principal), ...(before && { before }) });
  }

  /** Whoever acted before they signed in goes on, if they are still there at `now`; else root of this account. */
  signOut(accountId: AccountId, now: string): void {
    const world = this.#world();
    if (!isAtConsole(world, this.principal)) return;
    const before = principalNow(world, this.#chosen?.before);
    const end = world.sessions.get(before ?? '')?.expiresAt;
    const isThere = before !== undefined && (end === undefined || !isOver(end, now));
    this.#set(chosen(world, isThere ? before : rootArnIn(world, accountId)));
  }

  /** From one session of the console to the next, as to a role, it stays the same. */
  get #beforeSignIn(): Chosen | undefined {
    const world = this.#world();
    return isAtConsole(world, this.principal) ? this.#chosen?.before : chosen(world, this.principal);
  }

  #set(actingAs: ActingAs): void {
    this.#chosen = actingAs;
    rememberActingAs(this.#playgroundId, actingAs);
  }
}

function chosen({ users }: World, principal: PrincipalName): Chosen {
  const id = users.get(principal)?.id;
  return { principal, ...(id !== undefined && { id }) };
}

function isAtConsole({ sessions }: World, principal: PrincipalName): boolean {
  return sessions.get(principal)?.isConsole === true;
}

/** Where there is something to see: the first account with users, else the first. */
function homeOf({ accounts, users }: World): AccountId {
  const inhabited = new Set([...users.values()].map(({ accountId }) => accountId));
  const [first = ''] = accounts.keys();
  return [...accounts.keys()].find((id) => inhabited.has(id)) ?? first;
}

/** Users who were renamed meanwhile are known by their unique id; `undefined` when the principal is gone. */
function principalNow(world: World, who: Chosen | undefined): PrincipalName | undefined {
  if (who === undefined) return undefined;
  const { principal, id } = who;
  if (findCaller(world, principal, '') !== undefined) return principal;
  return id === undefined ? undefined : [...world.users.values()].find((user) => user.id === id)?.arn;
}
