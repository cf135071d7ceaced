/** A managed policy that the world need not hold: AWS's own come with their texts out of the catalogue. */
import { inPartition } from '#account/arn.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import { awsManagedPolicies } from '#api/aws-managed-policies.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import { liveCatalogue } from '#ui/request/live-catalogue.svelte.ts';

export type Fetched =
  | { readonly is: 'coming' }
  | { readonly is: 'here'; readonly policy: ManagedPolicy }
  | { readonly is: 'missing' }
  | { readonly is: 'failed'; readonly says: string };

const coming: Fetched = { is: 'coming' };

export class AwsPolicy {
  #fetched: Fetched = $state.raw(coming);
  #asked: string | undefined;

  /** Made while a component is; follows what `name` reads: an ARN, or the name of a policy of AWS's as it is in this partition. */
  constructor(name: () => string | undefined, partition: () => string) {
    $effect(() => {
      const [wanted, { facts, trouble }] = [name(), liveCatalogue];
      if (wanted === undefined) return;
      if (facts !== undefined) void this.#fetch(facts, wanted, partition());
      else if (trouble !== undefined) this.#fetched = { is: 'failed', says: trouble };
    });
  }

  get now(): Fetched {
    return this.#fetched;
  }

  async #fetch(facts: Catalogue, name: string, partition: string): Promise<void> {
    if (this.#asked === name) return;
    this.#asked = name;
    this.#fetched = coming;
    const fetched = await fetchPolicy(facts, name, partition);
    if (this.#asked !== name) return;
    this.#fetched = fetched;
    if (fetched.is === 'failed') this.#asked = undefined;
  }
}

async function fetchPolicy(facts: Catalogue, name: string, partition: string): Promise<Fetched> {
  const loaded = await facts.loadManagedPolicy(name);
  if (!loaded.ok) return { is: 'failed', says: loaded.failure.says };
  const found = loaded.value;
  if (found === undefined) return { is: 'missing' };
  const catalogue = { list: () => Promise.resolve([]), read: () => Promise.resolve(found) };
  const policy = await awsManagedPolicies(catalogue).read(inPartition(found.arn, partition));
  return policy === undefined ? { is: 'missing' } : { is: 'here', policy };
}
