/**
 * Names one policy document in a world, and finds or replaces its text.
 *
 * Not here: what the text means (policy/), to whom it applies (authorize/collect-policies.ts).
 */
import type { ArnText } from './arn.ts';

export type PolicyRef =
  | { readonly kind: 'inline'; readonly holder: ArnText; readonly name: string }
  | { readonly kind: 'managed'; readonly arn: ArnText; readonly versionId: string }
  | { readonly kind: 'trust'; readonly role: ArnText }
  | { readonly kind: 'resource'; readonly resource: ArnText }
  | { readonly kind: 'session'; readonly session: string }
  | { readonly kind: 'organization'; readonly id: string }
  | { readonly kind: 'vpcEndpoint'; readonly id: string }
  /** A document handed in without a world, e.g. on the command line: `identityPolicies[2]`. */
  | { readonly kind: 'given'; readonly name: string };

/** One text per policy, usable as a key. */
export function policyKey(ref: PolicyRef): string {
  switch (ref.kind) {
    case 'inline':
      return `inline ${ref.holder} ${ref.name}`;
    case 'managed':
      return `managed ${ref.arn} ${ref.versionId}`;
    case 'trust':
      return `trust ${ref.role}`;
    case 'resource':
      return `resource ${ref.resource}`;
    case 'session':
      return `session ${ref.session}`;
    case 'organization':
      return `organization ${ref.id}`;
    case 'vpcEndpoint':
      return `vpcEndpoint ${ref.id}`;
    case 'given':
      return `given ${ref.name}`;
  }
}
