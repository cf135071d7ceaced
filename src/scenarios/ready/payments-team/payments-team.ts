/**
 * The payments team of a company: every layer that can stand between a person and an object.
 *
 * Told in organization.ts (who may at most), people.ts (who wants to), resources.ts (what for).
 */
import { environment, labRequest, world } from '../../build.ts';
import type { Scenario } from '../../scenario.ts';
import { accounts, acme, organizationPolicies, units } from './organization.ts';
import { aliceWithMfa, groups, managedPolicies, roles, sessions, users } from './people.ts';
import { ledgerEndpoint, resources } from './resources.ts';

export const paymentsTeam: Scenario = {
  title: 'Payments team',
  about:
    'Alice has MFA, the right group and an Allow for s3:DeleteObject, yet she cannot delete one ledger file: ' +
    'an SCP forbids it to everyone without the tag data-steward = true. Give her the tag, and her permissions boundary still blocks.',
  world: world({
    accounts,
    organizations: [acme],
    organizationalUnits: units,
    organizationPolicies,
    users,
    groups,
    roles,
    managedPolicies,
    resources,
    sessions,
    vpcEndpoints: [ledgerEndpoint],
    environments: [environment('2026-11-21T14:38:53Z', 'eu-west-1', '198.51.100.7')],
    requests: [
      labRequest(aliceWithMfa, 's3:DeleteObject', 'arn:aws:s3:::acme-prod-ledger/2026/10/close.parquet'),
    ],
  }),
};
