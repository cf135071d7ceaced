/** What the head of a detail page is made of (DetailHead.svelte). */

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly mono?: true;
  readonly href?: string;
}

export interface Tab {
  /** In the address; names on which no two tabs of a page agree. */
  readonly key: string;
  readonly name: string;
  /** How many, or a few words. */
  readonly count?: string;
}

/** The tab that an address names: the first for none; `undefined` for one that does not exist. */
export function openTab(tabs: readonly Tab[], named: string | undefined): string | undefined {
  if (named === undefined) return tabs[0]?.key;
  return tabs.find(({ key }) => key === named)?.key;
}

/** A count for a tab; nothing for none. */
export function counted(count: number): { readonly count?: string } {
  return count === 0 ? {} : { count: count.toLocaleString('en') };
}
