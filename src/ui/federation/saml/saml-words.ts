/** Words for AWS's checks of a SAML response, and for the ways to spoil one. */
import type { SamlCheckId } from '#api/federation/saml-checks.ts';
import type { SpoilId } from '#api/federation/saml-spoils.ts';

interface CheckWords {
  readonly name: string;
  /** What to do when it fails. */
  readonly remedy: string;
}

export const checkWords: Readonly<Record<SamlCheckId, CheckWords>> = {
  readable: { name: 'Base64 of one SAML response', remedy: 'Post the response as the directory made it.' },
  provider: { name: 'The provider is in the account', remedy: 'Give the account the directory’s metadata.' },
  issuer: {
    name: 'The issuer is the one in the provider’s metadata',
    remedy: 'Issuer and entityID of the metadata have to be the same, letter by letter.',
  },
  signature: {
    name: 'Signed by a key in the metadata, and everything is signed',
    remedy:
      'Something was changed or added, or the directory has another key than the account knows: give it the new metadata.',
  },
  audience: { name: 'Meant for AWS (Audience)', remedy: 'The audience has to be urn:amazon:webservices.' },
  recipient: {
    name: 'Addressed to AWS’s sign-in (Recipient)',
    remedy: 'One SubjectConfirmation with NotOnOrAfter and https://signin.aws.amazon.com/saml as Recipient.',
  },
  time: { name: 'In time: at most 5 minutes old', remedy: 'Have the directory sign again.' },
  role: {
    name: 'Offers this role through this provider (Role)',
    remedy: 'Each value of Role is a pair: ARN of the role, ARN of the provider.',
  },
  sessionName: {
    name: 'Has a session name (RoleSessionName)',
    remedy: '2 to 64 letters, digits and + = , . @ - _.',
  },
  sessionDuration: { name: 'SessionDuration is 900 to 43,200', remedy: 'At most 12 hours.' },
  tags: {
    name: 'Session tags can be set (PrincipalTag, TransitiveTagKeys)',
    remedy: 'Transitive keys name tags that are sent; no key begins with aws:.',
  },
  sourceIdentity: {
    name: 'Source identity can be set (SourceIdentity)',
    remedy: '2 to 64 letters, digits and + = , . @ - _, not beginning with aws:.',
  },
};

export const trustCheck = {
  name: 'The role’s trust policy lets the provider in',
  remedy:
    'Look at Principal, Action and Condition of the trust policy; tags need sts:TagSession, a source identity sts:SetSourceIdentity.',
} as const;

export const spoilWords: Readonly<Record<SpoilId, string>> = {
  issuer: 'another issuer',
  otherKey: 'signed with another key',
  changed: 'name changed after signing',
  wrapped: 'an unsigned assertion put in front',
  audience: 'meant for somebody else',
  recipient: 'addressed to somebody else',
  expired: 'two hours old',
  noProvider: 'roles without provider',
  noSessionName: 'no RoleSessionName',
  longSession: 'SessionDuration of 24 hours',
};
