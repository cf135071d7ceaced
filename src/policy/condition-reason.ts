/** Why a condition holds or not, and why a statement cannot be evaluated at all: data for the trace. */
import type { ContextValue } from '#account/request.ts';

/** One operator and key. `actual` is absent when the request lacks the key. */
export interface ConditionReason {
  readonly kind: 'condition';
  readonly operator: string;
  readonly key: string;
  readonly actual?: ContextValue;
  /** The value of the policy that matched, with its variables put in as `resolved`. */
  readonly matched?: { readonly written: string; readonly resolved?: string };
  /** Set when the request lacks the key, or a variable of the policy has no value. */
  readonly missing?: 'key' | 'variable';
  /** Entries that can never match because they are no number, date, address … for this operator. */
  readonly malformed?: readonly string[];
}

/** AWS would refuse to save such a statement; here it never applies, and the person is told. */
export type Unevaluable =
  | 'unknownOperator'
  | 'wrongType'
  | 'missingElement'
  | 'conflictingElements'
  | 'unknownEffect'
  | 'unknownElement';
