/**
 * SAML identity providers: made from a metadata document, read, listed, changed, tagged, deleted.
 *
 * AWS: IAM API Reference, "CreateSAMLProvider" to "UpdateSAMLProvider"; IAM User Guide, "SAML 2.0 federation".
 * Not here: the metadata itself (saml-metadata.ts), assertions and sessions (sts/).
 */
import type { SamlProvider } from '#account/identity-provider.ts';
import { put, remove } from '#account/world.ts';
import {
  entityAlreadyExists,
  invalidInput,
  isAwsError,
  limitExceeded,
  noSuchEntity,
  type AwsError,
} from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, oneOf, optional, text } from '../shape.ts';
import { base32, characters } from '../unique-id.ts';
import { accountArn, countIn, inAccount } from './entity.ts';
import { arn, privateKey, samlMetadata, samlProviderName, tags } from './iam-shapes.ts';
import { isPem } from './pem.ts';
import { readSamlMetadata } from './saml-metadata.ts';
import { tagOperations } from './tag-operations.ts';
import { heedingCase, newTags, requestTagKeys, shownTags, tagsIfAny } from './tags.ts';
import { tagAsk } from './user.ts';

const assertionEncryptionMode = oneOf('Required', 'Allowed');
const privateKeyId = text({ min: 22, max: 64, pattern: /^[A-Z0-9]+$/, shown: '[A-Z0-9]+' });

/** AWS: two, so that one can be rotated out. */
const mostPrivateKeys = 2;

/** AWS: a document that names no end holds for a century. */
const yearsWithoutEnd = 100;

function providerOf({ world, accountId }: Scope, providerArn: string): SamlProvider | AwsError {
  const provider = world.samlProviders.get(providerArn);
  return provider?.accountId === accountId
    ? provider
    : noSuchEntity(`Manifest not found for arn ${providerArn}`);
}

/** What a document says, as the record keeps it. */
function fromDocument(
  document: string,
  now: string,
): Pick<SamlProvider, 'metadataDocument' | 'validUntil'> | AwsError {
  const metadata = readSamlMetadata(document);
  if (metadata === undefined) return invalidInput('Could not parse metadata');
  return { metadataDocument: document, validUntil: metadata.validUntil ?? centuryFrom(now) };
}

function centuryFrom(now: string): string {
  return now.replace(/^\d{4}/, (year) => String(Number(year) + yearsWithoutEnd));
}

type PrivateKeys = SamlProvider['privateKeys'];

function withKey(before: PrivateKeys, added: string | undefined, { moment }: Scope): PrivateKeys | AwsError {
  if (added === undefined) return before;
  if (!isPem(added, 'PRIVATE KEY')) return invalidInput('The private key is not in PEM format.');
  if (before.length >= mostPrivateKeys) {
    return limitExceeded(`Cannot exceed quota for PrivateKeysPerSAMLProvider: ${mostPrivateKeys}`);
  }
  return [...before, { id: idOf(moment.random), addedAt: moment.now }];
}

/** 22 characters, of providers and of keys. */
function idOf(random: (length: number) => Uint8Array): string {
  return `SAML${characters(base32, 18, random)}`;
}

const createSamlProvider = operation({
  service: 'iam',
  name: 'CreateSAMLProvider',
  parameters: object({
    SAMLMetadataDocument: samlMetadata,
    Name: samlProviderName,
    Tags: optional(tags),
    AssertionEncryptionMode: optional(assertionEncryptionMode),
    AddPrivateKey: optional(privateKey),
  }),
  asks: ({ Name, Tags }, scope) => {
    const resource = accountArn(scope, `saml-provider/${Name}`);
    const keys = requestTagKeys(Tags);
    return [
      { action: 'iam:CreateSAMLProvider', resource, keys },
      ...tagAsk('iam:TagSAMLProvider', resource, Tags),
    ];
  },
  run: ({ SAMLMetadataDocument, Name, Tags, AssertionEncryptionMode: mode, AddPrivateKey }, scope) => {
    const { world, accountId, moment } = scope;
    const providerArn = accountArn(scope, `saml-provider/${Name}`);
    const said = fromDocument(SAMLMetadataDocument, moment.now);
    if (isAwsError(said)) return said;
    const problem = nameTaken(scope, Name) ?? tooMany(scope);
    if (problem !== undefined) return problem;
    const given = newTags(Tags, heedingCase);
    if (isAwsError(given)) return given;
    const privateKeys = withKey([], AddPrivateKey, scope);
    if (isAwsError(privateKeys)) return privateKeys;
    const provider: SamlProvider = {
      arn: providerArn,
      accountId,
      name: Name,
      uuid: idOf(moment.random),
      ...said,
      createdAt: moment.now,
      ...(mode !== undefined && { assertionEncryptionMode: mode }),
      privateKeys,
      tags: given,
    };
    const response = { SAMLProviderArn: providerArn, ...tagsIfAny(given) };
    return done(put(world, 'samlProviders', provider), response);
  },
});

