/** A directory to begin with: a few people, what their groups bring, and what it says of them. Everything can be changed. */
import { accountArn } from '#api/iam/entity.ts';
import type { AccountId } from '#account/arn.ts';
import type { Directory } from '#account/directory.ts';
import type { SigningKey } from '#account/signing-key.ts';

/** Of a provider or role, out of what a directory is called. */
export function identifierOf(name: string): string {
  return name.replace(/[^\w.-]+/g, '') || 'Directory';
}

export function providerArnOf(accountId: AccountId, directoryName: string): string {
  return accountArn(accountId, `saml-provider/${identifierOf(directoryName)}`);
}

export function exampleDirectory(
  accountId: AccountId,
  { entityId, name }: Pick<Directory, 'entityId' | 'name'>,
  signingKey: SigningKey,
): Directory {
  const providerArn = providerArnOf(accountId, name);
  const grant = (group: string, role: string) => ({
    group,
    roleArn: accountArn(accountId, `role/${role}`),
    providerArn,
  });
  return {
    entityId,
    name,
    signingKey,
    people: [
      person('ana.ruiz', 'Ana Ruiz', ['engineering', 'on-call'], 'payments'),
      person('ben.okafor', 'Ben Okafor', ['engineering'], 'search'),
      person('chloe.dubois', 'Chloé Dubois', ['finance'], 'finance'),
    ],
    grants: [
      grant('engineering', 'CorpDeveloper'),
      grant('on-call', 'CorpOperator'),
      grant('finance', 'CorpAuditor'),
    ],
    tagAttributes: { department: 'department' },
    transitiveTagKeys: [],
    sendsSourceIdentity: false,
    createdAt: signingKey.createdAt,
  };
}

function person(
  account: string,
  name: string,
  groups: readonly string[],
  department: string,
): Directory['people'][number] {
  const email = `${account}@example.com`;
  return { userName: email, name, email, groups, attributes: { department } };
}
