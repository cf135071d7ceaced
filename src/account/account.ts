import type { AccountId } from './arn.ts';
import type { OutboundFederation } from './outbound-federation.ts';
import type { PasswordPolicy } from './password-policy.ts';
import type { Partition } from './region.ts';

/** An AWS account. `parentId` is the organization's root or an organizational unit; absent outside an organization. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  readonly parentId?: string;
  /** The root user's address, with which it signs in. */
  readonly email?: string;
  readonly createdAt?: string;
  /** At most one; stands for the account id in the sign-in address. */
  readonly alias?: string;
  /** Absent: AWS's default rules. */
  readonly passwordPolicy?: PasswordPolicy;
  /** Quotas raised (or lowered, for a lesson) from AWS's default, by name, e.g. `UsersPerAccount`. */
  readonly quotas?: Readonly<Record<string, number>>;
  /** Of tokens from the global STS endpoint; absent: v1Token. */
  readonly globalEndpointTokenVersion?: 'v1Token' | 'v2Token';
  /** Absent: `aws`. */
  readonly partition?: Exclude<Partition, 'aws'>;
  /** Regions whose STS endpoint the account has switched off. */
  readonly stsDisabledRegions?: readonly string[];
  /** Absent: never switched on. */
  readonly outboundFederation?: OutboundFederation;
}
