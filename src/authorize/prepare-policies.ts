/**
 * Policies in the form that is fast to ask, made once for each value and kept as long as it lives.
 *
 * Not here: the tests of a statement (policy/compile.ts), the request (prepare-request.ts).
 */
import { policyKey, type PolicyRef } from '#account/policy-ref.ts';
import type { Context } from '#policy/context.ts';
import { compilePolicy, type CompiledPolicy, type CompiledStatement, type Grammar } from '#policy/compile.ts';
import type { ApplicablePolicies, PolicySource } from './authorization-request.ts';
import type { Via } from './decision.ts';
import { statementTracer, type StatementTracer } from './trace-statement.ts';

/** Documents of one kind, whose statements are OR-ed. */
export interface Layer {
  readonly policies: readonly PreparedPolicy[];
  /** Unbroken statements whose Action element speaks of the action, by effect. */
  readonly statementsFor: (action: string) => StatementsForAction;
}

export interface PreparedPolicy {
  readonly source: PolicySource;
  readonly compiled: CompiledPolicy;
  readonly holdsDeny: boolean;
  /** One a statement; made when first asked for. */
  readonly tracers: () => readonly StatementTracer[];
}

export interface StatementsForAction {
  readonly denies: readonly CompiledStatement[];
  readonly allows: readonly CompiledStatement[];
}

export interface PreparedPolicies {
  readonly identity: Layer;
  readonly resource: Layer;
  readonly boundary: Layer;
  readonly session: Layer;
  readonly endpoint: Layer;
  readonly scp: readonly PreparedLevel[];
  readonly rcp: readonly PreparedLevel[];
}

export interface PreparedLevel extends Layer {
  readonly via: Via;
}

const prepared = new WeakMap<ApplicablePolicies, PreparedPolicies>();

export function preparePolicies(applicable: ApplicablePolicies): PreparedPolicies {
  const known = prepared.get(applicable);
  if (known !== undefined) return known;
  const made: PreparedPolicies = {
    identity: layer(applicable.identityPolicies, 'identity'),
    resource: layer(applicable.resourcePolicy === undefined ? [] : [applicable.resourcePolicy], 'resource'),
    boundary: layer(applicable.permissionsBoundaries ?? [], 'identity'),
    session: layer(applicable.sessionPolicies ?? [], 'identity'),
    endpoint: layer(applicable.endpointPolicies ?? [], 'resource'),
    scp: (applicable.serviceControlPolicies ?? []).map((level) => ({
      via: level.via,
      ...layer(level.policies, 'identity'),
    })),
    rcp: (applicable.resourceControlPolicies ?? []).map((level) => ({
      via: level.via,
      ...layer(level.policies, 'resource'),
    })),
  };
  prepared.set(applicable, made);
  return made;
}

function layer(sources: readonly PolicySource[], grammar: Grammar): Layer {
  const policies = sources.map((source) => preparePolicy(source, grammar));
  return {
    policies,
    statementsFor: byAction(policies.flatMap(({ compiled }) => compiled.statements)),
  };
}

function preparePolicy(source: PolicySource, grammar: Grammar): PreparedPolicy {
  const compiled = compilePolicy(source.document, grammar);
  let tracers: readonly StatementTracer[] | undefined;
  return {
    source,
    compiled,
    holdsDeny: compiled.statements.some(({ effect }) => effect === 'Deny'),
    tracers: () => (tracers ??= tracersOf(compiled, source.policy)),
  };
}

const tracersByPolicy = new WeakMap<CompiledPolicy, Map<string, readonly StatementTracer[]>>();

/** While one policy is typed in, the others keep what they remember. */
function tracersOf(compiled: CompiledPolicy, policy: PolicyRef): readonly StatementTracer[] {
  const byPolicy = tracersByPolicy.get(compiled) ?? new Map<string, readonly StatementTracer[]>();
  tracersByPolicy.set(compiled, byPolicy);
  const key = policyKey(policy);
  const tracers = byPolicy.get(key) ?? compiled.statements.map((one) => statementTracer(one, policy));
  byPolicy.set(key, tracers);
  return tracers;
}

/** Most actions that one page asks of the same policies. */
const mostActions = 1_000;

/** Requests repeat their actions, so the statements that speak of one are picked once. */
function byAction(statements: readonly CompiledStatement[]): Layer['statementsFor'] {
  const picked = new Map<string, StatementsForAction>();
  return (action) => {
    const known = picked.get(action);
    if (known !== undefined) return known;
    if (picked.size >= mostActions) picked.clear();
    const speaking = statements.filter((statement) => speaksOf(statement, action));
    const chosen: StatementsForAction = {
      denies: speaking.filter(({ effect }) => effect === 'Deny'),
      allows: speaking.filter(({ effect }) => effect === 'Allow'),
    };
    picked.set(action, chosen);
    return chosen;
  };
}

const noContext: Context = new Map();

function speaksOf(statement: CompiledStatement, action: string): boolean {
  if (statement.broken.length > 0 || statement.action === undefined) return false;
  const { patterns, negated } = statement.action;
  return patterns.some((pattern) => pattern.matches(action, noContext)) !== negated;
}
