/**
 * AWS's own managed policies as records of a world, out of a catalogue that knows their names and texts.
 *
 * Not here: the catalogue itself, which whoever makes the {@link Moment} hands in.
 */
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { AwsManagedPolicies, AwsManagedPolicyHead } from './moment.ts';

/** What is asked of the catalogue. Rejects when it cannot be read. */
export interface PolicyCatalogue {
  readonly list: () => Promise<Iterable<CataloguePolicy>>;
  readonly read: (arn: string) => Promise<(CataloguePolicy & { readonly document: string }) | undefined>;
}

interface CataloguePolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  /** The newest version, e.g. `v3`. */
  readonly versionId: string;
}

export function awsManagedPolicies(catalogue: PolicyCatalogue): AwsManagedPolicies {
  return {
    list: async () => [...(await catalogue.list())].map(headOf),
    read: async (arn) => {
      const found = arn.includes(':iam::aws:policy/') ? await catalogue.read(arn) : undefined;
      return found && recordOf(found);
    },
  };
}

function headOf({ arn, name, path, versionId }: CataloguePolicy): AwsManagedPolicyHead {
  return { arn, id: idOf(arn), name, path, defaultVersionId: versionId };
}

/** The catalogue has the newest version only. */
function recordOf(policy: CataloguePolicy & { readonly document: string }): ManagedPolicy {
  const { versionId, document } = policy;
  return { ...headOf(policy), accountId: 'aws', versions: [{ versionId, document }] };
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The catalogue has no ids; one that follows from the ARN is the same in every world. */
function idOf(arn: string): string {
  let state = 0x811c9dc5;
  const stir = (value: number): void => {
    state = Math.imul(state ^ value, 0x01000193) >>> 0;
    state = (state ^ (state >>> 15)) >>> 0;
  };
  for (const character of arn) stir(character.codePointAt(0) ?? 0);
  let id = 'ANPA';
  while (id.length < 21) {
    stir(id.length);
    id += base32.charAt(state % base32.length);
  }
  return id;
}
