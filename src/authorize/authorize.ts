/**
 * Decides one request and shows the working.
 *
 * Asks AWS's questions in AWS's order; every layer is answered, also behind the one that decides.
 * Not here: which policies reach a principal (collect-policies.ts), what a policy text means (policy/).
 */
import type { ApplicablePolicies, AuthorizationRequest } from './authorization-request.ts';
import { stronger } from './decide.ts';
import {
  questions,
  type Decision,
  type LevelTrace,
  type Naming,
  type PolicyTrace,
  type Question,
  type StatementRef,
  type StatementTrace,
  type Step,
} from './decision.ts';
import {
  preparePolicies,
  prepareRequest,
  type Layer,
  type PreparedLevel,
  type PreparedPolicies,
  type PreparedRequest,
} from './prepare.ts';
import { answerAll, verdictOf, type Answered, type Outcomes } from './questions.ts';
import { situationOf, type Situation } from './situation.ts';

/** Policies of one question, with what each statement says. */
interface LayerTrace {
  readonly policies: readonly PolicyTrace[];
  readonly levels?: readonly LevelTrace[];
}

type Traces = Readonly<Record<Exclude<Question, 'explicitDeny'>, LayerTrace>>;

export function authorize(request: AuthorizationRequest, policies: ApplicablePolicies): Decision {
  const prepared = prepareRequest(request);
  const situation = situationOf(prepared.facts, policies);
  const traces = traceAll(situation, prepared, preparePolicies(policies));
  const answers = answerAll(situation, outcomesOf(situation, traces));
  const verdict = verdictOf(answers);
  const steps = stepsOf(answers, traces);
  const deciding = decidingStep(steps, verdict);
  return {
    verdict,
    rule: deciding?.rule ?? 'explicitDeny.none',
    steps,
    decidedBy: decidedBy(steps, verdict, situation),
    blockedBy: steps.filter(denies).map(({ asks }) => asks),
  };
}

const unasked: LayerTrace = { policies: [] };

function traceAll(situation: Situation, request: PreparedRequest, layers: PreparedPolicies): Traces {
  const trace = (isAsked: boolean, layer: Layer): LayerTrace =>
    isAsked ? { policies: traceLayer(layer, request, layers.carriesBoundary) } : unasked;
  const levels = (isAsked: boolean, all: readonly PreparedLevel[]): LayerTrace =>
    isAsked ? traceLevels(all, request, layers.carriesBoundary) : unasked;
  return {
    resourceControlPolicies: levels(situation.rcp === true, layers.rcp),
    serviceControlPolicies: levels(situation.scp === true, layers.scp),
    endpointPolicy: trace(situation.endpoint === true, layers.endpoint),
    resourcePolicy: trace(situation.resourcePolicy, layers.resource),
    identityPolicies: trace(situation.identityPolicies, layers.identity),
    permissionsBoundary: trace(situation.boundary, layers.boundary),
    sessionPolicy: trace(situation.sessionPolicies, layers.session),
  };
}

function traceLayer(
  layer: Layer,
  request: PreparedRequest,
  carriesBoundary: boolean,
): readonly PolicyTrace[] {
  return layer.policies.map(({ source, compiled, tracers }) => {
    const { policy, reachedThrough } = source;
    const statements = tracers().map((trace) => trace(request, carriesBoundary));
    const { unreadable } = compiled;
    const traced = { policy, reachedThrough, statements };
    return unreadable === undefined ? traced : { ...traced, unreadable };
  });
}

function traceLevels(
  levels: readonly PreparedLevel[],
  request: PreparedRequest,
  carriesBoundary: boolean,
): LayerTrace {
  const traced = levels.map((level) => {
    const policies = traceLayer(level, request, carriesBoundary);
    return { via: level.via, allows: hasApplying(policies, 'Allow'), policies };
  });
  return { policies: traced.flatMap(({ policies }) => policies), levels: traced };
}

function hasApplying(policies: readonly PolicyTrace[], effect: 'Allow' | 'Deny'): boolean {
  return policies.some(({ statements }) =>
    statements.some((statement) => statement.applies && statement.effect === effect),
  );
}

function outcomesOf(situation: Situation, traces: Traces): Outcomes {
  const allows = ({ policies }: LayerTrace): boolean => hasApplying(policies, 'Allow');
  const everyLevel = ({ levels = [] }: LayerTrace): boolean => levels.every((level) => level.allows);
  return {
    denied: Object.values(traces).some(({ policies }) => hasApplying(policies, 'Deny')),
    rcp: everyLevel(traces.resourceControlPolicies),
    scp: everyLevel(traces.serviceControlPolicies),
    endpoint: allows(traces.endpointPolicy),
    grant: situation.resourcePolicy ? strongestGrant(traces.resourcePolicy.policies) : undefined,
    identity: allows(traces.identityPolicies),
    boundary: allows(traces.permissionsBoundary),
    session: allows(traces.sessionPolicy),
  };
}

function strongestGrant(policies: readonly PolicyTrace[]): Naming | undefined {
  return applying(policies, 'Allow').reduce<Naming | undefined>(
    (strongest, { names }) => stronger(strongest, names),
    undefined,
  );
}

function applying(policies: readonly PolicyTrace[], effect: 'Allow' | 'Deny'): readonly StatementTrace[] {
  return policies.flatMap(({ statements }) =>
    statements.filter((statement) => statement.applies && statement.effect === effect),
  );
}

/** The first question is about the Deny statements of all layers; the others each have their own. */
function stepsOf(answers: readonly Answered[], traces: Traces): readonly Step[] {
  return questions.map((asks, i) => {
    const { answer, rule } = answers[i] ?? { answer: 'notApplicable', rule: 'explicitDeny.none' };
    return asks === 'explicitDeny'
      ? { asks, answer, rule, policies: withDenies(traces) }
      : { asks, answer, rule, ...traces[asks] };
  });
}

function withDenies(traces: Traces): readonly PolicyTrace[] {
  return Object.values(traces).flatMap(({ policies }) =>
    policies.filter(({ statements }) => statements.some(({ effect }) => effect === 'Deny')),
  );
}

function denies({ answer }: Step): boolean {
  return answer === 'ExplicitlyDenied' || answer === 'ImplicitlyDenied';
}

function decidingStep(steps: readonly Step[], verdict: Decision['verdict']): Step | undefined {
  return steps.find(({ answer }) => answer === verdict);
}

function decidedBy(
  steps: readonly Step[],
  verdict: Decision['verdict'],
  situation: Situation,
): readonly StatementRef[] {
  if (verdict === 'ImplicitlyDenied') return [];
  const effect = verdict === 'Allowed' ? 'Allow' : 'Deny';
  const deciding = steps.filter((step) => step.answer === verdict || isNeededBeside(step, situation));
  const seen = new Set(deciding.flatMap(({ policies }) => applying(policies, effect)));
  return [...seen].map(({ ref }) => ref);
}

/** Across accounts, and where the resource's own policy must agree, its Allow decides together with the identity's. */
function isNeededBeside({ asks, answer }: Step, { facts }: Situation): boolean {
  const isResource = asks === 'resourcePolicy' && answer === 'continue';
  return isResource && (facts.account === 'other' || facts.resourceKind !== 'ordinary');
}
