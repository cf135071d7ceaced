/**
 * AWS's own managed policies as records of a world, out of a catalogue that knows their names and texts.
 *
 * Not here: the catalogue itself, which whoever makes the {@link Moment} hands in.
 */
import { inPartition, partitionOfArn } from '#account/arn.ts';
import { derivedId } from '#account/derived-id.ts';
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
    list: async (partition) =>
      [...(await catalogue.list())].map((policy) =>
        headOf({ ...policy, arn: inPartition(policy.arn, partition) }),
      ),
    read: async (arn) => {
      const found = arn.includes(':iam::aws:policy/') ? await catalogue.read(arn) : undefined;
      return found && recordOf(publishedIn(found, partitionOfArn(arn)));
    },
  };
}

/** AWS: the policies of a partition name its own resources. The catalogue holds those of `aws`. */
function publishedIn<T extends { readonly arn: string; readonly document: string }>(
  policy: T,
  partition: string,
): T {
  const document = policy.document.replaceAll('arn:aws:', `arn:${partition}:`);
  return { ...policy, document, arn: inPartition(policy.arn, partition) };
}

/** The catalogue has no ids. */
function headOf({ arn, name, path, versionId }: CataloguePolicy): AwsManagedPolicyHead {
  return { arn, id: derivedId('ANPA', 21, arn), name, path, defaultVersionId: versionId };
}

/** The catalogue has the newest version only. */
function recordOf(policy: CataloguePolicy & { readonly document: string }): ManagedPolicy {
  const { versionId, document } = policy;
  return { ...headOf(policy), accountId: 'aws', versions: [{ versionId, document }] };
}
