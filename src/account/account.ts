import type { AccountId } from './arn.ts';

/** An AWS account. `parentId` is the organization's root or an organizational unit; absent outside an organization. */
export interface Account {
  readonly id: AccountId;
  readonly name: string;
  readonly parentId?: string;
}
