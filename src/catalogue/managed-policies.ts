/**
 * AWS managed policies: their names and, on demand, the newest version of their documents.
 *
 * Documents are AWS's own wording (see NOTICE). AWS: AWS Managed Policy Reference Guide.
 * Not here: customer managed policies (account/managed-policy.ts).
 */

export interface ManagedPolicyEntry {
  readonly name: string;
  /** `arn:aws:iam::aws:policy/…` */
  readonly arn: string;
  /** Begins and ends with a slash, e.g. `/service-role/`. */
  readonly path: string;
  /** The newest version, e.g. `v3`. */
  readonly versionId: string;
}

export interface AwsManagedPolicy extends ManagedPolicyEntry {
  /** JSON text, indented by four spaces as the IAM console shows it. */
  readonly document: string;
}

export interface ManagedPolicyIndex {
  /** By name, in alphabetical order. */
  readonly entries: ReadonlyMap<string, ManagedPolicyEntry>;
  /** The first name in each file of documents. */
  readonly firstNames: readonly string[];
}

/** What policies/index.json holds. */
export interface PackedPolicies {
  readonly firstNames: readonly string[];
  /** By path, then by name: the newest version. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const arnStart = 'arn:aws:iam::aws:policy';

/** Reads policies/index.json. */
export function readManagedPolicyIndex(json: unknown): ManagedPolicyIndex {
  const { firstNames, paths } = json as PackedPolicies;
  const entries = Object.entries(paths).flatMap(([path, versions]) =>
    Object.entries(versions).map(([name, versionId]): ManagedPolicyEntry => ({
      name,
      arn: `${arnStart}${path}${name}`,
      path,
      versionId,
    })),
  );
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { firstNames, entries: new Map(entries.map((entry) => [entry.name, entry])) };
}

/** By name or by ARN (of any partition, since AWS publishes the same policies in each). */
export function findManagedPolicy(
  index: ManagedPolicyIndex,
  nameOrArn: string,
): ManagedPolicyEntry | undefined {
  const [, path, name = nameOrArn] = /^arn:[^:]+:iam::aws:policy(\/(?:.*\/)?)([^/]+)$/.exec(nameOrArn) ?? [];
  const entry = index.entries.get(name);
  return path === undefined || entry?.path === path ? entry : undefined;
}

/** The file, below the catalogue's folder, that holds a policy's document. */
export function documentsPath(index: ManagedPolicyIndex, name: string): string {
  const place = index.firstNames.findLastIndex((first) => first <= name);
  return documentsFile(Math.max(place, 0));
}

/** Name of the file of documents at a place in `firstNames`. */
export function documentsFile(place: number): string {
  return `policies/${String(place + 1).padStart(2, '0')}.json`;
}

/** Reads a file of documents: document texts by policy name. */
export function readDocuments(json: unknown): ReadonlyMap<string, string> {
  const documents = Object.entries(json as Record<string, unknown>);
  return new Map(documents.map(([name, document]) => [name, JSON.stringify(document, null, 4)]));
}
