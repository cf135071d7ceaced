/**
 * The walk as it is drawn: each of AWS's questions as a gate on the line, in AWS's order.
 *
 * Everything is read off the decision; nothing is decided here.
 * Not here: the words of a gate (gate-words.ts), the order of its statements (statement-order.ts).
 */
import { policyKey } from '#account/policy-ref.ts';
import type { Decision, Question, StatementRef, Step } from '#authorize/decision.ts';
import { standingOf } from './rule-words.ts';

export type GateState =
  | 'open'
  /** Holds the Allow that carried the request. */
  | 'grants'
  /** A Deny applies, and that decided. */
  | 'denies'
  /** Nobody opened it, and that decided. */
  | 'shut'
  /** Behind the gate that decided, and would have denied too. */
  | 'alsoBlocks'
  | 'absent'
  /** AWS does not let this layer bind this request. */
  | 'exempt'
  | 'notNeeded';

export interface GateView {
  readonly asks: Question;
  /** From 1, counting only the gates that are drawn. */
  readonly number: number;
  readonly state: GateState;
  /** Behind the gate that denied: what it would have said. */
  readonly after: boolean;
  readonly step: Step;
}

/** The gates to draw: all but a VPC endpoint that the request does not go through. */
export function gatesOf(decision: Decision): readonly GateView[] {
  const steps = decision.steps.filter(
    ({ asks, answer }) => asks !== 'endpointPolicy' || answer !== 'notApplicable',
  );
  const end = steps.findIndex((step) => step.asks === decision.blockedBy[0]);
  return steps.map((step, index) => ({
    asks: step.asks,
    number: index + 1,
    state: stateOf(step, decision),
    after: end >= 0 && index > end,
    step,
  }));
}

/** Whether the gate has its say in the verdict: these stand open before the reader. */
export function tells(gate: GateView): boolean {
  return gate.state === 'grants' || isShut(gate.state);
}

/** Whether the request cannot pass here. */
export function isShut(state: GateState): boolean {
  return state === 'denies' || state === 'shut' || state === 'alsoBlocks';
}

function stateOf(step: Step, decision: Decision): GateState {
  if (decision.blockedBy.includes(step.asks)) return blockedState(step, decision);
  if (decision.verdict === 'Allowed' && granted(step, decision)) return 'grants';
  return step.answer === 'notApplicable' ? standingOf(step.rule) : 'open';
}

function blockedState(step: Step, decision: Decision): GateState {
  if (step.asks !== decision.blockedBy[0]) return 'alsoBlocks';
  return step.answer === 'ExplicitlyDenied' ? 'denies' : 'shut';
}

/** The Allow that carried it; where the resource's own policy must agree, its Allow beside it. */
function granted(step: Step, decision: Decision): boolean {
  if (step.answer === 'Allowed') return true;
  return step.asks === 'resourcePolicy' && decision.decidedBy.some((ref) => holds(step, ref));
}

function holds(step: Step, ref: StatementRef): boolean {
  return step.policies.some((trace) =>
    trace.statements.some((statement) => statement.applies && sameStatement(statement.ref, ref)),
  );
}

export function sameStatement(one: StatementRef, other: StatementRef): boolean {
  return one.index === other.index && policyKey(one.policy) === policyKey(other.policy);
}
