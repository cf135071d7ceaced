/** What the history keeps of calls that fail: no secret, no text without end, and in the account whose credentials they were. */
import { describe, expect, it } from 'vitest';
import type { AccessKey } from '#account/access-key.ts';
import type { ApiEvent } from '#account/event.ts';
import type { Session } from '#account/session.ts';
import { put } from '#account/world.ts';
import type { Call, Credentials, Parameters } from './call.ts';
import { handle } from './handle.ts';
import { otherAccountId, roleRecord, stsAccount, trust } from './sts/test-sts.ts';
import { accountId, root, testMoment } from './test-api.ts';

const role = roleRecord('r', trust(otherAccountId), { accountId: otherAccountId });
const key: AccessKey = {
  id: 'AKIAOTHER',
  accountId: otherAccountId,
  holder: `arn:aws:iam::${otherAccountId}:user/gone`,
  status: 'Inactive',
  createdAt: '2026-01-01T00:00:00Z',
};
const ended: Session = {
  id: 'ASIAOTHER',
  operation: 'AssumeRole',
  principalArn: `arn:aws:sts::${otherAccountId}:assumed-role/r/s`,
  issuerArn: role.arn,
  accountId: otherAccountId,
  name: 's',
  policyArns: [],
  tags: {},
  token: 't',
  issuedAt: '2026-01-01T00:00:00Z',
  expiresAt: '2026-01-01T01:00:00Z',
};
const { world: inhabited } = stsAccount(undefined, role);
const world = put(put(inhabited, 'accessKeys', key), 'sessions', ended);
const anonymous: Credentials = { kind: 'anonymous' };

async function eventOf(
  service: Call['service'],
  operation: string,
  parameters: Parameters,
  credentials: Credentials = anonymous,
): Promise<ApiEvent> {
  return (await handle(world, { service, operation, parameters, credentials }, testMoment())).event;
}

describe('a value that is no password or token is not repeated', () => {
  const secret = 'Пароль-2026';
  const endless = `${secret}${'x'.repeat(100_000)}`;
  it.each<readonly [Call['service'], string, Parameters, string]>([
    ['signin', 'SetNewPassword', { SigninToken: 't', OldPassword: 'x', NewPassword: secret }, 'newPassword'],
    ['signin', 'SetNewPassword', { SigninToken: 't', OldPassword: secret, NewPassword: 'x' }, 'oldPassword'],
    ['signin', 'RecoverRootPassword', { Email: 'a@example.com', NewPassword: secret }, 'newPassword'],
    [
      'sts',
      'AssumeRoleWithWebIdentity',
      { RoleArn: role.arn, RoleSessionName: 's1', WebIdentityToken: endless },
      'webIdentityToken',
    ],
    [
      'sts',
      'AssumeRoleWithSAML',
      { RoleArn: role.arn, PrincipalArn: role.arn, SAMLAssertion: endless },
      'samlAssertion',
    ],
  ])('%s %s', async (service, operation, parameters, place) => {
    const { error, ...event } = await eventOf(service, operation, parameters);
    expect(error?.message).toContain(`Value at '${place}' failed to satisfy constraint`);
    expect(JSON.stringify([error, event])).not.toContain(secret);
  });

  it('a code of MFA that cannot be one is, as AWS does', async () => {
    const { error } = await eventOf('sts', 'GetSessionToken', { TokenCode: '12345' }, root);
    expect(error?.message).toContain("Value '12345' at 'tokenCode'");
  });

  it('what is missing is null', async () => {
    const { error } = await eventOf('sts', 'AssumeRoleWithSAML', {
      RoleArn: role.arn,
      PrincipalArn: role.arn,
    });
    expect(error?.message).toContain("Value null at 'samlAssertion'");
  });
});

describe('long texts are cut', () => {
  const long = 'x'.repeat(100_000);
  it.each<readonly [string, string, Parameters]>([
    ['in a parameter', 'CreateUser', { UserName: long }],
    ['in a list', 'SimulateCustomPolicy', { PolicyInputList: [long] }],
    ['deeper', 'TagUser', { UserName: 'a', Tags: [{ Key: 'k', Value: long }] }],
    ['in the name of a parameter', 'CreateUser', { [long]: 'x' }],
    ['in the name of the operation', long, {}],
  ])('%s', async (_, operation, parameters) => {
    expect(JSON.stringify(await eventOf('iam', operation, parameters, root)).length).toBeLessThan(10_000);
  });

  it('in the words of an error', async () => {
    const event = await eventOf('sts', 'GetFederationToken', { Name: long }, root);
    expect(JSON.stringify(event).length).toBeLessThan(10_000);
    expect(event.error?.message).toMatch(/^1 validation error detected: Value 'xxx.*…$/);
  });
});

describe('credentials that do not hold are noted in their own account', () => {
  it.each<readonly [string, Credentials, string]>([
    [
      'a session that has ended',
      { kind: 'accessKey', accessKeyId: ended.id, sessionToken: 't' },
      otherAccountId,
    ],
    ['… in the console', { kind: 'console', principal: ended.id }, otherAccountId],
    ['a key that is inactive', { kind: 'accessKey', accessKeyId: key.id }, otherAccountId],
    ['a user who is deleted', { kind: 'console', principal: key.holder }, otherAccountId],
    ['a key that nobody knows', { kind: 'accessKey', accessKeyId: 'AKIAUNKNOWN' }, accountId],
    [
      'of an account that is not here',
      { kind: 'console', principal: 'arn:aws:iam::999988887777:root' },
      accountId,
    ],
    ['none at all', anonymous, accountId],
  ])('%s', async (_, credentials, expected) => {
    const event = await eventOf('iam', 'ListUsers', {}, credentials);
    expect(event.error).toBeDefined();
    expect(event.accountId).toBe(expected);
  });
});
