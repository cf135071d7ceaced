/**
 * What the person at the Lab is looking at: the gate in focus, the statement picked, and how far a
 * step-through has come. Request, Walk and Evidence share one; none of it is stored.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Decision, Question, StatementRef } from '#authorize/decision.ts';
import { gatesOf, tells, type GateView } from '#ui/decision/gates.ts';

export class LabView {
  readonly #decision: () => Decision | undefined;
  readonly #gates = $derived.by(() => this.#gatesNow());
  readonly #telling = $derived(this.#gates.filter(tells).map((gate) => gate.asks));
  readonly #toggled = new SvelteMap<Question, boolean>();
  #picked = $state.raw<readonly Question[]>();
  #statement = $state.raw<StatementRef>();
  #step = $state<number>();

  constructor(decision: () => Decision | undefined) {
    this.#decision = decision;
  }

  #gatesNow(): readonly GateView[] {
    const decision = this.#decision();
    return decision === undefined ? [] : gatesOf(decision);
  }

  /** The gates of the present decision, in AWS's order; empty while there is none. */
  get gates(): readonly GateView[] {
    return this.#gates;
  }

  /** The gate that Evidence is about: the one picked or stepped to, else the one that decided. */
  get focusedGate(): Question | undefined {
    return this.gatesInEvidence[0];
  }

  /** What Evidence shows: the gate picked or stepped to, else every gate that blocks or granted. */
  get gatesInEvidence(): readonly Question[] {
    return this.#picked ?? this.#telling;
  }

  /** The statement picked in the walk, for Evidence to scroll to. */
  get selectedStatement(): StatementRef | undefined {
    return this.#statement;
  }

  /** Puts a gate before the reader, and with it a statement of it if one is meant. */
  focus(question: Question, statement?: StatementRef): void {
    this.#picked = [question];
    this.#statement = statement;
  }

  /** Keeps Evidence on what it shows, so that typing there does not pull the text away when the verdict turns. */
  hold(): void {
    this.#picked = this.gatesInEvidence;
  }

  /** Lets Evidence and the open gates follow the decision again. */
  follow(): void {
    this.#picked = undefined;
    this.#statement = undefined;
    this.#toggled.clear();
  }

  /** As the person left it; else the gates that block or granted, and in step mode the current one. */
  isOpen(gate: GateView): boolean {
    if (!this.isRevealed(gate)) return false;
    const byItself = this.stepping ? gate.number === this.stepIndex + 1 : this.#telling.includes(gate.asks);
    return this.#toggled.get(gate.asks) ?? byItself;
  }

  toggle(gate: GateView): void {
    this.#toggled.set(gate.asks, !this.isOpen(gate));
    this.focus(gate.asks);
  }

  /** Step mode: gates behind the current one show no answer yet. */
  get stepping(): boolean {
    return this.#step !== undefined;
  }

  /** The gate of step mode, from 0. */
  get stepIndex(): number {
    return Math.max(0, Math.min(this.#step ?? 0, this.#gates.length - 1));
  }

  isRevealed(gate: GateView): boolean {
    return !this.stepping || gate.number <= this.stepIndex + 1;
  }

  /** Whether the verdict may be told: in step mode only from the gate that denied, or the last one. */
  get verdictShown(): boolean {
    if (!this.stepping) return true;
    const denying = this.#gates.findIndex((gate) => gate.state === 'denies' || gate.state === 'shut');
    return this.stepIndex >= (denying < 0 ? this.#gates.length - 1 : denying);
  }

  startStepping(): void {
    this.follow();
    this.#goTo(0);
  }

  stopStepping(): void {
    this.#step = undefined;
    this.follow();
  }

  /** One gate on (1) or back (-1); stays at the ends. */
  stepBy(by: 1 | -1): void {
    this.#toggled.clear();
    this.#goTo(Math.max(0, Math.min(this.stepIndex + by, this.#gates.length - 1)));
  }

  #goTo(index: number): void {
    this.#step = index;
    const gate = this.#gates[index];
    if (gate) this.focus(gate.asks);
  }
}
