/**
 * A person's request, described as AWS sees it: who, what, on which thing, with which context keys from where.
 *
 * Not here: how it is derived (describe.ts).
 */
import type { ContextValue } from '#account/request.ts';
import type { ApplicablePolicies, AuthorizationRequest } from './authorization-request.ts';

/** Where a context key's value comes from. */
export type Origin =
  /** Set by the person; wins over everything derived. */
  | 'overridden'
  /** The temporary credentials: MFA, issue time, session tags, source identity. */
  | 'session'
  /** The caller: its name, tags, account and organization. */
  | 'principal'
  /** The thing acted on and its account. */
  | 'resource'
  /** The call itself: time, Region, address, TLS. */
  | 'request';

export interface ContextKey {
  /** As AWS spells it. */
  readonly key: string;
  /** Absent when the person took a derived key away. */
  readonly value?: ContextValue;
  readonly origin: Origin;
  /** What would be sent without the override. */
  readonly derived?: ContextValue;
}

export interface RequestProblem {
  readonly field: 'principal' | 'action' | 'resource';
  readonly code:
    | 'unknownPrincipal'
    | 'malformedAction'
    | 'malformedResource'
    | 'expiredSession'
    /** AWS: credentials of GetFederationToken and MFA-less GetSessionToken do not reach IAM, nor most of STS. */
    | 'sessionMayNotCall'
    | 'unknownResourceAccount';
  /** The text that was given. */
  readonly value: string;
}

/** Either ready to be authorized, or the reason why AWS would not get that far. */
export type Description =
  | {
      readonly ready: true;
      readonly request: AuthorizationRequest;
      readonly policies: ApplicablePolicies;
      readonly keys: readonly ContextKey[];
    }
  | { readonly ready: false; readonly problem: RequestProblem };
