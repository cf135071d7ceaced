import type { Row } from './row.ts';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const Version = '2012-10-17';

const tooLong = { Version, Statement: [{ ...statement, Sid: 'a'.repeat(6_000) }] };
const longEnough = { Version, Statement: [{ ...statement, Sid: 'a'.repeat(5_120 - 110) }] };

export const structure: readonly Row[] = [
  ['identity', '{"Statement": [}', 'JSON_SYNTAX_ERROR }'],
  ['identity', '{"Version": "2012-10-17", "Version": "2012-10-17"}', 'JSON_SYNTAX_ERROR "Version"'],
  ['identity', '', 'JSON_SYNTAX_ERROR '],
  ['identity', {}],
  ['identity', { Version, Statement: statement }],
  ['resource', { Version, Id: 'any id will do', Statement: [{ ...statement, Principal: '*' }] }],
  ['trust', {}],
  ['vpcEndpoint', {}],
  ['permissionsBoundary', {}],
  ['session', {}],
  ['serviceControl', {}],
  ['resourceControl', {}],

  ['identity', '[]', 'DATA_TYPE_MISMATCH []'],
  ['identity', '"text"', 'DATA_TYPE_MISMATCH "text"'],
  ['identity', { Version: 2012, Statement: statement }, 'DATA_TYPE_MISMATCH 2012'],
  ['identity', { Version, Statement: 'none' }, 'DATA_TYPE_MISMATCH "none"'],
  ['identity', { Version, Statement: [statement, 7] }, 'DATA_TYPE_MISMATCH 7'],
  ['identity', { Version, Statement: [[]] }, 'DATA_TYPE_MISMATCH []'],
  ['identity', { Action: {} }, 'DATA_TYPE_MISMATCH {}'],
  ['identity', { Resource: ['*', null] }, 'DATA_TYPE_MISMATCH ["*",null]'],
  ['identity', { Effect: true }, 'DATA_TYPE_MISMATCH true'],
  ['identity', { Sid: 1 }, 'DATA_TYPE_MISMATCH 1'],
  ['identity', { Condition: [] }, 'DATA_TYPE_MISMATCH []'],
  ['identity', { Condition: { StringEquals: 'x' } }, 'DATA_TYPE_MISMATCH "x"'],
  ['identity', { Condition: { StringEquals: { 'aws:username': {} } } }, 'DATA_TYPE_MISMATCH {}'],
  ['identity', { Condition: { StringEquals: { 'aws:username': [null] } } }, 'DATA_TYPE_MISMATCH [null]'],
  ['resource', { Principal: { AWS: 111122223333 } }, 'DATA_TYPE_MISMATCH 111122223333'],
  ['identity', { Condition: { NumericEquals: { 's3:max-keys': 5 }, Bool: { 'aws:SecureTransport': true } } }],

  ['identity', { Comment: 'hi' }, 'INVALID_POLICY_ELEMENT "Comment"'],
  ['identity', { Version, Name: 'x', Statement: statement }, 'INVALID_POLICY_ELEMENT "Name"'],
  ['identity', { Effect: undefined, effect: 'Allow' }, 'INVALID_POLICY_ELEMENT "effect"'],
  ['identity', { Version, statement }, 'INVALID_POLICY_ELEMENT "statement"'],

  ['identity', { Version }, 'MISSING_STATEMENT {"Version":"2012-10-17"}'],
  ['identity', { Version, Statement: [] }, 'MISSING_STATEMENT {"Version":"2012-10-17","Statement":[]}'],
  ['identity', { Effect: undefined }, 'MISSING_EFFECT {"Action":"s3:GetObject","Resource":"*"}'],
  ['identity', { Effect: 'allow' }, 'INVALID_EFFECT "allow"'],
  ['identity', { Effect: 'Deny' }],
  ['identity', { Action: undefined }, 'MISSING_ACTION {"Effect":"Allow","Resource":"*"}'],
  ['identity', { Action: undefined, NotAction: 'iam:*' }],
  ['identity', { Resource: undefined }, 'MISSING_RESOURCE {"Effect":"Allow","Action":"s3:GetObject"}'],
  ['serviceControl', { Resource: undefined }, 'MISSING_RESOURCE {"Effect":"Deny","Action":"s3:GetObject"}'],
  [
    'resource',
    { Principal: '*', Resource: undefined },
    'MISSING_RESOURCE {"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}',
  ],
  ['identity', { Resource: undefined, NotResource: 'arn:aws:s3:::secret' }],
  [
    'resource',
    { Principal: undefined },
    'MISSING_PRINCIPAL {"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}',
  ],
  ['trust', { Principal: undefined }, 'MISSING_PRINCIPAL {"Effect":"Allow","Action":"sts:AssumeRole"}'],
  ['resource', { Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: '111122223333' } }],
  ['identity', { Principal: '*' }, 'UNSUPPORTED_PRINCIPAL "Principal"'],
  ['session', { NotPrincipal: '*' }, 'UNSUPPORTED_PRINCIPAL "NotPrincipal"'],
  ['identity', { NotAction: 'iam:*' }, 'UNSUPPORTED_ELEMENT_COMBINATION "NotAction"'],
  ['identity', { NotResource: 'arn:aws:s3:::b' }, 'UNSUPPORTED_ELEMENT_COMBINATION "NotResource"'],
  ['resource', { NotPrincipal: { AWS: '111122223333' } }, 'UNSUPPORTED_ELEMENT_COMBINATION "NotPrincipal"'],
  ['identity', { Version: '2012-10-18', Statement: statement }, 'INVALID_VERSION "2012-10-18"'],
  ['identity', { Version: '2008-10-17', Statement: statement }],
  [
    'resourceControl',
    { Version: '2008-10-17', Statement: { ...statement, Effect: 'Deny', Principal: '*' } },
    'INVALID_VERSION "2008-10-17"',
  ],

  [
    'identity',
    { Version, Statement: ['One', 'One', 'Two', 'One'].map((Sid) => ({ Sid, ...statement })) },
    'UNIQUE_SIDS_REQUIRED "One" + "One"',
  ],
  ['resource', { Version, Statement: ['One', 'One'].map((Sid) => ({ Sid, ...statement, Principal: '*' })) }],
  ['identity', { Sid: 'read-all' }, 'UNSUPPORTED_SID "read-all"'],
  ['resource', { Sid: 'read all' }],
  ['identity', { Sid: '' }],

  ['serviceControl', tooLong, `POLICY_SIZE_EXCEEDS_SCP_QUOTA ${JSON.stringify(tooLong)}`],
  ['serviceControl', longEnough],
  [
    'resourceControl',
    `{"Version":"2012-10-17",${' '.repeat(5_120)}"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}`,
    `POLICY_SIZE_EXCEEDS_RCP_QUOTA {"Version":"2012-10-17",${' '.repeat(5_120)}"Statement":{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"}}`,
  ],
  ['identity', tooLong],
];
