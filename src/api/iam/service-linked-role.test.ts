import { describe, expect, it } from 'vitest';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import { put } from '#account/world.ts';
import type { Parameters } from '../call.ts';
import { accountId, as, emptyAccount, readOnlyAccess, TestAccount, testMoment } from '../test-api.ts';
import { serviceLinkedRoles } from './service-linked-roles.ts';

/** An account in a world in which AWS has every policy. */
function newAccount(): TestAccount {
  const moment = testMoment();
  const read = (arn: string): Promise<ManagedPolicy> => Promise.resolve({ ...readOnlyAccess, arn });
  return new TestAccount(emptyAccount, {
    ...moment,
    awsManagedPolicies: { ...moment.awsManagedPolicies, read },
  });
}

function trust(service: string): string {
  return (
    `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"${service}"},` +
    '"Action":"sts:AssumeRole"}]}'
  );
}

describe('every service-linked role', () => {
  it.each([...serviceLinkedRoles])('%s', async (service, { role, policy, takesSuffix }) => {
    const account = newAccount();
    const CustomSuffix = takesSuffix === true ? 'mine' : undefined;
    const name = takesSuffix === true ? `${role}_mine` : role;
    const path = `/aws-service-role/${service}/`;
    await account.calls([
      'CreateServiceLinkedRole',
      { AWSServiceName: service, ...(CustomSuffix !== undefined && { CustomSuffix }) },
    ]);
    expect(await account.call('GetRole', { RoleName: name.toLowerCase() })).toEqual({
      Role: {
        Path: path,
        RoleName: name,
        RoleId: expect.stringMatching(/^AROA/) as string,
        Arn: `arn:aws:iam::${accountId}:role${path}${name}`,
        CreateDate: '2026-03-01T12:00:00Z',
        AssumeRolePolicyDocument: trust(service),
        MaxSessionDuration: 3600,
        RoleLastUsed: {},
      },
    });
    const [made] = account.world.roles.values();
    const policyArn = `arn:aws:iam::aws:policy/aws-service-role/${policy}`;
    expect(made).toMatchObject({ attachedPolicies: [policyArn], inlinePolicies: [] });
    expect(account.world.managedPolicies.has(policyArn)).toBe(true);
  });

  it.each([...serviceLinkedRoles.values()])('$role is named as AWS names them', ({ role, policy }) => {
    expect(role).toMatch(/^AWSServiceRoleFor[\w-]+$/);
    expect(role.length).toBeLessThanOrEqual(64);
    expect(policy).toMatch(/^[\w-]+$/);
  });
});

describe('a service-linked role is made', () => {
  const ecs = { AWSServiceName: 'ecs.amazonaws.com' };

  it('and shown as roles are when they are made', async () => {
    const account = newAccount();
    const answer = await account.call('CreateServiceLinkedRole', { ...ecs, Description: 'mine' });
    expect(Object.keys((answer as { Role: object }).Role)).toEqual([
      'Path',
      'RoleName',
      'RoleId',
      'Arn',
      'CreateDate',
      'AssumeRolePolicyDocument',
    ]);
    expect(await account.call('GetRole', { RoleName: 'AWSServiceRoleForECS' })).toMatchObject({
      Role: { Description: 'mine' },
    });
  });

  it('without a policy that AWS does not have any more', async () => {
    const account = new TestAccount();
    await account.calls(['CreateServiceLinkedRole', ecs]);
    const [made] = account.world.roles.values();
    expect(made?.attachedPolicies).toEqual([]);
  });

  it('also when there are no roles left to make', async () => {
    const account = newAccount();
    const quotas = { RolesPerAccount: 0 };
    account.world = put(account.world, 'accounts', { id: accountId, name: 'Test', quotas });
    expect(await account.call('CreateServiceLinkedRole', ecs)).toHaveProperty('Role');
  });

  it('once, or once for each suffix', async () => {
    const account = newAccount();
    const scaling = { AWSServiceName: 'autoscaling.amazonaws.com' };
    const taken = (name: string) =>
      `InvalidInput 400: Service role name ${name} has been taken in this account, please try a different suffix.`;
    await account.calls(
      ['CreateServiceLinkedRole', ecs],
      ['CreateServiceLinkedRole', scaling],
      ['CreateServiceLinkedRole', { ...scaling, CustomSuffix: 'a' }],
      ['CreateServiceLinkedRole', { ...scaling, CustomSuffix: 'b' }],
    );
    expect(await account.call('CreateServiceLinkedRole', ecs)).toBe(taken('AWSServiceRoleForECS'));
    expect(await account.call('CreateServiceLinkedRole', { ...scaling, CustomSuffix: 'a' })).toBe(
      taken('AWSServiceRoleForAutoScaling_a'),
    );
  });

  const withoutSuffix = [...serviceLinkedRoles].filter(([, { takesSuffix }]) => takesSuffix !== true);

  it.each(withoutSuffix.map(([service]) => service))('without a suffix: %s', async (service) => {
    const call = { AWSServiceName: service, CustomSuffix: 'testsuffix' };
    expect(await newAccount().call('CreateServiceLinkedRole', call)).toBe(
      `InvalidInput 400: Custom suffix is not allowed for ${service}`,
    );
  });

  it.each(['nothing.amazonaws.com', 'ECS.amazonaws.com', 'constructor'])(
    'for a service that has one, not for %s',
    async (AWSServiceName) => {
      const answer = await newAccount().call('CreateServiceLinkedRole', { AWSServiceName });
      expect(answer).toContain('InvalidInput 400: ');
    },
  );

  it('by whom policies allow it for that service', async () => {
    const account = newAccount();
    await account.calls(['CreateUser', { UserName: 'alice' }]);
    const [alice] = account.world.users.values();
    const document = JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'iam:CreateServiceLinkedRole',
        Resource: `arn:aws:iam::${accountId}:role/aws-service-role/*`,
        Condition: { StringLike: { 'iam:AWSServiceName': 'ecs.amazonaws.com' } },
      },
    });
    if (alice === undefined) throw new Error('no user');
    account.world = put(account.world, 'users', { ...alice, inlinePolicies: [{ name: 'p', document }] });
    expect(await account.call('CreateServiceLinkedRole', ecs, as('alice'))).toHaveProperty('Role');
    const rds = { AWSServiceName: 'rds.amazonaws.com' };
    expect(await account.call('CreateServiceLinkedRole', rds, as('alice'))).toContain('AccessDenied 403');
    expect(account.last?.decisions.map(({ request }) => request.resource)).toEqual([
      `arn:aws:iam::${accountId}:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS`,
    ]);
  });
});

