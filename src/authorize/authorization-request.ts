/**
 * What one authorization is about: principal, action, resource and request context.
 *
 * AWS: IAM User Guide, "Policy evaluation logic: processing the request context".
 * Not here: how a person's request becomes one (describe.ts), which policies apply (collect-policies.ts).
 */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { PolicyRef } from '#account/policy-ref.ts';
import type { ContextValue } from '#account/request.ts';
import type { Via } from './decision.ts';
import type { Principal } from './principal.ts';

/** Context keys as AWS spells them; looked up ignoring case. A missing key is not in the request. */
export type RequestContext = Readonly<Record<string, ContextValue>>;

export interface AuthorizationRequest {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: { readonly arn: ArnText | '*'; readonly accountId: AccountId };
  readonly context: RequestContext;
}

/** A policy document that applies, and how it came to apply. */
export interface PolicySource {
  readonly policy: PolicyRef;
  readonly document: string;
  readonly reachedThrough: readonly Via[];
}

/** The policies of one level of the organization. */
export interface Level {
  readonly via: Via;
  readonly policies: readonly PolicySource[];
}

/**
 * All policies that apply to one request. An absent layer does not exist, nor does an empty list of boundaries, session
 * or endpoint policies. A level of the organization exists also without policies, and then allows nothing.
 */
export interface ApplicablePolicies {
  readonly identityPolicies: readonly PolicySource[];
  /** The policy of the resource: bucket policy, key policy, trust policy … */
  readonly resourcePolicy?: PolicySource;
  /** At most one in AWS. */
  readonly permissionsBoundaries?: readonly PolicySource[];
  readonly sessionPolicies?: readonly PolicySource[];
  /** Of the principal's account, root first. */
  readonly serviceControlPolicies?: readonly Level[];
  /** Of the resource's account, root first. */
  readonly resourceControlPolicies?: readonly Level[];
  /** Present when the request goes through a VPC endpoint that has a policy. */
  readonly endpointPolicies?: readonly PolicySource[];
  /** Of the organizations of caller and resource: their SCPs and RCPs do not bind them. */
  readonly managementAccountIds?: readonly AccountId[];
}
