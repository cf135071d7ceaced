/**
 * Holds one statement against one request, without showing the working.
 *
 * Not here: the same with every element answered (trace-statement.ts). Both ask the same compiled tests; that they
 * agree is property-tested (tests/oracle/).
 */
import type { CompiledPrincipal, CompiledStatement, PatternList } from '#policy/compile.ts';
import type { Naming } from './decision.ts';
import { exception, findName } from './naming.ts';
import type { PreparedRequest } from './prepare-request.ts';

/** Everything but the Action element, which the caller has already picked the statement by. */
export function appliesBeyondAction(
  statement: CompiledStatement,
  request: PreparedRequest,
  carriesBoundary: boolean,
): boolean {
  const { principal, effect, resource, conditions } = statement;
  if (resource !== undefined && !resourceHolds(resource, request)) return false;
  if (principal !== undefined && !principalHolds(principal, effect, request, carriesBoundary)) return false;
  for (const condition of conditions) if (!condition.holds(request.context)) return false;
  return true;
}

function resourceHolds({ patterns, negated }: PatternList<string>, request: PreparedRequest): boolean {
  for (const pattern of patterns) if (pattern.matches(request.resource, request.context)) return !negated;
  return negated;
}

function principalHolds(
  { element, who }: CompiledPrincipal,
  effect: CompiledStatement['effect'],
  request: PreparedRequest,
  carriesBoundary: boolean,
): boolean {
  if (element === 'Principal') return findName(who, request.names) !== undefined;
  return exception(who, request.names, effect === 'Deny' && carriesBoundary).kind !== 'excepted';
}

/** How a statement that applies names the caller; NotPrincipal speaks of everyone it does not list. */
export function naming({ principal }: CompiledStatement, request: PreparedRequest): Naming | undefined {
  if (principal === undefined) return undefined;
  return principal.element === 'NotPrincipal' ? 'direct' : findName(principal.who, request.names)?.naming;
}
