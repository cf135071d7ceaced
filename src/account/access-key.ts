import type { AccountId, ArnText } from './arn.ts';

/** When, by which service and in which Region a credential was last used. */
export interface LastUse {
  readonly at: string;
  /** Prefix of the service, e.g. `iam`. */
  readonly service: string;
  readonly region: string;
}

/** A long-term access key of a user or of root. At most two each. */
export interface AccessKey {
  /** AKIA… */
  readonly id: string;
  readonly accountId: AccountId;
  /** ARN of the user or of root. */
  readonly holder: ArnText;
  /** Shown once, when the key is made; absent in a world that came by link or import, where nobody can sign with it. */
  readonly secret?: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: string;
  readonly lastUsed?: LastUse;
}
