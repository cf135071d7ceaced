import type { AccountId, ArnText } from './arn.ts';

/** An AWS organization. Its root is the top of the tree that holds units and accounts. */
export interface Organization {
  /** o-… */
  readonly id: string;
  readonly managementAccountId: AccountId;
  /** r-… */
  readonly rootId: string;
}

export interface OrganizationalUnit {
  /** ou-… */
  readonly id: string;
  readonly name: string;
  /** The organization's root or another unit. */
  readonly parentId: string;
}

/** A service control policy (binds principals) or a resource control policy (binds resources). */
export interface OrganizationPolicy {
  /** p-… */
  readonly id: string;
  readonly arn: ArnText;
  readonly type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';
  readonly name: string;
  readonly document: string;
  /** Ids of roots, units and accounts it is attached to. */
  readonly targets: readonly string[];
  /** FullAWSAccess and RCPFullAWSAccess: cannot be edited. */
  readonly awsManaged: boolean;
}
