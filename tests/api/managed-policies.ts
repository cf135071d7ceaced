import {
  arn,
  encoded,
  missing,
  policy,
  readAll,
  refused,
  trust,
  type Conversations,
} from './conversation.ts';

const PolicyArn = arn('policy/read');
const other = { PolicyArn: arn('policy/other') };
const notFound = `Policy ${other.PolicyArn} was not found.`;
const unattachable = `Policy ${other.PolicyArn} does not exist or is not attachable.`;
const writeAll = policy({ Action: 's3:Put*', Resource: '*' });
const noVersion = `Policy ${PolicyArn} version v9 does not exist or is not attachable.`;

export const managedPolicies: Conversations = {
  'a policy is made, told, tagged and deleted': [
    [
      'CreatePolicy',
      { PolicyName: 'read', PolicyDocument: readAll, Description: 'Reads' },
      { Policy: { Arn: PolicyArn, DefaultVersionId: 'v1', AttachmentCount: 0, IsAttachable: true } },
    ],
    [
      'CreatePolicy',
      { PolicyName: 'read', PolicyDocument: readAll },
      'EntityAlreadyExists 409: A policy called read already exists. Duplicate names are not allowed.',
    ],
    [
      'CreatePolicy',
      { PolicyName: 'bad', PolicyDocument: '{' },
      'MalformedPolicyDocument 400: Syntax errors in policy.',
    ],
    ['GetPolicy', { PolicyArn }, { Policy: { Description: 'Reads', Tags: [] } }],
    missing('GetPolicy', other, notFound),
    ['ListPolicies', { Scope: 'Local' }, { Policies: [{ PolicyName: 'read' }], IsTruncated: false }],
    ['ListPolicies', { Scope: 'AWS' }, { Policies: [{ PolicyName: 'ReadOnlyAccess' }] }],
    refused('ListPolicies', {}, 'policy path /'),
    ['TagPolicy', { PolicyArn, Tags: [{ Key: 'a', Value: 'b' }] }, {}],
    missing('TagPolicy', { ...other, Tags: [{ Key: 'a', Value: 'b' }] }, notFound),
    ['ListPolicyTags', { PolicyArn }, { Tags: [{ Key: 'a', Value: 'b' }], IsTruncated: false }],
    missing('ListPolicyTags', other, notFound),
    ['UntagPolicy', { PolicyArn, TagKeys: ['a'] }, {}],
    missing('UntagPolicy', { ...other, TagKeys: ['a'] }, notFound),
    ['DeletePolicy', { PolicyArn }, {}],
    missing('DeletePolicy', other, notFound),
  ],
  'a policy has versions': [
    ['CreatePolicy', { PolicyName: 'read', PolicyDocument: readAll }, {}],
    [
      'CreatePolicyVersion',
      { PolicyArn, PolicyDocument: writeAll },
      { PolicyVersion: { VersionId: 'v2', IsDefaultVersion: false } },
    ],
    missing('CreatePolicyVersion', { ...other, PolicyDocument: writeAll }, notFound),
    [
      'GetPolicyVersion',
      { PolicyArn, VersionId: 'v2' },
      { PolicyVersion: { Document: encoded(writeAll), IsDefaultVersion: false } },
    ],
    missing('GetPolicyVersion', { PolicyArn, VersionId: 'v9' }, noVersion),
    ['ListPolicyVersions', { PolicyArn }, { Versions: [{ VersionId: 'v2' }, { VersionId: 'v1' }] }],
    missing('ListPolicyVersions', other, notFound),
    ['SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v2' }, {}],
    missing('SetDefaultPolicyVersion', { PolicyArn, VersionId: 'v9' }, noVersion),
    [
      'DeletePolicyVersion',
      { PolicyArn, VersionId: 'v2' },
      'DeleteConflict 409: Cannot delete the default version of a policy.',
    ],
    ['DeletePolicyVersion', { PolicyArn, VersionId: 'v1' }, {}],
  ],
  'a policy is attached to users, groups and roles': [
    ['CreatePolicy', { PolicyName: 'read', PolicyDocument: readAll }, {}],
    ['CreateGroup', { GroupName: 'devs' }, {}],
    ['CreateRole', { RoleName: 'job', AssumeRolePolicyDocument: trust({ AWS: '111122223333' }) }, {}],
    ['AttachUserPolicy', { UserName: 'nobody', PolicyArn }, {}],
    missing('AttachUserPolicy', { UserName: 'nobody', ...other }, unattachable),
    ['AttachGroupPolicy', { GroupName: 'devs', PolicyArn }, {}],
    missing('AttachGroupPolicy', { GroupName: 'devs', ...other }, unattachable),
    ['AttachRolePolicy', { RoleName: 'job', PolicyArn }, {}],
    missing('AttachRolePolicy', { RoleName: 'job', ...other }, unattachable),
    [
      'ListEntitiesForPolicy',
      { PolicyArn },
      {
        PolicyUsers: [{ UserName: 'nobody' }],
        PolicyGroups: [{ GroupName: 'devs' }],
        PolicyRoles: [{ RoleName: 'job' }],
      },
    ],
    missing('ListEntitiesForPolicy', other, unattachable),
    [
      'ListPoliciesGrantingServiceAccess',
      { Arn: arn('user/nobody'), ServiceNamespaces: ['s3'] },
      { PoliciesGrantingServiceAccess: [{ ServiceNamespace: 's3', Policies: [{ PolicyArn }] }] },
    ],
    missing(
      'ListPoliciesGrantingServiceAccess',
      { Arn: arn('user/bob'), ServiceNamespaces: ['s3'] },
      `ARN ${arn('user/bob')} does not exist.`,
    ),
    [
      'ListAttachedUserPolicies',
      { UserName: 'nobody' },
      { AttachedPolicies: [{ PolicyName: 'read', PolicyArn }] },
    ],
    missing('ListAttachedUserPolicies', { UserName: 'bob' }, 'The user with name bob cannot be found.'),
    ['ListAttachedGroupPolicies', { GroupName: 'devs' }, { AttachedPolicies: [{ PolicyArn }] }],
    missing('ListAttachedGroupPolicies', { GroupName: 'ops' }, 'The group with name ops cannot be found.'),
    ['ListAttachedRolePolicies', { RoleName: 'job' }, { AttachedPolicies: [{ PolicyArn }] }],
    missing('ListAttachedRolePolicies', { RoleName: 'none' }, 'The role with name none cannot be found.'),
    ['DeletePolicy', { PolicyArn }, 'DeleteConflict 409: Cannot delete a policy attached to entities.'],
    ['DetachUserPolicy', { UserName: 'nobody', PolicyArn }, {}],
    missing('DetachUserPolicy', { UserName: 'nobody', ...other }, notFound),
    ['DetachGroupPolicy', { GroupName: 'devs', PolicyArn }, {}],
    missing('DetachGroupPolicy', { GroupName: 'devs', ...other }, notFound),
    ['DetachRolePolicy', { RoleName: 'job', PolicyArn }, {}],
    missing('DetachRolePolicy', { RoleName: 'job', ...other }, notFound),
  ],
  'a policy is the boundary of users and roles': [
    ['CreatePolicy', { PolicyName: 'read', PolicyDocument: readAll }, {}],
    ['CreateRole', { RoleName: 'job', AssumeRolePolicyDocument: trust({ AWS: '111122223333' }) }, {}],
    ['PutUserPermissionsBoundary', { UserName: 'nobody', PermissionsBoundary: PolicyArn }, {}],
    missing(
      'PutUserPermissionsBoundary',
      { UserName: 'nobody', PermissionsBoundary: other.PolicyArn },
      `Scope ARN: ${other.PolicyArn} does not exist or is not attachable.`,
    ),
    [
      'GetUser',
      { UserName: 'nobody' },
      { User: { PermissionsBoundary: { PermissionsBoundaryArn: PolicyArn } } },
    ],
    ['DeleteUserPermissionsBoundary', { UserName: 'nobody' }, {}],
    missing('DeleteUserPermissionsBoundary', { UserName: 'bob' }, 'The user with name bob cannot be found.'),
    ['PutRolePermissionsBoundary', { RoleName: 'job', PermissionsBoundary: PolicyArn }, {}],
    missing(
      'PutRolePermissionsBoundary',
      { RoleName: 'job', PermissionsBoundary: other.PolicyArn },
      `Scope ARN: ${other.PolicyArn} does not exist or is not attachable.`,
    ),
    ['DeleteRolePermissionsBoundary', { RoleName: 'job' }, {}],
    missing(
      'DeleteRolePermissionsBoundary',
      { RoleName: 'none' },
      'The role with name none cannot be found.',
    ),
  ],
};
