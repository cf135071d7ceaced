/**
 * What a simulation answers: for each action a decision, the statements that decided, and where they stand.
 *
 * AWS: IAM API Reference, "EvaluationResult", "ResourceSpecificResult", "Statement", "Position". Lines and columns count from
 * 1; a statement of a list begins where the one before it ended. As of several resources AWS names their type by a pattern
 * of ARNs, and here it is `*`.
 */
import { parseArn } from '#account/arn.ts';
import { policyKey, type PolicyRef } from '#account/policy-ref.ts';
import type { World } from '#account/world.ts';
import type { PolicySource } from '#authorize/authorization-request.ts';
import { authorize } from '#authorize/authorize.ts';
import type { Decision, Question, StatementRef, Verdict } from '#authorize/decision.ts';
import { missingKeys } from '#authorize/missing-keys.ts';
import { parsePolicy } from '#policy/parse.ts';
import type { Position } from '#policy/position.ts';
import { delegationName, resourcePolicyName, type Simulation } from './simulation-request.ts';

type Shown = Readonly<Record<string, unknown>>;

const decisionWords = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitDeny',
  ImplicitlyDenied: 'implicitDeny',
} as const satisfies Record<Verdict, string>;

/** The result for one action. `*` among the resources, or none, asks about no resource in particular. */
export function evaluationResult(
  world: World,
  simulation: Simulation,
  action: string,
  resources: readonly string[],
): Shown {
  const named = resources.filter((arn) => arn !== '*');
  return named.length === 0
    ? general(world, simulation, action)
    : onResources(world, simulation, action, resources);
}

function general(world: World, simulation: Simulation, action: string): Shown {
  const decision = decide(simulation, action, '*');
  return {
    EvalActionName: action,
    EvalResourceName: '*',
    EvalDecision: decisionWords[decision.verdict],
    MatchedStatements: matchedStatements(world, simulation, decision),
    MissingContextValues: missingKeys(decision),
    ...organizationsDetail(simulation, [decision]),
    ...boundaryDetail(simulation, [decision]),
  };
}

function onResources(
  world: World,
  simulation: Simulation,
  action: string,
  resources: readonly string[],
): Shown {
  const each = resources.map((arn) => ({ arn, decision: decide(simulation, action, arn) }));
  const decisions = each.map(({ decision }) => decision);
  const [only] = each.length === 1 ? each : [];
  return {
    EvalActionName: action,
    EvalResourceName: only?.arn ?? '*',
    EvalDecision: decisionWords[strongest(decisions)],
    MatchedStatements: only === undefined ? [] : matchedStatements(world, simulation, only.decision),
    MissingContextValues: [],
    ...(only === undefined ? {} : decisionDetails(simulation, only.arn, only.decision)),
    ...organizationsDetail(simulation, decisions),
    ...boundaryDetail(simulation, decisions),
    ResourceSpecificResults: each.map(({ arn, decision }) => ({
      EvalResourceName: arn,
      EvalResourceDecision: decisionWords[decision.verdict],
      MatchedStatements: matchedStatements(world, simulation, decision),
      MissingContextValues: missingKeys(decision),
      ...boundaryDetail(simulation, [decision]),
    })),
  };
}

function decide(
  { principal, policies, context, ownerOf }: Simulation,
  action: string,
  arn: string,
): Decision {
  return authorize({ principal, action, resource: { arn, accountId: ownerOf(arn) }, context }, policies);
}

function strongest(decisions: readonly Decision[]): Verdict {
  const verdicts = new Set(decisions.map(({ verdict }) => verdict));
  if (verdicts.has('ExplicitlyDenied')) return 'ExplicitlyDenied';
  return verdicts.has('ImplicitlyDenied') ? 'ImplicitlyDenied' : 'Allowed';
}

/** AWS: only where there are service control policies, or a boundary. */
function organizationsDetail({ policies }: Simulation, decisions: readonly Decision[]): Shown {
  if (policies.serviceControlPolicies === undefined) return {};
  const isAllowed = decisions.every((decision) => passesOrganization(decision));
  return { OrganizationsDecisionDetail: { AllowedByOrganizations: isAllowed } };
}

function passesOrganization(decision: Decision): boolean {
  const step = stepOf(decision, 'serviceControlPolicies');
  return step?.answer !== 'ImplicitlyDenied' && !says(decision, 'serviceControlPolicies', 'Deny');
}

