/**
 * A situation as a decision case: JSON to read, to keep as a table row, or to hand to the command line.
 */
import type { Level, PolicySource } from '#authorize/authorization-request.ts';
import type { Principal } from '#authorize/principal.ts';
import type { Situation } from './arbitrary.ts';
import { opinionOn } from './oracle.ts';

export function caseJson({ request, policies }: Situation, why: readonly string[]): string {
  const { principal, ...rest } = request;
  const decisionCase = {
    request: { principal: principalName(principal), ...issuer(principal), ...rest },
    caller: principal,
    identityPolicies: documentsOf(policies.identityPolicies),
    resourcePolicy: policies.resourcePolicy && documentOf(policies.resourcePolicy),
    permissionsBoundaries: documentsOf(policies.permissionsBoundaries),
    scps: levelsOf(policies.serviceControlPolicies),
    rcps: levelsOf(policies.resourceControlPolicies),
    sessionPolicies: documentsOf(policies.sessionPolicies),
    endpointPolicies: documentsOf(policies.endpointPolicies),
    organization: policies.managementAccountIds && { managementAccountId: policies.managementAccountIds[0] },
    expected: opinionOn(request, policies).verdict,
    why,
  };
  return JSON.stringify(decisionCase, null, 2);
}

function principalName(principal: Principal): string {
  if ('arn' in principal) return principal.arn;
  return principal.kind === 'anonymous' ? 'anonymous' : principal.name;
}

function issuer(principal: Principal): { readonly issuer?: string } {
  return principal.kind === 'federatedUser' ? { issuer: principal.issuerArn } : {};
}

/** The document itself, or its text when that is no JSON. */
function documentOf({ document }: PolicySource): unknown {
  try {
    return JSON.parse(document) as unknown;
  } catch {
    return document;
  }
}

function documentsOf(sources: readonly PolicySource[] | undefined): readonly unknown[] | undefined {
  return sources?.map(documentOf);
}

function levelsOf(levels: readonly Level[] | undefined): readonly (readonly unknown[])[] | undefined {
  return levels?.map(({ policies }) => policies.map(documentOf));
}
