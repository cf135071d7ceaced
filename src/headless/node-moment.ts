/** What the API needs from Node: chance, cryptography, and the catalogue's policies in this package's own files. */
import { getRandomValues, webcrypto } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { awsManagedPolicies, type PolicyCatalogue } from '#api/aws-managed-policies.ts';
import type { Moment } from '#api/moment.ts';
import { slowPasswords, type WebCrypto } from '#api/password-hash.ts';
import { openCatalogue, type Catalogue } from '#catalogue/catalogue.ts';
import type { Loaded } from '#catalogue/loading.ts';

export const random = (length: number): Uint8Array => getRandomValues(new Uint8Array(length));

const passwords = slowPasswords(webcrypto as unknown as WebCrypto, random);
const policies = awsManagedPolicies(packageCatalogue());

/** `now` in ISO 8601 in UTC, with seconds. */
export function momentAt(now: string): Moment {
  return { now, random, passwords, awsManagedPolicies: policies };
}

function packageCatalogue(): PolicyCatalogue {
  let opened: Promise<Loaded<Catalogue>> | undefined;
  const catalogue = async (): Promise<Catalogue> =>
    valueOf(await (opened ??= openCatalogue(readFromPackage)));
  return {
    list: async () => valueOf(await (await catalogue()).loadManagedPolicies()).entries.values(),
    read: async (arn) => valueOf(await (await catalogue()).loadManagedPolicy(arn)),
  };
}

function valueOf<T>(loaded: Loaded<T>): T {
  if (!loaded.ok) throw new Error(loaded.failure.says);
  return loaded.value;
}

async function readFromPackage(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(catalogueFolder(import.meta.dirname), path), 'utf8'));
}

/** Above this module, which is in src/ or, built, in dist-node/. */
function catalogueFolder(from: string): string {
  const folder = join(from, 'public/catalogue');
  return existsSync(folder) || dirname(from) === from ? folder : catalogueFolder(dirname(from));
}
