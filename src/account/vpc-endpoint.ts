import type { AccountId } from './arn.ts';

/** A VPC endpoint for one service. Without a policy it lets everything through. */
export interface VpcEndpoint {
  /** vpce-… */
  readonly id: string;
  /** vpc-… */
  readonly vpcId: string;
  readonly accountId: AccountId;
  /** Service prefix of the actions that pass through it, e.g. `s3`. */
  readonly service: string;
  readonly policy?: string;
}
