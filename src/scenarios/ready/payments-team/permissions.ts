/** The longer policies of payments-prod. */
import { policyText } from '../../policy-text.ts';
import { prod } from './organization.ts';

const ledger = 'arn:aws:s3:::acme-prod-ledger';
const statements = 'arn:aws:s3:::acme-prod-statements';
const inProd = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${prod}:${name}`;

export const ledgerWork = policyText(
  {
    Sid: 'ReadLedger',
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: [ledger, `${ledger}/*`],
  },
  {
    Sid: 'WriteLedger',
    Effect: 'Allow',
    Action: ['s3:PutObject', 's3:DeleteObject'],
    Resource: `${ledger}/*`,
  },
  {
    Sid: 'RunSettlements',
    Effect: 'Allow',
    Action: ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'lambda:InvokeFunction'],
    Resource: [inProd('sqs', 'settlements'), inProd('lambda', 'function:settle-payments')],
  },
  {
    Sid: 'OwnTeamSecrets',
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
  },
);

/** Three versions: the ceiling came down over the years. */
export const appCeiling = [
  policyText({ Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*' }),
  policyText({ Sid: 'Data', Effect: 'Allow', Action: ['s3:*', 'sqs:*', 'logs:*'], Resource: '*' }),
  policyText(
    { Sid: 'Data', Effect: 'Allow', Action: ['s3:Get*', 's3:List*', 's3:PutObject'], Resource: '*' },
    { Sid: 'Run', Effect: 'Allow', Action: ['sqs:*', 'logs:*', 'cloudwatch:*'], Resource: '*' },
    {
      Sid: 'Secrets',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey', 'secretsmanager:GetSecretValue'],
      Resource: '*',
    },
  ),
];

export const processorWork = policyText(
  {
    Sid: 'TakeSettlements',
    Effect: 'Allow',
    Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    Resource: inProd('sqs', 'settlements'),
  },
  { Sid: 'Book', Effect: 'Allow', Action: 's3:PutObject', Resource: `${ledger}/*` },
  { Sid: 'Announce', Effect: 'Allow', Action: 'sns:Publish', Resource: inProd('sns', 'ledger-closed') },
);

export const statementReading = policyText({
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: [statements, `${statements}/*`],
});

export const ledgerReading = policyText({
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:ListBucket'],
  Resource: [ledger, `${ledger}/*`],
});
