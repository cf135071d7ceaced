/** The names of AWS's own managed policies, fetched when somebody first asks. */
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { ManagedPolicyEntry } from '#catalogue/managed-policies.ts';
import { liveCatalogue } from '#ui/request/live-catalogue.svelte.ts';

class AwsPolicies {
  #entries: readonly ManagedPolicyEntry[] | undefined = $state.raw();
  #asked = false;
  #trouble: string | undefined = $state();

  /** `undefined` while they are on their way. */
  get entries(): readonly ManagedPolicyEntry[] | undefined {
    const { facts } = liveCatalogue;
    if (facts !== undefined && !this.#asked) void this.#load(facts);
    return this.#entries;
  }

  /** Why they did not come; `undefined` as long as they may. */
  get trouble(): string | undefined {
    return this.#trouble ?? (this.#entries === undefined ? liveCatalogue.trouble : undefined);
  }

  /** What a list says that has none of them: they are coming, or why they do not. */
  get waiting(): string | undefined {
    if (this.entries !== undefined) return undefined;
    return this.trouble === undefined
      ? 'AWS’s own policies are loading.'
      : `AWS’s own policies are missing: ${this.trouble}`;
  }

  async #load(facts: Catalogue): Promise<void> {
    this.#asked = true;
    const loaded = await facts.loadManagedPolicies();
    if (loaded.ok) this.#entries = [...loaded.value.entries.values()];
    else this.#trouble = loaded.failure.says;
  }
}

/** One a page. */
export const awsPolicies = new AwsPolicies();
