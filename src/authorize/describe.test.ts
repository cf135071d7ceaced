import { describe as group, expect, test } from 'vitest';
import type { Request } from '#account/request.ts';
import { put, remove, type World } from '#account/world.ts';
import { policyKey } from '#account/policy-ref.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { describe } from './describe.ts';

const { world } = paymentsTeam;
const request = lab(world);
const alice = 'arn:aws:iam::111122223333:user/alice';

function lab({ requests }: World): Request {
  const found = requests.get('lab');
  if (found === undefined) throw new Error('the world has no request');
  return found;
}

function ready(change: Partial<Request> = {}, inWorld = world) {
  const description = describe(inWorld, { ...request, ...change });
  if (!description.ready) throw new Error(`not ready: ${description.problem.code}`);
  return description;
}

function problem(change: Partial<Request>, inWorld = world) {
  const description = describe(inWorld, { ...request, ...change });
  return description.ready ? undefined : `${description.problem.field} ${description.problem.code}`;
}

function value(key: string, change: Partial<Request> = {}) {
  return ready(change).keys.find((each) => each.key === key)?.value;
}

function session(name: string): string {
  const found = [...world.sessions.values()].find((each) => each.name === name || each.operation === name);
  if (found === undefined) throw new Error(`no session ${name}`);
  return found.id;
}

group('requests that AWS would not get to authorize', () => {
  test.each<[string, Partial<Request>]>([
    ['principal unknownPrincipal', { principal: 'arn:aws:iam::111122223333:user/nobody' }],
    ['principal unknownPrincipal', { principal: 'arn:aws:iam::111122223333:role/ReportWriter' }],
    ['principal unknownPrincipal', { principal: 'arn:aws:iam::000000000000:root' }],
    ['principal unknownPrincipal', { principal: '' }],
    ['action malformedAction', { action: 's3' }],
    ['action malformedAction', { action: 's3:Get*' }],
    ['resource malformedResource', { resource: 'my-bucket' }],
    [
      'principal sessionMayNotCall',
      { principal: session('GetFederationToken'), action: 'iam:ListUsers', resource: '*' },
    ],
    [
      'principal sessionMayNotCall',
      { principal: session('GetFederationToken'), action: 'sts:AssumeRole', resource: '*' },
    ],
    [
      'principal sessionMayNotCall',
      { principal: session('GetSessionToken'), action: 'sts:GetFederationToken', resource: '*' },
    ],
    ['resource unknownResourceAccount', { principal: 'anonymous', resource: 'arn:aws:s3:::elsewhere/x' }],
  ])('%s: %j', (expected, change) => {
    expect(problem(change)).toBe(expected);
  });

  test('credentials end at their expiry', () => {
    const environment = world.environments.get('environment');
    const later = environment && put(world, 'environments', { ...environment, now: '2030-01-01T00:00:00Z' });
    expect(problem({}, later)).toBe('principal expiredSession');
  });
  test('a session whose user is gone is nobody', () => {
    expect(problem({}, remove(world, 'users', alice))).toBe('principal unknownPrincipal');
  });
});

group('who calls', () => {
  test.each([
    ['a user', alice, { kind: 'user', arn: alice, accountId: '111122223333' }],
    ['GetSessionToken credentials', session('GetSessionToken'), { kind: 'user', arn: alice }],
    ['root', 'arn:aws:iam::111122223333:root', { kind: 'root', accountId: '111122223333' }],
    ['a federated user', session('GetFederationToken'), { kind: 'federatedUser' }],
    ['a service', 'ec2.amazonaws.com', { kind: 'service', name: 'ec2.amazonaws.com' }],
    ['a provider', 'accounts.google.com', { kind: 'identityProvider', name: 'accounts.google.com' }],
    ['nobody', 'anonymous', { kind: 'anonymous' }],
  ])('%s', (_, principal, expected) => {
    expect(ready({ principal }).request.principal).toMatchObject(expected);
  });

  test('Cognito is a provider when a token is traded, else a service', () => {
    const principal = 'cognito-identity.amazonaws.com';
    const federation = ready({ principal, action: 'sts:AssumeRoleWithWebIdentity' });
    expect(federation.request.principal.kind).toBe('identityProvider');
    expect(ready({ principal }).request.principal.kind).toBe('service');
  });
});

