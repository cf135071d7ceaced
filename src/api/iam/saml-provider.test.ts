import { describe, expect, it } from 'vitest';
import { as, TestAccount } from '../test-api.ts';
import { writePem } from './pem.ts';

const arn = 'arn:aws:iam::111122223333:saml-provider/Corp';
const now = '2026-03-01T12:00:00Z';

/** At least a thousand characters, as AWS wants. */
function metadata(entityId: string, attributes = ''): string {
  const key = 'A'.repeat(1000);
  return (
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}" ${attributes}>` +
    `<md:IDPSSODescriptor><ds:X509Certificate>${key}</ds:X509Certificate></md:IDPSSODescriptor></md:EntityDescriptor>`
  );
}

const corp = { Name: 'Corp', SAMLMetadataDocument: metadata('https://idp.example.com/one') };
const key = writePem(Uint8Array.from([48, 0]), 'PRIVATE KEY');

describe('SAML providers', () => {
  it('are made from a document, read and listed', async () => {
    const account = new TestAccount();
    const Tags = [{ Key: 'team', Value: 'a' }];
    expect(await account.call('CreateSAMLProvider', { ...corp, Tags })).toEqual({
      SAMLProviderArn: arn,
      Tags,
    });
    expect(await account.call('GetSAMLProvider', { SAMLProviderArn: arn })).toEqual({
      SAMLProviderUUID: expect.stringMatching(/^[A-Z0-9]{22}$/),
      SAMLMetadataDocument: corp.SAMLMetadataDocument,
      CreateDate: now,
      ValidUntil: '2126-03-01T12:00:00Z',
      Tags,
      AssertionEncryptionMode: 'Allowed',
      PrivateKeyList: [],
    });
    expect(await account.call('ListSAMLProviders')).toEqual({
      SAMLProviderList: [{ Arn: arn, ValidUntil: '2126-03-01T12:00:00Z', CreateDate: now }],
    });
  });

  it('get another document', async () => {
    const account = new TestAccount();
    await account.calls(['CreateSAMLProvider', corp]);
    const document = metadata('https://idp.example.com/two', 'validUntil="2030-01-01T00:00:00Z"');
    expect(
      await account.call('UpdateSAMLProvider', { SAMLProviderArn: arn, SAMLMetadataDocument: document }),
    ).toEqual({ SAMLProviderArn: arn });
    expect(await account.call('GetSAMLProvider', { SAMLProviderArn: arn })).toMatchObject({
      SAMLMetadataDocument: document,
      ValidUntil: '2030-01-01T00:00:00Z',
      Tags: [],
    });
  });

  it('have up to two keys for encrypted assertions', async () => {
    const account = new TestAccount();
    await account.calls(['CreateSAMLProvider', { ...corp, AddPrivateKey: key }]);
    const update = (parameters: object) =>
      account.call('UpdateSAMLProvider', { SAMLProviderArn: arn, ...parameters });
    await update({ AddPrivateKey: key, AssertionEncryptionMode: 'Required' });
    expect(await update({ AddPrivateKey: key })).toContain('LimitExceeded 409');
    const [first, second] = account.world.samlProviders.get(arn)!.privateKeys;
    await update({ RemovePrivateKey: first!.id });
    expect(await account.call('GetSAMLProvider', { SAMLProviderArn: arn })).toMatchObject({
      AssertionEncryptionMode: 'Required',
      PrivateKeyList: [{ KeyId: second!.id, Timestamp: now }],
    });
  });

  it('are gone once deleted, and were not there before', async () => {
    const account = new TestAccount();
    await account.calls(['CreateSAMLProvider', corp], ['DeleteSAMLProvider', { SAMLProviderArn: arn }]);
    const parameters = { SAMLProviderArn: arn, Tags: [], TagKeys: [] };
    for (const operation of ['Get', 'Update', 'Delete', 'Tag', 'Untag']) {
      expect(await account.call(`${operation}SAMLProvider`, parameters)).toBe(
        `NoSuchEntity 404: Manifest not found for arn ${arn}`,
      );
    }
    expect(await account.call('ListSAMLProviders')).toEqual({ SAMLProviderList: [] });
  });

  it.each([
    ['twice the same name', corp, 'EntityAlreadyExists 409: SAML Provider with name Corp already exists.'],
    [
      'no metadata',
      { ...corp, SAMLMetadataDocument: 'x'.repeat(1000) },
      'InvalidInput 400: Could not parse metadata',
    ],
    [
      'a short document',
      { ...corp, SAMLMetadataDocument: 'x' },
      "ValidationError 400: 1 validation error detected: Value at 'samlMetadataDocument' failed to satisfy constraint: " +
        'Member must have length greater than or equal to 1000',
    ],
    [
      'a name with a space',
      { ...corp, Name: 'a b' },
      "ValidationError 400: 1 validation error detected: Value at 'name' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\w._-]+',
    ],
  ])('are refused for %s', async (_, parameters, expected) => {
    const account = new TestAccount();
    await account.calls(['CreateSAMLProvider', corp]);
    expect(await account.call('CreateSAMLProvider', parameters)).toBe(expected);
  });

  it('carry tags', async () => {
    const account = new TestAccount();
    await account.calls(
      ['CreateSAMLProvider', corp],
      ['TagSAMLProvider', { SAMLProviderArn: arn, Tags: [{ Key: 'a', Value: '1' }] }],
    );
    expect(await account.call('ListSAMLProviderTags', { SAMLProviderArn: arn })).toEqual({
      Tags: [{ Key: 'a', Value: '1' }],
      IsTruncated: false,
    });
  });

  it('ask for tagging besides when they are made with tags', async () => {
    const account = new TestAccount();
    await account.calls(['CreateUser', { UserName: 'alice' }]);
    await account.call('CreateSAMLProvider', { ...corp, Tags: [{ Key: 'a', Value: '1' }] }, as('alice'));
    expect(account.last?.decisions.map(({ request }) => [request.action, request.resource])).toEqual([
      ['iam:CreateSAMLProvider', arn],
      ['iam:TagSAMLProvider', arn],
    ]);
  });
});
