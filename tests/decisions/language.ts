/**
 * The language of the decision tables: who asks what, which policies apply, how AWS decides and by which rule.
 *
 *     allowed('s3:Get* covers GetObject', 'identity.allows', reads(alice), { identity: decides(allow('s3:Get*')) });
 *
 * `decides` marks the statements that `decidedBy` must name, no more and no fewer.
 * Not here: statements (statement.ts), who alice is (cast.ts), tables of single conditions (condition-table.ts).
 */
import { expect, test } from 'vitest';
import type { ArnText } from '#account/arn.ts';
import type { ContextValue } from '#account/request.ts';
import { authorize } from '#authorize/authorize.ts';
import type {
  ApplicablePolicies,
  AuthorizationRequest,
  Level,
  PolicySource,
} from '#authorize/authorization-request.ts';
import { decide } from '#authorize/decide.ts';
import { questions, type Decision, type StatementRef, type Verdict } from '#authorize/decision.ts';
import type { Principal } from '#authorize/principal.ts';
import type { RuleId } from '#authorize/rules.ts';
import { policy, type Policy } from './statement.ts';

/* Requests */

export type Context = Readonly<Record<string, ContextValue>>;

export interface Thing {
  readonly arn: ArnText | '*';
  readonly accountId: string;
}

export function ask(
  principal: Principal,
  action: string,
  resource: Thing,
  context: Context = {},
): AuthorizationRequest {
  return { principal, action, resource, context };
}

/* Cases */

interface Policies {
  readonly identity?: Policy | readonly Policy[];
  readonly resource?: Policy;
  readonly boundary?: Policy;
  readonly session?: Policy | readonly Policy[];
  readonly endpoint?: Policy;
  /** A list a level, the organization's root first. */
  readonly scps?: readonly (readonly Policy[])[];
  readonly rcps?: readonly (readonly Policy[])[];
  readonly managementAccountId?: string;
}

export function allowed(
  title: string,
  rule: RuleId,
  request: AuthorizationRequest,
  policies: Policies = {},
): void {
  decisionCase(title, 'Allowed', rule, request, policies);
}

export function implicitlyDenied(
  title: string,
  rule: RuleId,
  request: AuthorizationRequest,
  policies: Policies = {},
): void {
  decisionCase(title, 'ImplicitlyDenied', rule, request, policies);
}

export function explicitlyDenied(title: string, request: AuthorizationRequest, policies: Policies): void {
  decisionCase(title, 'ExplicitlyDenied', 'explicitDeny.found', request, policies);
}

function decisionCase(
  title: string,
  verdict: Verdict,
  rule: RuleId,
  request: AuthorizationRequest,
  policies: Policies,
): void {
  test(`${title} → ${verdict} (${rule})`, () => {
    const layers = applicable(policies);
    const decision = authorize(request, layers.policies);
    const decidedBy = decision.decidedBy.map(statementName).toSorted();
    expect({ verdict: decision.verdict, rule: decision.rule, decidedBy }).toEqual({
      verdict,
      rule,
      decidedBy: layers.decisive.toSorted(),
    });
    expect(decide(request, layers.policies)).toBe(verdict);
    expectCoherent(decision);
  });
}

/** What holds for every decision: all questions in order, and blockers exactly when something blocks. */
function expectCoherent(decision: Decision): void {
  expect(decision.steps.map((step) => step.asks)).toEqual(questions);
  const blocking = decision.steps.filter((step) => step.answer.endsWith('Denied')).map((step) => step.asks);
  expect(decision.blockedBy).toEqual(decision.verdict === 'Allowed' ? [] : blocking);
  expect(decision.blockedBy.length > 0).toBe(decision.verdict !== 'Allowed');
  expect(decision.steps.some((step) => step.rule === decision.rule)).toBe(true);
}

function statementName({ policy, index }: StatementRef): string {
  return `${policy.kind === 'given' ? policy.name : policy.kind}.Statement[${index}]`;
}

/* From the tables' form to the engine's */

interface Layers {
  readonly policies: ApplicablePolicies;
  readonly decisive: readonly string[];
}

function applicable(given: Policies): Layers {
  const decisive: string[] = [];
  const source = (name: string, given: Policy): PolicySource => {
    const document = 'statements' in given ? given : policy(given);
    document.statements.forEach(
      (each, index) => each.decides && decisive.push(`${name}.Statement[${index}]`),
    );
    return {
      policy: { kind: 'given', name },
      document: JSON.stringify(document.json, undefined, 2),
      reachedThrough: [],
    };
  };
  const sources = (name: string, given: Policy | readonly Policy[]): PolicySource[] =>
    [given].flat().map((each, index) => source(`${name}[${index}]`, each));
  const levels = (name: string, given: readonly (readonly Policy[])[]): Level[] =>
    given.map((level, index) => ({
      via: { kind: 'given', id: `${name}[${index}]`, name: `${name}[${index}]` },
      policies: sources(`${name}[${index}]`, level),
    }));
  const policies: ApplicablePolicies = {
    identityPolicies: sources('identity', given.identity ?? []),
    ...(given.resource && { resourcePolicy: source('resource', given.resource) }),
    ...(given.boundary && { permissionsBoundaries: sources('boundary', given.boundary) }),
    ...(given.session && { sessionPolicies: sources('session', given.session) }),
    ...(given.endpoint && { endpointPolicies: sources('endpoint', given.endpoint) }),
    ...(given.scps && { serviceControlPolicies: levels('scps', given.scps) }),
    ...(given.rcps && { resourceControlPolicies: levels('rcps', given.rcps) }),
    ...(given.managementAccountId && { managementAccountIds: [given.managementAccountId] }),
  };
  return { policies, decisive };
}
