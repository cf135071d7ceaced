/** A directory to begin with: a few people, what their groups bring, and what it says of them. Everything can be changed. */
import { accountArn, type Place } from '#api/iam/entity.ts';
import type { Directory } from '#account/directory.ts';
import type { SigningKey } from '#account/signing-key.ts';

/** Of a provider or role, out of what a directory is called. */
export function identifierOf(name: string): string {
  return name.replace(/[^\w.-]+/g, '') || 'Directory';
}

export function providerArnOf(place: Place, directoryName: string): string {
  return accountArn(place, `saml-provider/${identifierOf(directoryName)}`);
}

export function exampleDirectory(
  place: Place,
  { entityId, name }: Pick<Directory, 'entityId' | 'name'>,
  signingKey: SigningKey,
): Directory {
  const providerArn = providerArnOf(place, name);
  const grant = (group: string, role: string) => ({
    group,
    roleArn: accountArn(place, `role/${role}`),
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
