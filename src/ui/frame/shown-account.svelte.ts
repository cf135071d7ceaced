/**
 * Which account the pages show: that of whoever the page acts as, until the person looks into another one.
 *
 * Calls always go to the caller's own account, so acting as somebody else brings the pages back to theirs.
 */
import { parseArn, type AccountId } from '#account/arn.ts';
import type { PrincipalName } from '#account/request.ts';
import type { World } from '#account/world.ts';
import type { Playground } from '#app/playground.svelte.ts';

/** The account of a user, root or session. */
export function accountOfPrincipal(world: World, name: PrincipalName): AccountId {
  const record = world.users.get(name) ?? world.sessions.get(name);
  return record?.accountId ?? parseArn(name)?.account ?? '';
}

export class ShownAccount {
  readonly #playground: () => Playground | undefined;
  #chosen = $state.raw<{ readonly actingAs: PrincipalName; readonly id: AccountId }>();

  constructor(playground: () => Playground | undefined) {
    this.#playground = playground;
  }

  /** Where calls go. */
  get acting(): AccountId {
    const playground = this.#playground();
    return playground === undefined ? '' : accountOfPrincipal(playground.world, playground.actingAs);
  }

  get id(): AccountId {
    const playground = this.#playground();
    const chosen = this.#chosen;
    const holds = chosen !== undefined && chosen.actingAs === playground?.actingAs;
    return holds && playground.world.accounts.has(chosen.id) ? chosen.id : this.acting;
  }

  /** Looks into an account without acting in it. */
  choose(id: AccountId): void {
    const actingAs = this.#playground()?.actingAs;
    if (actingAs !== undefined) this.#chosen = { actingAs, id };
  }
}
