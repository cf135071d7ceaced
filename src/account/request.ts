/**
 * A request as a person puts it: who asks what of which thing, and what differs from the circumstances that
 * the world itself supplies.
 *
 * Not here: how it becomes an authorization request with all context keys (authorize/describe.ts).
 */
import type { ArnText } from './arn.ts';

/** Value of a context key: text, or a list for a multivalued key. */
export type ContextValue = string | readonly string[];

/**
 * Who asks: the ARN of a user or root, the id of a session (ASIA…), a service principal name
 * (`ec2.amazonaws.com`), an identity provider's ARN or host name, or `anonymous`.
 */
export type PrincipalName = string;

export interface Request {
  /** `lab` is the one on the Lab's screen. */
  readonly id: string;
  readonly principal: PrincipalName;
  /** `service:Action`. */
  readonly action: string;
  readonly resource: ArnText | '*';
  /** Account that owns a resource which the world does not hold and whose ARN does not tell. */
  readonly resourceAccountId?: string;
  /** Context keys set by the person; `null` takes a derived key away. */
  readonly overrides: Readonly<Record<string, ContextValue | null>>;
  /** The VPC endpoint it goes through, if any. */
  readonly vpcEndpointId?: string;
}
