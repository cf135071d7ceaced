/**
 * Which statements of a gate a reader should see first: those that apply, then those that came closest.
 *
 * A policy may hold hundreds of statements; most do not speak about the request at all.
 */
import { policyKey } from '#account/policy-ref.ts';
import type { Check, LevelTrace, PolicyTrace, StatementTrace, Step, Via } from '#authorize/decision.ts';

export interface GateStatement {
  readonly policy: PolicyTrace;
  readonly statement: StatementTrace;
  /** Where else the same policy hangs: at another level, on a group as well as the user. */
  readonly also: readonly Via[];
}

export interface OrderedStatements {
  /** In the order in which to read them. */
  readonly telling: readonly GateStatement[];
  readonly others: readonly GateStatement[];
}

/** At most so many statements stand before "N more". */
export const mostTelling = 6;
/** When no statement is about the action, so many of the nearest still show what a statement would need. */
const fewestTelling = 2;

/** The policies of a step, those of an organization's levels included. */
export function tracesOf(step: Step): readonly PolicyTrace[] {
  return step.levels?.flatMap((level) => level.policies) ?? step.policies;
}

/** The statements that can answer the step's question: Denies for the first, Allows for the others. */
export function statementsOf(step: Step): readonly GateStatement[] {
  const effect = step.asks === 'explicitDeny' ? 'Deny' : 'Allow';
  const found = new Map<string, GateStatement>();
  for (const policy of tracesOf(step)) {
    for (const statement of policy.statements) {
      if (statement.effect !== effect) continue;
      const key = `${statement.ref.index} ${policyKey(policy.policy)}`;
      const before = found.get(key);
      found.set(key, before ? withWay(before, policy) : { policy, statement, also: [] });
    }
  }
  return [...found.values()];
}

function withWay(known: GateStatement, { reachedThrough }: PolicyTrace): GateStatement {
  return { ...known, also: [...known.also, ...reachedThrough.slice(0, 1)] };
}

export function orderStatements(step: Step): OrderedStatements {
  const ordered = [...statementsOf(step)].sort(
    (one, other) => distance(one.statement) - distance(other.statement),
  );
  const count = Math.min(mostTelling, tellingCount(ordered));
  return { telling: ordered.slice(0, count), others: ordered.slice(count) };
}

/** Where statements apply, they tell it all; else those about the action do, by what they lack. */
function tellingCount(statements: readonly GateStatement[]): number {
  const applying = statements.filter(({ statement }) => statement.applies).length;
  const speaking = statements.filter(({ statement }) => speaksOfAction(statement)).length;
  return applying > 0 ? applying : Math.max(fewestTelling, speaking);
}

/** The words for statements that are not shown at first: `298 more statements do not speak about this`. */
export function othersSentence({ others }: OrderedStatements, hidden: number): string {
  const more = `${hidden.toLocaleString('en')} more ${hidden === 1 ? 'statement' : 'statements'}`;
  if (others.some(({ statement }) => statement.applies)) return more;
  const does = hidden === 1 ? 'does' : 'do';
  const speaks = others.some(({ statement }) => speaksOfAction(statement));
  return `${more} ${does} not ${speaks ? 'apply' : 'speak about this'}`;
}

/** The Allow that failed at one element only, if there is one. */
export function nearMiss(step: Step): GateStatement | undefined {
  const [nearest] = orderStatements(step).telling;
  return nearest && failing(nearest.statement) === 1 && speaksOfAction(nearest.statement)
    ? nearest
    : undefined;
}

/** Checks that do not hold. */
export function failing(statement: StatementTrace): number {
  return statement.checks.filter((check) => !check.holds).length;
}

/** A statement about another action is further away than any about this one. */
function distance(statement: StatementTrace): number {
  if (statement.applies) return -1;
  const otherAction = speaksOfAction(statement) ? 0 : statement.checks.length + 100;
  return failing(statement) + otherAction;
}

export function speaksOfAction(statement: StatementTrace): boolean {
  return tellingChecks(statement) === statement.checks;
}

/** All checks; of a statement about other actions only that one, since the rest would only distract. */
export function tellingChecks({ checks }: StatementTrace): readonly Check[] {
  const otherAction = checks.filter(
    ({ element, holds }) => !holds && (element === 'Action' || element === 'NotAction'),
  );
  return otherAction.length > 0 ? otherAction : checks;
}

/** Whether a Deny of this level applies; it is told at the first gate. */
export function deniesAt(level: LevelTrace): boolean {
  return level.policies.some(({ statements }) =>
    statements.some(({ applies, effect }) => applies && effect === 'Deny'),
  );
}

export interface PolicyGroup {
  readonly policy: PolicyTrace;
  readonly also: readonly Via[];
  readonly statements: readonly StatementTrace[];
}

/** Statements under the policy they belong to, both in the order given. */
export function byPolicy(statements: readonly GateStatement[]): readonly PolicyGroup[] {
  const groups = new Map<PolicyTrace, PolicyGroup>();
  for (const { policy, also, statement } of statements) {
    const group = groups.get(policy);
    groups.set(policy, { policy, also, statements: [...(group?.statements ?? []), statement] });
  }
  return [...groups.values()];
}
