import { expect } from 'vitest';
import { arn, missing, refused, type Conversations } from './conversation.ts';

const noBob = 'The user with name bob cannot be found.';

export const users: Conversations = {
  'a user is made, told, tagged, renamed and deleted': [
    [
      'CreateUser',
      { UserName: 'alice', Path: '/dev/', Tags: [{ Key: 'team', Value: 'a + b' }] },
      {
        User: {
          Path: '/dev/',
          UserName: 'alice',
          UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/) as string,
          Arn: arn('user/dev/alice'),
          CreateDate: new Date('2026-03-01T12:00:00Z'),
          Tags: [{ Key: 'team', Value: 'a + b' }],
        },
      },
    ],
    ['CreateUser', { UserName: 'ALICE' }, 'EntityAlreadyExists 409: User with name ALICE already exists.'],
    ['GetUser', { UserName: 'alice' }, { User: { Arn: arn('user/dev/alice') } }],
    ['GetUser', {}, { User: { Arn: arn('root') } }],
    missing('GetUser', { UserName: 'bob' }, noBob),
    ['TagUser', { UserName: 'alice', Tags: [{ Key: 'Ä', Value: '' }] }, {}],
    missing('TagUser', { UserName: 'bob', Tags: [{ Key: 'a', Value: 'b' }] }, noBob),
    ['UntagUser', { UserName: 'alice', TagKeys: ['team'] }, {}],
    missing('UntagUser', { UserName: 'bob', TagKeys: ['team'] }, noBob),
    ['ListUserTags', { UserName: 'alice' }, { Tags: [{ Key: 'Ä', Value: '' }], IsTruncated: false }],
    missing('ListUserTags', { UserName: 'bob' }, noBob),
    ['UpdateUser', { UserName: 'alice', NewUserName: 'carol', NewPath: '/' }, {}],
    missing('UpdateUser', { UserName: 'bob', NewPath: '/' }, noBob),
    ['DeleteUser', { UserName: 'carol' }, {}],
    missing('DeleteUser', { UserName: 'bob' }, noBob),
  ],
  'users are listed by page': [
    ['CreateUser', { UserName: 'alice' }, {}],
    ['ListUsers', { MaxItems: 1 }, { Users: [{ UserName: 'alice' }], IsTruncated: true }],
    [
      'ListUsers',
      (said) => ({ Marker: said('ListUsers')['Marker'] }),
      { Users: [{ UserName: 'nobody' }], IsTruncated: false },
    ],
    refused('ListUsers', {}, arn('user/')),
  ],
};
