/** A weather bureau shares its storm archive with an insurer: two things, two accounts, four permissions. */
import { assumedRole, environment, labRequest, managedPolicy, role, user, world } from '../build.ts';
import { account } from '../build-organization.ts';
import { bucket, bucketArn, key } from '../build-resource.ts';
import { policyText } from '../policy-text.ts';
import type { Scenario } from '../scenario.ts';

const bureau = '222233334444';
const insurer = '333344445555';
const archiveArn = bucketArn('storm-archive');

/* The insurer's side */

const readStorms = managedPolicy(
  insurer,
  'ReadStorms',
  policyText({
    Sid: 'ReadStorms',
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: [archiveArn, `${archiveArn}/*`],
  }),
);
const claimsModel = role(
  insurer,
  'ClaimsModel',
  policyText({
    Effect: 'Allow',
    Principal: { Service: 'batch.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  { description: 'Trains the storm damage model every night', attached: [readStorms] },
);
const nightly = assumedRole(claimsModel, 'nightly-training', {
  issuedAt: '2026-01-14T22:00:00Z',
  expiresAt: '2026-01-14T23:00:00Z',
});
const ben = user(insurer, 'ben', { attached: [readStorms] });
const administrator = managedPolicy(
  'aws',
  'AdministratorAccess',
  policyText({ Effect: 'Allow', Action: '*', Resource: '*' }),
  { description: 'Provides full access to AWS services and resources.' },
);
const ada = user(insurer, 'ada', { attached: [administrator] });

/* The bureau's side */

const archive = bucket(bureau, 'storm-archive', {
  policy: policyText(
    {
      Sid: 'ClaimsModelReads',
      Effect: 'Allow',
      Principal: { AWS: claimsModel.arn },
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: [archiveArn, `${archiveArn}/*`],
    },
    {
      Sid: 'ForecastsStayHere',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `${archiveArn}/forecast/*`,
      Condition: { StringNotEquals: { 'aws:PrincipalAccount': bureau } },
    },
  ),
});
const archiveKey = key(
  { accountId: bureau, region: 'us-east-2' },
  '9f8e7d6c-5b4a-4392-8817-0f1e2d3c4b5a',
  policyText(
    {
      Sid: 'BureauManages',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${bureau}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'InsurerDecrypts',
      Effect: 'Allow',
      Principal: { AWS: insurer },
      Action: 'kms:Decrypt',
      Resource: '*',
    },
  ),
);
const wendy = user(bureau, 'wendy', {
  inline: [
    {
      name: 'KeepArchive',
      document: policyText(
        { Effect: 'Allow', Action: 's3:*', Resource: [archiveArn, `${archiveArn}/*`] },
        { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: archiveKey.arn },
      ),
    },
  ],
});

export const twoAccounts: Scenario = {
  title: 'Two accounts, one bucket',
  about:
    'The bucket policy and the role’s own policy both let ClaimsModel read, and every download still fails: ' +
    'the objects are encrypted, and although the key’s owner trusts the insurer, nobody at the insurer allowed the role kms:Decrypt.',
  world: world({
    accounts: [account(bureau, 'weather-bureau'), account(insurer, 'storm-insurance')],
    users: [wendy, ben, ada],
    roles: [claimsModel],
    managedPolicies: [readStorms, administrator],
    resources: [archive, archiveKey],
    sessions: [nightly],
    environments: [environment('2026-01-14T22:05:00Z', 'us-east-2', '203.0.113.80')],
    requests: [labRequest(nightly, 'kms:Decrypt', archiveKey.arn)],
  }),
};
