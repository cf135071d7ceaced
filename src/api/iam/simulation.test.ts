import { describe, expect, it } from 'vitest';
import { accountId, TestAccount } from '../test-api.ts';
import { alice, allowS3, denyDelete, policy, results } from './test-simulation.ts';

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
