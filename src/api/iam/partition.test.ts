/** Accounts of other partitions than `aws`: what IAM and STS make there, and what they refuse. */
import { describe, expect, it } from 'vitest';
import { withCallsIn } from '#account/region-of-calls.ts';
import { put } from '#account/world.ts';
import { awsManagedPolicies } from '../aws-managed-policies.ts';
import type { Call, Credentials, Parameters } from '../call.ts';
import { handle } from '../handle.ts';
import { accountId, emptyAccount, TestAccount, testMoment } from '../test-api.ts';

const china = [
  { id: accountId, name: 'Test', partition: 'aws-cn' } as const,
  { id: '444455556666', name: 'Elsewhere' },
].reduce((world, account) => put(world, 'accounts', account), withCallsIn(emptyAccount, 'cn-north-1', 0));
const root: Credentials = { kind: 'console', principal: `arn:aws-cn:iam::${accountId}:root` };
const iam = (resource: string) => `arn:aws-cn:iam::${accountId}:${resource}`;
const sts = (resource: string) => `arn:aws-cn:sts::${accountId}:${resource}`;

const published = {
  name: 'ReadOnlyAccess',
  arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  path: '/',
  versionId: 'v1',
};
const catalogue = {
  list: () => Promise.resolve([published]),
  read: (arn: string) =>
    Promise.resolve(
      arn.endsWith(':iam::aws:policy/ReadOnlyAccess')
        ? { ...published, document: allowing('arn:aws:s3:::b') }
        : undefined,
    ),
};
const inChina = () =>
  new TestAccount(china, { ...testMoment(), awsManagedPolicies: awsManagedPolicies(catalogue) });

