/**
 * The basic (classic) flow: a token of Cognito's for an identity, with which the application itself calls AssumeRoleWithWebIdentity.
 *
 * AWS: Amazon Cognito Federated Identities API Reference, "GetOpenIdToken": it holds for ten minutes.
 * Not here: what AWS STS makes of the token (sts/assume-role-with-web-identity.ts).
 */
import { secondsAfter } from '#account/iso-time.ts';
import { signToken } from '../federation/token.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object, optional } from '../shape.ts';
import { invalidParameter } from './cognito-error.ts';
import { cognitoProvider, withCognitoIssuer } from './cognito-issuer.ts';
import { identityId, logins } from './cognito-shapes.ts';
import { identityPoolArn } from './entity.ts';
import { knownIn, methodsOf, vouchedIdentity, type GivenIdentity, type Known } from './vouched-identity.ts';

const tokenSeconds = 600;

function claimsFor({ pool, identity, logins: given }: Known, now: string) {
  const seconds = (at: string): number => Date.parse(at) / 1000;
  return {
    sub: identity.id,
    aud: pool.id,
    amr: [...methodsOf(given)],
    iss: `https://${cognitoProvider}`,
    [`https://${cognitoProvider}/identity-pool-arn`]: identityPoolArn(pool.accountId, pool.id),
    exp: seconds(secondsAfter(now, tokenSeconds)),
    iat: seconds(now),
  };
}

async function tokenFor(known: Known, { moment }: Scope) {
  if (known.pool.allowsClassicFlow === false) {
    return invalidParameter('Basic (classic) flow is not enabled, please use enhanced flow.');
  }
  const { world, issuer } = await withCognitoIssuer(known.world, moment);
  const Token = await signToken(issuer.signingKey, claimsFor(known, moment.now));
  return done(world, { IdentityId: known.identity.id, Token });
}

const getOpenIdToken = operation<GivenIdentity>({
  service: 'cognito-identity',
  name: 'GetOpenIdToken',
  unsigned: true,
  parameters: object({ IdentityId: identityId, Logins: optional(logins) }),
  vouch: vouchedIdentity,
  asks: () => [],
  run: (given, scope) => tokenFor(knownIn(given), scope),
});

export const openIdTokenOperations: readonly Operation[] = [getOpenIdToken];
