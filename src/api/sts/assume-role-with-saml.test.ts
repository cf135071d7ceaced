import { describe, expect, it, test } from 'vitest';
import type { Directory } from '#account/directory.ts';
import type { Credentials } from '../call.ts';
import { spoilIds, type SpoilId } from '../federation/saml-spoils.ts';
import {
  ana,
  directory,
  providerArn,
  readerArn,
  responseOf,
  samlAccount,
  trustsProvider,
} from '../federation/test-saml.ts';
import { TestAccount, testMoment } from '../test-api.ts';

const anonymous: Credentials = { kind: 'anonymous' };

interface Asked {
  readonly from?: Partial<Directory>;
  readonly trust?: string;
  readonly more?: object;
  readonly spoils?: readonly SpoilId[];
  readonly at?: string;
}

async function assume({ from = {}, trust, more = {}, spoils = [], at }: Asked = {}): Promise<{
  account: TestAccount;
  answer: unknown;
}> {
  const made = await samlAccount(trust);
  const account = at === undefined ? made : new TestAccount(made.world, testMoment(at));
  const SAMLAssertion = await responseOf(ana, from, ...spoils);
  const given = { RoleArn: readerArn, PrincipalArn: providerArn, SAMLAssertion, ...more };
  return { account, answer: await account.call('sts:AssumeRoleWithSAML', given, anonymous) };
}

test('the answer, key by key', async () => {
  const { answer } = await assume();
  expect(answer).toEqual({
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA/),
      SecretAccessKey: expect.any(String),
      SessionToken: expect.any(String),
      Expiration: '2026-03-01T13:00:00Z',
    },
    AssumedRoleUser: {
      AssumedRoleId: 'AROAREADER:ana@corp.example',
      Arn: 'arn:aws:sts::111122223333:assumed-role/Reader/ana@corp.example',
    },
    Subject: 'ana@corp.example',
    SubjectType: 'persistent',
    Issuer: 'https://sso.corp.example/saml',
    Audience: 'https://signin.aws.amazon.com/saml',
    // base64 of the SHA-1 of "https://sso.corp.example/saml111122223333/Corp", by sha1sum
    NameQualifier: 'GPCrBmlJiGTadXaXZM4Y+IutsIo=',
  });
});

test('the session keeps the provider and three keys, and nothing of the assertion is remembered', async () => {
  const { account } = await assume();
  const [session] = account.world.sessions.values();
  expect(session).toMatchObject({
    operation: 'AssumeRoleWithSAML',
    issuerArn: readerArn,
    federatedProvider: providerArn,
    federatedKeys: { 'saml:sub': 'ana@corp.example', 'saml:sub_type': 'persistent' },
  });
  expect(Object.keys(session?.federatedKeys ?? {}).sort()).toEqual([
    'saml:namequalifier',
    'saml:sub',
    'saml:sub_type',
  ]);
  expect(session).not.toHaveProperty('parentId');
  expect(account.last?.event.parameters['SAMLAssertion']).toBe('HIDDEN_DUE_TO_SECURITY_REASONS');
});

const doesNotOffer = "SAML Assertion doesn't contain the requested Role and Metadata in the attributes";

const spoilt: Readonly<Record<SpoilId, string>> = {
  issuer: 'InvalidIdentityToken 400: Issuer not present in specified provider',
  otherKey: 'InvalidIdentityToken 400: Response signature invalid',
  changed: 'InvalidIdentityToken 400: Response signature invalid',
  wrapped: 'InvalidIdentityToken 400: Response signature invalid',
  audience: 'InvalidIdentityToken 400: Response does not contain the required audience.',
  recipient: 'InvalidIdentityToken 400: Response does not contain the required recipient.',
  expired: 'ExpiredTokenException 400: Response has expired',
  noProvider: `InvalidIdentityToken 400: ${doesNotOffer}`,
  noSessionName: 'InvalidIdentityToken 400: RoleSessionName is required in AuthnResponse',
  longSession: 'InvalidIdentityToken 400: SessionDuration in AuthnResponse must be between 900 and 43200',
};

it.each(spoilIds)('a response spoilt by %s is refused', async (id) => {
  const { answer, account } = await assume({ spoils: [id] });
  expect(answer).toBe(spoilt[id]);
  expect(account.world.sessions.size).toBe(0);
});

const denied = 'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithSAML';
const other = 'arn:aws:iam::111122223333:saml-provider/Other';
const withTags = { tagAttributes: { team: 'department' } };
const everything = ['sts:AssumeRoleWithSAML', 'sts:TagSession', 'sts:SetSourceIdentity'];

