/** Small policies of which it is known what AWS says; those about warnings only have no error. */
import type { Row } from './row.ts';

const passRole = { Action: 'iam:PassRole' };
const tests = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});
const github = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const fromGithub = { Principal: { Federated: github }, Action: 'sts:AssumeRoleWithWebIdentity' };

export const workedExamples: readonly Row[] = [
  ['identity', passRole],
  ['identity', { ...passRole, ...tests('StringEquals', 'iam:PassedToService', 'lambda.amazonaws.com') }],
  ['identity', { Action: '*' }],
  ['identity', { Action: undefined, NotAction: 'iam:*' }],
  ['identity', { Action: ['iam:Get*', 'iam:List*', 'iam:GetUser'] }],
  ['identity', { Action: ['iam:Get*', 'iam:*User'] }],
  ['identity', tests('ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5')],
  ['identity', tests('StringEquals', 'aws:PrincipalTag/team', 'red-*')],
  ['identity', tests('IpAddress', 'aws:SourceIp', '203.0.113.9/24')],
  ['identity', tests('NumericLessThan', 'aws:MultiFactorAuthAge', ['900', '1800'])],
  ['trust', { Principal: { Service: 'sns.amazonaws.com' } }],
  [
    'trust',
    {
      ...fromGithub,
      ...tests('StringEquals', 'token.actions.githubusercontent.com:aud', 'sts.amazonaws.com'),
    },
  ],
  [
    'trust',
    { ...fromGithub, ...tests('StringLike', 'token.actions.githubusercontent.com:sub', 'repo:acme/*') },
  ],
  ['trust', { Principal: { AWS: 'AROAEXAMPLEID1234567' } }],
  ['resource AWS::S3::Bucket', { Principal: undefined, NotPrincipal: { AWS: '111122223333' } }],
  ['identity', { Effect: 'Deny', Action: 's3:ListBucket', ...tests('StringLike', 's3:prefix', 'private/*') }],
  [
    'resourceControl',
    { Action: 's3:*', ...tests('StringNotEqualsIfExists', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5') },
  ],
];
