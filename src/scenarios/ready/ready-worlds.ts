/** The worlds that come with the playground, in the order in which they are offered; the first one opens first. */
import type { Scenario } from '../scenario.ts';
import { bucketAndObjects } from './bucket-and-objects.ts';
import { missingKey } from './missing-key.ts';
import { paymentsTeam } from './payments-team/payments-team.ts';
import { twoAccounts } from './two-accounts.ts';
import { vendorRole } from './vendor-role.ts';

export interface ReadyWorld {
  /** Part of the address of the world: lower case, hyphens. */
  readonly id: string;
  readonly scenario: Scenario;
  /** What it shows, in one or two words each. */
  readonly tags: readonly string[];
}

export const readyWorlds: readonly ReadyWorld[] = [
  { id: 'payments-team', scenario: paymentsTeam, tags: ['All layers', 'Organization', 'Boundaries'] },
  { id: 'bucket-and-objects', scenario: bucketAndObjects, tags: ['First steps', 'Resources'] },
  { id: 'two-accounts', scenario: twoAccounts, tags: ['Cross-account', 'KMS'] },
  { id: 'missing-key', scenario: missingKey, tags: ['Conditions', 'MFA', 'Tags'] },
  { id: 'vendor-role', scenario: vendorRole, tags: ['Roles', 'Trust', 'Confused deputy'] },
];
