import { arn, missing, refused, type Conversations } from './conversation.ts';

const noGroup = 'The group with name ops cannot be found.';

export const groups: Conversations = {
  'a group is made, filled, renamed, emptied and deleted': [
    [
      'CreateGroup',
      { GroupName: 'devs', Path: '/a/' },
      { Group: { Arn: arn('group/a/devs'), GroupName: 'devs' } },
    ],
    ['CreateGroup', { GroupName: 'DEVS' }, 'EntityAlreadyExists 409: Group with name DEVS already exists.'],
    ['AddUserToGroup', { GroupName: 'devs', UserName: 'nobody' }, {}],
    missing('AddUserToGroup', { GroupName: 'ops', UserName: 'nobody' }, noGroup),
    ['GetGroup', { GroupName: 'devs' }, { Group: { GroupName: 'devs' }, Users: [{ UserName: 'nobody' }] }],
    missing('GetGroup', { GroupName: 'ops' }, noGroup),
    ['ListGroupsForUser', { UserName: 'nobody' }, { Groups: [{ GroupName: 'devs' }], IsTruncated: false }],
    missing('ListGroupsForUser', { UserName: 'bob' }, 'The user with name bob cannot be found.'),
    ['ListGroups', { PathPrefix: '/a/' }, { Groups: [{ GroupName: 'devs' }], IsTruncated: false }],
    refused('ListGroups', {}, arn('group/')),
    ['UpdateGroup', { GroupName: 'devs', NewGroupName: 'makers' }, {}],
    missing('UpdateGroup', { GroupName: 'ops', NewPath: '/' }, noGroup),
    [
      'DeleteGroup',
      { GroupName: 'makers' },
      'DeleteConflict 409: Cannot delete entity, must remove users from group first.',
    ],
    ['RemoveUserFromGroup', { GroupName: 'makers', UserName: 'nobody' }, {}],
    missing('RemoveUserFromGroup', { GroupName: 'ops', UserName: 'nobody' }, noGroup),
    ['DeleteGroup', { GroupName: 'makers' }, {}],
  ],
};
