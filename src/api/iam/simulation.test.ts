import { describe, expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import { accountId, as, emptyAccount, TestAccount } from '../test-api.ts';

interface Result {
  readonly EvalDecision: string;
  readonly MatchedStatements: readonly { readonly StartPosition: object; readonly EndPosition: object }[];
}

const alice = `arn:aws:iam::${accountId}:user/alice`;

const identity = { accountId, path: '/', attachedPolicies: [], inlinePolicies: [] };

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

const allowS3 = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const denyDelete = { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' };

function withUser(document: string, world: World = emptyAccount): World {
  const inlinePolicies = [{ name: 'p', document }];
  return put(world, 'users', {
    ...identity,
    arn: alice,
    id: 'AIDAALICE',
    name: 'alice',
    inlinePolicies,
    groups: [],
    tags: {},
  });
}

async function results(operation: string, parameters: object, world = emptyAccount) {
  const answer = await new TestAccount(world).call(operation, { ...parameters });
  if (typeof answer === 'string') throw new Error(answer);
  return (answer as { readonly EvaluationResults: readonly Result[] }).EvaluationResults;
}

describe('SimulateCustomPolicy', () => {
  const ask = { PolicyInputList: [policy(allowS3, denyDelete)] };

  it.each([
    ['s3:GetObject', 'allowed'],
    ['s3:DeleteObject', 'explicitDeny'],
    ['ec2:RunInstances', 'implicitDeny'],
  ])('decides %s: %s', async (action, decision) => {
    const [result] = await results('SimulateCustomPolicy', { ...ask, ActionNames: [action] });
    expect(result?.EvalDecision).toBe(decision);
  });

  it('answers for each action, without resources about everything', async () => {
    const answer = await new TestAccount().call('SimulateCustomPolicy', {
      PolicyInputList: [
        '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}',
      ],
      ActionNames: ['s3:GetObject', 'iam:GetUser'],
    });
    expect(answer).toEqual({
      EvaluationResults: [
        {
          EvalActionName: 's3:GetObject',
          EvalResourceName: '*',
          EvalDecision: 'allowed',
          MatchedStatements: [
            {
              SourcePolicyId: 'PolicyInputList.1',
              SourcePolicyType: 'IAM Policy',
              StartPosition: { Line: 1, Column: 41 },
              EndPosition: { Line: 1, Column: 95 },
            },
          ],
          MissingContextValues: [],
        },
        {
          EvalActionName: 'iam:GetUser',
          EvalResourceName: '*',
          EvalDecision: 'implicitDeny',
          MatchedStatements: [],
          MissingContextValues: [],
        },
      ],
      IsTruncated: false,
    });
  });

  it('answers for each resource beside what comes of all', async () => {
    const one = 'arn:aws:s3:::bucket/one';
    const two = 'arn:aws:s3:::bucket/two';
    const onlyOne = policy({ ...allowS3, Resource: one });
    const [alone] = await results('SimulateCustomPolicy', {
      PolicyInputList: [onlyOne],
      ActionNames: ['s3:GetObject'],
      ResourceArns: [one],
    });
    expect(alone).toMatchObject({
      EvalResourceName: one,
      EvalDecision: 'allowed',
      EvalDecisionDetails: new Map(),
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }],
      ResourceSpecificResults: [
        {
          EvalResourceName: one,
          EvalResourceDecision: 'allowed',
          MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }],
          MissingContextValues: [],
        },
      ],
    });
    const [both] = await results('SimulateCustomPolicy', {
      PolicyInputList: [onlyOne],
      ActionNames: ['s3:GetObject'],
      ResourceArns: [one, two],
    });
    expect(both).toMatchObject({
      EvalDecision: 'implicitDeny',
      MatchedStatements: [],
      ResourceSpecificResults: [
        { EvalResourceDecision: 'allowed' },
        { EvalResourceDecision: 'implicitDeny' },
      ],
    });
  });

  it('answers in pages', async () => {
    const account = new TestAccount();
    const given = { ...ask, ActionNames: ['s3:GetObject', 's3:PutObject'], MaxItems: 1 };
    const page = (await account.call('SimulateCustomPolicy', given)) as { readonly Marker: string };
    expect(page).toMatchObject({
      IsTruncated: true,
      EvaluationResults: [{ EvalActionName: 's3:GetObject' }],
    });
    expect(await account.call('SimulateCustomPolicy', { ...given, Marker: page.Marker })).toMatchObject({
      IsTruncated: false,
      EvaluationResults: [{ EvalActionName: 's3:PutObject' }],
    });
  });

  it('knows no context but what it is given', async () => {
    const document = policy({
      ...allowS3,
      Condition: { Bool: { 'aws:SecureTransport': 'true' }, 'ForAllValues:StringEquals': { 'x:list': 'a' } },
    });
    const given = { PolicyInputList: [document], ActionNames: ['s3:GetObject'] };
    const [without] = await results('SimulateCustomPolicy', given);
    expect(without).toMatchObject({
      EvalDecision: 'implicitDeny',
      MissingContextValues: ['aws:SecureTransport', 'x:list'],
    });
    const ContextEntries = [
      { ContextKeyName: 'aws:securetransport', ContextKeyValues: ['true'], ContextKeyType: 'boolean' },
      { ContextKeyName: 'x:list', ContextKeyValues: ['a'], ContextKeyType: 'stringList' },
    ];
    const [with_] = await results('SimulateCustomPolicy', { ...given, ContextEntries });
    expect(with_).toMatchObject({ EvalDecision: 'allowed', MissingContextValues: [] });
  });

  it('bounds by a boundary', async () => {
    const [result] = await results('SimulateCustomPolicy', {
      ...ask,
      PermissionsBoundaryPolicyInputList: [policy({ ...allowS3, Action: 's3:Get*' })],
      ActionNames: ['s3:PutObject'],
    });
    expect(result).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    });
  });

  it('asks a key’s or a role’s own policy only when it is handed in', async () => {
    const given = {
      PolicyInputList: [policy({ Effect: 'Allow', Action: '*', Resource: '*' })],
      ActionNames: ['kms:Decrypt'],
      ResourceArns: [`arn:aws:kms:us-east-1:${accountId}:key/k`],
    };
    expect(await results('SimulateCustomPolicy', given)).toMatchObject([{ EvalDecision: 'allowed' }]);
    const ResourcePolicy = policy({
      Effect: 'Allow',
      Principal: { AWS: '999988887777' },
      Action: '*',
      Resource: '*',
    });
    expect(
      await results('SimulateCustomPolicy', { ...given, ResourcePolicy, CallerArn: alice }),
    ).toMatchObject([{ EvalDecision: 'implicitDeny' }]);
  });

  it('asks both sides across accounts', async () => {
    const ResourcePolicy = policy({ ...allowS3, Principal: { AWS: alice } });
    const [result] = await results('SimulateCustomPolicy', {
      PolicyInputList: [policy({ ...allowS3, Action: 'ec2:*' })],
      ActionNames: ['s3:GetObject'],
      ResourceArns: ['arn:aws:s3:::b/k'],
      ResourcePolicy,
      ResourceOwner: 'arn:aws:iam::444455556666:root',
      CallerArn: alice,
    });
    expect(result).toMatchObject({
      EvalDecision: 'implicitDeny',
      EvalDecisionDetails: new Map([
        ['IAM Policy', 'implicitDeny'],
        ['Resource Policy', 'allowed'],
      ]),
    });
  });

  it.each<readonly [string, object, string]>([
    ['an action without service', { ActionNames: ['GetObject'] }, 'Invalid Action Name: GetObject'],
    [
      'a resource that is no ARN',
      { ResourceArns: ['14a050d4-021e-4efe-84bb'] },
      'ResourceNames are not in a valid ARN format: 14a050d4-021e-4efe-84bb.',
    ],
    [
      'an owner that is not the ARN of root',
      { ResourceOwner: '123456789012' },
      "'123456789012' is not a valid as a Resource Owner.",
    ],
    ['a caller that is no user', { CallerArn: `arn:aws:iam::${accountId}:role/r` }, 'Invalid Entity Arn: '],
    ['a resource policy that nobody meets', { ResourcePolicy: '{}' }, 'CallerArn must be'],
    [
      'two boundaries',
      { PermissionsBoundaryPolicyInputList: [policy(allowS3), policy(allowS3)] },
      'The list of Permissions Boundary policies cannot exceed 1 items.',
    ],
    ['a text that is no policy', { PolicyInputList: ['{'] }, 'Syntax errors in policy.'],
  ])('refuses %s', async (_, parameters, message) => {
    const given = { ...ask, ActionNames: ['s3:GetObject'], ...parameters };
    expect(await new TestAccount().call('SimulateCustomPolicy', given)).toContain(
      `InvalidInput 400: ${message}`,
    );
  });

  it('fails on a resource policy that cannot be evaluated', async () => {
    const given = {
      ...ask,
      ActionNames: ['s3:GetObject'],
      CallerArn: alice,
      ResourcePolicy: policy({ ...allowS3, Principal: 7 }),
    };
    expect(await new TestAccount().call('SimulateCustomPolicy', given)).toMatch(/^PolicyEvaluation 500/);
  });
});