function boundaryDetail({ policies }: Simulation, decisions: readonly Decision[]): Shown {
  if ((policies.permissionsBoundaries ?? []).length === 0) return {};
  const isAllowed = decisions.every((decision) => layerWord(decision, 'permissionsBoundary') === 'allowed');
  return { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: isAllowed } };
}

/** AWS: empty within one account; across accounts what each side says, unless the organization has already denied. */
function decisionDetails({ ownerOf, principal }: Simulation, arn: string, decision: Decision): Shown {
  const isSame = 'accountId' in principal && ownerOf(arn) === principal.accountId;
  if (isSame) return { EvalDecisionDetails: new Map() };
  if (!passesOrganization(decision)) return {};
  const sides = [
    ['IAM Policy', layerWord(decision, 'identityPolicies')],
    ['Resource Policy', layerWord(decision, 'resourcePolicy')],
  ] as const;
  return { EvalDecisionDetails: new Map(sides) };
}

function layerWord(decision: Decision, asks: Question): (typeof decisionWords)[Verdict] {
  if (says(decision, asks, 'Deny')) return 'explicitDeny';
  return says(decision, asks, 'Allow') ? 'allowed' : 'implicitDeny';
}

function says(decision: Decision, asks: Question, wanted: 'Allow' | 'Deny'): boolean {
  const statements = (stepOf(decision, asks)?.policies ?? []).flatMap((policy) => policy.statements);
  return statements.some(({ applies, effect }) => applies && effect === wanted);
}

function stepOf({ steps }: Decision, asks: Question) {
  return steps.find((step) => step.asks === asks);
}

/** AWS: the statements that determine the result; where one denies, those that deny. */
function matchedStatements(world: World, simulation: Simulation, { decidedBy }: Decision): readonly Shown[] {
  const documents = documentsOf(simulation);
  return decidedBy.flatMap((statement) => {
    const document = documents.get(policyKey(statement.policy));
    return document === undefined ? [] : [matchedStatement(world, statement, document)];
  });
}

/** Policies of the organization and the stand-in for a resource's policy are not shown. */
function documentsOf({ policies }: Simulation): ReadonlyMap<string, string> {
  const { identityPolicies, permissionsBoundaries = [], resourcePolicy } = policies;
  const sources: readonly PolicySource[] = [
    ...identityPolicies,
    ...permissionsBoundaries,
    ...(resourcePolicy === undefined ? [] : [resourcePolicy]),
  ];
  const shown = sources.filter(({ policy }) => policy.kind !== 'given' || policy.name !== delegationName);
  return new Map(shown.map(({ policy, document }) => [policyKey(policy), document]));
}

function matchedStatement(world: World, { policy, index }: StatementRef, document: string): Shown {
  const isResourcePolicy = policy.kind === 'given' && policy.name === resourcePolicyName;
  return {
    SourcePolicyId: sourceId(world, policy),
    SourcePolicyType: isResourcePolicy ? 'Resource Policy' : 'IAM Policy',
    ...positions(document, index),
  };
}

/** `role_NAME_POLICY` for an inline policy, the name of a managed one, the place of one that was handed in. */
function sourceId(world: World, ref: PolicyRef): string {
  if (ref.kind === 'given') return ref.name;
  if (ref.kind === 'managed') return world.managedPolicies.get(ref.arn)?.name ?? ref.arn;
  if (ref.kind !== 'inline') return policyKey(ref);
  const [type = '', ...path] = parseArn(ref.holder)?.resource.split('/') ?? [];
  return `${type}_${path.at(-1) ?? ''}_${ref.name}`;
}

/** A statement with the comma before it, from the end of the one before; the first from behind the bracket. */
function positions(document: string, index: number): Shown {
  const { locate, position } = parsePolicy(document);
  const statement = locate(['Statement', index]) ?? locate(['Statement']);
  const list = locate(['Statement', 0]) && locate(['Statement']);
  if (statement === undefined) return {};
  const before =
    index === 0 ? list && position(list.start.offset + 1) : locate(['Statement', index - 1])?.end;
  return { StartPosition: shown(before ?? statement.start), EndPosition: shown(statement.end) };
}

function shown({ line, column }: Position): Shown {
  return { Line: line, Column: column + 1 };
}
