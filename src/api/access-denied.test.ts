import { describe, expect, test } from 'vitest';
import { authorize } from '#authorize/authorize.ts';
import type {
  ApplicablePolicies,
  AuthorizationRequest,
  PolicySource,
} from '#authorize/authorization-request.ts';
import type { Principal } from '#authorize/principal.ts';
import { paymentsTeam } from '#scenarios/ready/payments-team/payments-team.ts';
import { accessDenied } from './access-denied.ts';

const alice: Principal = {
  kind: 'user',
  arn: 'arn:aws:iam::111122223333:user/alice',
  accountId: '111122223333',
};
const cara: Principal = {
  kind: 'user',
  arn: 'arn:aws:iam::444455556666:user/cara',
  accountId: '444455556666',
};
const root: Principal = { kind: 'root', arn: 'arn:aws:iam::111122223333:root', accountId: '111122223333' };
const roleArn = 'arn:aws:iam::111122223333:role/App';
const job: Principal = {
  kind: 'roleSession',
  arn: 'arn:aws:sts::111122223333:assumed-role/App/job',
  accountId: '111122223333',
  roleArn,
};
const dana: Principal = {
  kind: 'federatedUser',
  arn: 'arn:aws:sts::111122223333:federated-user/dana',
  accountId: '111122223333',
  issuerArn: 'arn:aws:iam::111122223333:user/broker',
};

type Effect = 'Allow' | 'Deny';
type Layers = Omit<ApplicablePolicies, 'identityPolicies'> & Partial<ApplicablePolicies>;

/** A policy with one statement on everything. */
function says(
  effect: Effect,
  extra: object = {},
  policy: PolicySource['policy'] = { kind: 'given', name: 'p' },
): PolicySource {
  const statement = { Effect: effect, Action: '*', Resource: '*', ...extra };
  return {
    policy,
    document: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    reachedThrough: [],
  };
}

function everyone(effect: Effect): PolicySource {
  return says(effect, { Principal: '*' });
}

const none = { ...says('Allow'), document: '{"Version":"2012-10-17","Statement":[]}' };

function level(...policies: readonly PolicySource[]) {
  return { via: { kind: 'given', id: 'l', name: 'l' } as const, policies };
}

function denied(
  principal: Principal,
  action: string,
  arn: string,
  layers: Layers = {},
  accountId = '111122223333',
) {
  const request: AuthorizationRequest = { principal, action, resource: { arn, accountId }, context: {} };
  const policies = { identityPolicies: [], ...layers };
  return accessDenied(request, authorize(request, policies));
}

const queue = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
const user = 'User: arn:aws:iam::111122223333:user/alice is not authorized to perform:';

