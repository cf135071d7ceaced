/**
 * Decides one request without showing the working.
 *
 * For bulk questions and completion lists. The same tests and questions as authorize.ts, which explains.
 */
import type { ApplicablePolicies, AuthorizationRequest } from './authorization-request.ts';
import type { Naming, Verdict } from './decision.ts';
import { preparePolicies, type Layer, type PreparedPolicies } from './prepare-policies.ts';
import { prepareRequest, type PreparedRequest } from './prepare-request.ts';
import { answerAll, verdictOf } from './questions.ts';
import { situationOf, type Situation } from './situation.ts';
import { appliesBeyondAction, naming } from './statement.ts';

export function decide(request: AuthorizationRequest, policies: ApplicablePolicies): Verdict {
  const prepared = prepareRequest(request);
  const layers = preparePolicies(policies);
  const situation = situationOf(prepared.facts, policies);
  if (prepared.facts.free !== undefined) return 'Allowed';
  if (anyDeny(situation, layers, prepared)) return 'ExplicitlyDenied';
  const carriesBoundary = situation.boundary;
  const allows = (layer: Layer): boolean => anyAllow(layer, prepared, carriesBoundary);
  const answers = answerAll(situation, {
    denied: false,
    rcp: situation.rcp === true && layers.rcp.every(allows),
    scp: situation.scp === true && layers.scp.every(allows),
    endpoint: situation.endpoint === true && allows(layers.endpoint),
    grant: situation.resourcePolicy ? strongestGrant(layers.resource, prepared, carriesBoundary) : undefined,
    identity: situation.identityPolicies && allows(layers.identity),
    boundary: situation.boundary && allows(layers.boundary),
    session: situation.sessionPolicies && allows(layers.session),
  });
  return verdictOf(answers);
}

function anyDeny(situation: Situation, layers: PreparedPolicies, request: PreparedRequest): boolean {
  const denies = (layer: Layer): boolean =>
    layer
      .statementsFor(request.action)
      .denies.some((statement) => appliesBeyondAction(statement, request, situation.boundary));
  return (
    (situation.rcp === true && layers.rcp.some(denies)) ||
    (situation.scp === true && layers.scp.some(denies)) ||
    (situation.endpoint === true && denies(layers.endpoint)) ||
    (situation.resourcePolicy && denies(layers.resource)) ||
    (situation.identityPolicies && denies(layers.identity)) ||
    (situation.boundary && denies(layers.boundary)) ||
    (situation.sessionPolicies && denies(layers.session))
  );
}

function anyAllow(layer: Layer, request: PreparedRequest, carriesBoundary: boolean): boolean {
  const { allows } = layer.statementsFor(request.action);
  for (const statement of allows) if (appliesBeyondAction(statement, request, carriesBoundary)) return true;
  return false;
}

function strongestGrant(
  layer: Layer,
  request: PreparedRequest,
  carriesBoundary: boolean,
): Naming | undefined {
  let strongest: Naming | undefined;
  for (const statement of layer.statementsFor(request.action).allows) {
    if (!appliesBeyondAction(statement, request, carriesBoundary)) continue;
    strongest = stronger(strongest, naming(statement, request));
    if (strongest === 'direct') return strongest;
  }
  return strongest;
}

const strength = { direct: 3, limited: 2, account: 1 } as const;

export function stronger(a: Naming | undefined, b: Naming | undefined): Naming | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return strength[a] >= strength[b] ? a : b;
}