describe('where a statement stands', () => {
  const places = async (parameters: object) => {
    const [result] = await results('SimulateCustomPolicy', {
      ActionNames: ['s3:DeleteObject'],
      ...parameters,
    });
    return result?.MatchedStatements.map(({ StartPosition, EndPosition }) => [StartPosition, EndPosition]);
  };
  const at = (Line: number, Column: number) => ({ Line, Column });

  it('is from behind the bracket to behind the brace', async () => {
    const indented = JSON.stringify(
      { Version: '2012-10-17', Statement: [{ ...allowS3, Action: '*' }] },
      null,
      2,
    );
    expect(await places({ PolicyInputList: [indented] })).toEqual([[at(3, 17), at(8, 6)]]);
    const wider = JSON.stringify(
      { Version: '2012-10-17', Statement: [{ ...allowS3, Action: '*' }] },
      null,
      4,
    );
    expect(await places({ PolicyInputList: [wider] })).toEqual([[at(3, 19), at(8, 10)]]);
  });

  it('is from the end of the one before', async () => {
    const compact = policy(allowS3, denyDelete);
    const first = compact.indexOf('},{') + 1;
    expect(await places({ PolicyInputList: [compact] })).toEqual([
      [at(1, first + 1), at(1, compact.length - 1)],
    ]);
  });

  it('is its own when it stands alone', async () => {
    const single = JSON.stringify({ Version: '2012-10-17', Statement: allowS3 });
    expect(await places({ PolicyInputList: [single] })).toEqual([
      [at(1, single.indexOf('{"Effect') + 1), at(1, single.length)],
    ]);
  });

  it('tells the resource’s policy apart', async () => {
    const [result] = await results('SimulateCustomPolicy', {
      PolicyInputList: [policy(allowS3)],
      ActionNames: ['s3:DeleteObject'],
      ResourceArns: ['arn:aws:s3:::b/k'],
      CallerArn: alice,
      ResourcePolicy: policy({ ...denyDelete, Principal: '*' }),
    });
    expect(result).toMatchObject({
      EvalDecision: 'explicitDeny',
      MatchedStatements: [{ SourcePolicyId: 'ResourcePolicy', SourcePolicyType: 'Resource Policy' }],
    });
  });
});

