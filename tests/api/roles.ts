import { arn, encoded, missing, refused, trust, type Conversations } from './conversation.ts';

const RoleName = 'job';
const AssumeRolePolicyDocument = trust({ Service: 'ec2.amazonaws.com' });
const other = { RoleName: 'none' };
const noRole = 'The role with name none cannot be found.';
const InstanceProfileName = 'machine';
const noProfile = 'Instance Profile none cannot be found.';
const otherProfile = { InstanceProfileName: 'none' };
/** What XML has to escape, and a bare end of line. */
const Description = '<&>"\' \r\n\t ]]> ä';
const Tags = [{ Key: 'a', Value: 'b' }];

export const roles: Conversations = {
  'a role is made, told, changed, tagged and deleted': [
    [
      'CreateRole',
      { RoleName, AssumeRolePolicyDocument, MaxSessionDuration: 7200 },
      { Role: { Arn: arn('role/job'), AssumeRolePolicyDocument: encoded(AssumeRolePolicyDocument) } },
    ],
    [
      'CreateRole',
      { RoleName, AssumeRolePolicyDocument },
      'EntityAlreadyExists 409: Role with name job already exists.',
    ],
    ['GetRole', { RoleName }, { Role: { RoleName, MaxSessionDuration: 7200, RoleLastUsed: {} } }],
    missing('GetRole', other, noRole),
    ['ListRoles', {}, { Roles: [{ RoleName }], IsTruncated: false }],
    refused('ListRoles', {}, arn('role/')),
    ['UpdateRole', { RoleName, Description, MaxSessionDuration: 3600 }, {}],
    ['GetRole', { RoleName }, { Role: { Description, MaxSessionDuration: 3600 } }],
    missing('UpdateRole', other, noRole),
    ['UpdateRoleDescription', { RoleName, Description: 'Rests' }, { Role: { Description: 'Rests' } }],
    missing('UpdateRoleDescription', { ...other, Description: '' }, noRole),
    ['UpdateAssumeRolePolicy', { RoleName, PolicyDocument: trust({ AWS: arn('root') }) }, {}],
    missing('UpdateAssumeRolePolicy', { ...other, PolicyDocument: AssumeRolePolicyDocument }, noRole),
    ['TagRole', { RoleName, Tags }, {}],
    missing('TagRole', { ...other, Tags }, noRole),
    ['ListRoleTags', { RoleName }, { Tags, IsTruncated: false }],
    missing('ListRoleTags', other, noRole),
    ['UntagRole', { RoleName, TagKeys: ['a'] }, {}],
    missing('UntagRole', { ...other, TagKeys: ['a'] }, noRole),
    ['DeleteRole', { RoleName }, {}],
    missing('DeleteRole', other, noRole),
  ],
  'an instance profile holds a role': [
    ['CreateRole', { RoleName, AssumeRolePolicyDocument }, {}],
    [
      'CreateInstanceProfile',
      { InstanceProfileName },
      { InstanceProfile: { Arn: arn('instance-profile/machine'), Roles: [] } },
    ],
    [
      'CreateInstanceProfile',
      { InstanceProfileName },
      'EntityAlreadyExists 409: Instance Profile machine already exists.',
    ],
    ['AddRoleToInstanceProfile', { InstanceProfileName, RoleName }, {}],
    missing('AddRoleToInstanceProfile', { ...otherProfile, RoleName }, noProfile),
    ['GetInstanceProfile', { InstanceProfileName }, { InstanceProfile: { Roles: [{ RoleName }] } }],
    missing('GetInstanceProfile', otherProfile, noProfile),
    ['ListInstanceProfiles', {}, { InstanceProfiles: [{ InstanceProfileName }], IsTruncated: false }],
    refused('ListInstanceProfiles', {}, arn('instance-profile/')),
    ['ListInstanceProfilesForRole', { RoleName }, { InstanceProfiles: [{ InstanceProfileName }] }],
    missing('ListInstanceProfilesForRole', other, noRole),
    ['TagInstanceProfile', { InstanceProfileName, Tags }, {}],
    missing('TagInstanceProfile', { ...otherProfile, Tags }, noProfile),
    ['ListInstanceProfileTags', { InstanceProfileName }, { Tags, IsTruncated: false }],
    missing('ListInstanceProfileTags', otherProfile, noProfile),
    ['UntagInstanceProfile', { InstanceProfileName, TagKeys: ['a'] }, {}],
    missing('UntagInstanceProfile', { ...otherProfile, TagKeys: ['a'] }, noProfile),
    [
      'DeleteInstanceProfile',
      { InstanceProfileName },
      'DeleteConflict 409: Cannot delete entity, must remove roles from instance profile first.',
    ],
    ['RemoveRoleFromInstanceProfile', { InstanceProfileName, RoleName }, {}],
    missing('RemoveRoleFromInstanceProfile', { ...otherProfile, RoleName }, noProfile),
    ['DeleteInstanceProfile', { InstanceProfileName }, {}],
  ],
  'a service makes its own role': [
    [
      'CreateServiceLinkedRole',
      { AWSServiceName: 'autoscaling.amazonaws.com' },
      { Role: { RoleName: 'AWSServiceRoleForAutoScaling' } },
    ],
    [
      'CreateServiceLinkedRole',
      { AWSServiceName: 'autoscaling.amazonaws.com' },
      'InvalidInput 400: Service role name AWSServiceRoleForAutoScaling has been taken in this account, please try a ' +
        'different suffix.',
    ],
    ['DeleteServiceLinkedRole', { RoleName: 'AWSServiceRoleForAutoScaling' }, {}],
    missing('DeleteServiceLinkedRole', { RoleName: 'none' }, 'The role with name none cannot be found.'),
    [
      'GetServiceLinkedRoleDeletionStatus',
      (said) => ({ DeletionTaskId: said('DeleteServiceLinkedRole')['DeletionTaskId'] }),
      { Status: 'SUCCEEDED' },
    ],
    missing(
      'GetServiceLinkedRoleDeletionStatus',
      { DeletionTaskId: 'task/none' },
      'The deletion task with id task/none cannot be found.',
    ),
  ],
};
