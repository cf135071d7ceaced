import { describe as suite, expect, it } from 'vitest';
import { authorize } from '#authorize/authorize.ts';
import { describe } from '#authorize/describe.ts';
import { put, type World } from '#account/world.ts';
import { accessDenied } from './access-denied.ts';
import { encodedMessage, messageOf } from './authorization-message.ts';
import { roleRecord, stsAccount, trust, userRecord } from './sts/test-sts.ts';
import { accountId } from './test-api.ts';
import { unsealed } from './unsealed-text.ts';

const instance = `arn:aws:ec2:us-east-1:${accountId}:instance/*`;
const aliceArn = `arn:aws:iam::${accountId}:user/alice`;
const denyLarge = {
  Sid: 'NoLargeOnes',
  Effect: 'Deny',
  Action: ['ec2:RunInstances', 'ec2:StartInstances'],
  Resource: '*',
  Condition: { StringNotEquals: { 'ec2:InstanceType': ['t3.micro', 't3.small'] } },
};

function worldWith(...statements: readonly object[]): World {
  const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return put(stsAccount(undefined).world, 'users', userRecord('alice', document));
}

function asked(world: World, action: string, resource: string, overrides = {}, principal = aliceArn) {
  const described = describe(world, { id: 'x', principal, action, resource, overrides });
  if (!described.ready) throw new Error(described.problem.code);
  const { request, policies } = described;
  return [request, authorize(request, policies), world] as const;
}

const large = { 'ec2:InstanceType': 'm5.24xlarge' };

suite('an encoded message', () => {
  it('tells the Deny statements that applied, who asked for what, and the condition keys', () => {
    const message = messageOf(...asked(worldWith(denyLarge), 'ec2:RunInstances', instance, large));
    expect(message).toMatchObject({
      allowed: false,
      explicitDeny: true,
      matchedStatements: {
        items: [
          {
            statementId: 'NoLargeOnes',
            effect: 'DENY',
            principals: { items: [{ value: 'AIDAALICE' }] },
            principalGroups: { items: [] },
            actions: { items: [{ value: 'ec2:RunInstances' }, { value: 'ec2:StartInstances' }] },
            resources: { items: [{ value: '*' }] },
            conditions: {
              items: [
                {
                  key: 'ec2:InstanceType',
                  values: { items: [{ value: 't3.micro' }, { value: 't3.small' }] },
                },
              ],
            },
          },
        ],
      },
      failures: { items: [] },
      context: {
        principal: { id: 'AIDAALICE', arn: aliceArn },
        action: 'ec2:RunInstances',
        resource: instance,
      },
    });
    expect(message.context.conditions.items).toContainEqual({
      key: 'ec2:InstanceType',
      values: { items: [{ value: 'm5.24xlarge' }] },
    });
  });

  it('has no statement to tell where nothing allowed', () => {
    const message = messageOf(...asked(worldWith(), 'ec2:RunInstances', instance));
    expect(message).toMatchObject({ allowed: false, explicitDeny: false, matchedStatements: { items: [] } });
  });

  it('names a session by its unique id and ARN', () => {
    const role = roleRecord('r', trust(accountId));
    const session = {
      id: 'ASIAX',
      operation: 'AssumeRole',
      principalArn: `arn:aws:sts::${accountId}:assumed-role/r/job`,
      issuerArn: role.arn,
      accountId,
      name: 'job',
      policyArns: [],
      tags: {},
      issuedAt: '2025-01-01T00:00:00Z',
      expiresAt: '2099-01-01T00:00:00Z',
    } as const;
    const world = put(put(worldWith(), 'roles', role), 'sessions', session);
    const message = messageOf(...asked(world, 'ec2:RunInstances', instance, {}, 'ASIAX'));
    expect(message.context.principal).toEqual({ id: 'AROAR:job', arn: session.principalArn });
  });

  it('comes back as it was encoded', () => {
    const case1 = asked(worldWith(denyLarge), 'ec2:RunInstances', instance, large);
    expect(JSON.parse(unsealed(encodedMessage(...case1)) ?? '')).toEqual(messageOf(...case1));
  });

  it.each([
    ['many condition keys', denyLarge, { 'ec2:InstanceType': 'x'.repeat(9000) }, 1],
    [
      'a long statement',
      { ...denyLarge, Resource: ['*', ...Array.from({ length: 900 }, (_, i) => `arn:aws:ec2:*:*:i/${i}`)] },
      large,
      0,
    ],
  ])('is never longer than what can be decoded: %s', (_, statement, keys, statements) => {
    const encoded = encodedMessage(...asked(worldWith(statement), 'ec2:RunInstances', instance, keys));
    expect(encoded.length).toBeLessThanOrEqual(10_240);
    expect(JSON.parse(unsealed(encoded) ?? '')).toMatchObject({
      matchedStatements: { items: { length: statements } },
      context: { conditions: { items: [] } },
    });
  });
});

suite('who sends one', () => {
  function refused(action: string, resource: string) {
    const [request, decision, world] = asked(worldWith(), action, resource);
    return accessDenied(request, decision, world, encodedMessage);
  }

  it.each([
    ['EC2, for a call that changes something', 'ec2:RunInstances', instance, true],
    ['not EC2 for a call that reads', 'ec2:DescribeInstances', '*', false],
    ['no other service', 's3:PutObject', 'arn:aws:s3:::b/k', false],
  ])('%s', (_, action, resource, sent) => {
    const { message = '' } = refused(action, resource);
    const [, encoded] = / action\. Encoded authorization failure message: (\S+)$/.exec(message) ?? [];
    expect(encoded === undefined ? undefined : unsealed(encoded)).toEqual(
      sent ? expect.stringContaining(`"action":"${action}"`) : undefined,
    );
  });
});
