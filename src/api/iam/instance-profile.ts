/**
 * Instance profiles, the containers in which EC2 is handed a role: made, read, listed, filled, emptied, deleted.
 *
 * AWS: IAM API Reference, "CreateInstanceProfile" to "RemoveRoleFromInstanceProfile"; IAM User Guide, "Instance profiles".
 */
import { findByName } from '#account/find-by-name.ts';
import type { InstanceProfile } from '#account/instance-profile.ts';
import { partitionIn } from '#account/arn.ts';
import { put, remove } from '#account/world.ts';
import {
  deleteConflict,
  entityAlreadyExists,
  isAwsError,
  noSuchEntity,
  type AwsError,
} from '../aws-error.ts';
import { done, operation, type Ask, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional } from '../shape.ts';
import { uniqueId } from '../unique-id.ts';
import { accountArn, arnNamed, countIn, inAccount, instanceProfileNamed, roleNamed } from './entity.ts';
import { instanceProfileName, path, paging, pathPrefix, roleName, tags } from './iam-shapes.ts';
import { tagOperations } from './tag-operations.ts';
import { paged } from './paging.ts';
import { ownRoleNamed } from './protected-role.ts';
import { shownInstanceProfile } from './shown-instance-profile.ts';
import { heedingCase, newTags, requestTagKeys, shownTags, tagsIfAny } from './tags.ts';
import { tagAsk } from './user.ts';

const createInstanceProfile = operation({
  service: 'iam',
  name: 'CreateInstanceProfile',
  parameters: object({
    InstanceProfileName: instanceProfileName,
    Path: optional(path),
    Tags: optional(tags),
  }),
  asks: ({ InstanceProfileName, Path = '/', Tags }, scope) => {
    const resource = accountArn(scope, `instance-profile${Path}${InstanceProfileName}`);
    const keys = requestTagKeys(Tags);
    return [
      { action: 'iam:CreateInstanceProfile', resource, keys },
      ...tagAsk('iam:TagInstanceProfile', resource, Tags),
    ];
  },
  run: ({ InstanceProfileName, Path = '/', Tags }, scope) => {
    const { accountId, moment } = scope;
    const problem = nameTaken(scope, InstanceProfileName) ?? tooMany(scope);
    if (problem !== undefined) return problem;
    const given = newTags(Tags, { ignoreCase: false });
    if (isAwsError(given)) return given;
    const profile: InstanceProfile = {
      arn: accountArn(scope, `instance-profile${Path}${InstanceProfileName}`),
      id: uniqueId('AIPA', moment.random),
      accountId,
      name: InstanceProfileName,
      path: Path,
      createdAt: moment.now,
      roles: [],
      tags: given,
    };
    const shown = { ...shownInstanceProfile(profile, scope), ...tagsIfAny(given) };
    return done(put(scope.world, 'instanceProfiles', profile), { InstanceProfile: shown });
  },
});

function nameTaken({ world, accountId }: Scope, name: string): AwsError | undefined {
  return findByName(world.instanceProfiles, accountId, name) === undefined
    ? undefined
    : entityAlreadyExists(`Instance Profile ${name} already exists.`);
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.instanceProfiles, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'InstanceProfilesPerAccount', count);
}

/** Permission on the instance profile that is named. */
function onProfile(action: string) {
  return (
    { InstanceProfileName }: { readonly InstanceProfileName: string },
    scope: Scope,
  ): readonly Ask[] => [{ action, resource: arnNamed(scope, 'instance-profile', InstanceProfileName) }];
}

const getInstanceProfile = operation({
  service: 'iam',
  name: 'GetInstanceProfile',
  parameters: object({ InstanceProfileName: instanceProfileName }),
  asks: onProfile('iam:GetInstanceProfile'),
  run: ({ InstanceProfileName }, scope) => {
    const profile = instanceProfileNamed(scope, InstanceProfileName);
    if (isAwsError(profile)) return profile;
    const shown = { ...shownInstanceProfile(profile, scope), Tags: shownTags(profile.tags) };
    return done(scope.world, { InstanceProfile: shown });
  },
});

