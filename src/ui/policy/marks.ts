/**
 * Which lines of a policy text decided, which were met, and what the request had instead.
 *
 * Read off the trace of the decision; the editor and the plain text only draw it.
 * Not here: words (notes.ts).
 */
import type { Check, PolicyTrace, StatementTrace } from '#authorize/decision.ts';
import type { ParsedPolicy } from '#policy/parse.ts';
import type { JsonPath } from '#policy/position.ts';
import { isShut, type GateState } from '#ui/decision/gates.ts';
import { speaksOfAction } from '#ui/decision/statement-order.ts';
import { noteOf, noteText, type Asked, type Note } from './notes.ts';

/** A Deny that applies, an Allow that is lacking, an Allow that applies. */
export type Tone = 'deny' | 'none' | 'allow';

export interface LineMark {
  /** From 1. */
  readonly line: number;
  /** Absent: nothing hangs on the line. */
  readonly tone?: Tone;
  /** Whether the element on this line is met by the request. */
  readonly met?: boolean;
  /** Under the line. */
  readonly notes: readonly Note[];
}

/** What one gate says of a policy. */
export interface GateTrace {
  readonly state: GateState;
  readonly trace: PolicyTrace;
}

/** One mark a line, in the order of lines. What the request has is said once in a text. */
export function marks(traces: readonly GateTrace[], parsed: ParsedPolicy, asked: Asked): LineMark[] {
  const page = new MarkedLines(parsed, asked);
  for (const { state, trace } of traces) {
    for (const statement of trace.statements) markStatement(page, statement, state);
  }
  return page.marks();
}

function markStatement(page: MarkedLines, statement: StatementTrace, state: GateState): void {
  const broken = statement.checks.filter(({ because }) => because.kind === 'unevaluable');
  if (broken.length > 0) broken.forEach((check) => page.check(check, 'none'));
  else if (statement.applies) markApplying(page, statement);
  else if (speaksOfAction(statement)) markNearMiss(page, statement, state);
  else if (statement.effect === 'Allow' && isShut(state)) {
    statement.checks.filter(isOtherAction).forEach((check) => page.check(check, 'none'));
  }
}

function isOtherAction({ element, holds }: Check): boolean {
  return !holds && (element === 'Action' || element === 'NotAction');
}

function markApplying(page: MarkedLines, { checks, effect, ref }: StatementTrace): void {
  const tone = effect === 'Deny' ? 'deny' : 'allow';
  page.effect(ref.index, tone);
  checks.forEach((check) => page.check(check, tone));
}

/** It speaks of the action and yet does not apply: what failed is told, and blocks if an Allow is lacking. */
function markNearMiss(page: MarkedLines, { checks, effect }: StatementTrace, state: GateState): void {
  if (effect === 'Allow' && !isShut(state)) return;
  const failed = effect === 'Allow' ? 'none' : undefined;
  checks.forEach((check) => (check.holds ? page.sign(check) : page.check(check, failed)));
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

interface Line {
  tone?: Tone;
  met?: boolean;
  readonly notes: Note[];
}

const toneRank: readonly (Tone | undefined)[] = [undefined, 'allow', 'none', 'deny'];

/** Collects what is drawn on each line; several elements may stand on one. */
class MarkedLines {
  readonly #parsed: ParsedPolicy;
  readonly #asked: Asked;
  readonly #lines = new Map<number, Line>();
  readonly #said = new Set<string>();

  constructor(parsed: ParsedPolicy, asked: Asked) {
    this.#parsed = parsed;
    this.#asked = asked;
  }

  /** The line of the Effect element. */
  effect(index: number, tone: Tone): void {
    const lines = this.#linesOf(['Statement', index, 'Effect']) ?? this.#linesOf(['Statement', 'Effect']);
    if (lines) this.#tint(lines, tone);
  }

  /** Tint, sign and note of an element. */
  check(check: Check, tone: Tone | undefined): void {
    const lines = this.#checkLines(check);
    if (lines === undefined) return;
    if (tone !== undefined) this.#tint(lines, tone);
    this.#sign(lines.first, check.holds);
    const note = noteOf(check, this.#entries(check.at), this.#asked);
    const said =
      check.because.kind === 'notCovered' ? `${check.because.value} is not covered` : noteText(note);
    if (said === '' || this.#said.has(said)) return;
    this.#said.add(said);
    this.#line(lines.last).notes.push(note);
  }

  /** Only whether the element is met. */
  sign(check: Check): void {
    const lines = this.#checkLines(check);
    if (lines) this.#sign(lines.first, check.holds);
  }

  marks(): LineMark[] {
    return [...this.#lines]
      .sort(([a], [b]) => a - b)
      .map(([line, { tone, met, notes }]) => ({
        line,
        ...(tone === undefined ? {} : { tone }),
        ...(met === undefined ? {} : { met }),
        notes,
      }));
  }

  /** Of a long list only the line of the entry that covers the request's value. */
  #checkLines({ at, because }: Check): Lines | undefined {
    if (because.kind === 'unevaluable' && because.problem === 'missingElement') {
      const start = this.#parsed.locate(at)?.start.line;
      return start === undefined ? undefined : { first: start, last: start };
    }
    if (because.kind !== 'covered') return this.#linesOf(at);
    const entry = this.#parsed.locate([...at, because.index]);
    return entry ? { first: entry.start.line, last: entry.end.line } : this.#linesOf(at);
  }

  #linesOf(path: JsonPath): Lines | undefined {
    const value = this.#parsed.locate(path);
    if (value === undefined) return undefined;
    const key = this.#parsed.locateKey(path) ?? value;
    return { first: key.start.line, last: value.end.line };
  }

  #entries(path: JsonPath): number {
    const value = path.reduce<unknown>(
      (at, step) => (at as Readonly<Record<string | number, unknown>> | undefined)?.[step],
      this.#parsed.value,
    );
    return Array.isArray(value) ? value.length : 1;
  }

  #tint({ first, last }: Lines, tone: Tone): void {
    for (let number = first; number <= last; number++) {
      const line = this.#line(number);
      if (toneRank.indexOf(tone) > toneRank.indexOf(line.tone)) line.tone = tone;
    }
  }

  #sign(number: number, met: boolean): void {
    const line = this.#line(number);
    line.met = met && line.met !== false;
  }

  #line(number: number): Line {
    const known = this.#lines.get(number);
    if (known) return known;
    const line: Line = { notes: [] };
    this.#lines.set(number, line);
    return line;
  }
}
