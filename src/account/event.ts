/**
 * A call that was made: who, when, what, and what came of it.
 *
 * The requests are kept as they were authorized, so that each can be asked again today.
 * Not here: why a request was allowed or denied; that is decided anew from the request (authorize/).
 */
import type { AccountId, ArnText } from './arn.ts';
import type { Request } from './request.ts';

/** One action and resource that a call was authorized for. */
export interface AuthorizedRequest {
  readonly request: Request;
  readonly verdict: 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';
}

export interface ApiEvent {
  /** Ascending in the order of the calls. */
  readonly id: string;
  readonly at: string;
  readonly accountId: AccountId;
  /** ARN of the caller; absent for a call without credentials that AWS knows. */
  readonly callerArn?: ArnText;
  readonly accessKeyId?: string;
  /** `iam`, `sts`. */
  readonly service: string;
  /** `CreateUser`. */
  readonly operation: string;
  readonly region: string;
  readonly sourceIp: string;
  /** As sent, without secrets. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What CloudTrail adds to events of sign-in: `MFAUsed`. */
  readonly additionalEventData?: Readonly<Record<string, string>>;
  /** Empty when AWS did not get as far as asking. */
  readonly authorized: readonly AuthorizedRequest[];
  readonly error?: { readonly code: string; readonly message: string };
}
