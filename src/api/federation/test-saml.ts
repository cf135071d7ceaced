/**
 * For tests of SAML: a directory whose key is made once, an account that knows it, and responses in one line.
 *
 * Nothing here leaves the tests.
 */
import type { Directory, DirectoryPerson } from '#account/directory.ts';
import { put } from '#account/world.ts';
import { accountId, emptyAccount, TestAccount, testMoment } from '../test-api.ts';
import { roleRecord } from '../sts/test-sts.ts';
import { encodedResponse, metadataXml, newDirectoryKey, responseDraft } from './directory.ts';
import { signSpoiled, type SpoilId } from './saml-spoils.ts';

export const now = '2026-03-01T12:00:00Z';
export const providerArn = `arn:aws:iam::${accountId}:saml-provider/Corp`;
export const readerArn = `arn:aws:iam::${accountId}:role/Reader`;
export const writerArn = `arn:aws:iam::${accountId}:role/Writer`;

export const ana: DirectoryPerson = {
  userName: 'ana@corp.example',
  name: 'Ana',
  email: 'ana@corp.example',
  groups: ['readers', 'writers'],
  attributes: { department: 'payments' },
};

export const ben: DirectoryPerson = { ...ana, userName: 'ben@corp.example', groups: ['readers'] };

const { random } = testMoment();

export const directory: Directory = {
  entityId: 'https://sso.corp.example/saml',
  name: 'Corp',
  signingKey: await newDirectoryKey('sso.corp.example', now, random),
  people: [ana, ben],
  grants: [
    { group: 'readers', roleArn: readerArn, providerArn },
    { group: 'writers', roleArn: writerArn, providerArn },
  ],
  tagAttributes: {},
  transitiveTagKeys: [],
  sendsSourceIdentity: false,
  createdAt: now,
};

/** A trust policy that lets people of the provider in, for AWS's sign-in. */
export function trustsProvider(
  actions: readonly string[] = ['sts:AssumeRoleWithSAML'],
  condition: object = { StringEquals: { 'saml:aud': 'https://signin.aws.amazon.com/saml' } },
): string {
  const Principal = { Federated: providerArn };
  const Statement = [{ Effect: 'Allow', Principal, Action: actions, Condition: condition }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** An account with the directory's metadata and both roles. */
export async function samlAccount(trust = trustsProvider()): Promise<TestAccount> {
  const roles = ['Reader', 'Writer'].map((name) => roleRecord(name, trust));
  const world = roles.reduce((sum, role) => put(sum, 'roles', role), emptyAccount);
  const account = new TestAccount(world);
  await account.calls(['CreateSAMLProvider', { Name: 'Corp', SAMLMetadataDocument: metadataXml(directory) }]);
  return account;
}

/** What a person's browser would post. */
export async function responseOf(
  person: DirectoryPerson,
  from: Partial<Directory> = {},
  ...spoils: readonly SpoilId[]
): Promise<string> {
  const sender = { ...directory, ...from };
  const draft = responseDraft(sender, person, now, random);
  const foreign = spoils.includes('otherKey') ? await newDirectoryKey('other', now, random) : undefined;
  const xml = await signSpoiled(draft, foreign ?? sender.signingKey, new Set(spoils));
  return encodedResponse(xml ?? '');
}