function allowing(Resource: string): string {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function trusting(AWS: string): string {
  const statement = { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

const alice = { UserName: 'alice' };
const role = { RoleName: 'app', AssumeRolePolicyDocument: trusting(iam('user/alice')) };
const readOnly = 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess';
const saml =
  `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">` +
  `<md:IDPSSODescriptor><ds:X509Certificate>${'A'.repeat(1000)}</ds:X509Certificate></md:IDPSSODescriptor></md:EntityDescriptor>`;

const setting: readonly (readonly [string, Parameters])[] = [
  ['CreateUser', alice],
  ['CreateRole', role],
  ['CreateGroup', { GroupName: 'staff' }],
  ['CreateInstanceProfile', { InstanceProfileName: 'box' }],
];

async function settled(): Promise<TestAccount> {
  const account = inChina();
  for (const [operation, parameters] of setting) await account.call(operation, parameters, root);
  return account;
}

describe('in an account of China', () => {
  const made: readonly (readonly [string, Parameters, object])[] = [
    ['CreateUser', { UserName: 'bob', Path: '/ops/' }, { User: { Arn: iam('user/ops/bob') } }],
    ['CreateGroup', { GroupName: 'g' }, { Group: { Arn: iam('group/g') } }],
    ['CreateRole', { ...role, RoleName: 'r' }, { Role: { Arn: iam('role/r') } }],
    [
      'CreatePolicy',
      { PolicyName: 'p', PolicyDocument: allowing('arn:aws-cn:s3:::b') },
      { Policy: { Arn: iam('policy/p') } },
    ],
    [
      'CreateInstanceProfile',
      { InstanceProfileName: 'i' },
      { InstanceProfile: { Arn: iam('instance-profile/i') } },
    ],
    [
      'CreateVirtualMFADevice',
      { VirtualMFADeviceName: 'phone' },
      { VirtualMFADevice: { SerialNumber: iam('mfa/phone') } },
    ],
    [
      'CreateSAMLProvider',
      { Name: 'Corp', SAMLMetadataDocument: saml },
      { SAMLProviderArn: iam('saml-provider/Corp') },
    ],
    [
      'CreateOpenIDConnectProvider',
      { Url: 'https://token.example.com', ClientIDList: ['a'] },
      { OpenIDConnectProviderArn: iam('oidc-provider/token.example.com') },
    ],
    [
      'CreateServiceLinkedRole',
      { AWSServiceName: 'autoscaling.amazonaws.com' },
      { Role: { Arn: iam('role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling') } },
    ],
    ['GetUser', {}, { User: { Arn: iam('root') } }],
    ['GetPolicy', { PolicyArn: readOnly }, { Policy: { Arn: readOnly } }],
    ['ListPolicies', { Scope: 'AWS' }, { Policies: [{ Arn: readOnly }] }],
    ['sts:GetCallerIdentity', {}, { Arn: iam('root') }],
    ['sts:GetFederationToken', { Name: 'guest' }, { FederatedUser: { Arn: sts('federated-user/guest') } }],
  ];
  it.each(made)('%s answers ARNs of its partition', async (operation, parameters, answer) => {
    expect(await (await settled()).call(operation, parameters, root)).toMatchObject(answer);
  });

  it('a policy of AWS’s comes with resources of the partition', async () => {
    const account = await settled();
    await account.call('AttachUserPolicy', { ...alice, PolicyArn: readOnly }, root);
    expect(account.world.users.get(iam('user/alice'))?.attachedPolicies).toEqual([readOnly]);
    expect(account.world.managedPolicies.get(readOnly)?.versions[0]?.document).toBe(
      allowing('arn:aws-cn:s3:::b'),
    );
  });

  it('who is renamed stays in it', async () => {
    const account = await settled();
    await account.call('UpdateUser', { ...alice, NewUserName: 'alicia' }, root);
    await account.call('UpdateGroup', { GroupName: 'staff', NewGroupName: 'crew' }, root);
    expect([...account.world.users.keys(), ...account.world.groups.keys()]).toEqual([
      iam('user/alicia'),
      iam('group/crew'),
    ]);
  });

  it('its user assumes its role, and the history tells when the role was used', async () => {
    const account = await settled();
    const caller: Credentials = { kind: 'console', principal: iam('user/alice') };
    const RoleArn = iam('role/app');
    const answer = await account.call('sts:AssumeRole', { RoleArn, RoleSessionName: 'one' }, caller);
    expect(answer).toMatchObject({ AssumedRoleUser: { Arn: sts('assumed-role/app/one') } });
    const [session] = account.world.sessions.values();
    await account.call('sts:GetCallerIdentity', {}, { kind: 'console', principal: session?.id ?? '' });
    expect(await account.call('GetRole', { RoleName: 'app' }, root)).toMatchObject({
      Role: { RoleLastUsed: { Region: 'cn-north-1' } },
    });
  });

  const malformed = (AWS: string) =>
    `MalformedPolicyDocument 400: Invalid principal in policy: "AWS":"${AWS}"`;
  const strangers = 'arn:aws:iam::444455556666:root';
  const refused: readonly (readonly [string, string, Parameters, string])[] = [
    [
      'trust in another partition',
      'CreateRole',
      { RoleName: 'r', AssumeRolePolicyDocument: trusting(strangers) },
      malformed(strangers),
    ],
    [
      'resources of another partition',
      'CreatePolicy',
      { PolicyName: 'p', PolicyDocument: allowing('arn:aws:s3:::b') },
      'MalformedPolicyDocument 400: Partition "aws" is not valid for resource "arn:aws:s3:::b".',
    ],
    [
      'the policies of another partition',
      'AttachUserPolicy',
      { ...alice, PolicyArn: published.arn },
      'ValidationError 400: Invalid ARN partition',
    ],
  ];
  it.each(refused)('AWS refuses %s', async (_, operation, parameters, words) => {
    expect(await (await settled()).call(operation, parameters, root)).toBe(words);
  });

  const here = { region: 'cn-north-1' } as const;
  it.each<readonly [string, Pick<Call, 'region' | 'endpoint'>, string | undefined]>([
    ['its own Region', here, undefined],
    ['a Region of aws', { region: 'eu-west-1' }, 'InvalidClientTokenId'],
    ['the global endpoint', { endpoint: 'global' }, 'InvalidClientTokenId'],
    ['the global endpoint, with a Region of China', { ...here, endpoint: 'global' }, 'InvalidClientTokenId'],
  ])('who is signed in asks STS at %s: %o', async (_, place, code) => {
    const { world, moment } = await settled();
    const call = { service: 'sts', operation: 'GetSessionToken', parameters: {}, credentials: root } as const;
    expect((await handle(world, { ...call, ...place }, moment)).error?.code).toBe(code);
  });

  it('a role of another partition cannot be assumed, whatever its trust policy says', async () => {
    const account = await settled();
    const RoleArn = 'arn:aws:iam::444455556666:role/theirs';
    const theirs = {
      ...account.world.roles.get(iam('role/app')),
      arn: RoleArn,
      accountId: '444455556666',
      name: 'theirs',
    };
    account.world = put(account.world, 'roles', theirs as never);
    const caller: Credentials = { kind: 'console', principal: iam('user/alice') };
    const answer = await account.call('sts:AssumeRole', { RoleArn, RoleSessionName: 'one' }, caller);
    expect(answer).toMatch(/^AccessDenied 403: /);
  });
});

it('an account of aws names nobody in China in a trust policy', async () => {
  const names = 'arn:aws-cn:iam::999988887777:root';
  const answer = await new TestAccount().call('CreateRole', {
    RoleName: 'r',
    AssumeRolePolicyDocument: trusting(names),
  });
  expect(answer).toBe(`MalformedPolicyDocument 400: Invalid principal in policy: "AWS":"${names}"`);
});
