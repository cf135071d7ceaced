import { describe, expect, it } from 'vitest';
import { documentOf, withDocument, withDraft } from './policy-document.ts';
import { policyKey, type PolicyRef } from './policy-ref.ts';
import { emptyWorld, put, type World } from './world.ts';

const account = '111122223333';
const user = `arn:aws:iam::${account}:user/alice`;
const group = `arn:aws:iam::${account}:group/developers`;
const role = `arn:aws:iam::${account}:role/Deploy`;
const managed = `arn:aws:iam::${account}:policy/LedgerWork`;
const bucket = 'arn:aws:s3:::ledger';

const identity = (arn: string, name: string) => ({
  arn,
  id: name,
  accountId: account,
  name,
  path: '/',
  inlinePolicies: [
    { name: 'one', document: `${name} one` },
    { name: 'two', document: `${name} two` },
  ],
  attachedPolicies: [],
});

function world(): World {
  let built = put(emptyWorld, 'users', { ...identity(user, 'alice'), tags: {}, groups: [group] });
  built = put(built, 'groups', identity(group, 'developers'));
  built = put(built, 'roles', {
    ...identity(role, 'Deploy'),
    tags: {},
    assumeRolePolicyDocument: 'trust',
    maxSessionDuration: 3600,
  });
  built = put(built, 'managedPolicies', {
    arn: managed,
    id: 'ANPA1',
    accountId: account,
    name: 'LedgerWork',
    path: '/',
    versions: [
      { versionId: 'v1', document: 'managed v1' },
      { versionId: 'v2', document: 'managed v2' },
    ],
    defaultVersionId: 'v2',
  });
  built = put(built, 'resources', {
    arn: bucket,
    accountId: account,
    type: 's3:bucket',
    name: 'ledger',
    tags: {},
    policy: 'bucket',
  });
  built = put(built, 'resources', {
    arn: 'arn:aws:s3:::bare',
    accountId: account,
    type: 's3:bucket',
    name: 'bare',
    tags: {},
  });
  built = put(built, 'sessions', {
    id: 'ASIA1',
    operation: 'AssumeRole',
    principalArn: `arn:aws:sts::${account}:assumed-role/Deploy/s`,
    issuerArn: role,
    accountId: account,
    name: 's',
    policy: 'session',
    policyArns: [],
    tags: {},
    issuedAt: '2026-11-21T12:00:00Z',
    expiresAt: '2026-11-21T13:00:00Z',
  });
  built = put(built, 'organizationPolicies', {
    id: 'p-1',
    arn: `arn:aws:organizations::${account}:policy/o-1/service_control_policy/p-1`,
    type: 'SERVICE_CONTROL_POLICY',
    name: 'Guard',
    document: 'scp',
    targets: ['r-1'],
    awsManaged: false,
  });
  return put(built, 'vpcEndpoints', {
    id: 'vpce-1',
    vpcId: 'vpc-1',
    accountId: account,
    service: 's3',
    policy: 'endpoint',
  });
}

const rows: readonly (readonly [PolicyRef, string])[] = [
  [{ kind: 'inline', holder: user, name: 'two' }, 'alice two'],
  [{ kind: 'inline', holder: group, name: 'one' }, 'developers one'],
  [{ kind: 'inline', holder: role, name: 'one' }, 'Deploy one'],
  [{ kind: 'managed', arn: managed, versionId: 'v1' }, 'managed v1'],
  [{ kind: 'managed', arn: managed, versionId: 'v2' }, 'managed v2'],
  [{ kind: 'trust', role }, 'trust'],
  [{ kind: 'resource', resource: bucket }, 'bucket'],
  [{ kind: 'session', session: 'ASIA1' }, 'session'],
  [{ kind: 'organization', id: 'p-1' }, 'scp'],
  [{ kind: 'vpcEndpoint', id: 'vpce-1' }, 'endpoint'],
];

describe('the text behind a reference', () => {
  it.each(rows)('%j is read, and replaced alone', (ref, text) => {
    const before = world();
    expect(documentOf(before, ref)).toBe(text);
    const after = withDocument(before, ref, 'new text');
    const texts = (of: World) => rows.map(([each]) => documentOf(of, each));
    expect(texts(after)).toEqual(rows.map(([each, old]) => (each === ref ? 'new text' : old)));
    expect(texts(before)).toEqual(rows.map(([, old]) => old));
  });

  it.each<readonly [string, PolicyRef]>([
    ['an inline policy', { kind: 'inline', holder: user, name: 'three' }],
    ['a holder', { kind: 'inline', holder: `${user}x`, name: 'one' }],
    ['a version', { kind: 'managed', arn: managed, versionId: 'v3' }],
    ['a resource policy', { kind: 'resource', resource: 'arn:aws:s3:::bare' }],
    ['a role', { kind: 'trust', role: `${role}x` }],
    ['a document given without a world', { kind: 'given', name: 'identityPolicies[0]' }],
  ])('%s that is not there stays away', (_, ref) => {
    const before = world();
    expect(documentOf(before, ref)).toBeUndefined();
    expect(withDocument(before, ref, 'new text')).toBe(before);
  });

  it('a text in force replaces the draft', () => {
    const ref: PolicyRef = { kind: 'trust', role };
    const drafted = withDraft(world(), ref, 'half a tex');
    expect(drafted.drafts.get(policyKey(ref))).toEqual({
      id: policyKey(ref),
      policy: ref,
      text: 'half a tex',
    });
    expect(documentOf(drafted, ref)).toBe('trust');
    expect(withDocument(drafted, ref, 'whole text').drafts.size).toBe(0);
  });

  it('the same text changes nothing but drops the draft', () => {
    const ref: PolicyRef = { kind: 'trust', role };
    const before = world();
    expect(withDocument(before, ref, 'trust')).toBe(before);
    expect(withDocument(withDraft(before, ref, 'x'), ref, 'trust').drafts.size).toBe(0);
  });
});
