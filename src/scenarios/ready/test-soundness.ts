/**
 * What AWS would refuse in a world: names and sizes out of bounds, references to nothing, ids used twice.
 *
 * AWS: IAM User Guide, "IAM and AWS STS quotas"; AWS Organizations User Guide, "Quotas".
 * Not here: the policies themselves (policy/findings/), what a stored world must look like (storage/).
 */
import type { Identity } from '#account/identity.ts';
import { defaultDocument } from '#account/managed-policy.ts';
import type { World } from '#account/world.ts';

/** Sentences; none for a sound world. */
export function problemsOf(world: World): readonly string[] {
  return [
    ...accountProblems(world),
    ...organizationProblems(world),
    ...identityProblems(world),
    ...managedPolicyProblems(world),
    ...sessionProblems(world),
    ...resourceProblems(world),
    ...idProblems(world),
    ...documentProblems(world),
  ];
}

/** A line when the fact does not hold. */
function unless(holds: boolean, problem: string): readonly string[] {
  return holds ? [] : [problem];
}

function accountProblems(world: World): readonly string[] {
  const parents = new Set([
    ...[...world.organizations.values()].map((organization) => organization.rootId),
    ...world.organizationalUnits.keys(),
  ]);
  return [...world.accounts.values()].flatMap(({ id, name, parentId }) => [
    ...unless(/^\d{12}$/.test(id), `account id ${id}`),
    ...unless(/^[a-z0-9-]{1,50}$/.test(name), `account name ${name}`),
    ...unless(parentId === undefined || parents.has(parentId), `account ${name} is in ${parentId}`),
  ]);
}

function organizationProblems(world: World): readonly string[] {
  const organizations = [...world.organizations.values()];
  const roots = organizations.map(({ rootId }) => rootId);
  const members = [...world.accounts.values()].filter(({ parentId }) => parentId !== undefined);
  const places = [...roots, ...world.organizationalUnits.keys(), ...members.map(({ id }) => id)];
  const policies = [...world.organizationPolicies.values()];
  const attached = (type: string, place: string) =>
    policies.filter((policy) => policy.type === type && policy.targets.includes(place));
  return [
    ...organizations.flatMap(({ id, rootId, managementAccountId }) => [
      ...unless(/^o-[a-z0-9]{10,32}$/.test(id), `organization ${id}`),
      ...unless(/^r-[a-z0-9]{4,32}$/.test(rootId), `root ${rootId}`),
      ...unless(world.accounts.has(managementAccountId), `management account ${managementAccountId}`),
    ]),
    ...[...world.organizationalUnits.values()].flatMap(({ id, parentId }) => [
      ...unless(/^ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}$/.test(id), `unit ${id}`),
      ...unless(places.includes(parentId), `unit ${id} is in ${parentId}`),
    ]),
    ...policies.flatMap(({ name, document, targets }) => [
      ...unless(document.length <= 5120, `${name} is too long`),
      ...targets.flatMap((target) => unless(places.includes(target), `${name} is on ${target}`)),
    ]),
    ...places.flatMap((place) => [
      ...unless(count(attached('SERVICE_CONTROL_POLICY', place), 1, 5), `SCPs of ${place}`),
      ...unless(count(attached('RESOURCE_CONTROL_POLICY', place), 1, 5), `RCPs of ${place}`),
    ]),
  ];
}

function count(list: readonly unknown[], least: number, most: number): boolean {
  return list.length >= least && list.length <= most;
}

/** Characters of names of users, groups, roles and policies. */
const nameCharacters = /^[\w+=,.@-]+$/;

/** Longest name and most characters of inline policies together, white space not counted. */
const identityLimits = {
  users: { name: 64, inline: 2048 },
  groups: { name: 128, inline: 5120 },
  roles: { name: 64, inline: 10_240 },
} as const;

function identityProblems(world: World): readonly string[] {
  const kinds = ['users', 'groups', 'roles'] as const;
  const common = kinds.flatMap((kind) =>
    [...world[kind].values()].flatMap((identity) => commonProblems(world, identity, identityLimits[kind])),
  );
  const bounded = [...world.users.values(), ...world.roles.values()].flatMap((each) => [
    ...unless(
      each.permissionsBoundary === undefined || world.managedPolicies.has(each.permissionsBoundary),
      `boundary of ${each.name}`,
    ),
    ...Object.entries(each.tags).flatMap(([key, value]) =>
      unless(
        /^(?!aws:)[\w\s.:/=+@-]{1,128}$/.test(key) && /^[\w\s.:/=+@-]{0,256}$/.test(value),
        `tag ${key} of ${each.name}`,
      ),
    ),
  ]);
  const users = [...world.users.values()].flatMap(({ name, groups }) => [
    ...unless(count(groups, 0, 10), `groups of ${name}`),
    ...groups.flatMap((group) => unless(world.groups.has(group), `${name} is in ${group}`)),
  ]);
  const roles = [...world.roles.values()].flatMap(({ name, ...role }) => [
    ...unless(size(role.assumeRolePolicyDocument) <= 2048, `trust policy of ${name} is too long`),
    ...unless(role.maxSessionDuration >= 3600 && role.maxSessionDuration <= 43_200, `duration of ${name}`),
  ]);
  return [...common, ...bounded, ...users, ...roles];
}