function nameTaken(scope: Scope, name: string): AwsError | undefined {
  return scope.world.samlProviders.has(accountArn(scope, `saml-provider/${name}`))
    ? entityAlreadyExists(`SAML Provider with name ${name} already exists.`)
    : undefined;
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.samlProviders, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'SAMLProvidersPerAccount', count);
}

const getSamlProvider = operation({
  service: 'iam',
  name: 'GetSAMLProvider',
  parameters: object({ SAMLProviderArn: arn }),
  asks: ({ SAMLProviderArn }) => [{ action: 'iam:GetSAMLProvider', resource: SAMLProviderArn }],
  run: ({ SAMLProviderArn }, scope) => {
    const provider = providerOf(scope, SAMLProviderArn);
    if (isAwsError(provider)) return provider;
    return done(scope.world, {
      SAMLProviderUUID: provider.uuid,
      SAMLMetadataDocument: provider.metadataDocument,
      CreateDate: provider.createdAt,
      ValidUntil: provider.validUntil,
      Tags: shownTags(provider.tags),
      AssertionEncryptionMode: provider.assertionEncryptionMode ?? 'Allowed',
      PrivateKeyList: provider.privateKeys.map(({ id, addedAt }) => ({ KeyId: id, Timestamp: addedAt })),
    });
  },
});

const listSamlProviders = operation({
  service: 'iam',
  name: 'ListSAMLProviders',
  parameters: object({}),
  asks: (_, scope) => [{ action: 'iam:ListSAMLProviders', resource: accountArn(scope, 'saml-provider/*') }],
  run: (_, { world, accountId }) =>
    done(world, {
      SAMLProviderList: inAccount(world.samlProviders, accountId).map((provider) => ({
        Arn: provider.arn,
        ValidUntil: provider.validUntil,
        CreateDate: provider.createdAt,
      })),
    }),
});

const updateSamlProvider = operation({
  service: 'iam',
  name: 'UpdateSAMLProvider',
  parameters: object({
    SAMLMetadataDocument: optional(samlMetadata),
    SAMLProviderArn: arn,
    AssertionEncryptionMode: optional(assertionEncryptionMode),
    AddPrivateKey: optional(privateKey),
    RemovePrivateKey: optional(privateKeyId),
  }),
  asks: ({ SAMLProviderArn }) => [{ action: 'iam:UpdateSAMLProvider', resource: SAMLProviderArn }],
  run: (parameters, scope) => {
    const { SAMLMetadataDocument, SAMLProviderArn, AssertionEncryptionMode: mode } = parameters;
    const provider = providerOf(scope, SAMLProviderArn);
    if (isAwsError(provider)) return provider;
    const said =
      SAMLMetadataDocument === undefined ? {} : fromDocument(SAMLMetadataDocument, scope.moment.now);
    if (isAwsError(said)) return said;
    const kept = provider.privateKeys.filter(({ id }) => id !== parameters.RemovePrivateKey);
    const privateKeys = withKey(kept, parameters.AddPrivateKey, scope);
    if (isAwsError(privateKeys)) return privateKeys;
    const updated = {
      ...provider,
      ...said,
      ...(mode !== undefined && { assertionEncryptionMode: mode }),
      privateKeys,
    };
    return done(put(scope.world, 'samlProviders', updated), { SAMLProviderArn });
  },
});

const deleteSamlProvider = operation({
  service: 'iam',
  name: 'DeleteSAMLProvider',
  parameters: object({ SAMLProviderArn: arn }),
  asks: ({ SAMLProviderArn }) => [{ action: 'iam:DeleteSAMLProvider', resource: SAMLProviderArn }],
  run: ({ SAMLProviderArn }, scope) => {
    const provider = providerOf(scope, SAMLProviderArn);
    return isAwsError(provider) ? provider : done(remove(scope.world, 'samlProviders', SAMLProviderArn));
  },
});

export const samlProviderOperations: readonly Operation[] = [
  createSamlProvider,
  getSamlProvider,
  listSamlProviders,
  updateSamlProvider,
  deleteSamlProvider,
  ...tagOperations({
    type: 'SAMLProvider',
    rules: heedingCase,
    parameter: 'SAMLProviderArn',
    shape: arn,
    arn: (_, providerArn) => providerArn,
    find: providerOf,
    put: (world, provider) => put(world, 'samlProviders', provider),
  }),
];
