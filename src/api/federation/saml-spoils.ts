/**
 * Ways in which a response can be wrong, to see which of AWS's checks finds it: made before the directory signs, or after.
 *
 * Not here: the checks (saml-checks.ts).
 */
import { secondsAfter } from '#account/iso-time.ts';
import type { SigningKey } from '#account/signing-key.ts';
import { signedResponse } from './directory.ts';
import { awsAttributes, escaped } from './saml-names.ts';
import { assertionXml, type ResponseDraft } from './saml-response.ts';

export const spoilIds = [
  'issuer',
  'otherKey',
  'changed',
  'wrapped',
  'audience',
  'recipient',
  'expired',
  'noProvider',
  'noSessionName',
  'longSession',
] as const;
export type SpoilId = (typeof spoilIds)[number];

interface Spoil {
  /** The directory says something else, and signs it. */
  readonly before?: (draft: ResponseDraft) => ResponseDraft;
  /** Somebody changes what was signed. */
  readonly after?: (xml: string, draft: ResponseDraft) => string;
}

const hours = 3600;

const spoils: Readonly<Record<SpoilId, Spoil>> = {
  issuer: { before: (draft) => ({ ...draft, issuer: `${draft.issuer}/other` }) },
  // The key is chosen by whoever signs.
  otherKey: {},
  changed: {
    after: (xml, { nameId }) =>
      xml
        .replace(/(SAML\/Attributes\/RoleSessionName">\s*<saml:AttributeValue>)[^<]*/, '$1administrator')
        .replace(`>${escaped(nameId)}</saml:NameID>`, '>administrator</saml:NameID>'),
  },
  wrapped: {
    after: (xml, draft) => {
      const forged = {
        ...draft,
        assertionId: `${draft.assertionId}forged`,
        nameId: 'administrator',
        attributes: { ...draft.attributes, [`${awsAttributes}RoleSessionName`]: ['administrator'] },
      };
      return xml.replace(/(?= *<saml:Assertion )/, () => `${assertionXml(forged)}\n`);
    },
  },
  audience: { before: (draft) => ({ ...draft, audience: 'https://intranet.example.com' }) },
  recipient: { before: (draft) => ({ ...draft, recipient: 'https://signin.example.com/saml' }) },
  expired: { before: (draft) => moved(draft, -2 * hours) },
  noProvider: {
    before: (draft) => withValues(draft, 'Role', (values) => values.map((pair) => pair.split(',')[0] ?? '')),
  },
  noSessionName: { before: (draft) => withValues(draft, 'RoleSessionName', () => []) },
  longSession: { before: (draft) => withValues(draft, 'SessionDuration', () => ['86400']) },
};

function moved(draft: ResponseDraft, seconds: number): ResponseDraft {
  return {
    ...draft,
    issuedAt: secondsAfter(draft.issuedAt, seconds),
    notBefore: secondsAfter(draft.notBefore, seconds),
    notOnOrAfter: secondsAfter(draft.notOnOrAfter, seconds),
  };
}

function withValues(
  draft: ResponseDraft,
  attribute: string,
  change: (values: readonly string[]) => readonly string[],
): ResponseDraft {
  const name = awsAttributes + attribute;
  return { ...draft, attributes: { ...draft.attributes, [name]: change(draft.attributes[name] ?? []) } };
}

/** The response as it is sent, spoilt in these ways; `undefined` when the key cannot sign. */
export async function signSpoiled(
  draft: ResponseDraft,
  key: SigningKey,
  chosen: ReadonlySet<SpoilId>,
): Promise<string | undefined> {
  const each = spoilIds.filter((id) => chosen.has(id)).map((id) => spoils[id]);
  const said = each.reduce((sum, { before }) => before?.(sum) ?? sum, draft);
  const xml = await signedResponse(said, key);
  return xml === undefined ? undefined : each.reduce((sum, { after }) => after?.(sum, said) ?? sum, xml);
}
