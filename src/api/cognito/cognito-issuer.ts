/**
 * Amazon Cognito as an issuer of tokens: its signing key is one for all pools, made with the first of them.
 *
 * AWS: Amazon Cognito Developer Guide, "Identity pools authentication flow"; every account knows this issuer without registering it.
 */
import type { Issuer } from '#account/issuer.ts';
import { put, type World } from '#account/world.ts';
import { kindsOfIssuers, newIssuerKey } from '../federation/issuer.ts';
import type { Moment } from '../moment.ts';

/** As policies and condition keys name it. */
export const cognitoProvider = 'cognito-identity.amazonaws.com';

export interface Ready {
  readonly world: World;
  readonly issuer: Issuer;
}

/** The world with an issuer that can sign. In a world that came by link its key has no private half: it gets a new one. */
export async function withCognitoIssuer(world: World, { now }: Moment): Promise<Ready> {
  const known = world.issuers.get(cognitoProvider);
  if (known?.signingKey.privateKey !== undefined) return { world, issuer: known };
  const signingKey = await newIssuerKey(now);
  const made: Issuer = {
    url: cognitoProvider,
    kind: 'cognitoIdentity',
    name: kindsOfIssuers.cognitoIdentity.name,
    signingKey,
    clientIds: [],
    subjects: [],
    createdAt: now,
  };
  const issuer = known === undefined ? made : { ...known, signingKey };
  return { world: put(world, 'issuers', issuer), issuer };
}
