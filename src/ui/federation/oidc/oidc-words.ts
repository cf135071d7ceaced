/**
 * Words for issuers of web identity tokens and for what AWS checks about a token.
 *
 * Not here: AWS's errors, which come from the call (api/federation/web-identity-checks.ts).
 */
import type { IssuerKind } from '#account/issuer.ts';
import type { TokenCheck } from '#api/federation/web-identity-checks.ts';

/** What an issuer of this kind is, in a sentence. */
export const kindSays: Readonly<Record<IssuerKind, string>> = {
  github:
    'Signs a token for every workflow run that asks; its subject names repository and branch. All of GitHub shares this one issuer.',
  google: 'Signs people in to an app with their Google account. Built into AWS.',
  amazon: 'Signs people in with their Amazon shopping account; gives opaque access tokens. Built into AWS.',
  facebook: 'Signs people in with their Facebook account; gives opaque access tokens. Built into AWS.',
  cognitoUserPool:
    'A directory of an app’s own users in Amazon Cognito. Used directly, it has to be registered.',
  cognitoIdentity: 'Amazon Cognito’s identity pools, which sign tokens for the basic flow. Built into AWS.',
  own: 'Any server that speaks OpenID Connect: a cluster, a company’s sign-in, another cloud.',
};

interface CheckWords {
  readonly name: string;
  /** What to do when it fails. */
  readonly failed: string;
}

export const checkWords: Readonly<Record<TokenCheck, CheckWords>> = {
  wellFormed: {
    name: 'It is a JSON Web Token',
    failed: 'AWS cannot read header and claims. Send the ID token, not an access token.',
  },
  algorithm: {
    name: 'It is signed with RS256 to RS512 or ES256 to ES512',
    failed:
      'Anybody could write a token without a signature. Let the issuer sign with one of these algorithms.',
  },
  claims: {
    name: 'It has iss, sub, aud, exp and iat',
    failed: 'Let the issuer put the missing claim in.',
  },
  provider: {
    name: 'The account knows its issuer',
    failed:
      'AWS looks the iss claim up in the account of the role. Register the issuer there, letter by letter the same.',
  },
  reachable: {
    name: 'The issuer can be asked',
    failed: 'No issuer in this playground answers at this address. Add it, or correct the address.',
  },
  certificate: {
    name: 'Its server shows a certificate that the account trusts',
    failed: 'The thumbprint of the server is not among those registered. Update the provider’s thumbprints.',
  },
  key: {
    name: 'The issuer publishes the key that is named',
    failed: 'The kid of the header is not in the key set: the key was replaced. Get a new token.',
  },
  signature: {
    name: 'The signature fits',
    failed: 'Somebody else signed it, or it was changed since. Get a new token from the issuer.',
  },
  time: {
    name: 'It holds now, give or take five minutes',
    failed: 'AWS allows five minutes for clocks that differ. Get a new token.',
  },
  audience: {
    name: 'It was made for a registered client id',
    failed:
      'The aud claim is none of the provider’s client ids. Ask for a token with the right audience, or add the client id.',
  },
  providerId: {
    name: 'ProviderId is one whose access tokens AWS takes',
    failed: 'Only www.amazon.com and graph.facebook.com. Leave ProviderId out for ID tokens.',
  },
  asked: {
    name: 'The provider says that the token is its own and holds',
    failed: 'The provider does not know the token, or it is over. Sign in again for a new one.',
  },
};

export const trustCheck = 'The role’s trust policy lets it in';
