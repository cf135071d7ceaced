import { secondsAfter } from '#account/iso-time.ts';
import { put } from '#account/world.ts';
import { describe, expect, it } from 'vitest';
import { readToken } from '../federation/token.ts';
import { roleRecord } from '../sts/test-sts.ts';
import { accountId } from '../test-api.ts';
import { now, poolAccount, poolTrust, provider, roleArns } from './test-cognito.ts';

const badPool =
  'InvalidIdentityPoolConfigurationException 400: Invalid identity pool configuration. Check assigned IAM roles for this pool.';

describe('the enhanced flow', () => {
  it('gives a person the session of the role for people who signed in', async () => {
    const account = await poolAccount();
    const Logins = await account.login('google');
    const IdentityId = await account.id(Logins);
    const answer = await account.call('GetCredentialsForIdentity', { IdentityId, Logins });
    expect(answer).toEqual({
      IdentityId,
      Credentials: {
        AccessKeyId: expect.stringMatching(/^ASIA/) as string,
        SecretKey: expect.any(String) as string,
        SessionToken: expect.any(String) as string,
        Expiration: secondsAfter(now, 3600),
      },
    });
    const [session] = [...account.world.sessions.values()];
    const { url, clientIds, subjects } = account.issuer('google');
    expect(session).toMatchObject({
      operation: 'AssumeRoleWithWebIdentity',
      principalArn: `arn:aws:sts::${accountId}:assumed-role/Known/CognitoIdentityCredentials`,
      policyArns: [],
      federatedProvider: provider,
      federatedKeys: {
        [`${provider}:aud`]: account.poolId,
        [`${provider}:sub`]: IdentityId,
        [`${provider}:amr`]: ['authenticated', url, `${url}:${clientIds[0]}:${subjects[0]?.sub}`],
      },
    });
    expect(session).not.toHaveProperty('policy');
  });

  it('opens the own folder, and that of nobody else', async () => {
    const account = await poolAccount();
    const Logins = await account.login('google');
    const own = await account.id(Logins);
    const other = await account.id();
    const session = await account.session(own, Logins);
    const get = (id: string) => account.decide(session, 's3:GetObject', `arn:aws:s3:::photos/${id}/cat.jpg`);
    expect(get(own).verdict).toBe('Allowed');
    expect(get(other)).toMatchObject({ verdict: 'ImplicitlyDenied', blockedBy: ['identityPolicies'] });
  });

  it('holds guests to what AWS passes along, whatever their role allows', async () => {
    const account = await poolAccount();
    const guest = await account.id();
    const session = await account.session(guest);
    const decide = (action: string, resource: string) => account.decide(session, action, resource);
    expect(decide('s3:GetObject', `arn:aws:s3:::photos/${guest}/cat.jpg`).verdict).toBe('Allowed');
    expect(decide('ec2:DescribeInstances', '*')).toMatchObject({
      verdict: 'ImplicitlyDenied',
      blockedBy: ['sessionPolicy'],
    });
    const Logins = await account.login('google');
    const known = await account.session(guest, Logins);
    expect(account.decide(known, 'ec2:DescribeInstances', '*').verdict).toBe('Allowed');
  });

  it.each<[string, string]>([
    ['another pool', poolTrust('us-east-1:00000000-0000-4000-8000-000000000000', 'unauthenticated')],
    ['people who signed in', poolTrust('*', 'authenticated')],
  ])('asks the trust policy: one for %s lets no guest in', async (_, trust) => {
    const account = await poolAccount();
    account.world = put(account.world, 'roles', roleRecord('Guest', trust));
    const IdentityId = await account.id();
    expect(await account.call('GetCredentialsForIdentity', { IdentityId })).toBe(badPool);
    const [event] = [...account.world.events.values()].slice(-1);
    expect(event?.authorized).toMatchObject([
      {
        request: { principal: provider, action: 'sts:AssumeRoleWithWebIdentity' },
        verdict: 'ImplicitlyDenied',
      },
    ]);
  });

  it('needs a role', async () => {
    const account = await poolAccount();
    const Roles = { authenticated: roleArns.authenticated };
    await account.call('SetIdentityPoolRoles', { IdentityPoolId: account.poolId, Roles });
    expect(await account.call('GetCredentialsForIdentity', { IdentityId: await account.id() })).toBe(badPool);
  });

  it('takes another role only when the token names it', async () => {
    const account = await poolAccount();
    const role = roleRecord('Editor', poolTrust(account.poolId, 'authenticated'));
    account.world = put(account.world, 'roles', role);
    const plain = await account.login('cognitoUserPool');
    const named = await account.login('cognitoUserPool', 0, { claims: { 'cognito:roles': [role.arn] } });
    const IdentityId = await account.id(plain);
    const ask = (Logins: object) =>
      account.call('GetCredentialsForIdentity', { IdentityId, Logins, CustomRoleArn: role.arn });
    expect(await ask(plain)).toBe('InvalidParameterException 400: Invalid CustomRoleArn.');
    await ask(named);
    expect([...account.world.sessions.values()].map(({ issuerArn }) => issuerArn)).toEqual([role.arn]);
  });
});

describe('the basic flow', () => {
  it('gives a token that says who it is, for ten minutes', async () => {
    const account = await poolAccount();
    const IdentityId = await account.id();
    const token = await account.text('Token', 'GetOpenIdToken', { IdentityId });
    const iat = Date.parse(now) / 1000;
    expect(readToken(token)?.claims).toEqual({
      iss: `https://${provider}`,
      sub: IdentityId,
      aud: account.poolId,
      amr: ['unauthenticated'],
      [`https://${provider}/identity-pool-arn`]: `arn:aws:cognito-identity:us-east-1:${accountId}:identitypool/${account.poolId}`,
      iat,
      exp: iat + 600,
    });
  });

  it('ends in a session that nothing scopes down', async () => {
    const account = await poolAccount();
    const IdentityId = await account.id();
    const WebIdentityToken = await account.text('Token', 'GetOpenIdToken', { IdentityId });
    const answer = await account.call('sts:AssumeRoleWithWebIdentity', {
      RoleArn: roleArns.unauthenticated,
      RoleSessionName: 'app',
      WebIdentityToken,
    });
    expect(answer).toMatchObject({ SubjectFromWebIdentityToken: IdentityId, Audience: account.poolId });
    const [session] = [...account.world.sessions.keys()];
    expect(account.decide(session ?? '', 'ec2:DescribeInstances', '*').verdict).toBe('Allowed');
    const folder = (id: string) => `arn:aws:s3:::photos/${id}/cat.jpg`;
    expect(account.decide(session ?? '', 's3:GetObject', folder(IdentityId)).verdict).toBe('Allowed');
    expect(account.decide(session ?? '', 's3:GetObject', folder('other')).verdict).toBe('ImplicitlyDenied');
  });

  it.each<[string, boolean | undefined, unknown]>([
    ['switched on', true, { IdentityId: expect.any(String) as string, Token: expect.any(String) as string }],
    [
      'never mentioned',
      undefined,
      { IdentityId: expect.any(String) as string, Token: expect.any(String) as string },
    ],
    [
      'switched off',
      false,
      'InvalidParameterException 400: Basic (classic) flow is not enabled, please use enhanced flow.',
    ],
  ])('where it is %s', async (_, AllowClassicFlow, expected) => {
    const account = await poolAccount({ AllowClassicFlow });
    expect(await account.call('GetOpenIdToken', { IdentityId: await account.id() })).toEqual(expected);
  });
});
