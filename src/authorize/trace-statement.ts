/**
 * Holds one statement against requests and shows the working: every element answered, also after one has failed.
 *
 * A tracer remembers its answers by what they depend on. So a check that did not change is the same object as
 * before: cheap to make, and a view need not draw it again.
 */
import type { PolicyRef } from '#account/policy-ref.ts';
import type { Broken, CompiledPrincipal, CompiledStatement, PatternList } from '#policy/compile.ts';
import { conditionReason, type Condition } from '#policy/condition.ts';
import type { Context } from '#policy/context.ts';
import { memo } from '#policy/memo.ts';
import type { JsonPath } from '#policy/position.ts';
import type { Check, Element, Naming, Reason, StatementTrace } from './decision.ts';
import { exception, findName, type CallerNames } from './naming.ts';
import type { PreparedRequest } from './prepare-request.ts';

export type StatementTracer = (request: PreparedRequest, carriesBoundary: boolean) => StatementTrace;

type CheckMaker = (request: PreparedRequest, carriesBoundary: boolean) => Check;

/** Texts of one kind that a statement remembers its answers for, in characters. */
const remembered = 8_000;

export function statementTracer(statement: CompiledStatement, policy: PolicyRef): StatementTracer {
  const { index, sid, effect } = statement;
  const ref = sid === undefined ? { policy, index } : { policy, index, sid };
  const makers = checkMakers(statement);
  return (request, carriesBoundary) => {
    const checks: Check[] = [];
    let applies = true;
    for (const make of makers) {
      const check = make(request, carriesBoundary);
      applies &&= check.holds;
      checks.push(check);
    }
    const trace = { ref, effect, applies, checks };
    const names = statement.principal === undefined ? undefined : nameIn(checks);
    return names === undefined ? trace : { ...trace, names };
  };
}

function nameIn(checks: readonly Check[]): Naming | undefined {
  for (const { because, holds, element } of checks) {
    if (because.kind === 'named') return because.naming;
    if (element === 'NotPrincipal' && holds) return 'direct';
  }
  return undefined;
}

function checkMakers({
  broken,
  effect,
  principal,
  action,
  resource,
  conditions,
}: CompiledStatement): readonly CheckMaker[] {
  const makers = broken.map(brokenMaker);
  if (principal !== undefined) makers.push(principalMaker(principal, effect));
  if (action !== undefined) makers.push(actionMaker(action));
  if (resource !== undefined) makers.push(resourceMaker(resource));
  else if (principal !== undefined) makers.push(attachedResourceMaker(principal.at.slice(0, -1)));
  return [...makers, ...conditions.map(conditionMaker)];
}

function brokenMaker({ element, problem, value, at }: Broken): CheckMaker {
  const check: Check = { element, holds: false, because: { kind: 'unevaluable', problem, value }, at };
  return () => check;
}

function principalMaker(principal: CompiledPrincipal, effect: CompiledStatement['effect']): CheckMaker {
  let last:
    { readonly names: CallerNames; readonly carriesBoundary: boolean; readonly check: Check } | undefined;
  return ({ names }, carriesBoundary) => {
    if (last?.names !== names || last.carriesBoundary !== carriesBoundary) {
      last = {
        names,
        carriesBoundary,
        check: principalCheck(principal, names, effect === 'Deny' && carriesBoundary),
      };
    }
    return last.check;
  };
}

function principalCheck(
  { element, who, at }: CompiledPrincipal,
  names: CallerNames,
  deniesForBoundary: boolean,
): Check {
  if (element === 'NotPrincipal') {
    const because = exception(who, names, deniesForBoundary);
    return { element, holds: because.kind !== 'excepted', because, at };
  }
  const found = findName(who, names);
  const because: Reason = found === undefined ? { kind: 'notNamed' } : { kind: 'named', ...found };
  return { element, holds: found !== undefined, because, at };
}

const noContext: Context = new Map();

/** Actions are shown as the request has them and compared in lower case. */
function actionMaker(list: PatternList<Element>): CheckMaker {
  const check = memo((action) => listCheck(list, action.toLowerCase(), action, noContext), remembered);
  return (request) => check(request.writtenAction);
}

function resourceMaker(list: PatternList<Element>): CheckMaker {
  const hasVariables = list.patterns.some((pattern) => pattern.resolve !== undefined);
  if (hasVariables) return ({ resource, context }) => listCheck(list, resource, resource, context);
  const check = memo((resource) => listCheck(list, resource, resource, noContext), remembered);
  return (request) => check(request.resource);
}

function listCheck(list: PatternList<Element>, asked: string, value: string, context: Context): Check {
  const index = list.patterns.findIndex((pattern) => pattern.matches(asked, context));
  const by = list.patterns[index]?.written;
  const because: Reason =
    by === undefined ? { kind: 'notCovered', value } : { kind: 'covered', by, index, value };
  return { element: list.element, holds: index >= 0 !== list.negated, because, at: list.at };
}

/** A resource-based policy without Resource element speaks of the resource it hangs on. */
function attachedResourceMaker(at: JsonPath): CheckMaker {
  const check = memo((value): Check => {
    return { element: 'Resource', holds: true, because: { kind: 'attachedResource', value }, at };
  }, remembered);
  return (request) => check(request.resource);
}

function conditionMaker(condition: Condition): CheckMaker {
  const check = (context: Context): Check => {
    const because = conditionReason(condition, context);
    return { element: 'Condition', holds: condition.holds(context), because, at: condition.at };
  };
  if (condition.values.some((value) => value.resolve !== undefined)) return ({ context }) => check(context);
  const { lowerKey } = condition;
  const without = check(noContext);
  const withText = memo((value) => check(new Map([[lowerKey, { value, values: [value] }]])), remembered);
  return ({ context }) => {
    const entry = context.get(lowerKey);
    if (entry === undefined) return without;
    return typeof entry.value === 'string' ? withText(entry.value) : check(context);
  };
}
