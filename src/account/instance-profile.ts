import type { AccountId, ArnText } from './arn.ts';
import type { Tags } from './tag.ts';

/** The container in which EC2 is handed a role. At most one role. */
export interface InstanceProfile {
  readonly arn: ArnText;
  /** AIPA… */
  readonly id: string;
  readonly accountId: AccountId;
  readonly name: string;
  readonly path: string;
  readonly createdAt: string;
  readonly roles: readonly ArnText[];
  readonly tags: Tags;
}
