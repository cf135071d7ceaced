import type { PolicyRef } from './policy-ref.ts';

/** Text typed into a policy that AWS would refuse as it stands: kept, but not in force. */
export interface Draft {
  /** {@link policyKey} of `policy`. */
  readonly id: string;
  readonly policy: PolicyRef;
  readonly text: string;
}
