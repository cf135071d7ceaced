/**
 * What GetAccountAuthorizationDetails says of each user, group, role and managed policy.
 *
 * AWS: IAM API Reference, "UserDetail", "GroupDetail", "RoleDetail", "ManagedPolicyDetail". AWS's own policies are told when
 * they are in use in the account. Not here: filter and pages (account-authorization-details.ts).
 */
import type { Identity } from '#account/identity.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import type { Showing } from '../operation.ts';
import { inAccount } from './entity.ts';
import { shownBoundary } from './permissions-boundary.ts';
import { isInUse, useCount } from './policy-holders.ts';
import { shownGroup } from './shown-group.ts';
import { shownInstanceProfile } from './shown-instance-profile.ts';
import { shownLastUse, shownRole } from './shown-role.ts';
import { shownTags } from './tags.ts';
import { shownUser } from './user.ts';

export const entityTypes = ['User', 'Group', 'Role', 'LocalManagedPolicy', 'AWSManagedPolicy'] as const;

export type EntityType = (typeof entityTypes)[number];

type Detail = Readonly<Record<string, unknown>>;

/** An entry that is written only when it is on the page. */
export interface DetailEntry {
  readonly type: EntityType;
  readonly detail: () => Detail;
}

export interface AuthorizationDetails {
  readonly UserDetailList: readonly Detail[];
  readonly GroupDetailList: readonly Detail[];
  readonly RoleDetailList: readonly Detail[];
  readonly Policies: readonly Detail[];
}

interface Place extends Showing {
  readonly accountId: string;
}

/** The whole answer about an account, without pages; `now` stands in for times that the world does not know. */
export function authorizationDetails(world: World, accountId: string, now: string): AuthorizationDetails {
  return inLists(detailEntries({ world, accountId, moment: { now } }));
}

/** Everything in the order in which AWS pages through it. */
export function detailEntries(place: Place): readonly DetailEntry[] {
  const { world, accountId } = place;
  const own = inAccount(world.managedPolicies, accountId);
  const ofAws = inAccount(world.managedPolicies, 'aws').filter(({ arn }) => isInUse(place, arn));
  return [
    ...entries('User', inAccount(world.users, accountId), (user) => userDetail(user, place)),
    ...entries('Group', inAccount(world.groups, accountId), (group) => groupDetail(group, place)),
    ...entries('Role', inAccount(world.roles, accountId), (role) => roleDetail(role, place)),
    ...entries('LocalManagedPolicy', own, (policy) => policyDetail(policy, place)),
    ...entries('AWSManagedPolicy', ofAws, (policy) => policyDetail(policy, place)),
  ];
}

function entries<T>(
  type: EntityType,
  records: readonly T[],
  detailOf: (record: T) => Detail,
): readonly DetailEntry[] {
  return records.map((record) => ({ type, detail: () => detailOf(record) }));
}

/** All four lists are there, whatever is in them. */
export function inLists(all: readonly DetailEntry[]): AuthorizationDetails {
  const ofType = (...types: readonly EntityType[]): readonly Detail[] =>
    all.filter(({ type }) => types.includes(type)).map(({ detail }) => detail());
  return {
    UserDetailList: ofType('User'),
    GroupDetailList: ofType('Group'),
    RoleDetailList: ofType('Role'),
    Policies: ofType('LocalManagedPolicy', 'AWSManagedPolicy'),
  };
}

/** AWS leaves the list of inline policies out for users that have none, and only for users. */
function userDetail(user: User, place: Place): Detail {
  const inline = inlinePolicies(user);
  return {
    ...shownUser(user, place),
    ...(inline.length > 0 && { UserPolicyList: inline }),
    GroupList: user.groups.flatMap((arn) => place.world.groups.get(arn)?.name ?? []),
    AttachedManagedPolicies: attachedPolicies(user, place),
    ...shownBoundary(user.permissionsBoundary),
    Tags: shownTags(user.tags),
  };
}

function groupDetail(group: Identity, place: Place): Detail {
  return {
    ...shownGroup(group, place),
    GroupPolicyList: inlinePolicies(group),
    AttachedManagedPolicies: attachedPolicies(group, place),
  };
}

/** AWS: neither the description nor the longest duration of sessions. */
function roleDetail(role: Role, place: Place): Detail {
  const { world, accountId } = place;
  const profiles = inAccount(world.instanceProfiles, accountId).filter(({ roles }) =>
    roles.includes(role.arn),
  );
  return {
    ...shownRole(role, place),
    InstanceProfileList: profiles.map((profile) => shownInstanceProfile(profile, place)),
    RolePolicyList: inlinePolicies(role),
    AttachedManagedPolicies: attachedPolicies(role, place),
    ...shownBoundary(role.permissionsBoundary),
    Tags: shownTags(role.tags),
    ...shownLastUse(role, place),
  };
}

function inlinePolicies(holder: Identity): readonly Detail[] {
  return holder.inlinePolicies.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: document }));
}

function attachedPolicies(holder: Identity, { world }: Place): readonly Detail[] {
  return holder.attachedPolicies.map((arn) => ({
    PolicyName: world.managedPolicies.get(arn)?.name ?? arn.slice(arn.lastIndexOf('/') + 1),
    PolicyArn: arn,
  }));
}

function policyDetail(policy: ManagedPolicy, place: Place): Detail {
  const createdAt = policy.createdAt ?? place.moment.now;
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: useCount(place, policy.arn, 'PermissionsPolicy'),
    PermissionsBoundaryUsageCount: useCount(place, policy.arn, 'PermissionsBoundary'),
    IsAttachable: true,
    CreateDate: createdAt,
    UpdateDate: policy.updatedAt ?? createdAt,
    PolicyVersionList: policyVersions(policy, createdAt),
  };
}

/** The newest first. */
function policyVersions({ versions, defaultVersionId }: ManagedPolicy, createdAt: string): readonly Detail[] {
  const newestFirst = versions.toSorted((a, b) => numberOf(b.versionId) - numberOf(a.versionId));
  return newestFirst.map((version) => ({
    Document: version.document,
    VersionId: version.versionId,
    IsDefaultVersion: version.versionId === defaultVersionId,
    CreateDate: version.createdAt ?? createdAt,
  }));
}

function numberOf(versionId: string): number {
  return Number(versionId.replace(/^v(\d+).*/, '$1'));
}
