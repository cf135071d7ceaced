import { describe, expect, it, test } from 'vitest';
import type { Directory } from '#account/directory.ts';
import { put } from '#account/world.ts';
import type { Credentials } from '../call.ts';
import { testMoment, type TestAccount } from '../test-api.ts';
import { encodedResponse, grantsOf, metadataXml, responseDraft, signedResponse } from './directory.ts';
import type { ResponseDraft } from './saml-response.ts';
import { ana, directory, now, providerArn, readerArn, responseOf, samlAccount } from './test-saml.ts';

const nobody: Credentials = { kind: 'anonymous' };
const { random } = testMoment();
const role = 'https://aws.amazon.com/SAML/Attributes/Role';

/** What comes of an assertion that the directory itself has signed. */
async function assume(
  change: Partial<ResponseDraft>,
  { RoleArn = readerArn, account }: { RoleArn?: string; account?: TestAccount } = {},
): Promise<unknown> {
  const xml = await signedResponse(
    { ...responseDraft(directory, ana, now, random), ...change },
    directory.signingKey,
  );
  const SAMLAssertion = encodedResponse(xml ?? '');
  const given = { RoleArn, PrincipalArn: providerArn, SAMLAssertion };
  return (account ?? (await samlAccount())).call('sts:AssumeRoleWithSAML', given, nobody);
}

function attributes(more: Readonly<Record<string, readonly string[]>>): Partial<ResponseDraft> {
  return { attributes: { ...responseDraft(directory, ana, now, random).attributes, ...more } };
}

describe('what a directory that means ill signs', () => {
  it.each([
    ['a time that no date can hold', '+275760-09-13T00:00:00Z'],
    ['a time of no zone, which each machine would read as its own', '2026-03-01T12:00:00'],
    ['a word', 'soon'],
  ])('%s is no time', async (_, issuedAt) => {
    expect(await assume({ issuedAt })).toBe('InvalidIdentityToken 400: Invalid base64 SAMLResponse');
  });

  it.each([
    'arn:aws:iam::zzz:role/Reader',
    'xxxxxxxxxxxxxxxxxxxx:role/Reader',
    'arn:aws:s3:::111122223333:role/R',
  ])('no role: %s', async (RoleArn) => {
    expect(await assume(attributes({ [role]: [`${RoleArn},${providerArn}`] }), { RoleArn })).toBe(
      "InvalidIdentityToken 400: SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
    );
  });

  it('attributes that are called as every object’s own members are', async () => {
    const account = await samlAccount();
    const change = attributes({ constructor: ['x'], toString: ['y'] });
    expect(await assume(change, { account })).toHaveProperty('Credentials');
    const keys = Object.keys(account.last?.decisions[0]?.request.overrides ?? {});
    expect(keys.filter((key) => key.includes('function'))).toEqual([]);
  });
});

describe('which keys an account believes', () => {
  const certificate = /<ds:X509Certificate>[^<]*<\/ds:X509Certificate>/;
  const metadata = metadataXml(directory);
  const rows: readonly (readonly [string, string])[] = [
    ['one in a comment', metadata.replace(certificate, '<!-- $& -->')],
    ['one for encryption', metadata.replace('use="signing"', 'use="encryption"')],
  ];
  it.each(rows)('not %s', async (_, metadataDocument) => {
    expect(metadataDocument).not.toBe(metadata);
    const account = await samlAccount();
    const [provider] = account.world.samlProviders.values();
    if (provider === undefined) throw new Error('no provider');
    account.world = put(account.world, 'samlProviders', { ...provider, metadataDocument });
    expect(await assume({}, { account })).toBe('InvalidIdentityToken 400: Response signature invalid');
  });
});

describe('a directory that came by link', () => {
  const foreign = (more: Partial<Directory>): Directory => ({ ...directory, ...more });

  it('asks for an attribute that is called as every object’s own members are', () => {
    const draft = responseDraft(foreign({ tagAttributes: { team: 'constructor' } }), ana, now, random);
    expect(draft.attributes['https://aws.amazon.com/SAML/Attributes/PrincipalTag:team']).toEqual([]);
  });

  it.each([{ privateKey: 'x' }, { certificate: '%%%' }])('signs nothing with %o', async (broken) => {
    const signingKey = { ...directory.signingKey, ...broken };
    expect(await signedResponse(responseDraft(directory, ana, now, random), signingKey)).toBeUndefined();
  });

  it('has thousands of grants', () => {
    const grants = Array.from({ length: 50_000 }, (_, index) => ({
      group: 'readers',
      roleArn: `${readerArn}${index % 25_000}`,
      providerArn,
    }));
    expect(grantsOf({ grants }, ana)).toHaveLength(25_000);
  });
});

test('a forged assertion says what the person’s does, whatever signs of replacement are in it', async () => {
  const xml = atob(
    await responseOf(
      { ...ana, groups: ['readers'], attributes: { department: '$&' } },
      { tagAttributes: { team: 'department' } },
      'wrapped',
    ),
  );
  expect(xml.match(/<saml:AttributeValue>\$&amp;<\/saml:AttributeValue>/g)).toHaveLength(2);
});