function commonProblems(
  world: World,
  { name, path, accountId, arn, inlinePolicies, attachedPolicies }: Identity,
  limits: { readonly name: number; readonly inline: number },
): readonly string[] {
  const inline = inlinePolicies.reduce((sum, { document }) => sum + size(document), 0);
  const names = inlinePolicies.map((policy) => policy.name);
  return [
    ...unless(nameCharacters.test(name) && name.length <= limits.name, `name ${name}`),
    ...unless(/^\/([!-~]+\/)?$/.test(path), `path of ${name}`),
    ...unless(arn.includes(`:${accountId}:`) && arn.endsWith(`${path}${name}`), `ARN ${arn}`),
    ...unless(world.accounts.has(accountId), `account of ${name}`),
    ...unless(inline <= limits.inline, `inline policies of ${name} are too long`),
    ...unless(
      names.every((each) => nameCharacters.test(each)),
      `names of inline policies of ${name}`,
    ),
    ...unless(new Set(names).size === names.length, `inline policies of ${name} share a name`),
    ...unless(count(attachedPolicies, 0, 10), `attached policies of ${name}`),
    ...attachedPolicies.flatMap((each) => unless(world.managedPolicies.has(each), `${name} has ${each}`)),
  ];
}

function managedPolicyProblems(world: World): readonly string[] {
  return [...world.managedPolicies.values()].flatMap((policy) => [
    ...unless(nameCharacters.test(policy.name) && policy.name.length <= 128, `name ${policy.name}`),
    ...unless(
      policy.accountId === 'aws' || world.accounts.has(policy.accountId),
      `account of ${policy.name}`,
    ),
    ...unless(count(policy.versions, 1, 5), `versions of ${policy.name}`),
    ...unless(defaultDocument(policy) !== undefined, `default version of ${policy.name}`),
    ...policy.versions.flatMap(({ document }) =>
      unless(size(document) <= 6144, `${policy.name} is too long`),
    ),
  ]);
}

function sessionProblems(world: World): readonly string[] {
  const now = world.environments.get('environment')?.now ?? '';
  return [...world.sessions.values()].flatMap((session) => [
    ...unless(
      world.users.has(session.issuerArn) || world.roles.has(session.issuerArn),
      `session of ${session.issuerArn}`,
    ),
    ...unless(session.name === '' || /^[\w+=,.@-]{2,64}$/.test(session.name), `session ${session.name}`),
    ...unless(session.issuedAt <= now && now < session.expiresAt, `session ${session.name} is over`),
    ...unless(lifetimeFits(world, session), `session ${session.name} lives too long`),
    ...unless((session.policy ?? '').length <= 2048, `policy of session ${session.name}`),
  ]);
}

/** AWS: a role's own maximum; 36 hours for GetSessionToken and GetFederationToken. */
function lifetimeFits(
  world: World,
  session: { issuerArn: string; issuedAt: string; expiresAt: string },
): boolean {
  const seconds = (Date.parse(session.expiresAt) - Date.parse(session.issuedAt)) / 1000;
  const most = world.roles.get(session.issuerArn)?.maxSessionDuration ?? 36 * 3600;
  return seconds >= 900 && seconds <= most;
}

function resourceProblems(world: World): readonly string[] {
  const resources = [...world.resources.values()].flatMap(({ arn, type, name, accountId, policy }) => [
    ...unless(world.accounts.has(accountId), `account of ${arn}`),
    ...unless(arn.includes(name), `ARN ${arn}`),
    ...unless(type !== 's3:bucket' || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name), `bucket ${name}`),
    ...unless(type !== 'kms:key' || policy !== undefined, `key ${name} has no policy`),
  ]);
  const endpoints = [...world.vpcEndpoints.values()].flatMap(({ id, vpcId, accountId }) => [
    ...unless(/^vpce-[0-9a-f]{17}$/.test(id) && /^vpc-[0-9a-f]{17}$/.test(vpcId), `endpoint ${id}`),
    ...unless(world.accounts.has(accountId), `account of ${id}`),
  ]);
  return [...resources, ...endpoints];
}

/** Unique ids have AWS's form and are unique. */
function idProblems(world: World): readonly string[] {
  const prefixes = {
    users: 'AIDA',
    groups: 'AGPA',
    roles: 'AROA',
    managedPolicies: 'ANPA',
    sessions: 'ASIA',
  };
  const ids = Object.entries(prefixes).flatMap(([kind, prefix]) =>
    [...world[kind as keyof typeof prefixes].values()].map(({ id }) => ({ id, prefix })),
  );
  const seen = new Set<string>();
  return ids.flatMap(({ id, prefix }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return unless(isNew && new RegExp(`^${prefix}[A-Z2-7]{16,17}$`).test(id), `id ${id}`);
  });
}

function documentProblems(world: World): readonly string[] {
  return documentsOf(world).flatMap((text) => unless(isDocument(text), `not a policy: ${text.slice(0, 60)}`));
}

function isDocument(text: string): boolean {
  const { Version, Statement } = JSON.parse(text) as { Version?: unknown; Statement?: unknown };
  return Version === '2012-10-17' && Array.isArray(Statement) && /^[\t\n\r -ÿ]*$/.test(text);
}

/** All policy texts of a world. */
function documentsOf(world: World): readonly string[] {
  const identities = [...world.users.values(), ...world.groups.values(), ...world.roles.values()];
  const optional = [...world.resources.values(), ...world.sessions.values(), ...world.vpcEndpoints.values()];
  return [
    ...identities.flatMap(({ inlinePolicies }) => inlinePolicies.map(({ document }) => document)),
    ...[...world.roles.values()].map((role) => role.assumeRolePolicyDocument),
    ...[...world.managedPolicies.values()].flatMap(({ versions }) =>
      versions.map(({ document }) => document),
    ),
    ...[...world.organizationPolicies.values()].map(({ document }) => document),
    ...optional.flatMap(({ policy }) => (policy === undefined ? [] : [policy])),
  ];
}

/** Characters as IAM counts them: white space does not. */
function size(document: string): number {
  return document.replaceAll(/\s/g, '').length;
}
