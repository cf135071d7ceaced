/**
 * What a SAML assertion says, read from its XML; nothing is believed or checked here.
 *
 * OASIS "Assertions and Protocols for SAML 2.0", 2. Not here: whether it is signed (saml-signature.ts), what AWS wants of it
 * (saml-checks.ts).
 */
import type { Element } from '@xmldom/xmldom';
import { attribute, child, children, textOf } from './saml-xml.ts';

/** Times as the assertion has them. */
export interface Assertion {
  readonly issuer?: string;
  readonly issuedAt?: string;
  readonly nameId?: string;
  /** The whole name of its format. */
  readonly nameIdFormat?: string;
  readonly confirmations: readonly { readonly recipient?: string; readonly notOnOrAfter?: string }[];
  readonly notBefore?: string;
  readonly notOnOrAfter?: string;
  readonly audiences: readonly string[];
  readonly sessionNotOnOrAfter?: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

export function readAssertion(element: Element): Assertion {
  const subject = child(element, 'assertion', 'Subject');
  const nameId = child(subject, 'assertion', 'NameID');
  const conditions = child(element, 'assertion', 'Conditions');
  return present({
    issuer: textOf(child(element, 'assertion', 'Issuer')),
    issuedAt: attribute(element, 'IssueInstant'),
    nameId: textOf(nameId),
    nameIdFormat: attribute(nameId, 'Format'),
    confirmations: children(subject, 'assertion', 'SubjectConfirmation').map(confirmationIn),
    notBefore: attribute(conditions, 'NotBefore'),
    notOnOrAfter: attribute(conditions, 'NotOnOrAfter'),
    audiences: children(conditions, 'assertion', 'AudienceRestriction').flatMap((each) =>
      textsIn(each, 'Audience'),
    ),
    sessionNotOnOrAfter: attribute(child(element, 'assertion', 'AuthnStatement'), 'SessionNotOnOrAfter'),
    attributes: attributesIn(element),
  });
}

function confirmationIn(element: Element): Assertion['confirmations'][number] {
  const data = child(element, 'assertion', 'SubjectConfirmationData');
  return present({
    recipient: attribute(data, 'Recipient'),
    notOnOrAfter: attribute(data, 'NotOnOrAfter'),
  });
}

/** Values of an attribute that stands twice come together. */
function attributesIn(element: Element): Assertion['attributes'] {
  const read = new Map<string, readonly string[]>();
  const statements = children(element, 'assertion', 'AttributeStatement');
  for (const each of statements.flatMap((statement) => children(statement, 'assertion', 'Attribute'))) {
    const name = attribute(each, 'Name') ?? '';
    read.set(name, [...(read.get(name) ?? []), ...textsIn(each, 'AttributeValue')]);
  }
  return read;
}

function textsIn(parent: Element, name: string): readonly string[] {
  return children(parent, 'assertion', name).map((each) => textOf(each) ?? '');
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Without what is not there. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as Present<T>;
}
