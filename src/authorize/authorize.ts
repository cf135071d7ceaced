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

/** One for each question but the first, in their order. */
type Traces = readonly LayerTrace[];

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
  const bounded = situation.boundary;
  const trace = (isAsked: boolean, layer: Layer): LayerTrace =>
    isAsked ? traceLayer(layer, request, bounded) : unasked;
  return [
    situation.rcp === true ? traceLevels(layers.rcp, request, bounded) : unasked,
    situation.scp === true ? traceLevels(layers.scp, request, bounded) : unasked,
    trace(situation.endpoint === true, layers.endpoint),
    trace(situation.resourcePolicy, layers.resource),
    trace(situation.identityPolicies, layers.identity),
    trace(situation.boundary, layers.boundary),
    trace(situation.sessionPolicies, layers.session),
  ];
}

const unasked: LayerTrace = { policies: [], withDenies: [], allows: false, denies: false };

function traceLayer(layer: Layer, request: PreparedRequest, carriesBoundary: boolean): LayerTrace {
  const policies: PolicyTrace[] = [];
  const withDenies: PolicyTrace[] = [];
  let allows = false;
  let denies = false;
  for (const prepared of layer.policies) {
    const statements: StatementTrace[] = [];
    for (const trace of prepared.tracers()) {
      const traced = trace(request, carriesBoundary);
      statements.push(traced);
      if (traced.applies && traced.effect === 'Allow') allows = true;
      if (traced.applies && traced.effect === 'Deny') denies = true;
    }
    const policy = policyTrace(prepared, statements);
    policies.push(policy);
    if (prepared.holdsDeny) withDenies.push(policy);
  }
  return { policies, withDenies, allows, denies };
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
  const [rcp, scp, endpoint, resource = unasked, identity, boundary, session] = traces;
  return {
    denied: traces.some((trace) => trace.denies),
    rcp: rcp?.allows ?? false,
    scp: scp?.allows ?? false,
    endpoint: endpoint?.allows ?? false,
    grant: situation.resourcePolicy ? strongestGrant(resource.policies) : undefined,
    identity: identity?.allows ?? false,
    boundary: boundary?.allows ?? false,
    session: session?.allows ?? false,
  };
}

function strongestGrant(policies: readonly PolicyTrace[]): Naming | undefined {
  return applying(policies, 'Allow').reduce<Naming | undefined>(
    (strongest, { names }) => stronger(strongest, names),
    undefined,
  );
}

function applying(policies: readonly PolicyTrace[], effect: 'Allow' | 'Deny'): readonly StatementTrace[] {
  const found: StatementTrace[] = [];
  for (const { statements } of policies) {
    for (const statement of statements) {
      if (statement.applies && statement.effect === effect) found.push(statement);
    }
  }
  return found;
}

/** The first question is about the Deny statements of all layers; the others each have their own. */
function stepsOf(answers: readonly Answered[], traces: Traces): readonly Step[] {
  return questions.map((asks, i) => {
    const { answer, rule } = answers[i] ?? unanswered;
    if (asks === 'explicitDeny') return { asks, answer, rule, policies: withDenies(traces) };
    const { policies, levels } = traces[i - 1] ?? unasked;
    return levels === undefined ? { asks, answer, rule, policies } : { asks, answer, rule, policies, levels };
  });
}

const unanswered: Answered = { answer: 'notApplicable', rule: 'explicitDeny.none' };

function withDenies(traces: Traces): readonly PolicyTrace[] {
  const found: PolicyTrace[] = [];
  for (const trace of traces) found.push(...trace.withDenies);
  return found;
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
  const decisive = new Set<StatementTrace>();
  for (const step of steps) {
    if (step.answer !== verdict && !isNeededBeside(step, situation)) continue;
    for (const statement of applying(step.policies, effect)) decisive.add(statement);
  }
  return [...decisive].map(({ ref }) => ref);
}

/** Across accounts, and where the resource's own policy must agree, its Allow decides together with the identity's. */
function isNeededBeside({ asks, answer }: Step, { facts }: Situation): boolean {
  const isResource = asks === 'resourcePolicy' && answer === 'continue';
  return isResource && (facts.account === 'other' || facts.resourceKind !== 'ordinary');
}
