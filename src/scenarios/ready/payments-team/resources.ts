/** What the payments team keeps: each thing with the policy that its owner put on it. */
import { rootArn } from '#account/arn.ts';
import {
  bucket,
  bucketArn,
  key,
  lambdaFunction,
  queue,
  regionalArn,
  secret,
  topic,
  vpcEndpoint,
} from '../../build-resource.ts';
import { policyText } from '../../policy-text.ts';
import { data, prod } from './organization.ts';
import { processor, reporting } from './people.ts';

const here = { accountId: prod, region: 'eu-west-1' };
const team = { team: 'payments' };

/** The ledger has no policy of its own: identity policies are enough inside one account. */
const ledger = bucket(prod, 'acme-prod-ledger', { tags: team });

const statementsArn = bucketArn('acme-prod-statements');
const statements = bucket(prod, 'acme-prod-statements', {
  tags: team,
  policy: policyText(
    {
      Sid: 'ReportJobsRead',
      Effect: 'Allow',
      Principal: { AWS: reporting.arn },
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: [statementsArn, `${statementsArn}/*`],
    },
    {
      Sid: 'OnlyEncryptedConnections',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [statementsArn, `${statementsArn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ),
});

const landing = bucket(data, 'acme-analytics-landing');

const ledgerKey = key(
  here,
  '1a2b3c4d-5e6f-4a70-8b91-a2b3c4d5e6f7',
  policyText(
    {
      Sid: 'IamPoliciesDecide',
      Effect: 'Allow',
      Principal: { AWS: rootArn(prod) },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'ProcessorEncrypts',
      Effect: 'Allow',
      Principal: { AWS: processor.arn },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
    },
    {
      Sid: 'NobodyDeletesWithoutMfa',
      Effect: 'Deny',
      Principal: '*',
      Action: ['kms:ScheduleKeyDeletion', 'kms:DisableKey'],
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    },
  ),
  team,
);

const closedArn = regionalArn(here, 'sns', 'ledger-closed');
const settlementsArn = regionalArn(here, 'sqs', 'settlements');
const settlements = queue(here, 'settlements', {
  policy: policyText({
    Sid: 'HearOfClosings',
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: settlementsArn,
    Condition: { ArnEquals: { 'aws:SourceArn': closedArn } },
  }),
});

const closed = topic(here, 'ledger-closed', {
  policy: policyText({
    Sid: 'DataPlatformListens',
    Effect: 'Allow',
    Principal: { AWS: data },
    Action: 'sns:Subscribe',
    Resource: closedArn,
    Condition: { StringEquals: { 'sns:Protocol': 'sqs' } },
  }),
});

const settle = lambdaFunction(here, 'settle-payments', {
  tags: team,
  policy: policyText({
    Sid: 'EveryNight',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: regionalArn(here, 'lambda', 'function:settle-payments'),
    Condition: { ArnLike: { 'aws:SourceArn': regionalArn(here, 'events', 'rule/nightly-*') } },
  }),
});

const cardProcessor = secret(here, 'prod/card-processor', 'Qx7TbW', {
  tags: team,
  policy: policyText({
    Sid: 'OnlyTheProcessor',
    Effect: 'Deny',
    Principal: '*',
    Action: 'secretsmanager:GetSecretValue',
    Resource: '*',
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': processor.arn } },
  }),
});

export const resources = [ledger, statements, ledgerKey, settlements, closed, settle, cardProcessor, landing];

export const ledgerEndpoint = vpcEndpoint(
  prod,
  'vpce-0a1b2c3d4e5f60718',
  'vpc-0f1e2d3c4b5a69788',
  's3',
  policyText({
    Sid: 'OnlyTheLedger',
    Effect: 'Allow',
    Principal: '*',
    Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
    Resource: [ledger.arn, `${ledger.arn}/*`],
  }),
);
