/** What every part of an account page may read: the playground, and which account is shown. */
import { createContext } from 'svelte';
import type { AccountId } from '#account/arn.ts';
import type { World } from '#account/world.ts';
import type { Playground } from '#app/playground.svelte.ts';
import type { ShownAccount } from '#ui/frame/shown-account.svelte.ts';

export interface AccountPage {
  readonly playground: Playground;
  readonly world: World;
  readonly accountId: AccountId;
  /** Shown is another account than the one that calls go to: nothing can be done here. */
  readonly elsewhere: boolean;
}

export const [accountPage, setAccountPage] = createContext<AccountPage>();

/** Reads on demand, so that parts that hold it see every change. */
export function livePage(playground: () => Playground, account: () => ShownAccount): AccountPage {
  return {
    get playground() {
      return playground();
    },
    get world() {
      return playground().world;
    },
    get accountId() {
      return account().id;
    },
    get elsewhere() {
      return account().id !== account().acting;
    },
  };
}