describe('SimulatePrincipalPolicy', () => {
  const given = { ActionNames: ['s3:GetObject'] };
  const source = (type: string, name: string) => `arn:aws:iam::${accountId}:${type}/${name}`;

  function world(): World {
    const arn = `arn:aws:iam::${accountId}:policy/team/readers`;
    const document = policy(allowS3);
    const managed = {
      arn,
      id: 'ANPA1',
      accountId,
      name: 'readers',
      path: '/team/',
      versions: [{ versionId: 'v1', document }],
      defaultVersionId: 'v1',
    };
    const group = { ...identity, arn: source('group', 'g'), id: 'AGPA1', name: 'g' };
    const role = {
      ...identity,
      arn: source('role', 'r'),
      id: 'AROA1',
      name: 'r',
      tags: {},
      assumeRolePolicyDocument: '{}',
      maxSessionDuration: 3600,
    };
    const inline = [{ name: 'p', document }];
    let made = put(withUser(document), 'managedPolicies', managed);
    made = put(made, 'groups', { ...group, inlinePolicies: inline });
    made = put(made, 'roles', { ...role, inlinePolicies: inline });
    const bounded = { ...role, arn: source('role', 'bounded'), name: 'bounded' };
    return put(made, 'roles', { ...bounded, attachedPolicies: [arn], permissionsBoundary: arn });
  }

  it.each([
    ['user/alice', 'user_alice_p'],
    ['group/g', 'group_g_p'],
    ['role/r', 'role_r_p'],
    ['role/bounded', 'readers'],
  ])('of %s names the policy %s', async (path, SourcePolicyId) => {
    const [type = '', name = ''] = path.split('/');
    const PolicySourceArn = source(type, name);
    expect(await results('SimulatePrincipalPolicy', { ...given, PolicySourceArn }, world())).toMatchObject([
      { EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId, SourcePolicyType: 'IAM Policy' }] },
    ]);
  });

  it('takes policies besides, and a boundary in the place of the entity’s own', async () => {
    const [more] = await results(
      'SimulatePrincipalPolicy',
      { ...given, PolicySourceArn: alice, PolicyInputList: [policy({ ...denyDelete, Action: 's3:*' })] },
      world(),
    );
    expect(more).toMatchObject({
      EvalDecision: 'explicitDeny',
      MatchedStatements: [{ SourcePolicyId: 'PolicyInputList.1' }],
    });
    const PermissionsBoundaryPolicyInputList = [policy({ ...allowS3, Action: 'ec2:*' })];
    const [bounded] = await results(
      'SimulatePrincipalPolicy',
      { ...given, PolicySourceArn: source('role', 'bounded'), PermissionsBoundaryPolicyInputList },
      world(),
    );
    expect(bounded).toMatchObject({
      EvalDecision: 'implicitDeny',
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    });
  });

  it.each([
    ['allows', allowS3, true, 'allowed'],
    ['denies', { ...allowS3, Effect: 'Deny' }, false, 'explicitDeny'],
    ['is silent', { ...allowS3, Action: 'ec2:*' }, false, 'implicitDeny'],
  ])('tells that the organization %s', async (_, statement, AllowedByOrganizations, EvalDecision) => {
    let organized = put(world(), 'organizations', {
      id: 'o-1',
      managementAccountId: '999988887777',
      rootId: 'r-1',
    });
    organized = put(organized, 'accounts', { id: accountId, name: 'Test', parentId: 'r-1' });
    organized = put(organized, 'organizationPolicies', {
      id: 'p-1',
      arn: 'arn:aws:organizations::aws:policy/service_control_policy/p-1',
      type: 'SERVICE_CONTROL_POLICY',
      name: 'p',
      document: policy({ ...allowS3, Action: 'iam:*' }, statement),
      targets: ['r-1', accountId],
      awsManaged: false,
    });
    expect(
      await results('SimulatePrincipalPolicy', { ...given, PolicySourceArn: alice }, organized),
    ).toMatchObject([{ EvalDecision, OrganizationsDecisionDetail: { AllowedByOrganizations } }]);
  });

  it.each([
    [source('user', 'bob'), 'NoSuchEntity 404: The user with name bob cannot be found.'],
    [source('policy', 'p-of-many-letters'), 'InvalidInput 400: Invalid Entity Arn: '],
    ['no ARN but long enough', 'InvalidInput 400: Invalid Entity Arn: '],
  ])('refuses %s', async (PolicySourceArn, message) => {
    const answer = await new TestAccount(world()).call('SimulatePrincipalPolicy', {
      ...given,
      PolicySourceArn,
    });
    expect(answer).toContain(message);
  });

  it('needs permission on the entity', async () => {
    const account = new TestAccount(world());
    expect(
      await account.call('SimulatePrincipalPolicy', { ...given, PolicySourceArn: alice }, as('alice')),
    ).toMatch(/^AccessDenied 403: .* perform: iam:SimulatePrincipalPolicy on resource: user alice/);
  });
});