describe('a service-linked role is deleted', () => {
  const RoleName = 'AWSServiceRoleForBatch';

  async function withRole(): Promise<TestAccount> {
    const account = newAccount();
    await account.calls(['CreateServiceLinkedRole', { AWSServiceName: 'batch.amazonaws.com' }]);
    return account;
  }

  it('as a task that can be asked after', async () => {
    const account = await withRole();
    const answer = await account.call('DeleteServiceLinkedRole', { RoleName });
    expect(answer).toEqual({
      DeletionTaskId: expect.stringMatching(
        /^task\/aws-service-role\/batch\.amazonaws\.com\/AWSServiceRoleForBatch\/[0-9a-f-]{36}$/,
      ) as string,
    });
    expect(account.world.roles.size).toBe(0);
    expect(await account.call('GetServiceLinkedRoleDeletionStatus', answer as Parameters)).toEqual({
      Status: 'SUCCEEDED',
    });
    expect(account.last?.changed).toBe(false);
  });

  it('and can be made again', async () => {
    const account = await withRole();
    await account.calls(
      ['DeleteServiceLinkedRole', { RoleName }],
      ['CreateServiceLinkedRole', { AWSServiceName: 'batch.amazonaws.com' }],
    );
    expect(account.world.roles.size).toBe(1);
  });

  it.each([
    [
      'DeleteServiceLinkedRole',
      { RoleName: 'nothing' },
      'NoSuchEntity 404: The role with name nothing cannot be found.',
    ],
    ['DeleteServiceLinkedRole', { RoleName: 'own' }, 'NoSuchEntity 404'],
    ['GetServiceLinkedRoleDeletionStatus', { DeletionTaskId: 'task/x' }, 'NoSuchEntity 404'],
    ['GetServiceLinkedRoleDeletionStatus', { DeletionTaskId: '' }, 'ValidationError 400'],
  ])('%s %j is refused', async (operation, parameters, refusal) => {
    const account = await withRole();
    const AssumeRolePolicyDocument = trust('ec2.amazonaws.com');
    await account.calls(['CreateRole', { RoleName: 'own', AssumeRolePolicyDocument }]);
    expect(await account.call(operation, parameters)).toContain(refusal);
  });

  it('by whom policies allow it on the role, as the task is asked after', async () => {
    const account = await withRole();
    const arn = `arn:aws:iam::${accountId}:role/aws-service-role/batch.amazonaws.com/${RoleName}`;
    await account.calls(['CreateUser', { UserName: 'nobody' }]);
    const DeletionTaskId = `task/aws-service-role/batch.amazonaws.com/${RoleName}/1`;
    for (const [operation, parameters] of [
      ['DeleteServiceLinkedRole', { RoleName }],
      ['GetServiceLinkedRoleDeletionStatus', { DeletionTaskId }],
    ] as const) {
      expect(await account.call(operation, parameters, as('nobody'))).toContain('AccessDenied 403');
      expect(account.last?.decisions.map(({ request }) => request.resource)).toEqual([arn]);
    }
  });
});
