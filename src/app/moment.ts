/** What the API needs from the page: the world's time, the browser's chance and cryptography, the catalogue's policies. */
import { timeIn } from '#account/clock.ts';
import type { World } from '#account/world.ts';
import { awsManagedPolicies, type PolicyCatalogue } from '#api/aws-managed-policies.ts';
import type { Moment } from '#api/moment.ts';
import { slowPasswords } from '#api/password-hash.ts';
import { openCatalogue, type Catalogue } from '#catalogue/catalogue.ts';
import type { Loaded } from '#catalogue/loading.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** The world's time when real time is `milliseconds` since 1970. */
export function momentOf(world: World, milliseconds: number): Moment {
  return {
    now: timeIn(world, milliseconds),
    random,
    passwords: slowPasswords(crypto, random),
    awsManagedPolicies: policies,
  };
}

const policies = awsManagedPolicies(pageCatalogue());

function pageCatalogue(): PolicyCatalogue {
  let opened: Promise<Loaded<Catalogue>> | undefined;
  const catalogue = async (): Promise<Catalogue> => {
    const loaded = await (opened ??= openCatalogue(fetchFromPage));
    if (!loaded.ok) opened = undefined;
    return valueOf(loaded);
  };
  return {
    list: async () => valueOf(await (await catalogue()).loadManagedPolicies()).entries.values(),
    read: async (arn) => valueOf(await (await catalogue()).loadManagedPolicy(arn)),
  };
}

function valueOf<T>(loaded: Loaded<T>): T {
  if (!loaded.ok) throw new Error(loaded.failure.says);
  return loaded.value;
}

async function fetchFromPage(path: string): Promise<unknown> {
  const response = await fetch(new URL(`catalogue/${path}`, document.baseURI));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}
