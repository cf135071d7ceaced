import { describe, expect, it } from 'vitest';
import { readSamlMetadata } from './saml-metadata.ts';

const idp = '<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>';
const entity = (attributes: string, inside = idp): string =>
  `<EntityDescriptor ${attributes}>${inside}</EntityDescriptor>`;

describe('SAML metadata', () => {
  it.each([
    ['an identity provider', entity('entityID="urn:x"'), { entityId: 'urn:x' }],
    [
      'with prefixes, single quotes and entities',
      `<?xml version="1.0"?><md:EntityDescriptor xmlns:md='urn:x' entityID='https://x/?a=1&amp;b'><md:IDPSSODescriptor></md:IDPSSODescriptor></md:EntityDescriptor>`,
      { entityId: 'https://x/?a=1&b' },
    ],
    [
      'with an end',
      entity('entityID="x" validUntil="2030-01-02T03:04:05Z"'),
      { entityId: 'x', validUntil: '2030-01-02T03:04:05Z' },
    ],
    [
      'with an end on the role',
      entity('entityID="x"', '<IDPSSODescriptor validUntil="2031-01-01T00:00:00Z"/>'),
      { entityId: 'x', validUntil: '2031-01-01T00:00:00Z' },
    ],
    ['with an end that is no time', entity('entityID="x" validUntil="soon"'), { entityId: 'x' }],
    [
      'of the first entity of several',
      `<EntitiesDescriptor>${entity('entityID="a"')}${entity('entityID="b"')}</EntitiesDescriptor>`,
      { entityId: 'a' },
    ],
  ])('%s', (_, document, expected) => {
    expect(readSamlMetadata(document)).toEqual(expected);
  });

  it.each([
    ['plain text', 'not a document'],
    ['no entity id', entity('ID="x"')],
    ['an empty entity id', entity('entityID=""')],
    ['a service provider', entity('entityID="x"', '<SPSSODescriptor/>')],
    ['an identity provider in a comment', entity('entityID="x"', `<!-- ${idp} -->`)],
    ['thousands of comments that never end', '<!--'.repeat(200_000)],
    ['an end that is missing', `<EntityDescriptor entityID="x">${idp}`],
  ])('is not %s', (_, document) => {
    expect(readSamlMetadata(document)).toBeUndefined();
  });
});
