/** AWS's rules for the fields of identity providers. */
import { samlMetadata, samlProviderName } from '#api/iam/iam-shapes.ts';
import { text } from '#api/shape.ts';
import type { Rule } from '#ui/account/rules.ts';

export const providerRules = {
  samlName: {
    parameter: 'Name',
    shape: samlProviderName,
    most: 128,
    says: 'Letters, digits and . _ -',
  },
  metadata: { parameter: 'SAMLMetadataDocument', shape: samlMetadata, most: 10_000_000, says: 'XML' },
  url: {
    parameter: 'Url',
    shape: text({ min: 1, max: 255 }),
    most: 255,
    says: 'Begins with https://; no port; the iss of its tokens',
  },
  clientId: {
    parameter: 'ClientID',
    shape: text({ min: 1, max: 255 }),
    most: 255,
    says: 'The aud of its tokens, such as sts.amazonaws.com',
  },
  thumbprint: {
    parameter: 'ThumbprintList.member',
    shape: text({ min: 40, max: 40 }),
    most: 40,
    says: 'SHA-1 of the certificate of the authority that signed the server’s, 40 hexadecimal digits',
  },
} as const satisfies Readonly<Record<string, Rule>>;
