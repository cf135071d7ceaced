/**
 * The identity providers of an account, of both kinds, and by which name the address finds each.
 *
 * Not here: which roles trust one (roles/trust-policy.ts).
 */
import type { AccountId, ArnText } from '#account/arn.ts';
import type { OidcProvider, SamlProvider } from '#account/identity-provider.ts';
import type { World } from '#account/world.ts';
import { accountArn } from '#api/iam/entity.ts';
import type { NounRow } from '#ui/account/noun-list.ts';

export type Provider =
  | { readonly kind: 'saml'; readonly record: SamlProvider }
  | { readonly kind: 'oidc'; readonly record: OidcProvider };

export interface ProviderRow extends NounRow {
  readonly kind: Provider['kind'];
  /** How many roles name it. */
  readonly roles: number;
  readonly createdAt: string;
  /** Of SAML metadata. */
  readonly validUntil?: string;
}

export const kindNames = { saml: 'SAML 2.0', oidc: 'OpenID Connect' } as const satisfies Record<
  Provider['kind'],
  string
>;

export function providersIn(world: World, accountId: AccountId): readonly Provider[] {
  const saml = [...world.samlProviders.values()].map((record) => ({ kind: 'saml' as const, record }));
  const oidc = [...world.oidcProviders.values()].map((record) => ({ kind: 'oidc' as const, record }));
  return [...saml, ...oidc].filter(({ record }) => record.accountId === accountId);
}

export function providerRows(world: World, accountId: AccountId): readonly ProviderRow[] {
  const counts = trustCounts(world);
  return providersIn(world, accountId).map(({ kind, record }) => ({
    key: record.arn,
    name: kind === 'saml' ? record.name : record.url,
    words: Object.entries(record.tags)
      .map(([key, value]) => `${key}=${value}`)
      .join(' '),
    kind,
    roles: counts.get(record.arn) ?? 0,
    createdAt: record.createdAt,
    ...(kind === 'saml' && { validUntil: record.validUntil }),
  }));
}

/** In one pass over the roles: how many texts hold the name of each provider. */
function trustCounts({ roles }: World): ReadonlyMap<ArnText, number> {
  const counts = new Map<ArnText, number>();
  for (const { assumeRolePolicyDocument: text } of roles.values()) {
    const named = text.match(/arn:[\w-]+:iam::\d{12}:(?:saml|oidc)-provider\/[^"]+/g) ?? [];
    for (const arn of new Set(named)) counts.set(arn, (counts.get(arn) ?? 0) + 1);
  }
  return counts;
}

/** What the address calls a provider: a name, or a host and path. No SAML name begins with `https:`. */
export function addressName({ world, accountId }: Where, name: string, kind: Provider['kind']): string {
  return kind === 'oidc' && samlNamed(world, accountId, name) ? `https://${name}` : name;
}

interface Where {
  readonly world: World;
  readonly accountId: AccountId;
}

/** The inverse of {@link addressName}. */
export function providerNamed({ world, accountId }: Where, name: string): Provider | undefined {
  const saml = samlNamed(world, accountId, name);
  if (saml) return { kind: 'saml', record: saml };
  const url = name.replace(/^https:\/\//, '');
  const oidc = world.oidcProviders.get(accountArn({ world, accountId }, `oidc-provider/${url}`));
  return oidc && { kind: 'oidc', record: oidc };
}

function samlNamed(world: World, accountId: AccountId, name: string): SamlProvider | undefined {
  return world.samlProviders.get(accountArn({ world, accountId }, `saml-provider/${name}`));
}
