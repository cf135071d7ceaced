/** A bakery lets a vendor look at its bills. Mallory is a customer of that vendor, too. */
import { assumedRole, environment, labRequest, role, user, world } from '../build.ts';
import { account } from '../build-organization.ts';
import { policyText } from '../policy-text.ts';
import type { Scenario } from '../scenario.ts';

const bakery = '666677778888';
const vendor = '888899990000';

/* The vendor */

const collector = role(
  vendor,
  'Collector',
  policyText({
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  {
    description: 'Visits the accounts of all customers',
    inline: [
      {
        name: 'VisitCustomers',
        document: policyText({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: ['arn:aws:iam::*:role/BillReader', 'arn:aws:iam::*:role/LegacyBillReader'],
        }),
      },
    ],
  },
);
const visit = assumedRole(collector, 'visit-0666', {
  issuedAt: '2026-05-04T06:00:00Z',
  expiresAt: '2026-05-04T07:00:00Z',
});

/* The bakery */

const readBills = {
  name: 'ReadBills',
  document: policyText({
    Sid: 'ReadBills',
    Effect: 'Allow',
    Action: ['ce:GetCostAndUsage', 'ce:GetCostForecast'],
    Resource: '*',
  }),
};
const billReader = role(
  bakery,
  'BillReader',
  policyText({
    Sid: 'VendorForUsOnly',
    Effect: 'Allow',
    Principal: { AWS: collector.arn },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': 'customer-0042' } },
  }),
  { description: 'For the vendor, with our external ID', inline: [readBills] },
);
const legacyBillReader = role(
  bakery,
  'LegacyBillReader',
  policyText({
    Sid: 'VendorForAnyone',
    Effect: 'Allow',
    Principal: { AWS: vendor },
    Action: 'sts:AssumeRole',
  }),
  { description: 'For the vendor, from before external IDs', inline: [readBills] },
);
const owner = role(
  bakery,
  'Owner',
  policyText(
    {
      Sid: 'RosaIsNamed',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${bakery}:user/rosa` },
      Action: 'sts:AssumeRole',
    },
    {
      Sid: 'TheRestAskTheAccount',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${bakery}:root` },
      Action: 'sts:AssumeRole',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    },
  ),
  { inline: [{ name: 'All', document: policyText({ Effect: 'Allow', Action: '*', Resource: '*' }) }] },
);
const rosa = user(bakery, 'rosa');
const theo = user(bakery, 'theo', {
  inline: [
    {
      name: 'ActAsOwner',
      document: policyText({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: owner.arn }),
    },
  ],
});

export const vendorRole: Scenario = {
  title: 'The vendor’s role',
  about:
    'Mallory typed the bakery’s role ARN into her own page at the vendor, and the vendor calls sts:AssumeRole for her, with her external ID: ' +
    'the trust policy refuses, because it wants the bakery’s. LegacyBillReader asks for none, and lets her in.',
  world: world({
    accounts: [account(bakery, 'corner-bakery'), account(vendor, 'bill-insights')],
    users: [rosa, theo],
    roles: [billReader, legacyBillReader, owner, collector],
    sessions: [visit],
    environments: [environment('2026-05-04T06:10:00Z', 'eu-west-3', '203.0.113.9')],
    requests: [
      labRequest(visit, 'sts:AssumeRole', billReader.arn, {
        overrides: { 'sts:ExternalId': 'customer-0666' },
      }),
    ],
  }),
};
