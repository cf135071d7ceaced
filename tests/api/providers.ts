import { arn, missing, refused, type Conversations } from './conversation.ts';

const SAMLProviderArn = arn('saml-provider/Corp');
const otherSaml = { SAMLProviderArn: arn('saml-provider/Other') };
const noSaml = `Manifest not found for arn ${otherSaml.SAMLProviderArn}`;
const certificate = 'A'.repeat(1000);
const SAMLMetadataDocument =
  '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">\r\n' +
  `<md:IDPSSODescriptor><ds:X509Certificate>${certificate}</ds:X509Certificate></md:IDPSSODescriptor>` +
  '</md:EntityDescriptor>';

const OpenIDConnectProviderArn = arn('oidc-provider/oidc.example.com');
const otherOidc = { OpenIDConnectProviderArn: arn('oidc-provider/other.example.com') };
const noOidc = `OpenIDConnect Provider not found for arn ${otherOidc.OpenIDConnectProviderArn}`;
const ThumbprintList = ['b'.repeat(40)];
const Tags = [{ Key: 'a', Value: 'b' }];

export const providers: Conversations = {
  'a SAML provider is made, told, changed, tagged and deleted': [
    ['CreateSAMLProvider', { Name: 'Corp', SAMLMetadataDocument }, { SAMLProviderArn }],
    [
      'CreateSAMLProvider',
      { Name: 'Corp', SAMLMetadataDocument },
      'EntityAlreadyExists 409: SAML Provider with name Corp already exists.',
    ],
    [
      'GetSAMLProvider',
      { SAMLProviderArn },
      { SAMLMetadataDocument, CreateDate: new Date('2026-03-01T12:00:00Z') },
    ],
    missing('GetSAMLProvider', otherSaml, noSaml),
    ['ListSAMLProviders', {}, { SAMLProviderList: [{ Arn: SAMLProviderArn }] }],
    refused('ListSAMLProviders', {}, arn('saml-provider/*')),
    ['UpdateSAMLProvider', { SAMLProviderArn, SAMLMetadataDocument }, { SAMLProviderArn }],
    missing('UpdateSAMLProvider', { ...otherSaml, SAMLMetadataDocument }, noSaml),
    ['TagSAMLProvider', { SAMLProviderArn, Tags }, {}],
    missing('TagSAMLProvider', { ...otherSaml, Tags }, noSaml),
    ['ListSAMLProviderTags', { SAMLProviderArn }, { Tags, IsTruncated: false }],
    missing('ListSAMLProviderTags', otherSaml, noSaml),
    ['UntagSAMLProvider', { SAMLProviderArn, TagKeys: ['a'] }, {}],
    missing('UntagSAMLProvider', { ...otherSaml, TagKeys: ['a'] }, noSaml),
    ['DeleteSAMLProvider', { SAMLProviderArn }, {}],
    missing('DeleteSAMLProvider', otherSaml, noSaml),
  ],
  'an OpenID Connect provider is made, told, changed, tagged and deleted': [
    [
      'CreateOpenIDConnectProvider',
      { Url: 'https://oidc.example.com', ClientIDList: ['one'], ThumbprintList },
      { OpenIDConnectProviderArn },
    ],
    [
      'CreateOpenIDConnectProvider',
      { Url: 'https://oidc.example.com' },
      'EntityAlreadyExists 409: Provider with url https://oidc.example.com already exists.',
    ],
    ['AddClientIDToOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID: 'two' }, {}],
    missing('AddClientIDToOpenIDConnectProvider', { ...otherOidc, ClientID: 'two' }, noOidc),
    ['RemoveClientIDFromOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID: 'one' }, {}],
    missing('RemoveClientIDFromOpenIDConnectProvider', { ...otherOidc, ClientID: 'two' }, noOidc),
    ['UpdateOpenIDConnectProviderThumbprint', { OpenIDConnectProviderArn, ThumbprintList }, {}],
    missing('UpdateOpenIDConnectProviderThumbprint', { ...otherOidc, ThumbprintList }, noOidc),
    [
      'GetOpenIDConnectProvider',
      { OpenIDConnectProviderArn },
      { Url: 'oidc.example.com', ClientIDList: ['two'], ThumbprintList, Tags: [] },
    ],
    missing('GetOpenIDConnectProvider', otherOidc, noOidc),
    ['ListOpenIDConnectProviders', {}, { OpenIDConnectProviderList: [{ Arn: OpenIDConnectProviderArn }] }],
    refused('ListOpenIDConnectProviders', {}, arn('oidc-provider/*')),
    ['TagOpenIDConnectProvider', { OpenIDConnectProviderArn, Tags }, {}],
    missing('TagOpenIDConnectProvider', { ...otherOidc, Tags }, noOidc),
    ['ListOpenIDConnectProviderTags', { OpenIDConnectProviderArn }, { Tags, IsTruncated: false }],
    missing('ListOpenIDConnectProviderTags', otherOidc, noOidc),
    ['UntagOpenIDConnectProvider', { OpenIDConnectProviderArn, TagKeys: ['a'] }, {}],
    missing('UntagOpenIDConnectProvider', { ...otherOidc, TagKeys: ['a'] }, noOidc),
    ['DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn }, {}],
    missing(
      'DeleteOpenIDConnectProvider',
      otherOidc,
      `OpenId connect Provider ${otherOidc.OpenIDConnectProviderArn} cannot be found.`,
    ),
  ],
};
