/**
 * Amazon Cognito identity pools: they give guests and signed-in people of an application credentials of a role.
 *
 * AWS: Amazon Cognito Federated Identities API Reference.
 */
import type { AccountId, ArnText } from './arn.ts';
import type { Tags } from './tag.ts';

export interface IdentityPool {
  /** `eu-central-1:` and a UUID. */
  readonly id: string;
  readonly accountId: AccountId;
  readonly name: string;
  readonly region: string;
  readonly allowsGuests: boolean;
  /** Whether tokens are handed out for AssumeRoleWithWebIdentity (the basic, or classic, flow). Absent: never said; they are. */
  readonly allowsClassicFlow?: boolean;
  /** Built-in providers: by host the application's id there. */
  readonly supportedLoginProviders: Readonly<Record<string, string>>;
  /** User pools: `cognito-idp.REGION.amazonaws.com/POOL` and the application's client id. */
  readonly userPools: readonly { readonly providerName: string; readonly clientId: string }[];
  /** Providers that the account has registered. */
  readonly oidcProviderArns: readonly ArnText[];
  readonly samlProviderArns: readonly ArnText[];
  readonly authenticatedRoleArn?: ArnText;
  readonly unauthenticatedRoleArn?: ArnText;
  readonly tags: Tags;
  readonly createdAt: string;
}

/** One identity of a pool: a guest, or a person known through one or more logins, on as many devices as they like. */
export interface PoolIdentity {
  /** Region and UUID; the value of `cognito-identity.amazonaws.com:sub`. */
  readonly id: string;
  readonly poolId: string;
  /** By provider the subject there; empty for a guest. */
  readonly logins: Readonly<Record<string, string>>;
  /** Disabled: it turned out to be the same person as this identity, which has its logins now. */
  readonly mergedInto?: string;
  readonly createdAt: string;
  readonly changedAt: string;
}