const listInstanceProfiles = operation({
  service: 'iam',
  name: 'ListInstanceProfiles',
  parameters: object({ PathPrefix: optional(pathPrefix), ...paging }),
  asks: ({ PathPrefix = '/' }, scope) => [
    { action: 'iam:ListInstanceProfiles', resource: accountArn(scope, `instance-profile${PathPrefix}`) },
  ],
  run: ({ PathPrefix = '/', ...page }, scope) => {
    const profiles = inAccount(scope.world.instanceProfiles, scope.accountId).filter((profile) =>
      profile.path.startsWith(PathPrefix),
    );
    const response = paged('InstanceProfiles', profiles, page, (profile) =>
      shownInstanceProfile(profile, scope),
    );
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const listInstanceProfilesForRole = operation({
  service: 'iam',
  name: 'ListInstanceProfilesForRole',
  parameters: object({ RoleName: roleName, ...paging }),
  asks: ({ RoleName }, scope) => [
    { action: 'iam:ListInstanceProfilesForRole', resource: arnNamed(scope, 'role', RoleName) },
  ],
  run: ({ RoleName, ...page }, scope) => {
    const role = roleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const profiles = inAccount(scope.world.instanceProfiles, scope.accountId).filter(({ roles }) =>
      roles.includes(role.arn),
    );
    const response = paged('InstanceProfiles', profiles, page, (profile) =>
      shownInstanceProfile(profile, scope),
    );
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const deleteInstanceProfile = operation({
  service: 'iam',
  name: 'DeleteInstanceProfile',
  parameters: object({ InstanceProfileName: instanceProfileName }),
  asks: onProfile('iam:DeleteInstanceProfile'),
  run: ({ InstanceProfileName }, scope) => {
    const profile = instanceProfileNamed(scope, InstanceProfileName);
    if (isAwsError(profile)) return profile;
    if (profile.roles.length > 0) {
      return deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
    }
    return done(remove(scope.world, 'instanceProfiles', profile.arn));
  },
});

/** Whoever fills a profile hands the role to EC2: AWS asks for iam:PassRole as well. */
const addRoleToInstanceProfile = operation({
  service: 'iam',
  name: 'AddRoleToInstanceProfile',
  parameters: object({ InstanceProfileName: instanceProfileName, RoleName: roleName }),
  asks: ({ InstanceProfileName, RoleName }, scope) => [
    {
      action: 'iam:AddRoleToInstanceProfile',
      resource: arnNamed(scope, 'instance-profile', InstanceProfileName),
    },
    {
      action: 'iam:PassRole',
      resource: arnNamed(scope, 'role', RoleName),
      keys: {
        'iam:PassedToService': 'ec2.amazonaws.com',
        'iam:AssociatedResourceArn': `arn:${partitionIn(scope.world, scope.accountId)}:ec2:*:${scope.accountId}:instance/*`,
      },
    },
  ],
  run: ({ InstanceProfileName, RoleName }, scope) => {
    const { world, accountId } = scope;
    const profile = instanceProfileNamed(scope, InstanceProfileName);
    if (isAwsError(profile)) return profile;
    const role = ownRoleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    const roles = [...profile.roles, role.arn];
    const account = world.accounts.get(accountId);
    return (
      exceeded(account, 'InstanceSessionsPerInstanceProfile', roles.length) ??
      done(put(world, 'instanceProfiles', { ...profile, roles }))
    );
  },
});

const removeRoleFromInstanceProfile = operation({
  service: 'iam',
  name: 'RemoveRoleFromInstanceProfile',
  parameters: object({ InstanceProfileName: instanceProfileName, RoleName: roleName }),
  asks: onProfile('iam:RemoveRoleFromInstanceProfile'),
  run: ({ InstanceProfileName, RoleName }, scope) => {
    const profile = instanceProfileNamed(scope, InstanceProfileName);
    if (isAwsError(profile)) return profile;
    const role = ownRoleNamed(scope, RoleName);
    if (isAwsError(role)) return role;
    if (!profile.roles.includes(role.arn)) {
      return noSuchEntity(`The role with name ${RoleName} cannot be found.`);
    }
    const roles = profile.roles.filter((arn) => arn !== role.arn);
    return done(put(scope.world, 'instanceProfiles', { ...profile, roles }));
  },
});

export const instanceProfileOperations: readonly Operation[] = [
  createInstanceProfile,
  getInstanceProfile,
  listInstanceProfiles,
  listInstanceProfilesForRole,
  deleteInstanceProfile,
  addRoleToInstanceProfile,
  removeRoleFromInstanceProfile,
  ...tagOperations({
    type: 'InstanceProfile',
    rules: heedingCase,
    parameter: 'InstanceProfileName',
    shape: instanceProfileName,
    arn: (scope, name) => arnNamed(scope, 'instance-profile', name),
    find: instanceProfileNamed,
    put: (world, record) => put(world, 'instanceProfiles', record),
  }),
];
