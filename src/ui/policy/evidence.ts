/**
 * Which policies stand in the Evidence column, in which order, and which of them are open.
 *
 * Not here: which gates are in evidence (ui/lab/), what is marked in a text (marks.ts).
 */
import { policyKey, type PolicyRef } from '#account/policy-ref.ts';
import type { PolicyTrace, Question, Via } from '#authorize/decision.ts';
import type { Principal } from '#authorize/principal.ts';
import { isShut, type GateView } from '#ui/decision/gates.ts';
import { tracesOf } from '#ui/decision/statement-order.ts';
import type { GateTrace } from './marks.ts';

export interface EvidenceEntry {
  readonly key: string;
  readonly ref: PolicyRef;
  /** The gate under whose number it stands. */
  readonly gate: GateView;
  /** What led from it to the caller or the resource, nearest to the policy first. */
  readonly reachedThrough: readonly Via[];
  /** What the gates in evidence say of it. */
  readonly traces: readonly GateTrace[];
  /** It has its say in the verdict; the others are closed at first. */
  readonly tells: boolean;
}

/** Each policy once, under the first gate that shows it: those that have a say first, gate by gate, then the rest. */
export function evidenceOf(
  gates: readonly GateView[],
  inEvidence: readonly Question[],
): readonly EvidenceEntry[] {
  const entries = new Map<string, EvidenceEntry>();
  for (const asks of inEvidence) {
    const gate = gates.find((each) => each.asks === asks);
    if (gate) ordered(gate).forEach((trace) => add(entries, gate, trace));
  }
  const found = [...entries.values()];
  return [...found.filter(({ tells }) => tells), ...found.filter(({ tells }) => !tells)];
}

function add(entries: Map<string, EvidenceEntry>, gate: GateView, trace: PolicyTrace): void {
  const key = policyKey(trace.policy);
  const before = entries.get(key);
  const traces = [...(before?.traces ?? []), { state: gate.state, trace }];
  const tells = before?.tells === true || hasSay(gate, trace);
  const { reachedThrough } = before ?? trace;
  entries.set(key, { key, ref: trace.policy, gate: before?.gate ?? gate, reachedThrough, traces, tells });
}

function ordered(gate: GateView): readonly PolicyTrace[] {
  const { levels } = gate.step;
  const lacking = isShut(gate.state)
    ? levels?.filter((level) => !level.allows).flatMap(({ policies }) => policies)
    : [];
  const first = lacking ?? [];
  const rest = tracesOf(gate.step).filter((trace) => !first.includes(trace));
  return [
    ...first,
    ...rest.filter((trace) => hasSay(gate, trace)),
    ...rest.filter((trace) => !hasSay(gate, trace)),
  ];
}

/** Behind a gate without an Allow every policy is to be seen; else those with a statement that applies. */
function hasSay({ state, asks, step }: GateView, trace: PolicyTrace): boolean {
  const effect = asks === 'explicitDeny' ? 'Deny' : 'Allow';
  const applies = trace.statements.some((statement) => statement.applies && statement.effect === effect);
  if (applies || state === 'denies' || !isShut(state)) return applies;
  return !(step.levels?.some((level) => level.allows && level.policies.includes(trace)) ?? false);
}

/** ARN or name of who asks, as a Principal element would say it. */
export function callerOf(principal: Principal): string {
  if ('arn' in principal) return principal.arn;
  return 'name' in principal ? principal.name : 'an anonymous caller';
}