describe('context keys of policies', () => {
  const table =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*",' +
    '"Resource":"arn:aws:dynamodb:us-west-2:123456789012:table/${aws:username}",' +
    '"Condition":{"DateGreaterThan":{"aws:CurrentTime":"2015-08-16T12:00:00Z"}}}}';

  it.each([
    ['variables and conditions', [table], ['aws:username', 'aws:CurrentTime']],
    [
      'each once, whatever its case',
      [table, table.replace('aws:username', 'AWS:UserName')],
      ['aws:username', 'aws:CurrentTime'],
    ],
    ['old texts have no variables', [table.replace('2012-10-17', '2008-10-17')], ['aws:CurrentTime']],
    [
      'defaults and escapes',
      [policy({ ...allowS3, Resource: ["arn:aws:s3:::${aws:PrincipalTag/team, 'none'}/${*}"] })],
      ['aws:PrincipalTag/team'],
    ],
    [
      'variables in conditions',
      [policy({ ...allowS3, Condition: { StringLike: { 's3:prefix': ['${aws:userid}/*'] } } })],
      ['s3:prefix', 'aws:userid'],
    ],
    ['none', [policy(allowS3)], []],
  ])('%s', async (_, PolicyInputList, ContextKeyNames) => {
    const answer = await new TestAccount().call('GetContextKeysForCustomPolicy', { PolicyInputList });
    expect(answer).toEqual({ ContextKeyNames });
  });

  it('of a principal, and of texts besides', async () => {
    const extra = policy({ ...allowS3, Condition: { Bool: { 'aws:SecureTransport': 'true' } } });
    const answer = await new TestAccount(withUser(table)).call('GetContextKeysForPrincipalPolicy', {
      PolicySourceArn: alice,
      PolicyInputList: [extra],
    });
    expect(answer).toEqual({ ContextKeyNames: ['aws:username', 'aws:CurrentTime', 'aws:SecureTransport'] });
  });
});
