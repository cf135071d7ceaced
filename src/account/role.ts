import type { Bounded, Identity } from './identity.ts';

/** An IAM role: no long-term credentials; its sessions call, never the role itself. */
export interface Role extends Identity, Bounded {
  readonly description?: string;
  /** The trust policy: who may assume the role. */
  readonly assumeRolePolicyDocument: string;
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDuration: number;
  readonly lastUsed?: { readonly at: string; readonly region: string };
}

/** Service-linked roles live under this path; SCPs and RCPs do not bind them. */
export function isServiceLinkedRoleArn(roleArn: string): boolean {
  return roleArn.includes(':role/aws-service-role/');
}
