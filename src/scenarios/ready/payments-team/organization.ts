/** Acme's organization: root, Workloads, Production; what the whole company forbids itself. */
import { account, defaultPolicies, organization, rcp, scp, unit } from '../../build-organization.ts';
import { policyText } from '../../policy-text.ts';

export const prod = '111122223333';
export const data = '444455556666';
const management = '999900001111';
/** An accounting firm, outside the organization. */
export const auditors = '777788889999';

export const acme = organization('ac3ep4yteam', management);
const workloads = unit(acme, 'Workloads', '4w0rkl0d');
const production = unit(acme, 'Production', '5pr0duct', workloads.id);
export const units = [workloads, production];

export const accounts = [
  account(management, 'acme-management', acme.rootId),
  account(prod, 'payments-prod', production.id),
  account(data, 'data-platform', workloads.id),
  account(auditors, 'ledger-auditors'),
];

const keepProdData = policyText({
  Sid: 'OnlyStewardsDelete',
  Effect: 'Deny',
  Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
  Resource: 'arn:aws:s3:::acme-prod-*/*',
  Condition: { StringNotEquals: { 'aws:PrincipalTag/data-steward': 'true' } },
});

const stayInEurope = policyText({
  Sid: 'OnlyEuropeanRegions',
  Effect: 'Deny',
  NotAction: ['iam:*', 'sts:*', 'organizations:*', 'route53:*', 'cloudfront:*', 'support:*'],
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
});

const oursOnly = policyText({
  Sid: 'OnlyUsAndOurAuditors',
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:AssumeRole'],
  Resource: '*',
  Condition: {
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': acme.id, 'aws:PrincipalAccount': auditors },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  },
});

export const organizationPolicies = [
  ...defaultPolicies([acme.rootId, workloads.id, production.id, management, prod, data]),
  scp(acme, 'KeepProdData', keepProdData, [production.id]),
  scp(acme, 'StayInEurope', stayInEurope, [workloads.id]),
  rcp(acme, 'OursOnly', oursOnly, [acme.rootId]),
];