describe('the reason names one type of policy', () => {
  const lead = `${user} sqs:SendMessage on resource: ${queue}`;
  const allow = [says('Allow')];
  test.each<[string, Principal, Layers, string]>([
    ['nothing allows', alice, {}, 'because no identity-based policy allows the sqs:SendMessage action'],
    [
      'identity denies',
      alice,
      { identityPolicies: [says('Deny')] },
      'with an explicit deny in an identity-based policy',
    ],
    [
      'resource denies',
      alice,
      { resourcePolicy: everyone('Deny') },
      'with an explicit deny in a resource-based policy',
    ],
    [
      'boundary is silent',
      alice,
      { identityPolicies: allow, permissionsBoundaries: [none] },
      'because no permissions boundary allows the sqs:SendMessage action',
    ],
    [
      'boundary and identity are silent',
      alice,
      { permissionsBoundaries: [none] },
      'because no identity-based policy allows the sqs:SendMessage action',
    ],
    [
      'boundary denies',
      alice,
      { permissionsBoundaries: [says('Deny')] },
      'with an explicit deny in a permissions boundary',
    ],
    [
      'SCP is silent',
      alice,
      { serviceControlPolicies: [level(none)] },
      'because no service control policy allows the sqs:SendMessage action',
    ],
    [
      'SCP denies',
      alice,
      { serviceControlPolicies: [level(says('Deny'))] },
      'with an explicit deny in a service control policy',
    ],
    [
      'RCP denies',
      alice,
      { resourceControlPolicies: [level(everyone('Deny'))] },
      'with an explicit deny in a resource control policy',
    ],
    [
      'an explicit deny goes before an implicit one',
      alice,
      { serviceControlPolicies: [level(none)], identityPolicies: [says('Deny')] },
      'with an explicit deny in an identity-based policy',
    ],
    [
      'RCP goes before SCP',
      alice,
      { resourceControlPolicies: [level(everyone('Deny'))], serviceControlPolicies: [level(says('Deny'))] },
      'with an explicit deny in a resource control policy',
    ],
    [
      'endpoint is silent',
      alice,
      { endpointPolicies: [none] },
      'because no VPC endpoint policy allows the sqs:SendMessage action',
    ],
    [
      'endpoint denies',
      alice,
      { endpointPolicies: [everyone('Deny')] },
      'with an explicit deny in a VPC endpoint policy',
    ],
  ])('%s', (_, principal, layers, reason) => {
    expect(denied(principal, 'sqs:SendMessage', queue, layers)).toEqual({
      code: 'AccessDenied',
      httpStatus: 403,
      message: `${lead} ${reason}`,
    });
  });

  test('a session policy that is silent', () => {
    const { message } = denied(job, 'sqs:SendMessage', queue, {
      identityPolicies: allow,
      sessionPolicies: [none],
    });
    expect(message).toContain('assumed-role/App/job is not authorized');
    expect(message).toMatch(/because no session policy allows the sqs:SendMessage action$/);
  });
  test('a federated user without session policy', () => {
    const { message } = denied(dana, 'sqs:SendMessage', queue, { identityPolicies: allow });
    expect(message).toMatch(/because no session policy allows the sqs:SendMessage action$/);
  });
  test('an action without resource names none', () => {
    const { message } = denied(alice, 'sqs:ListQueues', '*');
    expect(message).toBe(
      `${user} sqs:ListQueues because no identity-based policy allows the sqs:ListQueues action`,
    );
  });
});

