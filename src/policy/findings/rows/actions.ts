import type { Row } from './row.ts';

export const actions: readonly Row[] = [
  ['identity', { Action: '*' }],
  ['identity', { Action: ['s3:getobject', 'S3:GetObject', 's3:Get*', 's3:?etObject', 'iam:*'] }],
  ['identity', { Action: 'GetObject' }, 'INVALID_SERVICE_IN_ACTION "GetObject"'],
  ['identity', { Action: 's*:GetObject' }, 'INVALID_SERVICE_IN_ACTION "s*:GetObject"'],
  ['identity', { Action: ['s3:GetObject', 's4:GetObject'] }, 'INVALID_SERVICE_IN_ACTION "s4:GetObject"'],
  ['identity without catalogue', { Action: 's4:GetObject' }],
  ['identity', { Action: 's3:Get:Object' }, 'INVALID_ACTION "s3:Get:Object"'],
  ['identity', { Action: 's3:' }, 'INVALID_ACTION "s3:"'],
  ['identity', { Action: 's3:GetObjekt' }, 'INVALID_ACTION "s3:GetObjekt"'],
  ['identity', { Action: undefined, NotAction: ['s3:Foo*'] }, 'INVALID_ACTION "s3:Foo*"'],
  ['identity without catalogue', { Action: 's3:GetObjekt' }],
  ['identity', { Action: 'kinesis:Anything' }],
  ['trust', { Action: ['sts:AssumeRole', 's3:GetObject'] }, 'UNSUPPORTED_ACTION_IN_POLICY "s3:GetObject"'],
  ['resource AWS::S3::Bucket', { Action: 'kms:Decrypt' }, 'UNSUPPORTED_ACTION_IN_POLICY "kms:Decrypt"'],
  ['resource AWS::S3::Bucket', { Action: ['s3:Get*', '*'] }],
  ['resource', { Action: 'kms:Decrypt' }],
];
