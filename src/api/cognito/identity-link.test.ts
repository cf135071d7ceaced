import { describe, expect, it } from 'vitest';
import { poolAccount, type PoolAccount } from './test-cognito.ts';

const mismatch =
  "NotAuthorizedException 400: Logins don't match. Please include at least one valid login for this identity or identity pool.";
const noGuests =
  'NotAuthorizedException 400: Unauthenticated access is not supported for this identity pool.';

async function logins(account: PoolAccount, IdentityId: string): Promise<readonly string[]> {
  const answer = await account.call('DescribeIdentity', { IdentityId });
  return (answer as { readonly Logins?: readonly string[] }).Logins ?? [];
}

const google = 'accounts.google.com';

describe('one identity', () => {
  it('each guest is somebody else', async () => {
    const account = await poolAccount();
    expect(await account.id()).not.toBe(await account.id());
  });

  it('a second device with the same login is the same identity', async () => {
    const account = await poolAccount();
    const phone = await account.id(await account.login('google'));
    expect(await account.id(await account.login('google'))).toBe(phone);
    expect(await account.id(await account.login('google', 1))).not.toBe(phone);
  });

  it('a guest who signs in stays who they were', async () => {
    const account = await poolAccount();
    const guest = await account.id();
    const Logins = await account.login('google');
    expect(await account.text('IdentityId', 'GetOpenIdToken', { IdentityId: guest, Logins })).toBe(guest);
    expect(await account.id(Logins)).toBe(guest);
    expect(await logins(account, guest)).toEqual([google]);
  });

  it('a guest whose login is known already becomes that identity, and the guest’s is disabled', async () => {
    const account = await poolAccount();
    const Logins = await account.login('google');
    const known = await account.id(Logins);
    const guest = await account.id();
    expect(await account.text('IdentityId', 'GetCredentialsForIdentity', { IdentityId: guest, Logins })).toBe(
      known,
    );
    expect(await account.call('GetCredentialsForIdentity', { IdentityId: guest })).toBe(
      `NotAuthorizedException 400: Access to Identity '${guest}' is forbidden.`,
    );
    const list = { IdentityPoolId: account.poolId, MaxResults: 60 };
    const ids = async (HideDisabled: boolean): Promise<readonly string[]> => {
      const answer = await account.call('ListIdentities', { ...list, HideDisabled });
      return (answer as { Identities: { IdentityId: string }[] }).Identities.map((each) => each.IdentityId);
    };
    expect(await ids(true)).toEqual([known]);
    expect(await ids(false)).toEqual([known, guest]);
    // A device that still remembers the guest's comes out at the one that goes on.
    expect(await account.text('IdentityId', 'GetOpenIdToken', { IdentityId: guest, Logins })).toBe(known);
  });

  it('a second provider is linked by coming along with the first', async () => {
    const account = await poolAccount();
    const first = await account.login('google');
    const second = await account.login('cognitoUserPool');
    const IdentityId = await account.id(first);
    await account.session(IdentityId, { ...first, ...second });
    expect(await logins(account, IdentityId)).toEqual([google, account.issuer('cognitoUserPool').url]);
    expect(await account.id(second)).toBe(IdentityId);
  });

  it('two identities that turn out to be one person are merged into the older', async () => {
    const account = await poolAccount();
    const first = await account.login('google');
    const older = await account.id(first);
    const second = await account.login('cognitoUserPool');
    const younger = await account.id(second);
    expect(younger).not.toBe(older);
    expect(await account.id({ ...second, ...first })).toBe(older);
    expect(await account.id(second)).toBe(older);
  });

  it.each<[string, (account: PoolAccount) => Promise<unknown>, string]>([
    [
      'a second person of the same provider',
      async (account) => {
        const user = await account.login('cognitoUserPool');
        const IdentityId = await account.id({ ...(await account.login('google')), ...user });
        const Logins = { ...user, ...(await account.login('google', 1)) };
        return account.call('GetCredentialsForIdentity', { IdentityId, Logins });
      },
      `ResourceConflictException 400: The identity already has another login of provider ${google}.`,
    ],
    [
      'only a login that the identity does not have',
      async (account) => {
        const IdentityId = await account.id(await account.login('google'));
        const Logins = await account.login('google', 1);
        return account.call('GetOpenIdToken', { IdentityId, Logins });
      },
      mismatch,
    ],
    [
      'a known person without a login',
      async (account) => {
        const IdentityId = await account.id(await account.login('google'));
        const answer = String(await account.call('GetOpenIdToken', { IdentityId }));
        return answer.replace(IdentityId, 'ID');
      },
      "NotAuthorizedException 400: Access to Identity 'ID' is forbidden.",
    ],
  ])('is not given to %s', async (_, attempt, expected) => {
    expect(await attempt(await poolAccount())).toBe(expected);
  });

  it('guests come in only where the pool lets them, and not any longer than that', async () => {
    const account = await poolAccount();
    const IdentityId = await account.id();
    const closed = { IdentityPoolName: 'shop', AllowUnauthenticatedIdentities: false };
    await account.call('UpdateIdentityPool', { IdentityPoolId: account.poolId, ...closed });
    expect(await account.call('GetId', { IdentityPoolId: account.poolId })).toBe(noGuests);
    expect(await account.call('GetCredentialsForIdentity', { IdentityId })).toBe(noGuests);
  });

  it('what is unlinked is a stranger next time', async () => {
    const account = await poolAccount();
    const first = await account.login('google');
    const Logins = { ...first, ...(await account.login('cognitoUserPool')) };
    const IdentityId = await account.id(Logins);
    expect(await account.call('UnlinkIdentity', { IdentityId, Logins, LoginsToRemove: [google] })).toEqual(
      {},
    );
    expect(await account.id(first)).not.toBe(IdentityId);
  });
});
