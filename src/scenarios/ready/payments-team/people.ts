/** Who works with the ledger: people, programs and partners, and what each is given. */
import { assumedRole, federationToken, group, managedPolicy, role, sessionToken, user } from '../../build.ts';
import { auditors, data, prod } from './organization.ts';
import { ledgerWork, appCeiling, ledgerReading, processorWork, statementReading } from './permissions.ts';
import { policyText, type Json, type Statement } from '../../policy-text.ts';

/* In payments-prod */

const ledgerWorkPolicy = managedPolicy(prod, 'LedgerWork', ledgerWork, {
  description: 'Daily work on the ledger and its queues',
});
const appCeilingPolicy = managedPolicy(prod, 'AppCeiling', appCeiling, {
  description: 'The most that anyone who ships code here may do',
});
const lambdaBasics = managedPolicy(
  'aws',
  'AWSLambdaBasicExecutionRole',
  policyText({
    Effect: 'Allow',
    Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: '*',
  }),
  { path: '/service-role/', description: 'Provides write permissions to CloudWatch Logs.' },
);

const developers = group(prod, 'developers', { attached: [ledgerWorkPolicy] });
const stewards = group(prod, 'stewards', {
  inline: [
    {
      name: 'RetireOldData',
      document: policyText({
        Sid: 'DeleteWithFreshMfa',
        Effect: 'Allow',
        Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
        Resource: 'arn:aws:s3:::acme-prod-*/*',
        Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
      }),
    },
  ],
});
export const groups = [developers, stewards];

const team = { team: 'payments' };
const alice = user(prod, 'alice', { groups: [developers], boundary: appCeilingPolicy, tags: team });
const bob = user(prod, 'bob', { groups: [developers], boundary: appCeilingPolicy, tags: team });
const carol = user(prod, 'carol', { groups: [stewards], tags: { ...team, 'data-steward': 'true' } });
const portal = user(prod, 'customer-portal', {
  path: '/machines/',
  inline: [
    {
      name: 'HandOutStatements',
      document: policyText(
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::acme-prod-statements/*',
        },
        {
          Effect: 'Allow',
          Action: 'sts:GetFederationToken',
          Resource: `arn:aws:sts::${prod}:federated-user/customer-*`,
        },
      ),
    },
  ],
});
const erin = user(data, 'erin', {
  path: '/analysts/',
  inline: [
    {
      name: 'AssumeStatementReader',
      document: policyText({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: `arn:aws:iam::${prod}:role/StatementReader`,
      }),
    },
  ],
});
const felix = user(auditors, 'felix', {
  inline: [
    {
      name: 'AssumeAuditor',
      document: policyText({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: `arn:aws:iam::${prod}:role/Auditor`,
      }),
    },
  ],
});
export const users = [alice, bob, carol, portal, erin, felix];

/* Roles */

function trusting(who: Json, condition?: Statement['Condition']): string {
  const Condition = condition === undefined ? {} : { Condition: condition };
  return policyText({ Effect: 'Allow', Principal: who, Action: 'sts:AssumeRole', ...Condition });
}

export const processor = role(prod, 'PaymentsProcessor', trusting({ Service: 'lambda.amazonaws.com' }), {
  description: 'What the settlement functions run as',
  attached: [lambdaBasics],
  inline: [{ name: 'Settle', document: processorWork }],
  boundary: appCeilingPolicy,
  tags: team,
});
const nightlyClose = role(
  prod,
  'NightlyClose',
  trusting({ AWS: [alice.arn, bob.arn] }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  { description: 'Closes the books of a day', attached: [ledgerWorkPolicy], maxSessionDuration: 7200 },
);
const statementReader = role(prod, 'StatementReader', trusting({ AWS: data }), {
  description: 'For analysts of the data platform',
  inline: [{ name: 'ReadStatements', document: statementReading }],
});
const auditor = role(
  prod,
  'Auditor',
  trusting({ AWS: auditors }, { StringEquals: { 'sts:ExternalId': 'acme-2026-q4' } }),
  { inline: [{ name: 'ReadLedger', document: ledgerReading }] },
);
export const reporting = role(data, 'Reporting', trusting({ Service: 'glue.amazonaws.com' }), {
  description: 'Nightly report jobs',
  inline: [{ name: 'ReadStatements', document: statementReading }],
});
export const roles = [processor, nightlyClose, statementReader, auditor, reporting];
export const managedPolicies = [ledgerWorkPolicy, appCeilingPolicy, lambdaBasics];

/* Sessions that are alive at 14:38:53 */

export const aliceWithMfa = sessionToken(
  alice,
  { issuedAt: '2026-11-21T14:00:33Z', expiresAt: '2026-11-22T02:00:33Z' },
  { mfaAuthenticatedAt: '2026-11-21T14:00:33Z' },
);
const carolWithMfa = sessionToken(
  carol,
  { issuedAt: '2026-11-21T14:20:00Z', expiresAt: '2026-11-22T02:20:00Z' },
  { mfaAuthenticatedAt: '2026-11-21T14:20:00Z' },
);
const closeOfOctober = assumedRole(
  nightlyClose,
  'bob-close-2026-10',
  { issuedAt: '2026-11-21T13:30:00Z', expiresAt: '2026-11-21T15:30:00Z' },
  {
    policy: policyText({
      Sid: 'OnlyOctober',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::acme-prod-ledger/2026/10/*',
    }),
    sourceIdentity: 'bob',
  },
);
const hour = { issuedAt: '2026-11-21T14:10:00Z', expiresAt: '2026-11-21T15:10:00Z' };
export const sessions = [
  aliceWithMfa,
  carolWithMfa,
  closeOfOctober,
  assumedRole(processor, 'settle-payments', hour),
  assumedRole(reporting, 'glue-statements', hour),
  federationToken(portal, 'customer-4711', hour, {
    policy: policyText({
      Sid: 'OnlyTheirOwn',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::acme-prod-statements/4711/*',
    }),
  }),
];
