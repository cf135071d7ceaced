/** The names of AWS's own managed policies, fetched when somebody first asks. */
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { ManagedPolicyEntry } from '#catalogue/managed-policies.ts';
import { liveCatalogue } from '#ui/request/live-catalogue.svelte.ts';

class AwsPolicies {
  #entries: readonly ManagedPolicyEntry[] | undefined = $state.raw();
  #asked = false;

  /** `undefined` while they are on their way. */
  get entries(): readonly ManagedPolicyEntry[] | undefined {
    const { facts } = liveCatalogue;
    if (facts !== undefined && !this.#asked) void this.#load(facts);
    return this.#entries;
  }

  async #load(facts: Catalogue): Promise<void> {
    this.#asked = true;
    const loaded = await facts.loadManagedPolicies();
    if (loaded.ok) this.#entries = [...loaded.value.entries.values()];
    // The next one to look asks again.
    else this.#asked = false;
  }
}

/** One a page. */
export const awsPolicies = new AwsPolicies();
