import { describe, expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import { accountId, as, TestAccount } from '../test-api.ts';
import { alice, allowS3, denyDelete, identity, policy, results, withUser } from './test-simulation.ts';

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
