/**
 * The text behind a policy reference, and the world with another text in its place.
 *
 * Documents live in the records of what they hang on; this table knows where.
 * Not here: whether AWS would take the text (policy/findings/), new versions of managed policies (api/).
 */
import type { InlinePolicy } from './identity.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import { policyKey, type PolicyRef } from './policy-ref.ts';
import { put, remove, type Records, type World } from './world.ts';

type Kind = PolicyRef['kind'];
type Ref<K extends Kind> = Extract<PolicyRef, { readonly kind: K }>;

/** How to read and replace the text of one kind of policy. `replace` gets references whose text exists. */
interface Place<K extends Kind> {
  read(world: World, ref: Ref<K>): string | undefined;
  replace(world: World, ref: Ref<K>, text: string): World;
}

const holderKinds = ['users', 'groups', 'roles'] as const;

const places: { readonly [K in Kind]: Place<K> } = {
  inline: { read: inlineDocument, replace: replaceInline },
  managed: {
    read: (world, { arn, versionId }) =>
      world.managedPolicies.get(arn)?.versions.find((version) => version.versionId === versionId)?.document,
    replace: (world, { arn, versionId }, text) =>
      edit(world, 'managedPolicies', arn, (policy) => replaceVersion(policy, versionId, text)),
  },
  trust: {
    read: (world, { role }) => world.roles.get(role)?.assumeRolePolicyDocument,
    replace: (world, { role }, text) =>
      edit(world, 'roles', role, (record) => ({ ...record, assumeRolePolicyDocument: text })),
  },
  resource: {
    read: (world, { resource }) => world.resources.get(resource)?.policy,
    replace: (world, { resource }, text) =>
      edit(world, 'resources', resource, (record) => ({ ...record, policy: text })),
  },
  session: {
    read: (world, { session }) => world.sessions.get(session)?.policy,
    replace: (world, { session }, text) =>
      edit(world, 'sessions', session, (record) => ({ ...record, policy: text })),
  },
  organization: {
    read: (world, { id }) => world.organizationPolicies.get(id)?.document,
    replace: (world, { id }, text) =>
      edit(world, 'organizationPolicies', id, (record) => ({ ...record, document: text })),
  },
  vpcEndpoint: {
    read: (world, { id }) => world.vpcEndpoints.get(id)?.policy,
    replace: (world, { id }, text) =>
      edit(world, 'vpcEndpoints', id, (record) => ({ ...record, policy: text })),
  },
  given: { read: () => undefined, replace: (world) => world },
};

/** The text in the record; `undefined` when the world holds no such policy. */
export function documentOf(world: World, ref: PolicyRef): string | undefined {
  return (places[ref.kind] as Place<Kind>).read(world, ref);
}

/**
 * The world with this text in force and without a draft for the policy. A policy that does not exist is not
 * made, and a managed policy keeps its versions: the text of the one named is replaced.
 */
export function withDocument(world: World, ref: PolicyRef, text: string): World {
  const before = documentOf(world, ref);
  if (before === undefined) return world;
  const settled = withoutDraft(world, ref);
  return before === text ? settled : (places[ref.kind] as Place<Kind>).replace(settled, ref, text);
}

/** The world with this text kept beside the one in force. */
export function withDraft(world: World, ref: PolicyRef, text: string): World {
  return put(world, 'drafts', { id: policyKey(ref), policy: ref, text });
}

/** The world in which nothing is kept beside the text in force. */
export function withoutDraft(world: World, ref: PolicyRef): World {
  return remove(world, 'drafts', policyKey(ref));
}

type Editable =
  | 'users'
  | 'groups'
  | 'roles'
  | 'managedPolicies'
  | 'resources'
  | 'sessions'
  | 'organizationPolicies'
  | 'vpcEndpoints';

function edit<K extends Editable>(
  world: World,
  kind: K,
  key: string,
  change: (record: Records[K]) => Records[K],
): World {
  const record: Records[K] | undefined = world[kind].get(key);
  return record === undefined ? world : put(world, kind, change(record));
}

function inlineDocument(world: World, { holder, name }: Ref<'inline'>): string | undefined {
  const kind = holderKinds.find((kind) => world[kind].has(holder));
  return kind && world[kind].get(holder)?.inlinePolicies.find((policy) => policy.name === name)?.document;
}

function replaceInline(world: World, { holder, name }: Ref<'inline'>, text: string): World {
  const replaced = (policy: InlinePolicy) => (policy.name === name ? { ...policy, document: text } : policy);
  const kind = holderKinds.find((kind) => world[kind].has(holder));
  if (kind === undefined) return world;
  return edit(world, kind, holder, (record) => ({
    ...record,
    inlinePolicies: record.inlinePolicies.map(replaced),
  }));
}

function replaceVersion(policy: ManagedPolicy, versionId: string, text: string): ManagedPolicy {
  const versions = policy.versions.map((version) =>
    version.versionId === versionId ? { ...version, document: text } : version,
  );
  return { ...policy, versions };
}
