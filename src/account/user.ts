import type { ArnText } from './arn.ts';
import type { Bounded, Identity } from './identity.ts';

/** An IAM user. Up to ten groups. */
export interface User extends Identity, Bounded {
  readonly groups: readonly ArnText[];
}
