import { expect } from 'vitest';
import { arn, missing, refused, type Conversations, type Said } from './conversation.ts';

const keyId = (said: Said): string => said('CreateAccessKey')['AccessKey']!['AccessKeyId'];
const noKey = 'The Access Key with id AKIAI44QH8DHBEXAMPLX cannot be found.';
const other = { UserName: 'alice', AccessKeyId: 'AKIAI44QH8DHBEXAMPLX' };

export const accessKeys: Conversations = {
  'a key is made, signs, is turned off and deleted': [
    ['CreateUser', { UserName: 'alice' }, {}],
    [
      'CreateAccessKey',
      { UserName: 'alice' },
      {
        AccessKey: {
          UserName: 'alice',
          AccessKeyId: expect.stringMatching(/^AKIA\w{16}$/) as string,
          SecretAccessKey: expect.stringMatching(/^.{40}$/) as string,
          Status: 'Active',
        },
      },
    ],
    missing('CreateAccessKey', { UserName: 'bob' }, 'The user with name bob cannot be found.'),
    ['sts:GetCallerIdentity', {}, { Arn: arn('user/alice') }, 'alice'],
    [
      'GetAccessKeyLastUsed',
      (said) => ({ AccessKeyId: keyId(said) }),
      { UserName: 'alice', AccessKeyLastUsed: { ServiceName: 'sts', Region: 'us-east-1' } },
    ],
    refused('GetAccessKeyLastUsed', { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }, arn('root')),
    [
      'ListAccessKeys',
      { UserName: 'alice' },
      { AccessKeyMetadata: [{ Status: 'Active' }], IsTruncated: false },
    ],
    missing('ListAccessKeys', { UserName: 'bob' }, 'The user with name bob cannot be found.'),
    ['UpdateAccessKey', (said) => ({ UserName: 'alice', AccessKeyId: keyId(said), Status: 'Inactive' }), {}],
    missing('UpdateAccessKey', { ...other, Status: 'Inactive' }, noKey),
    [
      'sts:GetCallerIdentity',
      {},
      'InvalidClientTokenId 403: The security token included in the request is invalid.',
      'alice',
    ],
    ['DeleteAccessKey', (said) => ({ UserName: 'alice', AccessKeyId: keyId(said) }), {}],
    missing('DeleteAccessKey', other, noKey),
  ],
};
