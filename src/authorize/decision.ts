/**
 * A decision is its own explanation: every question AWS asks, in AWS's order, with the answer and the working.
 *
 * The verdict is read off the steps, so the two cannot disagree. Steps after the deciding one are answered too.
 * Not here: how the steps come about (authorize.ts), words for them (ui/decision/).
 */
import type { PolicyRef } from '#account/policy-ref.ts';
import type { ConditionReason, Unevaluable } from '#policy/condition-reason.ts';
import type { JsonPath } from '#policy/position.ts';

import type { RuleId } from './rules.ts';

export type { ConditionReason, Unevaluable };

export type Verdict = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';

/** AWS's questions in AWS's order. */
export const questions = [
  'explicitDeny',
  'resourceControlPolicies',
  'serviceControlPolicies',
  'endpointPolicy',
  'resourcePolicy',
  'identityPolicies',
  'permissionsBoundary',
  'sessionPolicy',
] as const;

export type Question = (typeof questions)[number];

/** `continue`: this layer lets the request through. `notApplicable`: this layer does not exist or is not asked. */
export type Answer = Verdict | 'continue' | 'notApplicable';

export interface Decision {
  readonly verdict: Verdict;
  /** The rule of the step that decided. */
  readonly rule: RuleId;
  /** One step a question, always all of them, in order. */
  readonly steps: readonly Step[];
  /** The statements that decided: the Denies that apply, or the Allows that granted. Empty for an implicit denial. */
  readonly decidedBy: readonly StatementRef[];
  /** Every question whose answer denies, in order; empty when allowed. */
  readonly blockedBy: readonly Question[];
}

export interface Step {
  readonly asks: Question;
  readonly answer: Answer;
  readonly rule: RuleId;
  readonly policies: readonly PolicyTrace[];
  /** SCPs and RCPs only: root first, account last. */
  readonly levels?: readonly LevelTrace[];
}

/** One level of the organization. It passes when one of its policies allows. */
export interface LevelTrace {
  readonly via: Via;
  readonly allows: boolean;
  readonly policies: readonly PolicyTrace[];
}

export interface PolicyTrace {
  readonly policy: PolicyRef;
  /** What led from the policy to the principal or resource, nearest to the policy first: group, then user. */
  readonly reachedThrough: readonly Via[];
  readonly statements: readonly StatementTrace[];
  /** Set when the text cannot be read at all; then there are no statements. */
  readonly unreadable?: string;
}

/** A thing a policy hangs on. `id` is an ARN or id. */
export interface Via {
  readonly kind:
    | 'user'
    | 'group'
    | 'role'
    | 'session'
    | 'organizationRoot'
    | 'organizationalUnit'
    | 'account'
    | 'resource'
    | 'vpcEndpoint'
    | 'given';
  readonly id: string;
  readonly name: string;
}

export interface StatementRef {
  readonly policy: PolicyRef;
  /** Position in the document, from 0. */
  readonly index: number;
  readonly sid?: string;
}

export interface StatementTrace {
  readonly ref: StatementRef;
  readonly effect: 'Allow' | 'Deny';
  /** All checks hold. */
  readonly applies: boolean;
  readonly checks: readonly Check[];
  /** How the Principal element names the caller; only where there is one and it does. */
  readonly names?: Naming;
}

/** How a Principal element names the caller: `direct` grants, `limited` grants within boundary and session policy, `account` delegates. */
export type Naming = 'direct' | 'limited' | 'account';

export type Element =
  'Effect' | 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Condition';

export interface Check {
  readonly element: Element;
  readonly holds: boolean;
  readonly because: Reason;
  /** Where the element stands: `['Statement', 0, 'Condition', 'StringEquals', 'aws:username']`. */
  readonly at: JsonPath;
}

/** Why a check holds or not, as data. `index` is the entry of the list (0 for a single value). */
export type Reason =
  /** Action, Resource and their Not forms: this entry covers the request's value. */
  | { readonly kind: 'covered'; readonly by: string; readonly index: number; readonly value: string }
  /** … no entry does. */
  | { readonly kind: 'notCovered'; readonly value: string }
  /** A resource-based policy without Resource speaks of the resource it is attached to. */
  | { readonly kind: 'attachedResource'; readonly value: string }
  /** Principal: this entry names the caller. */
  | { readonly kind: 'named'; readonly by: string; readonly naming: Naming }
  | { readonly kind: 'notNamed' }
  /** NotPrincipal: the caller is wholly excepted, or not. */
  | { readonly kind: 'excepted' }
  | { readonly kind: 'notExcepted'; readonly missing: readonly string[] }
  /** NotPrincipal with Deny always reaches principals that carry a permissions boundary. */
  | { readonly kind: 'carriesBoundary' }
  | ConditionReason
  /** The element cannot be evaluated: the statement never applies, and the person is told. */
  | { readonly kind: 'unevaluable'; readonly problem: Unevaluable; readonly value: string };
