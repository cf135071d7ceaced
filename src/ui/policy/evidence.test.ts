import { describe, expect, it } from 'vitest';
import type { Request } from '#account/request.ts';
import { put, type World } from '#account/world.ts';
import { authorize } from '#authorize/authorize.ts';
import { describe as describeRequest } from '#authorize/describe.ts';
import { parsePolicy } from '#policy/parse.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { gatesOf, tells } from '#ui/decision/gates.ts';
import { policyName } from '#ui/decision/policy-name.ts';
import { absentWords, firstPolicy } from './absent-layer.ts';
import { callerOf, evidenceOf } from './evidence.ts';
import { marks } from './marks.ts';
import { policyPlace, policyRole, policyTypeOf, policyVersion, readOnlyBecause } from './policy-facts.ts';

const { world } = paymentsTeam;
const lab = world.requests.get('lab');
if (!lab) throw new Error('the payments team asks nothing');
const asked: Request = lab;

function look(change: Partial<Request>, at: World = world) {
  const request = { ...asked, ...change };
  const now = put(at, 'requests', request);
  const description = describeRequest(now, request);
  if (!description.ready) throw new Error(description.problem.code);
  const gates = gatesOf(authorize(description.request, description.policies));
  return { now, request, description, gates };
}

const steward = { overrides: { 'aws:PrincipalTag/data-steward': 'true' } };

/** `1 KeepProdData*`: number of the gate, name, and whether it has its say. */
function listed(change: Partial<Request>): string[] {
  const { gates } = look(change);
  const entries = evidenceOf(
    gates,
    gates.filter(tells).map(({ asks }) => asks),
  );
  return entries.map(
    ({ gate, ref, tells: has }) => `${gate.number} ${policyName(ref, world)}${has ? '*' : ''}`,
  );
}

describe('policies in evidence', () => {
  it('a Deny: the policy that holds it, then the one that would also block, then the rest', () => {
    const names = listed({});
    expect(names.slice(0, 2)).toEqual(['1 KeepProdData*', '6 AppCeiling*']);
    expect(names.slice(2).every((name) => name.startsWith('1 ') && !name.endsWith('*'))).toBe(true);
  });

  it('no Allow: every policy of the gate that is shut', () => {
    expect(listed(steward)).toEqual(['6 AppCeiling*']);
  });

  it('an Allow: the policy that grants', () => {
    expect(listed({ action: 's3:GetObject' })[0]).toBe('5 LedgerWork*');
  });

  it('each policy stands once, also when several gates show it', () => {
    const { gates } = look({});
    const entries = evidenceOf(
      gates,
      gates.map(({ asks }) => asks),
    );
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    expect(entries.find(({ key }) => key.includes('AppCeiling'))?.traces.length).toBeGreaterThanOrEqual(1);
  });

  it('what is marked in a Deny are the lines of its elements', () => {
    const { gates, description } = look({});
    const [entry] = evidenceOf(gates, ['explicitDeny']);
    if (entry?.ref.kind !== 'organization') throw new Error('the SCP is not first');
    const text = world.organizationPolicies.get(entry.ref.id)?.document ?? '';
    const lines = text.split('\n');
    const drawn = marks(entry.traces, parsePolicy(text), {
      caller: callerOf(description.request.principal),
      originOf: () => undefined,
    });
    const elements = drawn.map(({ line }) => /"([\w:/-]+)":/.exec(lines[line - 1] ?? '')?.[1]);
    expect(elements).toEqual(['Effect', 'Action', 'Resource', 'aws:PrincipalTag/data-steward']);
  });

  it.each([
    ['explicitDeny', 'KeepProdData', 'SCP', 'on OU Production', '', 'serviceControl', undefined],
    [
      'permissionsBoundary',
      'AppCeiling',
      'boundary',
      'of alice and 2 others',
      'version 3 of 3',
      'identity',
      undefined,
    ],
    ['identityPolicies', 'LedgerWork', 'customer managed', 'on group developers', '', 'identity', undefined],
    ['serviceControlPolicies', 'FullAWSAccess', 'SCP', 'on Root', '', 'serviceControl', 'AWS keeps it'],
  ] as const)('%s shows %s', (asks, name, role, place, version, type, readOnly) => {
    const { gates } = look({});
    const entry = evidenceOf(gates, [asks]).find(({ ref }) => policyName(ref, world) === name);
    if (!entry) throw new Error(`${name} is not in evidence`);
    expect([
      policyRole(entry.ref, asks, world),
      policyPlace(entry.ref, entry.reachedThrough, asks, world),
      policyVersion(entry.ref, world),
      policyTypeOf(entry.ref, world),
      readOnlyBecause(entry.ref, world),
    ]).toEqual([role, place, version, type, readOnly]);
  });
});

describe('a gate without policies', () => {
  it('teaches, and offers the first policy where it can be put', () => {
    const { now, request, description } = look({});
    const first = firstPolicy(now, request, description, 'resourcePolicy');
    expect(first?.says).toBe('Add a bucket policy');
    const bucket = first?.edit(now).resources.get('arn:aws:s3:::acme-prod-ledger');
    expect(bucket?.policy).toContain('"AllowDeleteObject"');
    expect(absentWords.resourcePolicy).toContain('no policy of its own');
  });

  it('gives a user an inline policy with what was asked, which then allows it', () => {
    const { now, request, description } = look({
      ...steward,
      principal: 'arn:aws:iam::111122223333:user/bob',
    });
    const first = firstPolicy(now, request, description, 'identityPolicies');
    expect(first?.says).toBe('Add an inline policy to bob');
    const after = look(request, first?.edit(now));
    const identity = after.gates.find(({ asks }) => asks === 'identityPolicies');
    expect(identity?.step.answer === 'Allowed' || identity?.step.answer === 'continue').toBe(true);
  });

  it.each(['permissionsBoundary', 'sessionPolicy', 'serviceControlPolicies'] as const)(
    'offers nothing for %s',
    (asks) => {
      const { now, request, description } = look({});
      expect(firstPolicy(now, request, description, asks)).toBeUndefined();
    },
  );
});