const refusals: readonly (readonly [string, Asked, string | RegExp])[] = [
  ['no base64', { more: { SAMLAssertion: '$$$$' } }, 'InvalidIdentityToken 400: Invalid base64 SAMLResponse'],
  [
    'no XML',
    { more: { SAMLAssertion: btoa('hello') } },
    'InvalidIdentityToken 400: Invalid base64 SAMLResponse',
  ],
  [
    'entities in it',
    { more: { SAMLAssertion: btoa('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') } },
    'InvalidIdentityToken 400: Invalid base64 SAMLResponse',
  ],
  ['too long', { more: { SAMLAssertion: 'A'.repeat(100_001) } }, /less than or equal to 100000/],
  ['too long a policy', { more: { Policy: 'x'.repeat(2049) } }, /'policy' .* less than or equal to 2048$/],
  ['too short a time', { more: { DurationSeconds: 899 } }, /greater than or equal to 900/],
  [
    'another provider',
    { more: { PrincipalArn: other } },
    "InvalidIdentityToken 400: Specified provider doesn't exist.",
  ],
  [
    'a role that it does not offer',
    { more: { RoleArn: 'arn:aws:iam::111122223333:role/Admin' } },
    `InvalidIdentityToken 400: ${doesNotOffer}`,
  ],
  [
    'longer than the role allows',
    { more: { DurationSeconds: 7200 } },
    'ValidationError 400: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  ],
  ['before its time', { at: '2026-03-01T11:00:00Z' }, 'InvalidIdentityToken 400: Response is not yet valid'],
  ['after its time', { at: '2026-03-01T12:05:00Z' }, 'ExpiredTokenException 400: Response has expired'],
  ['a trust policy for another', { trust: trustsProvider().replace('/Corp', '/Other') }, denied],
  [
    'a trust policy for another address',
    { trust: trustsProvider(undefined, { StringEquals: { 'saml:aud': 'https://example.com' } }) },
    denied,
  ],
  ['tags that the trust policy does not let in', { from: withTags }, /sts:TagSession/],
  [
    'a source identity that it does not let in',
    { from: { sendsSourceIdentity: true } },
    /sts:SetSourceIdentity/,
  ],
  [
    'a tag of AWS’s',
    { from: { tagAttributes: { 'aws:team': 'department' } } },
    'InvalidParameterValue 400: Tag keys beginning with "aws:" are reserved and cannot be used.',
  ],
  [
    'a transitive tag that is not sent',
    { from: { transitiveTagKeys: ['team'] } },
    'InvalidParameterValue 400: The specified transitive tag key must be included in the requested tags.',
  ],
];

it.each(refusals)('refused: %s', async (_, asked, expected) => {
  const { answer, account } = await assume(asked);
  if (typeof expected === 'string') expect(answer).toBe(expected);
  else expect(answer).toMatch(expected);
  expect(account.world.sessions.size).toBe(0);
});

describe('the trust policy is asked with the keys of the assertion', () => {
  const conditions: readonly (readonly [string, string | readonly string[]])[] = [
    ['saml:aud', 'https://signin.aws.amazon.com/saml'],
    ['saml:iss', 'https://sso.corp.example/saml'],
    ['saml:sub', 'ana@corp.example'],
    ['saml:sub_type', 'persistent'],
    ['saml:doc', '111122223333/Corp'],
    ['saml:namequalifier', 'GPCrBmlJiGTadXaXZM4Y+IutsIo='],
    ['sts:RoleSessionName', 'ana@corp.example'],
  ];
  it.each(conditions)('%s', async (key, value) => {
    const holds = await assume({ trust: trustsProvider(undefined, { StringEquals: { [key]: value } }) });
    expect(holds.answer).toHaveProperty('Credentials');
    const fails = await assume({ trust: trustsProvider(undefined, { StringNotEquals: { [key]: value } }) });
    expect(fails.answer).toBe(denied);
  });
});

test('tags, those that go on, and the source identity are the session’s', async () => {
  const trust = trustsProvider(everything, {
    StringEquals: { 'aws:RequestTag/team': 'payments', 'sts:SourceIdentity': 'ana@corp.example' },
  });
  const from = { ...withTags, transitiveTagKeys: ['team'], sendsSourceIdentity: true };
  const { answer, account } = await assume({ trust, from });
  expect(answer).toMatchObject({ PackedPolicySize: 1, SourceIdentity: 'ana@corp.example' });
  const [session] = account.world.sessions.values();
  expect(session).toMatchObject({
    tags: { team: 'payments' },
    transitiveTagKeys: ['team'],
    sourceIdentity: 'ana@corp.example',
  });
});

test.each([900, 43_200])(
  'SessionDuration of %i is for the console, not for programs',
  async (sessionDuration) => {
    const { answer } = await assume({ from: { sessionDuration } });
    expect(answer).toMatchObject({ Credentials: { Expiration: '2026-03-01T13:00:00Z' } });
  },
);

test('a directory without its private key signs nothing', async () => {
  const { privateKey: _, ...rest } = directory.signingKey;
  expect(await responseOf(ana, { signingKey: rest })).toBe('');
});
