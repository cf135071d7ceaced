/**
 * What a corporate directory does: it names its key to accounts, knows which roles a person's groups bring, and signs for them.
 *
 * OASIS "Metadata for SAML 2.0"; AWS: IAM User Guide, "Create a SAML identity provider in IAM".
 * Not here: what the account makes of it (saml-checks.ts, sts/assume-role-with-saml.ts).
 */
import type { Directory, DirectoryGrant, DirectoryPerson } from '#account/directory.ts';
import { secondsAfter } from '#account/iso-time.ts';
import type { SigningKey } from '#account/signing-key.ts';
import { exportSPKI, importJWK, type CryptoKey, type JWK } from 'jose';
import { readPem } from '../iam/pem.ts';
import { toBase64 } from '../password-hash.ts';
import { awsAttributes, awsAudience, awsRecipient, escaped, namespaces, utf8Bytes } from './saml-names.ts';
import { responseXml, type ResponseDraft } from './saml-response.ts';
import { newSigningKey } from './token.ts';
import { selfSigned } from './x509.ts';

type Random = (length: number) => Uint8Array;

const yearsOfCertificate = 10;

/** A key pair with a certificate that it gave to itself. */
export async function newDirectoryKey(name: string, now: string, random: Random): Promise<SigningKey> {
  const { signBytes } = await import('./saml-signature.ts');
  const key = await newSigningKey(hexOf(random(4)), now);
  const publicKey = (await importJWK(JSON.parse(key.publicKey) as JWK, 'RS256', {
    extractable: true,
  })) as CryptoKey;
  const spki = readPem(await exportSPKI(publicKey), 'PUBLIC KEY') ?? new Uint8Array();
  const until = now.replace(/^\d{4}/, (year) => String(Math.min(9999, Number(year) + yearsOfCertificate)));
  // The last day of a February may be missing ten years on.
  const draft = {
    publicKey: spki,
    commonName: name,
    serial: random(8),
    from: now,
    until: until.replace('-02-29T', '-02-28T'),
  };
  const certificate = await selfSigned(draft, (bytes) => signBytes(key, bytes));
  return { ...key, certificate: toBase64(certificate) };
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The document that an account is given, so that it believes what this directory signs. */
export function metadataXml({ entityId, signingKey }: Pick<Directory, 'entityId' | 'signingKey'>): string {
  const id = escaped(entityId);
  const certificate = (signingKey.certificate ?? '').replace(/.{64}(?=.)/g, '$&\n');
  const bindings = ['HTTP-POST', 'HTTP-Redirect'].map(
    (binding) =>
      `    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${binding}" Location="${id}/sso"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="${namespaces.metadata}" xmlns:ds="${namespaces.signature}" entityID="${id}">
  <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${namespaces.protocol}">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo>
        <ds:X509Data>
          <ds:X509Certificate>
${certificate}
          </ds:X509Certificate>
        </ds:X509Data>
      </ds:KeyInfo>
    </md:KeyDescriptor>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
${bindings.join('\n')}
  </md:IDPSSODescriptor>
</md:EntityDescriptor>`;
}

/** The grants that a person's groups bring, each role with its provider once. */
export function grantsOf(
  { grants }: Pick<Directory, 'grants'>,
  person: DirectoryPerson,
): readonly DirectoryGrant[] {
  const groups = new Set(person.groups);
  const first = new Map<string, DirectoryGrant>();
  for (const grant of grants) {
    const pair = pairOf(grant);
    if (groups.has(grant.group) && !first.has(pair)) first.set(pair, grant);
  }
  return [...first.values()];
}

function pairOf({ roleArn, providerArn }: DirectoryGrant): string {
  return `${roleArn},${providerArn}`;
}

/** How long a response may be redeemed. AWS takes none that is older than five minutes. */
const secondsValid = 300;

/** What the directory says of a person now. */
export function responseDraft(
  directory: Directory,
  person: DirectoryPerson,
  now: string,
  random: Random,
): ResponseDraft {
  return {
    responseId: `_${hexOf(random(16))}`,
    assertionId: `_${hexOf(random(16))}`,
    issuer: directory.entityId,
    recipient: awsRecipient,
    audience: awsAudience,
    nameIdFormat: 'persistent',
    nameId: person.userName,
    issuedAt: now,
    notBefore: secondsAfter(now, -60),
    notOnOrAfter: secondsAfter(now, secondsValid),
    attributes: awsAttributesOf(directory, person),
  };
}

function awsAttributesOf(directory: Directory, person: DirectoryPerson): ResponseDraft['attributes'] {
  const { tagAttributes, transitiveTagKeys, sendsSourceIdentity, sessionDuration } = directory;
  const tags = Object.entries(tagAttributes).map(([key, from]) => {
    const value = attributeOf(person, from);
    return [`PrincipalTag:${key}`, value === undefined ? [] : [value]] as const;
  });
  const own: readonly (readonly [string, readonly string[]])[] = [
    ['Role', grantsOf(directory, person).map(pairOf)],
    ['RoleSessionName', [person.userName]],
    ['SessionDuration', sessionDuration === undefined ? [] : [String(sessionDuration)]],
    ...tags,
    ['TransitiveTagKeys', transitiveTagKeys],
    ['SourceIdentity', sendsSourceIdentity ? [person.userName] : []],
  ];
  return Object.fromEntries(own.map(([name, values]) => [awsAttributes + name, values]));
}

/** One of a person's own, or of those that everybody has. */
function attributeOf(person: DirectoryPerson, name: string): string | undefined {
  const { userName, name: fullName, email, attributes } = person;
  return new Map(Object.entries({ userName, name: fullName, email, ...attributes })).get(name);
}

/** The response, its assertion signed by the directory; `undefined` when it has no private key. */
export async function signedResponse(draft: ResponseDraft, key: SigningKey): Promise<string | undefined> {
  const { signXml } = await import('./saml-signature.ts');
  return signXml(responseXml(draft), draft.assertionId, key);
}

/** As a form posts it. */
export function encodedResponse(xml: string): string {
  return toBase64(utf8Bytes(xml));
}