group('context keys', () => {
  const withLongTermKey = { principal: alice };
  test.each<[string, string | undefined, Partial<Request>]>([
    ['aws:username', 'alice', {}],
    ['aws:PrincipalTag/team', 'payments', {}],
    ['aws:MultiFactorAuthPresent', 'true', {}],
    ['aws:MultiFactorAuthPresent', undefined, withLongTermKey],
    ['aws:TokenIssueTime', undefined, withLongTermKey],
    ['aws:PrincipalType', 'Account', { principal: 'arn:aws:iam::111122223333:root' }],
    ['aws:userid', '111122223333', { principal: 'arn:aws:iam::111122223333:root' }],
    ['aws:username', undefined, { principal: 'arn:aws:iam::111122223333:root' }],
    ['aws:PrincipalAccount', 'anonymous', { principal: 'anonymous' }],
    ['aws:PrincipalArn', undefined, { principal: 'anonymous' }],
    ['aws:PrincipalIsAWSService', 'true', { principal: 'ec2.amazonaws.com' }],
    ['aws:SourceIp', undefined, { principal: 'ec2.amazonaws.com' }],
    ['aws:RequestedRegion', 'eu-west-1', {}],
    ['aws:RequestedRegion', 'us-east-1', { action: 'iam:GetUser', resource: alice }],
    [
      'aws:RequestedRegion',
      'cn-north-1',
      { principal: 'arn:aws-cn:iam::111122223333:root', action: 'iam:GetUser', resource: alice },
    ],
    [
      'aws:RequestedRegion',
      'ap-south-1',
      { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:ap-south-1:111122223333:q' },
    ],
    ['aws:ResourceAccount', '111122223333', {}],
    ['iam:ResourceTag/team', 'payments', { action: 'iam:GetUser', resource: alice }],
    ['aws:EpochTime', '1795271933', {}],
  ])('%s is %s: %j', (key, expected, change) => {
    expect(value(key, change)).toBe(expected);
  });

  test('through a VPC endpoint the public address is gone', () => {
    const vpcEndpointId = [...world.vpcEndpoints.keys()][0] ?? '';
    expect(value('aws:SourceIp', { vpcEndpointId })).toBeUndefined();
    expect(value('aws:SourceVpce', { vpcEndpointId })).toBe(vpcEndpointId);
    expect(ready({ vpcEndpointId }).policies.endpointPolicies).toHaveLength(1);
  });
  test('a key that the person sets wins, in any case, and remembers what it was', () => {
    const { keys, request: described } = ready({ overrides: { 'AWS:SOURCEIP': '192.0.2.1' } });
    expect(keys[0]).toEqual({
      key: 'aws:SourceIp',
      value: '192.0.2.1',
      origin: 'overridden',
      derived: '198.51.100.7',
    });
    expect(described.context['aws:SourceIp']).toBe('192.0.2.1');
    expect(Object.keys(described.context)).not.toContain('AWS:SOURCEIP');
  });
  test('a service that is named like a method of every object has no tag keys of its own', () => {
    const arn = 'arn:aws:constructor:eu-west-1:111122223333:thing';
    const [bucket] = world.resources.values();
    const tagged = put(world, 'resources', { ...bucket!, arn, tags: { team: 'a' } });
    const { keys } = ready({ resource: arn, action: 'constructor:Foo' }, tagged);
    expect(keys.map(({ key }) => key).filter((key) => key.endsWith('/team'))).toEqual([
      'aws:PrincipalTag/team',
      'aws:ResourceTag/team',
    ]);
  });
  test('a key can be taken away', () => {
    expect(ready({ overrides: { 'aws:username': null } }).request.context).not.toHaveProperty([
      'aws:username',
    ]);
  });
});

group('policies that apply', () => {
  const { policies } = ready();

  test('a group policy is reached through the group, then the user', () => {
    const work = policies.identityPolicies.find(({ policy }) => policyKey(policy).includes('LedgerWork'));
    expect(work?.reachedThrough.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'group developers',
      'user alice',
    ]);
  });
  test('organization levels go from the root to the account', () => {
    expect(policies.serviceControlPolicies?.map(({ via }) => via.kind)).toEqual([
      'organizationRoot',
      'organizationalUnit',
      'organizationalUnit',
      'account',
    ]);
  });
  test('an object is guarded by the policy of its bucket', () => {
    const resource = 'arn:aws:s3:::acme-prod-statements/x';
    const { policies: found } = ready({ resource });
    expect(found.resourcePolicy?.policy).toEqual({
      kind: 'resource',
      resource: 'arn:aws:s3:::acme-prod-statements',
    });
  });
  test('a boundary that the world lost still bounds', () => {
    const boundary = world.users.get(alice)?.permissionsBoundary ?? '';
    const { policies: found } = ready({}, remove(world, 'managedPolicies', boundary));
    expect(found.permissionsBoundaries).toHaveLength(1);
  });
  test('a type of policy that the organization has not enabled binds nobody', () => {
    const rcps = [...world.organizationPolicies.values()].filter(
      ({ type }) => type === 'RESOURCE_CONTROL_POLICY',
    );
    const without = rcps.reduce((left, { id }) => remove(left, 'organizationPolicies', id), world);
    expect(rcps.length).toBeGreaterThan(0);
    expect(ready({}, without).policies.resourceControlPolicies).toBeUndefined();
    expect(ready({}, without).policies.serviceControlPolicies).toHaveLength(4);
  });
  test('outside an organization there are no levels', () => {
    const account = world.accounts.get('111122223333');
    const alone = account && put(world, 'accounts', { id: account.id, name: account.name });
    const { policies: found } = ready({}, alone);
    expect(found.serviceControlPolicies).toBeUndefined();
    expect(found.resourceControlPolicies).toBeUndefined();
  });
});
