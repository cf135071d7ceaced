import { describe, expect, it } from 'vitest';
import { accountId, as, readOnlyAccess, TestAccount } from '../test-api.ts';

const saying = (change: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Resource: '*', ...change } });
const p = { PolicyArn: `arn:aws:iam::${accountId}:policy/p` };

describe('ListPoliciesGrantingServiceAccess', () => {
  const user = `arn:aws:iam::${accountId}:user/u`;

  async function granted(account: TestAccount, Arn: string, service: string): Promise<unknown> {
    const answer = await account.call('ListPoliciesGrantingServiceAccess', {
      Arn,
      ServiceNamespaces: [service],
    });
    return (answer as { readonly PoliciesGrantingServiceAccess: readonly { readonly Policies: unknown }[] })
      .PoliciesGrantingServiceAccess[0]?.Policies;
  }

  async function withUser(): Promise<TestAccount> {
    const account = new TestAccount();
    const inline = (Action: string) => ({ PolicyName: 'inline', PolicyDocument: saying({ Action }) });
    await account.calls(
      ['CreateUser', { UserName: 'u', PermissionsBoundary: readOnlyAccess.arn }],
      ['CreateGroup', { GroupName: 'g' }],
      ['AddUserToGroup', { UserName: 'u', GroupName: 'g' }],
      ['CreatePolicy', { PolicyName: 'p', PolicyDocument: saying({ Action: 'ec2:Run*' }) }],
      ['AttachGroupPolicy', { GroupName: 'g', ...p }],
      ['PutGroupPolicy', { GroupName: 'g', ...inline('sqs:*') }],
      ['PutUserPolicy', { UserName: 'u', ...inline('sqs:SendMessage') }],
    );
    return account;
  }

  it('tells policies of a user and of its groups, service by service; boundaries grant nothing', async () => {
    const account = await withUser();
    const ServiceNamespaces = ['ec2', 'sqs', 's3'];
    expect(await account.call('ListPoliciesGrantingServiceAccess', { Arn: user, ServiceNamespaces })).toEqual(
      {
        PoliciesGrantingServiceAccess: [
          { ServiceNamespace: 'ec2', Policies: [{ PolicyName: 'p', PolicyType: 'MANAGED', ...p }] },
          {
            ServiceNamespace: 'sqs',
            Policies: [
              { PolicyName: 'inline', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'u' },
              { PolicyName: 'inline', PolicyType: 'INLINE', EntityType: 'GROUP', EntityName: 'g' },
            ],
          },
          { ServiceNamespace: 's3', Policies: [] },
        ],
        IsTruncated: false,
      },
    );
  });

  it.each<readonly [why: string, statement: object, isGranted: boolean]>([
    ['one action', { Action: 's3:GetObject' }, true],
    ['in other letters', { Action: 'S3:getobject' }, true],
    ['everything', { Action: '*' }, true],
    ['another service', { Action: 's3express:*' }, false],
    ['a denial', { Effect: 'Deny', Action: 's3:*' }, false],
    ['all but one action', { NotAction: 's3:GetObject' }, true],
    ['all but this service', { NotAction: ['s3:*', 'iam:*'] }, false],
  ])('%s', async (_, statement, isGranted) => {
    const account = await withUser();
    const policy = { UserName: 'u', PolicyName: 'q', PolicyDocument: saying(statement) };
    await account.calls(['PutUserPolicy', policy]);
    expect(await granted(account, user, 's3')).toHaveLength(isGranted ? 1 : 0);
  });

  it('is about a user, group or role of the account', async () => {
    const account = await withUser();
    expect(await granted(account, `arn:aws:iam::${accountId}:group/g`, 'ec2')).toHaveLength(1);
    const ServiceNamespaces = ['s3'];
    const ask = (Arn: string) =>
      account.call('ListPoliciesGrantingServiceAccess', { Arn, ServiceNamespaces });
    expect(await ask(`${user}nknown`)).toBe(`NoSuchEntity 404: ARN ${user}nknown does not exist.`);
    expect(await ask('longnamebutnotanarnatall')).toBe(
      'ValidationError 400: ARN longnamebutnotanarnatall is not valid.',
    );
    const none = { Arn: user, ServiceNamespaces: [] };
    expect(await account.call('ListPoliciesGrantingServiceAccess', none)).toBe(
      "ValidationError 400: 1 validation error detected: Value at 'serviceNamespaces' failed to satisfy constraint: Member " +
        'must have length greater than or equal to 1',
    );
  });

  it('is asked for the one it is about', async () => {
    const account = await withUser();
    const parameters = { Arn: user, ServiceNamespaces: ['s3'] };
    expect(await account.call('ListPoliciesGrantingServiceAccess', parameters, as('u'))).toContain(
      'is not authorized to perform: iam:ListPoliciesGrantingServiceAccess',
    );
  });
});
