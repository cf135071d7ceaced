/**
 * Where the engine and the oracle differ on one situation: verdict, quick verdict, blocking layers, statements.
 *
 * Not here: the situations (arbitrary.ts), how many of them (agreement.test.ts).
 */
import type { PolicySource } from '#authorize/authorization-request.ts';
import { authorize } from '#authorize/authorize.ts';
import { decide } from '#authorize/decide.ts';
import type { Decision, PolicyTrace, StatementTrace } from '#authorize/decision.ts';
import type { Situation } from './arbitrary.ts';
import { opinionOn, rulingsOn, type Ruling } from './oracle.ts';
import type { DocumentKind } from './statement.ts';

/** One readable line for each difference; none when the two agree. */
export function disagreements(situation: Situation): readonly string[] {
  const { request, policies } = situation;
  const decision = authorize(request, policies);
  const opinion = opinionOn(request, policies);
  const overlooked = opinion.blocking.filter((question) => !decision.blockedBy.includes(question));
  const quick = decide(request, policies);
  return [
    ...line(
      decision.verdict !== opinion.verdict,
      `authorize: ${decision.verdict}, oracle: ${opinion.verdict}`,
    ),
    ...line(quick !== decision.verdict, `authorize: ${decision.verdict}, decide: ${quick}`),
    ...line(overlooked.length > 0, `blocks for the oracle, not in blockedBy: ${overlooked.join(', ')}`),
    ...line(
      decision.verdict === 'Allowed' && decision.blockedBy.length > 0,
      `allowed, yet ${decision.blockedBy.join(', ')}`,
    ),
    ...tracesOf(decision).flatMap((trace) => differences(trace, rulingsOfPolicy(situation, nameOf(trace)))),
  ];
}

function line(differs: boolean, text: string): readonly string[] {
  return differs ? [text] : [];
}

function tracesOf(decision: Decision): readonly PolicyTrace[] {
  return decision.steps.flatMap(({ policies, levels = [] }) => [
    ...policies,
    ...levels.flatMap((level) => level.policies),
  ]);
}

function nameOf({ policy }: Pick<PolicyTrace, 'policy'>): string {
  return policy.kind === 'given' ? policy.name : '';
}

function rulingsOfPolicy({ request, policies }: Situation, name: string): readonly Ruling[] {
  const identity = [policies.identityPolicies, policies.permissionsBoundaries, policies.sessionPolicies];
  const scps = (policies.serviceControlPolicies ?? []).map((level) => level.policies);
  const rcps = (policies.resourceControlPolicies ?? []).map((level) => level.policies);
  const resource = [policies.resourcePolicy && [policies.resourcePolicy], policies.endpointPolicies];
  const find = (
    layers: readonly (readonly PolicySource[] | undefined)[],
    kind: DocumentKind,
  ): readonly Ruling[] =>
    layers
      .flatMap((sources) => sources ?? [])
      .filter((source) => nameOf(source) === name)
      .flatMap((source) => rulingsOn(source, kind, request, policies));
  return [...find([...identity, ...scps], 'identity'), ...find([...resource, ...rcps], 'resource')];
}

/** A trace may leave out the statements of an unreadable text, never others. */
function differences(trace: PolicyTrace, rulings: readonly Ruling[]): readonly string[] {
  const name = nameOf(trace);
  if (trace.statements.length !== rulings.length) {
    return [`${name}: ${trace.statements.length} statements, oracle: ${rulings.length}`];
  }
  return trace.statements.flatMap((statement) => {
    const ruling = rulings[statement.ref.index];
    const at = `${name} statement ${statement.ref.index}`;
    return [
      ...line(
        statement.applies !== ruling?.applies,
        `${at}: applies ${statement.applies}, oracle: ${ruling?.applies}`,
      ),
      ...line(
        namedOtherwise(statement, ruling),
        `${at}: names ${statement.names}, oracle: ${ruling?.naming}`,
      ),
    ];
  });
}

/** Of a statement with Principal that applies; how a NotPrincipal names is nobody's concern. */
function namedOtherwise({ applies, checks, names }: StatementTrace, ruling: Ruling | undefined): boolean {
  const namesSomeone = applies && checks.some(({ element }) => element === 'Principal');
  return namesSomeone && names !== ruling?.naming;
}
