/** What the walk asks of the view in which it stands (ui/lab/lab-view.svelte.ts): what to show, and how to move. */
import type { Question, StatementRef } from '#authorize/decision.ts';
import type { GateView } from './gates.ts';

export interface WalkView {
  readonly gates: readonly GateView[];
  readonly gatesInEvidence: readonly Question[];
  readonly selectedStatement: StatementRef | undefined;
  readonly stepping: boolean;
  readonly stepIndex: number;
  readonly verdictShown: boolean;
  isRevealed(gate: GateView): boolean;
  isOpen(gate: GateView): boolean;
  toggle(gate: GateView): void;
  focus(question: Question, statement?: StatementRef): void;
  startStepping(): void;
  stopStepping(): void;
  stepBy(by: 1 | -1): void;
}
