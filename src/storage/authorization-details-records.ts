/** What becomes of an entry of GetAccountAuthorizationDetails: records of the world, with AWS's fields under our names. */
import type { Group } from '#account/group.ts';
import type { InlinePolicy } from '#account/identity.ts';
import type { InstanceProfile } from '#account/instance-profile.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import type { GroupDetail, PolicyDetail, RoleDetail, UserDetail } from './authorization-details-shape.ts';

/** A user as AWS tells about it: groups by their names alone, since it leaves out their paths. */
export interface ImportedUser {
  readonly user: User;
  readonly groupNames: readonly string[];
}

export function importedUser(detail: UserDetail): ImportedUser {
  const user: User = {
    ...entity(detail, detail.UserId, detail.UserName),
    inlinePolicies: inline(detail.UserPolicyList),
    groups: [],
    tags: detail.Tags,
    ...boundary(detail),
  };
  return { user, groupNames: detail.GroupList };
}

export function importedGroup(detail: GroupDetail): Group {
  return {
    ...entity(detail, detail.GroupId, detail.GroupName),
    inlinePolicies: inline(detail.GroupPolicyList),
  };
}

export function importedRole(detail: RoleDetail): Role {
  const { LastUsedDate: at, Region: region } = detail.RoleLastUsed ?? {};
  return {
    ...entity(detail, detail.RoleId, detail.RoleName),
    inlinePolicies: inline(detail.RolePolicyList),
    tags: detail.Tags,
    assumeRolePolicyDocument: detail.AssumeRolePolicyDocument,
    maxSessionDuration: detail.MaxSessionDuration,
    ...boundary(detail),
    ...(detail.Description !== undefined && { description: detail.Description }),
    ...(at !== undefined && { lastUsed: { at, region: region ?? '' } }),
  };
}

export function importedInstanceProfiles({ InstanceProfileList }: RoleDetail): readonly InstanceProfile[] {
  return InstanceProfileList.map((profile) => ({
    arn: profile.Arn,
    id: profile.InstanceProfileId,
    accountId: accountOf(profile.Arn),
    name: profile.InstanceProfileName,
    path: profile.Path,
    createdAt: profile.CreateDate,
    roles: profile.Roles.map(({ Arn }) => Arn),
    tags: profile.Tags,
  }));
}

export function importedPolicy(detail: PolicyDetail): ManagedPolicy {
  return {
    arn: detail.Arn,
    id: detail.PolicyId,
    accountId: accountOf(detail.Arn),
    name: detail.PolicyName,
    path: detail.Path,
    ...(detail.Description !== undefined && { description: detail.Description }),
    versions: detail.PolicyVersionList.map(importedVersion).sort(byNumber),
    defaultVersionId: detail.DefaultVersionId,
    ...createdAt(detail),
    ...(detail.UpdateDate !== undefined && { updatedAt: detail.UpdateDate }),
    ...(detail.Tags !== undefined && { tags: detail.Tags }),
  };
}

type Version = ManagedPolicy['versions'][number];

function importedVersion(version: PolicyDetail['PolicyVersionList'][number]): Version {
  return { versionId: version.VersionId, document: version.Document, ...createdAt(version) };
}

/** AWS lists the newest version first, the world the oldest. */
function byNumber(a: Version, b: Version): number {
  return Number(a.versionId.slice(1)) - Number(b.versionId.slice(1));
}

/** Twelve digits, or `aws`. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

type Common = Pick<UserDetail, 'Arn' | 'Path' | 'CreateDate' | 'AttachedManagedPolicies'>;

function entity(detail: Common, id: string, name: string) {
  return {
    arn: detail.Arn,
    id,
    accountId: accountOf(detail.Arn),
    name,
    path: detail.Path,
    ...createdAt(detail),
    attachedPolicies: detail.AttachedManagedPolicies.map(({ PolicyArn }) => PolicyArn),
  };
}

function createdAt({ CreateDate }: { readonly CreateDate?: string | undefined }): {
  readonly createdAt?: string;
} {
  return CreateDate === undefined ? {} : { createdAt: CreateDate };
}

function inline(policies: UserDetail['UserPolicyList']): readonly InlinePolicy[] {
  return policies.map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName, document: PolicyDocument }));
}

function boundary({ PermissionsBoundary }: Pick<UserDetail, 'PermissionsBoundary'>): {
  readonly permissionsBoundary?: string;
} {
  return PermissionsBoundary === undefined
    ? {}
    : { permissionsBoundary: PermissionsBoundary.PermissionsBoundaryArn };
}
