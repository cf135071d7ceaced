import { put } from '#account/world.ts';
import { describe, expect, it } from 'vitest';
import { newIssuer } from '../federation/issuer.ts';
import { writtenToken } from '../federation/token.ts';
import { now, poolAccount, type PoolAccount } from './test-cognito.ts';

const google = 'accounts.google.com';
const invalid = (why: string): string => `NotAuthorizedException 400: Invalid login token. ${why}`;
const unsupported =
  'NotAuthorizedException 400: Token is not from a supported provider of this identity pool.';

function forgedBy(iss: unknown): string {
  return writtenToken({ header: { alg: 'RS256' }, claims: { iss } as Record<string, unknown> }, 'x');
}

async function getId(account: PoolAccount, Logins: Record<string, string>): Promise<unknown> {
  return account.call('GetId', { IdentityPoolId: account.poolId, Logins });
}

describe('a login', () => {
  it.each<[string, (account: PoolAccount) => Promise<Record<string, string>>, string]>([
    [
      'that is no token',
      () => Promise.resolve({ [google]: 'ya29.opaque' }),
      invalid('Not a valid OpenId Connect identity token.'),
    ],
    [
      'under the name of another provider',
      async (account) => ({
        [google]: (await account.login('cognitoUserPool'))[account.issuer('cognitoUserPool').url] ?? '',
      }),
      invalid("Issuer doesn't match providerName"),
    ],
    [
      'that has expired',
      (account) => account.login('google', 0, { now: '2026-03-01T10:00:00Z' }),
      invalid('Token expired: 1772366400 >= 1772362800'),
    ],
    ['for another application', (account) => account.login('google', 0, { clientId: 'other' }), unsupported],
    [
      'for nobody',
      (account) => account.login('google', 0, { claims: { aud: undefined } }),
      invalid('Missing a required claim: aud'),
    ],
    [
      'that would hold for ever',
      (account) => account.login('google', 0, { claims: { exp: undefined } }),
      invalid('Missing a required claim: exp'),
    ],
    [
      'of a person whose name is no text',
      (account) => account.login('google', 0, { claims: { sub: 5 } }),
      invalid('Not a valid OpenId Connect identity token.'),
    ],
    [
      'of an issuer whose name is no text',
      () => Promise.resolve({ [google]: forgedBy(5) }),
      invalid('Not a valid OpenId Connect identity token.'),
    ],
    ...['toString', 'constructor'].map(
      (name) =>
        [
          `of a provider that is called ${name}`,
          () => Promise.resolve({ [name]: forgedBy(`https://${name}`) }),
          unsupported,
        ] as [string, () => Promise<Record<string, string>>, string],
    ),
    [
      'that somebody else signed',
      async (account) => {
        const Logins = await account.login('google');
        const forged = await newIssuer('google', 'us-east-1', now);
        account.world = put(account.world, 'issuers', forged);
        return Logins;
      },
      invalid("Couldn't verify signed token."),
    ],
    [
      'of a provider that the pool does not know',
      async (account) => {
        await account.addIssuer('own');
        return account.login('own');
      },
      unsupported,
    ],
  ])('%s is refused', async (_, login, expected) => {
    const account = await poolAccount();
    expect(await getId(account, await login(account))).toBe(expected);
  });

  it('of a provider that the account registered is taken for its client ids', async () => {
    const url = 'login.example.com';
    const arn = `arn:aws:iam::111122223333:oidc-provider/${url}`;
    const account = await poolAccount({ OpenIdConnectProviderARNs: [arn] });
    await account.addIssuer('own');
    expect(await getId(account, await account.login('own'))).toBe(unsupported);
    const provider = { arn, accountId: '111122223333', url, clientIds: ['my-app'], thumbprints: [] };
    account.world = put(account.world, 'oidcProviders', { ...provider, createdAt: now, tags: {} });
    expect(await getId(account, await account.login('own'))).toHaveProperty('IdentityId');
    expect(await getId(account, await account.login('own', 0, { clientId: 'other' }))).toBe(unsupported);
  });

  it('with an access token, which only the provider can read', async () => {
    const account = await poolAccount({
      SupportedLoginProviders: { 'graph.facebook.com': '111222333444555' },
    });
    await account.addIssuer('facebook');
    expect(await getId(account, await account.login('facebook'))).toHaveProperty('IdentityId');
    expect(await getId(account, { 'graph.facebook.com': 'EAACforged' })).toBe(
      'NotAuthorizedException 400: Invalid login token.',
    );
  });

  it('is not kept in the history', async () => {
    const account = await poolAccount();
    const Logins = await account.login('google');
    await getId(account, Logins);
    const [last] = [...account.world.events.values()].slice(-1);
    expect(last?.parameters['Logins']).toBe('HIDDEN_DUE_TO_SECURITY_REASONS');
    expect(JSON.stringify([...account.world.events])).not.toContain(Logins[google]);
  });
});
