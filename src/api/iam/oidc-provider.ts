/**
 * OpenID Connect providers: made, read, listed, their client ids and thumbprints changed, tagged, deleted.
 *
 * AWS: IAM API Reference, "CreateOpenIDConnectProvider" and the rest. AWS fetches the thumbprint when none is given; nothing
 * is fetched here, and the list stays empty. Not here: which addresses AWS takes (oidc-url.ts), tokens and sessions (sts/).
 */
import type { OidcProvider } from '#account/identity-provider.ts';
import { put, remove } from '#account/world.ts';
import { entityAlreadyExists, invalidInput, isAwsError, noSuchEntity, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional, text, textList } from '../shape.ts';
import { accountArn, countIn } from './entity.ts';
import { arn, tags } from './iam-shapes.ts';
import { providerUrl } from './oidc-url.ts';
import { tagOperations } from './tag-operations.ts';
import { heedingCase, newTags, requestTagKeys, shownTags, tagsIfAny } from './tags.ts';
import { tagAsk } from './user.ts';

const url = text({ min: 1, max: 255 });
const clientIdLimits = { min: 1, max: 255 };
const clientId = text(clientIdLimits);
const clientIds = textList(clientIdLimits);
const thumbprints = textList({ min: 40, max: 40 });

const mostThumbprints = 5;

