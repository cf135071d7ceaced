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
  type Via,
} from './decision.ts';
import {
  preparePolicies,
  type Layer,
  type PreparedLevel,
  type PreparedPolicies,
  type PreparedPolicy,
} from './prepare-policies.ts';
import { prepareRequest, type PreparedRequest } from './prepare-request.ts';
import { answerAll, verdictOf, type Answered, type Outcomes } from './questions.ts';
import { situationOf, type Situation } from './situation.ts';

/** The policies of one question, with what each statement says and what comes of it. */
interface LayerTrace {
  readonly policies: readonly PolicyTrace[];
  /** Those that hold a Deny, whether it applies or not. */
  readonly withDenies: readonly PolicyTrace[];
  readonly levels?: readonly LevelTrace[];
  /** A statement that allows applies; for levels, one at each. */
  readonly allows: boolean;
  readonly denies: boolean;
}

type Layered = Exclude<Question, 'explicitDeny'>;
type Traces = Readonly<Record<Layered, LayerTrace>>;

export function authorize(request: AuthorizationRequest, policies: ApplicablePolicies): Decision {
  const prepared = prepareRequest(request);
  const situation = situationOf(prepared.facts, policies);
  const traces = traceAll(situation, prepared, preparePolicies(policies));
  const answers = answerAll(situation, outcomesOf(situation, traces));
  const verdict = verdictOf(answers);
  const steps = stepsOf(answers, traces);
  return {
    verdict,
    rule: steps.find(({ answer }) => answer === verdict)?.rule ?? 'explicitDeny.none',
    steps,
    decidedBy: decidedBy(steps, verdict, situation),
    blockedBy: steps.filter(denies).map(({ asks }) => asks),
  };
}

function traceAll(situation: Situation, request: PreparedRequest, layers: PreparedPolicies): Traces {
  const carriesBoundary = situation.boundary;
  const trace = (isAsked: boolean, layer: Layer): LayerTrace =>
    isAsked ? traceLayer(layer, request, carriesBoundary) : unasked;
  const levels = (isAsked: boolean, all: readonly PreparedLevel[]): LayerTrace =>
    isAsked ? traceLevels(all, request, carriesBoundary) : unasked;
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

const unasked: LayerTrace = { policies: [], withDenies: [], allows: false, denies: false };

function traceLayer(layer: Layer, request: PreparedRequest, carriesBoundary: boolean): LayerTrace {
  const policies: PolicyTrace[] = [];
  const withDenies: PolicyTrace[] = [];
  const applying = new Set<'Allow' | 'Deny'>();
  for (const prepared of layer.policies) {
    const statements = prepared.tracers().map((trace) => trace(request, carriesBoundary));
    const policy = policyTrace(prepared, statements);
    policies.push(policy);
    if (prepared.holdsDeny) withDenies.push(policy);
    for (const { applies, effect } of statements) if (applies) applying.add(effect);
  }
  return { policies, withDenies, allows: applying.has('Allow'), denies: applying.has('Deny') };
}

function policyTrace(
  { source, compiled }: PreparedPolicy,
  statements: readonly StatementTrace[],
): PolicyTrace {
  const { policy, reachedThrough } = source;
  const { unreadable } = compiled;
  const trace = { policy, reachedThrough, statements };
  return unreadable === undefined ? trace : { ...trace, unreadable };
}

function traceLevels(
  levels: readonly PreparedLevel[],
  request: PreparedRequest,
  carriesBoundary: boolean,
): LayerTrace {
  const traced = levels.map((level) => traceLayer(level, request, carriesBoundary));
  return {
    policies: traced.flatMap(({ policies }) => policies),
    withDenies: traced.flatMap(({ withDenies }) => withDenies),
    levels: traced.map(({ policies, allows }, i) => ({ via: levels[i]?.via ?? nowhere, allows, policies })),
    allows: traced.every(({ allows }) => allows),
    denies: traced.some(({ denies }) => denies),
  };
}

const nowhere: Via = { kind: 'given', id: '', name: '' };

function outcomesOf(situation: Situation, traces: Traces): Outcomes {
  return {
    denied: Object.values(traces).some((trace) => trace.denies),
    rcp: traces.resourceControlPolicies.allows,
    scp: traces.serviceControlPolicies.allows,
    endpoint: traces.endpointPolicy.allows,
    grant: situation.resourcePolicy ? strongestGrant(traces.resourcePolicy.policies) : undefined,
    identity: traces.identityPolicies.allows,
    boundary: traces.permissionsBoundary.allows,
    session: traces.sessionPolicy.allows,
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
  return questions.map((asks, i) => step(asks, answers[i] ?? unanswered, traces));
}

const unanswered: Answered = { answer: 'notApplicable', rule: 'explicitDeny.none' };

function step(asks: Question, { answer, rule }: Answered, traces: Traces): Step {
  if (asks === 'explicitDeny') {
    return { asks, answer, rule, policies: Object.values(traces).flatMap(({ withDenies }) => withDenies) };
  }
  const { policies, levels } = traces[asks];
  return levels === undefined ? { asks, answer, rule, policies } : { asks, answer, rule, policies, levels };
}

function denies({ answer }: Step): boolean {
  return answer === 'ExplicitlyDenied' || answer === 'ImplicitlyDenied';
}

function decidedBy(
  steps: readonly Step[],
  verdict: Decision['verdict'],
  situation: Situation,
): readonly StatementRef[] {
  if (verdict === 'ImplicitlyDenied') return [];
  const effect = verdict === 'Allowed' ? 'Allow' : 'Deny';
  const deciding = steps.filter((each) => each.answer === verdict || isNeededBeside(each, situation));
  const decisive = new Set(deciding.flatMap(({ policies }) => applying(policies, effect)));
  return [...decisive].map(({ ref }) => ref);
}

/** Across accounts, and where the resource's own policy must agree, its Allow decides together with the identity's. */
function isNeededBeside({ asks, answer }: Step, { facts }: Situation): boolean {
  const isResource = asks === 'resourcePolicy' && answer === 'continue';
  return isResource && (facts.account === 'other' || facts.resourceKind !== 'ordinary');
}
