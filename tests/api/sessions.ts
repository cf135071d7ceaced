import { sealed } from '#api/sealed-text.ts';
import { expect } from 'vitest';
import { arn, policy, trust, type Conversations } from './conversation.ts';

const RoleArn = arn('role/job');
const RoleSessionName = 'work';
const invalidToken = 'InvalidClientTokenId 403: The security token included in the request is invalid.';
const temporary = {
  AccessKeyId: expect.stringMatching(/^ASIA\w{16}$/) as string,
  Expiration: new Date('2026-03-01T13:00:00Z'),
};

/** A trust policy that lets tags and a source identity through. */
function taggedTrust(AWS: string): string {
  const Action = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];
  const Statement = [{ Effect: 'Allow', Action, Principal: { AWS } }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

const handedOn = {
  Tags: [{ Key: 'Team', Value: 'blue' }],
  TransitiveTagKeys: ['Team'],
  SourceIdentity: 'alice',
};
const onward = { RoleArn: arn('role/next'), RoleSessionName: 'further' };

export const sessions: Conversations = {
  'a role is assumed, and its session calls': [
    ['CreateUser', { UserName: 'alice' }, {}],
    ['CreateAccessKey', { UserName: 'alice' }, {}],
    ['CreateRole', { RoleName: 'job', AssumeRolePolicyDocument: trust({ AWS: arn('user/alice') }) }, {}],
    [
      'sts:AssumeRole',
      { RoleArn, RoleSessionName, Policy: policy({ Action: 'iam:ListUsers', Resource: '*' }) },
      {
        Credentials: temporary,
        AssumedRoleUser: { Arn: expect.stringContaining(':assumed-role/job/work') as string },
      },
      'alice',
    ],
    [
      'sts:AssumeRole',
      { RoleArn, RoleSessionName },
      `AccessDenied 403: User: ${arn('user/nobody')} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      'nobody',
    ],
    [
      'sts:GetCallerIdentity',
      {},
      { Account: '111122223333', Arn: 'arn:aws:sts::111122223333:assumed-role/job/work' },
      'session',
    ],
    ['sts:GetCallerIdentity', {}, invalidToken, 'stranger'],
    [
      'ListUsers',
      {},
      'AccessDenied 403: User: arn:aws:sts::111122223333:assumed-role/job/work is not authorized to perform: ' +
        `iam:ListUsers on resource: ${arn('user/')} because no identity-based policy allows the iam:ListUsers action`,
      'session',
    ],
    [
      'sts:GetSessionToken',
      {},
      'AccessDenied 403: Cannot call GetSessionToken with session credentials',
      'session',
    ],
    ['sts:GetCallerIdentity', {}, invalidToken, 'sessionWithoutToken'],
    [
      'sts:GetCallerIdentity',
      {},
      'SignatureDoesNotMatch 403: The request signature we calculated does not match the signature you provided. Check ' +
        'your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      'sessionWithoutSecret',
    ],
  ],
  'a role leads to another': [
    ['CreateUser', { UserName: 'alice' }, {}],
    ['CreateAccessKey', { UserName: 'alice' }, {}],
    ['CreateRole', { RoleName: 'job', AssumeRolePolicyDocument: taggedTrust(arn('user/alice')) }, {}],
    ['CreateRole', { RoleName: 'next', AssumeRolePolicyDocument: taggedTrust(arn('role/job')) }, {}],
    [
      'sts:AssumeRole',
      { RoleArn, RoleSessionName, ...handedOn },
      { Credentials: temporary, SourceIdentity: 'alice' },
      'alice',
    ],
    [
      'sts:AssumeRole',
      { ...onward, DurationSeconds: 3601 },
      'ValidationError 400: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
      'session',
    ],
    ['sts:AssumeRole', onward, { Credentials: temporary, SourceIdentity: 'alice' }, 'session'],
    ['sts:GetCallerIdentity', {}, { Arn: 'arn:aws:sts::111122223333:assumed-role/next/further' }, 'session'],
  ],
  'users get sessions of their own': [
    ['CreateUser', { UserName: 'alice' }, {}],
    ['CreateAccessKey', { UserName: 'alice' }, {}],
    [
      'PutUserPolicy',
      {
        UserName: 'alice',
        PolicyName: 'p',
        PolicyDocument: policy({ Action: 'sts:GetFederationToken', Resource: '*' }),
      },
      {},
    ],
    ['sts:GetSessionToken', { DurationSeconds: 3600 }, { Credentials: temporary }, 'alice'],
    [
      'sts:GetFederationToken',
      { Name: 'bea', DurationSeconds: 3600 },
      { Credentials: temporary, FederatedUser: { Arn: 'arn:aws:sts::111122223333:federated-user/bea' } },
      'alice',
    ],
    [
      'sts:GetFederationToken',
      { Name: 'bea' },
      'AccessDenied 403: Cannot call GetFederationToken with session credentials',
      'session',
    ],
  ],
  'root gets sessions of its own, an hour at most': [
    ['sts:GetSessionToken', {}, { Credentials: temporary }],
    ['sts:GetCallerIdentity', {}, { Arn: arn('root'), UserId: '111122223333' }, 'session'],
    [
      'sts:AssumeRole',
      { RoleArn, RoleSessionName },
      'AccessDenied 403: Roles may not be assumed by root accounts.',
      'session',
    ],
    ['ListUsers', {}, invalidToken, 'session'],
    ['sts:GetFederationToken', { Name: 'bea', DurationSeconds: 43_200 }, { Credentials: temporary }],
    [
      'sts:GetCallerIdentity',
      {},
      { Arn: 'arn:aws:sts::111122223333:federated-user/bea', UserId: '111122223333:bea' },
      'session',
    ],
    ['sts:AssumeRole', { RoleArn, RoleSessionName }, invalidToken, 'session'],
  ],
  'keys and messages are explained': [
    ['sts:GetAccessKeyInfo', { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }, { Account: '111122223333' }],
    ['sts:GetAccessKeyInfo', { AccessKeyId: 'A'.repeat(20) }, invalidToken],
    [
      'sts:DecodeAuthorizationMessage',
      { EncodedMessage: sealed('{"allowed":false}') },
      { DecodedMessage: '{"allowed":false}' },
    ],
    [
      'sts:DecodeAuthorizationMessage',
      { EncodedMessage: 'x' },
      'InvalidAuthorizationMessageException 400: Message is not valid',
    ],
  ],
};
