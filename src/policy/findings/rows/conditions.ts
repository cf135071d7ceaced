import type { Row } from './row.ts';

const tests = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});

const twoCases = { StringEquals: { 'aws:PrincipalTag/team': 'a', 'aws:principaltag/Team': 'b' } };

export const conditions: readonly Row[] = [
  ['identity', { Condition: {} }],
  ['identity', tests('ForAnyValue:StringLikeIfExists', 'aws:TagKeys', ['a*', 'b'])],
  ['identity', tests('StringEqual', 'aws:username', 'a'), 'INVALID_CONDITION_OPERATOR "StringEqual"'],
  ['identity', tests('stringequals', 'aws:username', 'a'), 'INVALID_CONDITION_OPERATOR "stringequals"'],
  ['identity', { Condition: { NotBool: {} } }, 'INVALID_CONDITION_OPERATOR "NotBool"'],
  ['identity', tests('NullIfExists', 'aws:username', 'true'), 'NULL_WITH_IF_EXISTS "NullIfExists"'],
  ['identity', tests('Null', 'aws:username', 'true')],
  ['identity', tests('NumericEquals', 's3:max-keys', [1, '2']), 'INVALID_CONDITION_DATA_TYPE "2"'],
  ['identity', tests('NumericEquals', 's3:max-keys', [1, 2])],
  [
    'identity',
    tests('Bool', 'aws:SecureTransport', ['true', 'false']),
    'INVALID_CONDITION_MULTIPLE_BOOLEAN ["true","false"]',
  ],
  ['identity', tests('BoolIfExists', 'aws:SecureTransport', [true])],
  [
    'identity',
    tests('NumericLessThan', 's3:max-keys', '${aws:username}'),
    'INVALID_VARIABLE_FOR_OPERATOR "${aws:username}"',
  ],
  ['identity', tests('StringLike', 's3:prefix', '${aws:username}/*')],
  [
    'identity',
    tests('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '10.1.0']),
    'TYPE_MISMATCH_IP_RANGE "10.1.0"',
  ],
  ['identity', tests('NotIpAddress', 'aws:SourceIp', ['203.0.113.7', '2001:db8:1::/48'])],
  ['identity', tests('IpAddress', 'aws:SourceIp', '10.1.0.0/16'), 'PRIVATE_IP_ADDRESS "10.1.0.0/16"'],
  ['identity', tests('IpAddress', 'aws:SourceIp', ['10.1.0.0/16', '203.0.113.0/24'])],
  ['identity', tests('IpAddress', 'aws:SourceIp', '0.0.0.0/0')],
  ['identity', tests('IpAddress', 'aws:VpcSourceIp', '10.1.0.0/16')],
  [
    'identity',
    tests('NotIpAddress', 'aws:SourceIp', ['10.1.0.0/16', 'fd00::/8']),
    'PRIVATE_NOT_IP_ADDRESS ["10.1.0.0/16","fd00::/8"]',
  ],
  [
    'identity',
    tests('StringEquals', 'aws:RequestedRegion', ['us-east-1', 'us-esat-1']),
    'INVALID_REGION "us-esat-1"',
  ],
  ['identity', tests('StringLike', 'aws:RequestedRegion', ['eu-*', '${aws:PrincipalTag/region}'])],
  ['identity', tests('StringEquals', 'aws:SourceVpc', 'vpc-12'), 'INVALID_VPC_FORMAT "vpc-12"'],
  ['identity', tests('StringEquals', 'aws:SourceVpc', ['vpc-1a2b3c4d', 'vpc-0123456789abcdef0'])],
  ['identity', tests('StringEquals', 'aws:SourceVpce', 'vpc-1a2b3c4d'), 'INVALID_VPCE_FORMAT "vpc-1a2b3c4d"'],
  ['identity', tests('StringEquals', 'aws:SourceVpce', 'vpce-1a2b3c4d')],
  [
    'identity',
    tests('StringEquals', 's3:x-amz-server-side-encryption-aws-kms-key-id', 'alias/mine'),
    'INVALID_KMS_KEY_VALUE "alias/mine"',
  ],
  [
    'identity',
    tests(
      'StringEquals',
      's3:x-amz-server-side-encryption-aws-kms-key-id',
      'arn:aws:kms:us-east-1:111122223333:key/1234',
    ),
  ],
  [
    'identity',
    tests('ArnEquals', 'secretsmanager:KmsKeyArn', 'alias/mine'),
    'INVALID_KMS_KEY_VALUE "alias/mine"',
  ],
  ['identity', tests('StringLike', 'aws:SourceVpc', 'vpc-*'), 'WILDCARD_USAGE_TOO_PERMISSIVE "vpc-*"'],
  [
    'identity',
    tests('ArnLike', 'aws:PrincipalArn', 'arn:*:iam::111122223333:role/A'),
    'WILDCARD_USAGE_TOO_PERMISSIVE "arn:*:iam::111122223333:role/A"',
  ],
  ['identity', tests('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/A')],
  ['identity', tests('StringLike', 'aws:userid', 'AIDA*:x'), 'WILDCARD_USAGE_TOO_PERMISSIVE "AIDA*:x"'],
  ['identity', tests('StringLike', 'aws:userid', '*'), 'WILDCARD_USAGE_TOO_PERMISSIVE "*"'],
  ['identity', tests('StringLike', 'aws:userid', ['*:dana', 'AROAEXAMPLEID1234567:*'])],
  ['identity', tests('StringEquals', 'aws:SourceAccount', '*')],
  [
    'identity',
    tests('StringLike', 'aws:ResourceOrgID', '${aws:PrincipalOrgID}'),
    'VARIABLE_USAGE_TOO_PERMISSIVE "${aws:PrincipalOrgID}"',
  ],
  ['identity', tests('StringEquals', 'aws:ResourceOrgID', '${aws:PrincipalOrgID}')],
];

export const conditionKeys: readonly Row[] = [
  ['identity', tests('StringEquals', 'username', 'a'), 'INVALID_CONDITION_KEY_FORMAT "username"'],
  ['identity', tests('StringEquals', 'token.actions.githubusercontent.com:sub', 'a')],
  ['identity', { Condition: twoCases }, 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE "aws:principaltag/Team"'],
  ['identity', { Condition: { StringEquals: { 'aws:username': 'a' }, StringLike: { 'aws:UserName': 'b' } } }],
  [
    'resource',
    tests('ArnEquals', 'aws:ARN', 'arn:aws:sns:us-east-1:111122223333:t'),
    'UNSUPPORTED_GLOBAL_CONDITION_KEY "aws:ARN"',
  ],
  ['identity', tests('ArnEquals', 'aws:ARN', 'arn:aws:sns:us-east-1:111122223333:t')],
  [
    'identity',
    tests('StringEquals', 'aws:PrincipalTag', 'a'),
    'MISSING_TAG_KEY_IN_CONDITION "aws:PrincipalTag"',
  ],
  [
    'identity',
    tests('StringEquals', 's3:ExistingObjectTag/', 'a'),
    'MISSING_TAG_KEY_IN_CONDITION "s3:ExistingObjectTag/"',
  ],
  ['identity without catalogue', tests('StringEquals', 'aws:PrincipalTag', 'a')],
  ['identity', tests('StringEquals', 'aws:PrincipalTag/cost center', 'a')],
  [
    'identity',
    tests('StringEquals', 'aws:PrincipalOrg', 'a'),
    'INVALID_GLOBAL_CONDITION_KEY "aws:PrincipalOrg"',
  ],
  ['identity without catalogue', tests('StringEquals', 'aws:PrincipalOrg', 'a')],
  ['identity', tests('StringEquals', 's4:prefix', 'a'), 'INVALID_SERVICE "s4:prefix"'],
  ['identity', tests('StringEquals', 'saml:aud', 'a')],
  ['identity', tests('StringEquals', 's3:prefixes', 'a'), 'INVALID_SERVICE_CONDITION_KEY "s3:prefixes"'],
  ['identity', tests('StringEquals', 's3:ExistingObjectTag/team', 'a')],
  ['identity', tests('StringEquals', 'kinesis:anything', 'a')],
  ['identity', tests('StringEquals', 'secretsmanager:ResourceTag/team', 'a')],
  [
    'identity',
    { Action: 'ec2-instance-connect:SendSSHPublicKey', ...tests('StringEquals', 'ec2:osuser', 'a') },
  ],
  ['identity', tests('StringEquals', 'ec2:osuser', 'a'), 'INVALID_SERVICE_CONDITION_KEY "ec2:osuser"'],
  [
    'identity',
    tests('StringEquals', 'aws:TagKeys', 'env'),
    'MISSING_QUALIFIER "StringEquals" + "aws:TagKeys"',
  ],
  ['identity', tests('Null', 'aws:TagKeys', 'true')],
  [
    'trust',
    tests('StringEquals', 'aws:RequestTag/team', 'a'),
    'MISSING_ACTION_FOR_CONDITION_KEY "aws:RequestTag/team"',
  ],
  [
    'trust',
    tests('StringEquals', 'sts:SourceIdentity', 'a'),
    'MISSING_ACTION_FOR_CONDITION_KEY "sts:SourceIdentity"',
  ],
  [
    'trust',
    { Action: ['sts:AssumeRole', 'sts:TagSession'], ...tests('StringEquals', 'aws:RequestTag/team', 'a') },
  ],
  ['trust', tests('Null', 'sts:SourceIdentity', 'true')],
  ['identity', { Action: 'iam:CreateRole', ...tests('StringEquals', 'aws:RequestTag/team', 'a') }],
  [
    'identity',
    { Action: ['s3:ListBucket', 's3:GetObject'], ...tests('StringLike', 's3:prefix', 'home/*') },
    'UNSUPPORTED_ACTION_FOR_CONDITION_KEY "s3:prefix" + "s3:GetObject"',
  ],
  ['identity', { Action: ['s3:ListBucket', 's3:Get*'], ...tests('StringLike', 's3:prefix', 'home/*') }],
  [
    'identity',
    { Action: ['s3:ListBucket', 's3:GetObject'], ...tests('StringLikeIfExists', 's3:prefix', 'home/*') },
  ],
];