const withoutScheme = (address: string): string => address.replace(/^https:\/\//i, '');

function providerOf({ world, accountId }: Scope, providerArn: string): OidcProvider | AwsError {
  const provider = world.oidcProviders.get(providerArn);
  return provider?.accountId === accountId
    ? provider
    : noSuchEntity(`OpenIDConnect Provider not found for arn ${providerArn}`);
}

function tooManyThumbprints(given: readonly string[]): AwsError | undefined {
  return given.length > mostThumbprints
    ? invalidInput(`Thumbprint list must contain fewer than ${mostThumbprints} entries.`)
    : undefined;
}

function tooManyClientIds({ world, accountId }: Scope, given: readonly string[]): AwsError | undefined {
  return exceeded(world.accounts.get(accountId), 'ClientIdsPerOpenIdConnectProvider', given.length);
}

/** AWS keeps them in small letters. */
function keptThumbprints(given: readonly string[]): readonly string[] {
  return given.map((thumbprint) => thumbprint.toLowerCase());
}

const createOidcProvider = operation({
  service: 'iam',
  name: 'CreateOpenIDConnectProvider',
  parameters: object({
    Url: url,
    ClientIDList: optional(clientIds),
    ThumbprintList: optional(thumbprints),
    Tags: optional(tags),
  }),
  asks: ({ Url, Tags }, scope) => {
    const resource = accountArn(scope, `oidc-provider/${withoutScheme(Url)}`);
    const keys = requestTagKeys(Tags);
    return [
      { action: 'iam:CreateOpenIDConnectProvider', resource, keys },
      ...tagAsk('iam:TagOpenIDConnectProvider', resource, Tags),
    ];
  },
  run: ({ Url, ClientIDList = [], ThumbprintList = [], Tags }, scope) => {
    const { world, accountId, moment } = scope;
    const address = providerUrl(Url);
    if (isAwsError(address)) return address;
    const providerArn = accountArn(scope, `oidc-provider/${address}`);
    const problem =
      tooManyThumbprints(ThumbprintList) ??
      tooManyClientIds(scope, ClientIDList) ??
      urlTaken(scope, providerArn, Url) ??
      tooMany(scope);
    if (problem !== undefined) return problem;
    const given = newTags(Tags, heedingCase);
    if (isAwsError(given)) return given;
    const provider: OidcProvider = {
      arn: providerArn,
      accountId,
      url: address,
      clientIds: [...new Set(ClientIDList)],
      thumbprints: keptThumbprints(ThumbprintList),
      createdAt: moment.now,
      tags: given,
    };
    const response = { OpenIDConnectProviderArn: providerArn, ...tagsIfAny(given) };
    return done(put(world, 'oidcProviders', provider), response);
  },
});

function urlTaken({ world }: Scope, providerArn: string, address: string): AwsError | undefined {
  return world.oidcProviders.has(providerArn)
    ? entityAlreadyExists(`Provider with url ${address} already exists.`)
    : undefined;
}

function tooMany({ world, accountId }: Scope): AwsError | undefined {
  const count = countIn(world.oidcProviders, accountId) + 1;
  return exceeded(world.accounts.get(accountId), 'OpenIdConnectProvidersPerAccount', count);
}

const getOidcProvider = operation({
  service: 'iam',
  name: 'GetOpenIDConnectProvider',
  parameters: object({ OpenIDConnectProviderArn: arn }),
  asks: ({ OpenIDConnectProviderArn }) => [
    { action: 'iam:GetOpenIDConnectProvider', resource: OpenIDConnectProviderArn },
  ],
  run: ({ OpenIDConnectProviderArn }, scope) => {
    const provider = providerOf(scope, OpenIDConnectProviderArn);
    if (isAwsError(provider)) return provider;
    return done(scope.world, {
      Url: provider.url,
      ClientIDList: provider.clientIds,
      ThumbprintList: provider.thumbprints,
      CreateDate: provider.createdAt,
      Tags: shownTags(provider.tags),
    });
  },
});

const listOidcProviders = operation({
  service: 'iam',
  name: 'ListOpenIDConnectProviders',
  parameters: object({}),
  asks: (_, scope) => [
    { action: 'iam:ListOpenIDConnectProviders', resource: accountArn(scope, 'oidc-provider/*') },
  ],
  run: (_, { world, accountId }) => {
    const own = [...world.oidcProviders.values()].filter((provider) => provider.accountId === accountId);
    return done(world, { OpenIDConnectProviderList: own.map((provider) => ({ Arn: provider.arn })) });
  },
});

/** AWS: adding a client id that is there already does nothing, and is no error. */
const addClientId = operation({
  service: 'iam',
  name: 'AddClientIDToOpenIDConnectProvider',
  parameters: object({ OpenIDConnectProviderArn: arn, ClientID: clientId }),
  asks: ({ OpenIDConnectProviderArn }) => [
    { action: 'iam:AddClientIDToOpenIDConnectProvider', resource: OpenIDConnectProviderArn },
  ],
  run: ({ OpenIDConnectProviderArn, ClientID }, scope) => {
    const provider = providerOf(scope, OpenIDConnectProviderArn);
    if (isAwsError(provider)) return provider;
    const added = [...new Set([...provider.clientIds, ClientID])];
    const tooManyIds = tooManyClientIds(scope, added);
    return tooManyIds ?? done(put(scope.world, 'oidcProviders', { ...provider, clientIds: added }));
  },
});

/** AWS: nor is it one to remove a client id that is not there. */
const removeClientId = operation({
  service: 'iam',
  name: 'RemoveClientIDFromOpenIDConnectProvider',
  parameters: object({ OpenIDConnectProviderArn: arn, ClientID: clientId }),
  asks: ({ OpenIDConnectProviderArn }) => [
    { action: 'iam:RemoveClientIDFromOpenIDConnectProvider', resource: OpenIDConnectProviderArn },
  ],
  run: ({ OpenIDConnectProviderArn, ClientID }, scope) => {
    const provider = providerOf(scope, OpenIDConnectProviderArn);
    if (isAwsError(provider)) return provider;
    const kept = provider.clientIds.filter((id) => id !== ClientID);
    return done(put(scope.world, 'oidcProviders', { ...provider, clientIds: kept }));
  },
});

/** Replaces the whole list. */
const updateThumbprint = operation({
  service: 'iam',
  name: 'UpdateOpenIDConnectProviderThumbprint',
  parameters: object({ OpenIDConnectProviderArn: arn, ThumbprintList: thumbprints }),
  asks: ({ OpenIDConnectProviderArn }) => [
    { action: 'iam:UpdateOpenIDConnectProviderThumbprint', resource: OpenIDConnectProviderArn },
  ],
  run: ({ OpenIDConnectProviderArn, ThumbprintList }, scope) => {
    const provider = providerOf(scope, OpenIDConnectProviderArn);
    if (isAwsError(provider)) return provider;
    const problem = tooManyThumbprints(ThumbprintList);
    if (problem !== undefined) return problem;
    const updated = { ...provider, thumbprints: keptThumbprints(ThumbprintList) };
    return done(put(scope.world, 'oidcProviders', updated));
  },
});

const deleteOidcProvider = operation({
  service: 'iam',
  name: 'DeleteOpenIDConnectProvider',
  parameters: object({ OpenIDConnectProviderArn: arn }),
  asks: ({ OpenIDConnectProviderArn }) => [
    { action: 'iam:DeleteOpenIDConnectProvider', resource: OpenIDConnectProviderArn },
  ],
  run: ({ OpenIDConnectProviderArn }, scope) => {
    if (isAwsError(providerOf(scope, OpenIDConnectProviderArn))) {
      return noSuchEntity(`OpenId connect Provider ${OpenIDConnectProviderArn} cannot be found.`);
    }
    return done(remove(scope.world, 'oidcProviders', OpenIDConnectProviderArn));
  },
});

export const oidcProviderOperations: readonly Operation[] = [
  createOidcProvider,
  getOidcProvider,
  listOidcProviders,
  addClientId,
  removeClientId,
  updateThumbprint,
  deleteOidcProvider,
  ...tagOperations({
    type: 'OpenIDConnectProvider',
    rules: heedingCase,
    parameter: 'OpenIDConnectProviderArn',
    shape: arn,
    arn: (_, providerArn) => providerArn,
    find: providerOf,
    put: (world, provider) => put(world, 'oidcProviders', provider),
  }),
];
