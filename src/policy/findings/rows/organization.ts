import type { Row } from './row.ts';

export const organization: readonly Row[] = [
  ['serviceControl', { Principal: '*' }, 'SCP_SYNTAX_ERROR_PRINCIPAL "Principal"'],
  ['serviceControl', { NotPrincipal: '*' }, 'SCP_SYNTAX_ERROR_PRINCIPAL "NotPrincipal"'],
  ['serviceControl', { Effect: 'Allow', Action: 's3:*Object', Resource: 'arn:aws:s3:::acme' }],
  ['resourceControl', { Principal: { AWS: '*' } }, 'RCP_SYNTAX_ERROR_PRINCIPAL "Principal"'],
  [
    'resourceControl',
    { Principal: undefined, NotPrincipal: '*' },
    'RCP_SYNTAX_ERROR_PRINCIPAL "NotPrincipal"',
  ],
  [
    'resourceControl',
    { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::x' },
    'RCP_SYNTAX_ERROR_ALLOW "Allow"',
  ],
  ['resourceControl', { Effect: 'Allow', Action: '*' }],
  ['resourceControl', { Action: undefined, NotAction: 's3:*' }, 'RCP_SYNTAX_ERROR_NOTACTION "NotAction"'],
  ['resourceControl', { Action: ['s3:*', 'ec2:*'] }, 'RCP_SYNTAX_ERROR_ACTION "ec2:*"'],
  ['resourceControl', { Action: '*' }, 'RCP_SYNTAX_ERROR_ACTION "*"'],
  ['resourceControl', { Action: ['s3:*', 'sts:AssumeRole', 'KMS:Decrypt'] }],
];
