/**
 * The response with which a directory sends a person to AWS, as XML before it is signed.
 *
 * OASIS "Assertions and Protocols for SAML 2.0"; AWS: IAM User Guide, "Configure SAML assertions for the authentication response".
 * Not here: who may have which role (directory.ts), the signature (saml-signature.ts).
 */
import { bearer, escaped, namespaces, nameIdFormats } from './saml-names.ts';

/** Everything a response says. Times in ISO 8601. */
export interface ResponseDraft {
  readonly responseId: string;
  readonly assertionId: string;
  readonly issuer: string;
  readonly recipient: string;
  readonly audience: string;
  /** `persistent`, `transient`, or the whole name of another format. */
  readonly nameIdFormat: string;
  readonly nameId: string;
  readonly issuedAt: string;
  readonly notBefore: string;
  readonly notOnOrAfter: string;
  readonly sessionNotOnOrAfter?: string;
  /** By name, in this order; without a value an attribute is left out. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export function responseXml(draft: ResponseDraft): string {
  const { responseId, issuedAt, recipient, issuer } = draft;
  return `<samlp:Response xmlns:samlp="${namespaces.protocol}" xmlns:saml="${namespaces.assertion}" ID="${escaped(responseId)}" Version="2.0" IssueInstant="${issuedAt}" Destination="${escaped(recipient)}">
  <saml:Issuer>${escaped(issuer)}</saml:Issuer>
  <samlp:Status>
    <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>
  </samlp:Status>
${assertionXml(draft)}
</samlp:Response>`;
}

export function assertionXml(draft: ResponseDraft): string {
  const { assertionId, issuedAt, issuer, audience, notBefore, notOnOrAfter } = draft;
  return `  <saml:Assertion ID="${escaped(assertionId)}" Version="2.0" IssueInstant="${issuedAt}">
    <saml:Issuer>${escaped(issuer)}</saml:Issuer>
${subjectXml(draft)}
    <saml:Conditions NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}">
      <saml:AudienceRestriction>
        <saml:Audience>${escaped(audience)}</saml:Audience>
      </saml:AudienceRestriction>
    </saml:Conditions>
${authenticationXml(draft)}
${attributesXml(draft)}
  </saml:Assertion>`;
}

function subjectXml({ nameId, nameIdFormat, recipient, notOnOrAfter }: ResponseDraft): string {
  const format = nameIdFormat.includes(':') ? nameIdFormat : nameIdFormats + nameIdFormat;
  return `    <saml:Subject>
      <saml:NameID Format="${escaped(format)}">${escaped(nameId)}</saml:NameID>
      <saml:SubjectConfirmation Method="${bearer}">
        <saml:SubjectConfirmationData NotOnOrAfter="${notOnOrAfter}" Recipient="${escaped(recipient)}"/>
      </saml:SubjectConfirmation>
    </saml:Subject>`;
}

function authenticationXml({ issuedAt, sessionNotOnOrAfter, assertionId }: ResponseDraft): string {
  const until = sessionNotOnOrAfter === undefined ? '' : ` SessionNotOnOrAfter="${sessionNotOnOrAfter}"`;
  return `    <saml:AuthnStatement AuthnInstant="${issuedAt}" SessionIndex="${escaped(assertionId)}"${until}>
      <saml:AuthnContext>
        <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef>
      </saml:AuthnContext>
    </saml:AuthnStatement>`;
}

function attributesXml({ attributes }: ResponseDraft): string {
  const given = Object.entries(attributes).filter(([, values]) => values.length > 0);
  return `    <saml:AttributeStatement>
${given.map(([name, values]) => attributeXml(name, values)).join('\n')}
    </saml:AttributeStatement>`;
}

function attributeXml(name: string, values: readonly string[]): string {
  const lines = values.map((value) => `        <saml:AttributeValue>${escaped(value)}</saml:AttributeValue>`);
  return `      <saml:Attribute Name="${escaped(name)}">\n${lines.join('\n')}\n      </saml:Attribute>`;
}
