import { describe, expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { accountId, emptyAccount, TestAccount } from '../test-api.ts';
import { alice, allow, stsAccount } from '../sts/test-sts.ts';

const enable = 'EnableOutboundWebIdentityFederation';
const disable = 'DisableOutboundWebIdentityFederation';
const info = 'GetOutboundWebIdentityFederationInfo';
const issuer =
  /^https:\/\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.tokens\.sts\.global\.api\.aws$/;
const words = (how: string): string => `Outbound identity federation is ${how} for account ${accountId}`;

describe('outbound identity federation', () => {
  it('is off until somebody switches it on', async () => {
    const account = new TestAccount();
    expect(await account.call(info)).toBe(`FeatureDisabled 404: ${words('disabled')}`);
    expect(await account.call(disable)).toBe(`FeatureDisabled 404: ${words('already disabled')}`);
    expect(account.world.accounts.get(accountId)).not.toHaveProperty('outboundFederation');
  });

  it('gives the account an address of its own', async () => {
    const account = new TestAccount();
    const made = await account.call(enable);
    expect(made).toEqual({ IssuerIdentifier: expect.stringMatching(issuer) as string });
    expect(await account.call(info)).toEqual({ ...(made as object), JwtVendingEnabled: true });
    expect(await account.call(enable)).toBe(`FeatureEnabled 409: ${words('already enabled')}`);
  });

  it('has one key for each algorithm', async () => {
    const account = new TestAccount();
    await account.call(enable);
    const keys = account.world.accounts.get(accountId)?.outboundFederation?.signingKeys;
    expect(keys?.map(({ id, algorithm }) => [id, algorithm])).toEqual([
      ['RSA_0', 'RS256'],
      ['EC384_0', 'ES384'],
    ]);
  });

  it('keeps address and keys while it is off', async () => {
    const account = new TestAccount();
    const made = await account.call(enable);
    const before = account.world.accounts.get(accountId)?.outboundFederation;
    expect(await account.call(disable)).toEqual({});
    expect(await account.call(info)).toBe(`FeatureDisabled 404: ${words('disabled')}`);
    expect(await account.call(enable)).toEqual(made);
    expect(account.world.accounts.get(accountId)?.outboundFederation).toEqual(before);
  });

  it('is each account’s own', async () => {
    const other = '444455556666';
    const account = new TestAccount(put(emptyAccount, 'accounts', { id: other, name: 'Other' }));
    await account.call(enable);
    const root = { kind: 'console', principal: `arn:aws:iam::${other}:root` } as const;
    expect(await account.call(info, {}, root)).toBe(
      `FeatureDisabled 404: Outbound identity federation is disabled for account ${other}`,
    );
  });

  it.each([enable, disable, info])('%s needs permission', async (operation) => {
    expect(await stsAccount(allow('sts:*')).call(operation, {}, alice)).toBe(
      `AccessDenied 403: User: arn:aws:iam::${accountId}:user/alice is not authorized to perform: iam:${operation} ` +
        `on resource: * because no identity-based policy allows the iam:${operation} action`,
    );
  });
});
