import { describe, expect, it } from 'vitest';
import { TestAccount } from '../test-api.ts';

const Url = 'https://oidc.example.com/test';
const arn = 'arn:aws:iam::111122223333:oidc-provider/oidc.example.com/test';
const thumbprint = 'b'.repeat(40);
const named = { OpenIDConnectProviderArn: arn };

async function withProvider(parameters: object = {}): Promise<TestAccount> {
  const account = new TestAccount();
  await account.calls([
    'CreateOpenIDConnectProvider',
    { Url, ThumbprintList: [thumbprint], ClientIDList: ['client-id-1'], ...parameters },
  ]);
  return account;
}

describe('OpenID Connect providers', () => {
  it('are made, read without the scheme, and listed', async () => {
    const account = await withProvider();
    expect(await account.call('GetOpenIDConnectProvider', named)).toEqual({
      Url: 'oidc.example.com/test',
      ClientIDList: ['client-id-1'],
      ThumbprintList: [thumbprint],
      CreateDate: '2026-03-01T12:00:00Z',
      Tags: [],
    });
    expect(await account.call('ListOpenIDConnectProviders')).toEqual({
      OpenIDConnectProviderList: [{ Arn: arn }],
    });
  });

  it('may have neither thumbprints nor client ids', async () => {
    const account = new TestAccount();
    expect(await account.call('CreateOpenIDConnectProvider', { Url })).toEqual(named);
    expect(await account.call('GetOpenIDConnectProvider', named)).toMatchObject({
      ClientIDList: [],
      ThumbprintList: [],
    });
  });

  it('are one at an address; a slash at its end makes another', async () => {
    const account = await withProvider();
    expect(await account.call('CreateOpenIDConnectProvider', { Url })).toBe(
      'EntityAlreadyExists 409: Provider with url https://oidc.example.com/test already exists.',
    );
    expect(await account.call('CreateOpenIDConnectProvider', { Url: `${Url}/` })).toEqual({
      OpenIDConnectProviderArn: `${arn}/`,
    });
  });

  it('are missed in different words by Get and Delete', async () => {
    const account = await withProvider();
    await account.calls(['DeleteOpenIDConnectProvider', named]);
    expect(await account.call('GetOpenIDConnectProvider', named)).toBe(
      `NoSuchEntity 404: OpenIDConnect Provider not found for arn ${arn}`,
    );
    expect(await account.call('DeleteOpenIDConnectProvider', named)).toBe(
      `NoSuchEntity 404: OpenId connect Provider ${arn} cannot be found.`,
    );
  });

  it('keep each client id once, up to a hundred', async () => {
    const account = await withProvider();
    const change = (operation: string, ClientID: string) => account.call(operation, { ...named, ClientID });
    const add = 'AddClientIDToOpenIDConnectProvider';
    await change(add, 'client-id-2');
    await change(add, 'client-id-2');
    expect(await change('RemoveClientIDFromOpenIDConnectProvider', 'client-id-1')).toEqual({});
    expect(await change('RemoveClientIDFromOpenIDConnectProvider', 'client-id-1')).toEqual({});
    expect(account.world.oidcProviders.get(arn)?.clientIds).toEqual(['client-id-2']);
    for (let n = 0; n < 99; n += 1) await change(add, `c${n}`);
    expect(await change(add, 'one more')).toBe(
      'LimitExceeded 409: Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
    );
  });

  it('get other thumbprints, kept in small letters', async () => {
    const account = await withProvider();
    const update = (ThumbprintList: readonly string[]) =>
      account.call('UpdateOpenIDConnectProviderThumbprint', { ...named, ThumbprintList });
    await update(['C'.repeat(40)]);
    expect(account.world.oidcProviders.get(arn)?.thumbprints).toEqual(['c'.repeat(40)]);
    expect(await update(Array<string>(5).fill(thumbprint))).toEqual({});
    expect(await update(Array<string>(6).fill(thumbprint))).toBe(
      'InvalidInput 400: Thumbprint list must contain fewer than 5 entries.',
    );
  });

  it('carry up to fifty tags', async () => {
    const Tags = Array.from({ length: 50 }, (_, n) => ({ Key: `k${n}`, Value: 'v' }));
    const account = await withProvider({ Tags });
    expect(
      await account.call('TagOpenIDConnectProvider', {
        ...named,
        Tags: [{ Key: 'string', Value: 'string' }],
      }),
    ).toBe('LimitExceeded 409: The number of tags has reached the maximum limit.');
    await account.calls(['UntagOpenIDConnectProvider', { ...named, TagKeys: ['k0'] }]);
    expect(await account.call('ListOpenIDConnectProviderTags', { ...named, MaxItems: 1 })).toEqual({
      Tags: [{ Key: 'k1', Value: 'v' }],
      IsTruncated: true,
      Marker: expect.any(String),
    });
  });

  it.each([
    ['example.com', 'ValidationError 400: Invalid Open ID Connect Provider URL'],
    ['https://', 'ValidationError 400: Invalid Open ID Connect Provider URL'],
    [
      'http://example.com',
      'InvalidInput 400: Invalid Open ID Connect Provider URL. The URL must begin with https://.',
    ],
    ['https://user:pass@example.com', 'InvalidInput 400: Invalid Open ID Connect Provider URL.'],
    ['https://example.com?foo=1', 'InvalidInput 400: Invalid Open ID Connect Provider URL.'],
    ['https://example.com/#frag', 'InvalidInput 400: Invalid Open ID Connect Provider URL.'],
    ['https://example.com:8443', 'InvalidInput 400: Invalid Open ID Connect Provider URL.'],
    ['https://exa_mple.com', 'InvalidInput 400: Invalid Open ID Connect Provider URL.'],
    [
      `https://${'a'.repeat(250)}.com`,
      "ValidationError 400: 1 validation error detected: Value at 'url' failed to satisfy constraint: Member must have " +
        'length less than or equal to 255',
    ],
  ])('are not at %s', async (address, expected) => {
    expect(await new TestAccount().call('CreateOpenIDConnectProvider', { Url: address })).toBe(expected);
  });

  it.each([
    [
      { ThumbprintList: ['a'] },
      "Value at 'thumbprintList' failed to satisfy constraint: Member must satisfy constraint: [Member must have length " +
        'less than or equal to 40, Member must have length greater than or equal to 40, Member must not be null]',
    ],
    [
      { ClientIDList: ['c'.repeat(256)] },
      "Value at 'clientIDList' failed to satisfy constraint: Member must satisfy constraint: [Member must have length " +
        'less than or equal to 255, Member must have length greater than or equal to 1, Member must not be null]',
    ],
  ])('have lists of texts of a certain length: %o', async (parameters, expected) => {
    const answer = await new TestAccount().call('CreateOpenIDConnectProvider', { Url, ...parameters });
    expect(answer).toBe(`ValidationError 400: 1 validation error detected: ${expected}`);
  });
});