describe('services have wordings of their own', () => {
  test.each<[string, Principal, string, string, Layers, string, string, number]>([
    [
      'S3 puts the ARN in quotes',
      alice,
      's3:GetObject',
      'arn:aws:s3:::b/k',
      {},
      `${user} s3:GetObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:GetObject action`,
      'AccessDenied',
      403,
    ],
    [
      'EC2',
      alice,
      'ec2:DescribeInstances',
      '*',
      {},
      `You are not authorized to perform this operation. ${user} ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
      'UnauthorizedOperation',
      403,
    ],
    [
      'STS gives no reason',
      alice,
      'sts:AssumeRole',
      roleArn,
      {},
      `${user} sts:AssumeRole on resource: ${roleArn}`,
      'AccessDenied',
      403,
    ],
    [
      'root may not assume roles',
      root,
      'sts:AssumeRole',
      roleArn,
      {},
      'Roles may not be assumed by root accounts.',
      'AccessDenied',
      403,
    ],
    [
      'a federated caller',
      { kind: 'identityProvider', name: 'accounts.google.com' },
      'sts:AssumeRoleWithWebIdentity',
      roleArn,
      {},
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      'AccessDenied',
      403,
    ],
    [
      'IAM names an entity by type',
      alice,
      'iam:GetRole',
      'arn:aws:iam::111122223333:role/team/App',
      {},
      `${user} iam:GetRole on resource: role App because no identity-based policy allows the iam:GetRole action`,
      'AccessDenied',
      403,
    ],
    [
      'IAM names a new entity by ARN',
      alice,
      'iam:CreateUser',
      'arn:aws:iam::111122223333:user/new',
      {},
      `${user} iam:CreateUser on resource: arn:aws:iam::111122223333:user/new because no identity-based policy allows the iam:CreateUser action`,
      'AccessDenied',
      403,
    ],
    [
      'IAM lists policies by path',
      alice,
      'iam:ListPolicies',
      '*',
      {},
      `${user} iam:ListPolicies on resource: policy path / because no identity-based policy allows the iam:ListPolicies action`,
      'AccessDenied',
      403,
    ],
    [
      'SNS',
      alice,
      'sns:Publish',
      'arn:aws:sns:eu-west-1:111122223333:t',
      {},
      `${user} sns:Publish on resource: arn:aws:sns:eu-west-1:111122223333:t because no identity-based policy allows the sns:Publish action`,
      'AuthorizationError',
      403,
    ],
    [
      'DynamoDB',
      alice,
      'dynamodb:GetItem',
      'arn:aws:dynamodb:eu-west-1:111122223333:table/T',
      {},
      `${user} dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/T because no identity-based policy allows the dynamodb:GetItem action`,
      'AccessDeniedException',
      400,
    ],
  ])('%s', (_, principal, action, arn, layers, message, code, httpStatus) => {
    expect(denied(principal, action, arn, layers)).toEqual({ code, message, httpStatus });
  });

  test('S3 tells strangers nothing', () => {
    expect(denied(cara, 's3:GetObject', 'arn:aws:s3:::b/k').message).toBe('Access Denied');
  });
  test('KMS tells other accounts nothing about a key', () => {
    const { message, httpStatus } = denied(cara, 'kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/1');
    expect(message).toMatch(
      /kms:Decrypt on this resource because the resource does not exist in this Region, no/,
    );
    expect(httpStatus).toBe(400);
  });
});

describe('policy ARNs', () => {
  const boundary = {
    kind: 'managed',
    arn: 'arn:aws:iam::111122223333:policy/Ceiling',
    versionId: 'v1',
  } as const;

  test('follow an explicit deny of a managed policy', () => {
    const { message } = denied(alice, 'sqs:SendMessage', queue, {
      permissionsBoundaries: [says('Deny', {}, boundary)],
    });
    expect(message).toMatch(/in a permissions boundary: arn:aws:iam::111122223333:policy\/Ceiling$/);
  });
  test('inline policies have none', () => {
    const inline = { kind: 'inline', holder: 'arn:aws:iam::111122223333:user/alice', name: 'p' } as const;
    const { message } = denied(alice, 'sqs:SendMessage', queue, {
      identityPolicies: [says('Deny', {}, inline)],
    });
    expect(message).toMatch(/identity-based policy$/);
  });
  test('an SCP has one in its world', () => {
    const { world } = paymentsTeam;
    const scp = [...world.organizationPolicies.values()].find(({ name }) => name === 'KeepProdData');
    const source = says('Deny', {}, { kind: 'organization', id: scp?.id ?? '' });
    const request: AuthorizationRequest = {
      principal: alice,
      action: 'sqs:SendMessage',
      resource: { arn: queue, accountId: '111122223333' },
      context: {},
    };
    const policies = { identityPolicies: [], serviceControlPolicies: [level(source)] };
    expect(accessDenied(request, authorize(request, policies), world).message).toBe(
      `${user} sqs:SendMessage on resource: ${queue} with an explicit deny in a service control policy: ${scp?.arn ?? ''}`,
    );
  });
});

test('a service that is named like a method of every object is a service like any other', () => {
  const resource = { arn: '*', accountId: '111122223333' };
  const request = { principal: alice, action: 'constructor:Foo', resource, context: {} };
  expect(accessDenied(request, authorize(request, { identityPolicies: [] }))).toMatchObject({
    code: 'AccessDenied',
    message: expect.stringContaining(
      'User: arn:aws:iam::111122223333:user/alice is not authorized to perform:',
    ),
  });
});
