/**
 * The condition keys that a SAML assertion brings into a trust policy.
 *
 * AWS: IAM User Guide, "Available keys for SAML-based AWS STS federation"; "Configure SAML assertions for the authentication
 * response", the mapping tables.
 */
import type { SamlProvider } from '#account/identity-provider.ts';
import type { ContextValue } from '#account/request.ts';
import type { Assertion } from './saml-assertion.ts';
import { nameIdFormats } from './saml-names.ts';

type Keys = Readonly<Record<string, ContextValue>>;

/** Keys of directories, by the name of the attribute; each is a list. */
const keyOfAttribute: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.1': 'eduPersonAffiliation',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.2': 'eduPersonNickname',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.3': 'eduPersonOrgDN',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.4': 'eduPersonOrgUnitDN',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.5': 'eduPersonPrimaryAffiliation',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.6': 'eduPersonPrincipalName',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.7': 'eduPersonEntitlement',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.8': 'eduPersonPrimaryOrgUnitDN',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.9': 'eduPersonScopedAffiliation',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.10': 'eduPersonTargetedID',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.11': 'eduPersonAssurance',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.2': 'eduOrgHomePageURI',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.3': 'eduOrgIdentityAuthNPolicyURI',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.4': 'eduOrgLegalName',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.5': 'eduOrgSuperiorURI',
    'urn:oid:1.3.6.1.4.1.5923.1.2.1.6': 'eduOrgWhitePagesURI',
    'urn:oid:2.5.4.3': 'cn',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name': 'name',
    'http://schemas.xmlsoap.org/claims/CommonName': 'commonName',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'givenName',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname': 'surname',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': 'mail',
    'http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid': 'uid',
    'urn:oid:2.5.4.4': 'surname',
    'urn:oid:2.5.4.42': 'givenName',
    'urn:oid:2.5.4.45': 'x500UniqueIdentifier',
    'urn:oid:0.9.2342.19200300.100.1.1': 'uid',
    'urn:oid:0.9.2342.19200300.100.1.3': 'mail',
    'urn:oid:0.9.2342.19200300.100.1.45': 'organizationStatus',
  }),
);

/** AWS names the usual formats by their last part only. */
export function subjectType({ nameIdFormat = '' }: Assertion): string {
  return nameIdFormat.startsWith(nameIdFormats) ? nameIdFormat.slice(nameIdFormats.length) : nameIdFormat;
}

/** What lives on in the session. */
export function lastingKeys(assertion: Assertion, nameQualifier: string): Keys {
  return {
    'saml:namequalifier': nameQualifier,
    'saml:sub': assertion.nameId ?? '',
    'saml:sub_type': subjectType(assertion),
  };
}

/** All of them, for the role's trust policy. */
export function samlKeys(
  assertion: Assertion,
  { accountId, name }: Pick<SamlProvider, 'accountId' | 'name'>,
  nameQualifier: string,
): Keys {
  const mapped = [...assertion.attributes].flatMap(([attribute, values]) => {
    const key = keyOfAttribute.get(attribute);
    return key === undefined ? [] : [[`saml:${key}`, values] as const];
  });
  return {
    'saml:aud': assertion.confirmations[0]?.recipient ?? '',
    'saml:iss': assertion.issuer ?? '',
    'saml:doc': `${accountId}/${name}`,
    ...lastingKeys(assertion, nameQualifier),
    ...Object.fromEntries(mapped),
  };
}
