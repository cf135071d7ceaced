import type { Row } from './row.ts';

const saml = 'arn:aws:iam::111122223333:saml-provider/Corp';

const tests = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});

export const principals: readonly Row[] = [
  ['resource', { Principal: '*' }],
  [
    'resource',
    { Principal: { AWS: ['*', 'arn:aws:iam::111122223333:role/A'], CanonicalUser: '79a59df900b949e5' } },
  ],
  ['resource', { Principal: '111122223333' }, 'INVALID_PRINCIPAL_FORMAT "111122223333"'],
  ['trust', { Principal: ['*'] }, 'INVALID_PRINCIPAL_FORMAT ["*"]'],
  [
    'resource',
    { Principal: { aws: '*' } },
    'INVALID_PRINCIPAL_KEY "aws"',
    'UNSUPPORTED_WILDCARD_IN_PRINCIPAL "*"',
  ],
  ['trust', { Principal: { User: '111122223333' } }, 'INVALID_PRINCIPAL_KEY "User"'],
  [
    'resource',
    { Principal: { AWS: 'arn:aws:iam::*:root' } },
    'UNSUPPORTED_WILDCARD_IN_PRINCIPAL "arn:aws:iam::*:root"',
  ],
  ['trust', { Principal: { Service: '*' } }, 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL "*"'],
  ['resource', { Principal: { Service: 'ec2' } }, 'INVALID_SERVICE_PRINCIPAL_FORMAT "ec2"'],
  [
    'trust',
    { Principal: { Service: ['EC2.amazonaws.com', 'ec2.amazonaws.com'] } },
    'INVALID_SERVICE_PRINCIPAL_FORMAT "EC2.amazonaws.com"',
  ],
  ['trust', { Principal: { Service: ['ec2.amazonaws.com.cn', 'logs.eu-west-1.amazonaws.com'] } }],
  [
    'identity',
    tests('StringEquals', 'iam:PassedToService', 'lambda'),
    'INVALID_SERVICE_PRINCIPAL_FORMAT "lambda"',
  ],
  [
    'identity',
    tests('StringEquals', 'kms:ViaService', 's3.amazonaws.com'),
    'INVALID_SERVICE_PRINCIPAL_FORMAT "s3.amazonaws.com"',
  ],
  ['identity', tests('StringLike', 'kms:ViaService', ['s3.us-east-1.amazonaws.com', 's3.*.amazonaws.com'])],
  ['identity', tests('StringEquals', 'iam:PassedToService', 'lambda.amazonaws.com')],
  ['resource', { Principal: { Federated: saml } }, 'FEDERATED_PRINCIPAL_NOT_SUPPORTED "Federated"'],
  ['trust', { Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML' }],
  [
    'resource',
    {
      Principal: { Service: 'cloudfront.amazonaws.com' },
      ...tests('StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5'),
    },
    'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL "aws:PrincipalOrgID"',
  ],
  [
    'resource',
    {
      Principal: { Service: 'cloudfront.amazonaws.com' },
      ...tests('StringEquals', 'aws:SourceOrgID', 'o-a1b2c3d4e5'),
    },
  ],
  ['resource', { Principal: '*', ...tests('StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5') }],
];
