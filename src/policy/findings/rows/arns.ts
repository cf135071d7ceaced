import type { Row } from './row.ts';

export const arns: readonly Row[] = [
  [
    'identity',
    { Resource: ['arn:aws:s3:::acme-data', 'arn:aws:s3:::acme-data/*', 'arn:*:s3:::*', 'arn::s3:::b'] },
  ],
  ['identity', { Resource: 'acme-data/*' }, 'INVALID_ARN_PREFIX "acme-data/*"'],
  ['identity', { Resource: undefined, NotResource: ['s3'] }, 'INVALID_ARN_PREFIX "s3"'],
  ['identity', { Resource: 'arn:aws:s3' }, 'MISSING_ARN_FIELD "arn:aws:s3"'],
  [
    'identity',
    { Resource: 'arn:aws:s3::${aws:username}' },
    'MISSING_ARN_FIELD "arn:aws:s3::${aws:username}"',
  ],
  ['identity', { Resource: 'arn:azure:s3:::acme' }, 'INVALID_PARTITION "arn:azure:s3:::acme"'],
  ['identity', { Resource: ['arn:aws-cn:s3:::acme', 'arn:aws-eusc:s3:::acme'] }],
  ['identity', { Resource: 'arn:aws:S3:::acme-data' }, 'INVALID_ARN_SERVICE_CASE "arn:aws:S3:::acme-data"'],
  ['identity', { Resource: 'arn:aws:s4:::acme-data' }, 'INVALID_SERVICE "arn:aws:s4:::acme-data"'],
  ['identity', { Resource: 'arn:aws:*:::acme-data' }],
  ['identity without catalogue', { Resource: 'arn:aws:s4:::acme-data' }],
  [
    'identity',
    { Resource: 'arn:aws:s3:us-east-1::acme' },
    'ARN_REGION_NOT_ALLOWED "arn:aws:s3:us-east-1::acme"',
  ],
  [
    'identity',
    { Resource: 'arn:aws:iam:us-east-1:111122223333:role/A' },
    'ARN_REGION_NOT_ALLOWED "arn:aws:iam:us-east-1:111122223333:role/A"',
  ],
  ['identity', { Resource: ['arn:aws:s3:*:*:acme', 'arn:aws:s3:us-east-1:111122223333:accesspoint/a'] }],
  [
    'identity',
    { Resource: 'arn:aws:sqs::111122223333:jobs' },
    'MISSING_ARN_REGION "arn:aws:sqs::111122223333:jobs"',
  ],
  ['identity', { Resource: 'arn:aws:sqs:*:111122223333:jobs' }],
  [
    'identity',
    { Resource: 'arn:aws:sqs:us-esat-1:111122223333:jobs' },
    'INVALID_ARN_REGION "arn:aws:sqs:us-esat-1:111122223333:jobs"',
  ],
  [
    'identity',
    { Resource: 'arn:aws:sqs:${aws:RequestedRegion}:111122223333:jobs' },
    'INVALID_ARN_REGION "arn:aws:sqs:${aws:RequestedRegion}:111122223333:jobs"',
  ],
  ['identity', { Resource: 'arn:aws:sqs:us-*-1:111122223333:jobs' }],
  [
    'identity',
    { Resource: 'arn:aws:s3::111122223333:acme' },
    'ARN_ACCOUNT_NOT_ALLOWED "arn:aws:s3::111122223333:acme"',
  ],
  ['identity', { Resource: 'arn:aws:iam:::role/A' }, 'MISSING_ARN_ACCOUNT "arn:aws:iam:::role/A"'],
  [
    'identity',
    {
      Resource: [
        'arn:aws:iam::*:role/A',
        'arn:aws:ssm:us-east-1::automation-definition/AWS-StopEC2Instance:*',
      ],
    },
  ],
  ['identity', { Resource: 'arn:aws:iam::1234:role/A' }, 'INVALID_ARN_ACCOUNT "arn:aws:iam::1234:role/A"'],
  [
    'identity',
    { Resource: 'arn:aws:iam::${aws:PrincipalAccount}:role/A' },
    'INVALID_ARN_ACCOUNT "arn:aws:iam::${aws:PrincipalAccount}:role/A"',
  ],
  ['identity', { Resource: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::1111*:role/A'] }],
  [
    'identity',
    { Resource: 'arn:aws:iam::111122223333:rolle/A' },
    'INVALID_ARN_RESOURCE "arn:aws:iam::111122223333:rolle/A"',
  ],
  [
    'identity',
    { Resource: ['arn:aws:iam::111122223333:user/${aws:username}', 'arn:aws:iam::111122223333:*A'] },
  ],
  ['identity', { Resource: 'arn:aws:kinesis:us-east-1:111122223333:anything' }],
  ['identity without catalogue', { Resource: 'arn:aws:iam:us-east-1:111122223333:rolle/A' }],
  [
    'resource AWS::S3::Bucket',
    { Resource: 'arn:aws:sqs:us-east-1:111122223333:jobs' },
    'UNSUPPORTED_RESOURCE_ARN_IN_POLICY "arn:aws:sqs:us-east-1:111122223333:jobs"',
  ],
  ['resource AWS::S3::Bucket', { Resource: ['arn:aws:s3:::acme', 'arn:aws:s3:::acme/*', '*'] }],
  ['resource', { Resource: 'arn:aws:sqs:us-east-1:111122223333:jobs' }],
];
