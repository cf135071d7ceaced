import { describe, expect, test } from 'vitest';
import type { Decision } from '#authorize/decision.ts';
import { gatesOf, tells } from './gates.ts';
import { decisionOf } from './test-decision.ts';

/** `1 denies, 5 open …`: number and state of each gate, an asterisk behind the gate that denied. */
function drawn(decision: Decision): string {
  return gatesOf(decision)
    .map(({ number, state, after }) => `${number} ${state}${after ? '*' : ''}`)
    .join(', ');
}

describe('gatesOf', () => {
  test('explicit denial: the rest stands behind it, and what would also block says so', () => {
    const decision = decisionOf('ExplicitlyDenied', {
      explicitDeny: ['ExplicitlyDenied', 'explicitDeny.found'],
      resourceControlPolicies: ['continue', 'rcp.everyLevelAllows'],
      serviceControlPolicies: ['notApplicable', 'scp.managementAccount'],
      resourcePolicy: ['notApplicable', 'resource.none'],
      identityPolicies: ['Allowed', 'identity.allows'],
      permissionsBoundary: ['ImplicitlyDenied', 'boundary.noAllow'],
      sessionPolicy: ['notApplicable', 'session.none'],
    });
    expect(drawn(decision)).toBe(
      '1 denies, 2 open*, 3 exempt*, 4 absent*, 5 open*, 6 alsoBlocks*, 7 absent*',
    );
    expect(
      gatesOf(decision)
        .filter(tells)
        .map(({ asks }) => asks),
    ).toEqual(['explicitDeny', 'permissionsBoundary']);
  });

  test('allowed: nothing stands behind, and the Allow is told', () => {
    const decision = decisionOf('Allowed', {
      explicitDeny: ['continue', 'explicitDeny.none'],
      resourceControlPolicies: ['notApplicable', 'rcp.noOrganization'],
      serviceControlPolicies: ['notApplicable', 'scp.noOrganization'],
      resourcePolicy: ['continue', 'resource.noGrant'],
      identityPolicies: ['Allowed', 'identity.allows'],
      permissionsBoundary: ['continue', 'boundary.allows'],
      sessionPolicy: ['notApplicable', 'session.none'],
    });
    expect(drawn(decision)).toBe('1 open, 2 absent, 3 absent, 4 open, 5 grants, 6 open, 7 absent');
  });

  test('a direct grant: the layers that need not allow are not needed, not absent', () => {
    const decision = decisionOf('Allowed', {
      explicitDeny: ['continue', 'explicitDeny.none'],
      resourceControlPolicies: ['notApplicable', 'rcp.serviceNotSupported'],
      serviceControlPolicies: ['continue', 'scp.everyLevelAllows'],
      resourcePolicy: ['Allowed', 'resource.directGrant'],
      identityPolicies: ['notApplicable', 'identity.notNeeded'],
      permissionsBoundary: ['notApplicable', 'boundary.notNeeded'],
      sessionPolicy: ['notApplicable', 'session.none'],
    });
    expect(drawn(decision)).toBe('1 open, 2 exempt, 3 open, 4 grants, 5 notNeeded, 6 notNeeded, 7 absent');
  });

  test('an endpoint is a gate only for requests that go through it', () => {
    const decision = decisionOf('ImplicitlyDenied', {
      explicitDeny: ['continue', 'explicitDeny.none'],
      endpointPolicy: ['ImplicitlyDenied', 'endpoint.noAllow'],
      identityPolicies: ['ImplicitlyDenied', 'identity.noAllow'],
    });
    const [, , , endpoint, , identity] = gatesOf(decision);
    expect(endpoint).toMatchObject({ asks: 'endpointPolicy', number: 4, state: 'shut', after: false });
    expect(identity).toMatchObject({ asks: 'identityPolicies', number: 6, state: 'alsoBlocks', after: true });
  });

  test('an action that needs no permission is granted at the first gate', () => {
    const rule = 'noPermissionNeeded.callerIdentity';
    const decision = decisionOf('Allowed', {
      explicitDeny: ['Allowed', rule],
      identityPolicies: ['notApplicable', rule],
    });
    expect(gatesOf(decision)[0]?.state).toBe('grants');
    expect(gatesOf(decision)[4]?.state).toBe('notNeeded');
  });
});
