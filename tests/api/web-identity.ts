/** Web identity federation: a workflow of GitHub Actions brings its token, and nobody signs the call. */
import type { Issuer } from '#account/issuer.ts';
import { newIssuer } from '#api/federation/issuer.ts';
import { tokenFor } from '#api/federation/web-identity-token.ts';
import { expect } from 'vitest';
import { arn, type Conversations } from './conversation.ts';

const now = '2026-03-01T12:00:00Z';
/** It signs in these conversations; the world of the SDK's account holds it. */
export const issuer: Issuer = await newIssuer('github', 'us-east-1', now);

async function token(subject: number, clientId = 'sts.amazonaws.com', at = now): Promise<string> {
  const found = issuer.subjects[subject];
  if (found === undefined) throw new Error(`no subject ${subject}`);
  return (await tokenFor(issuer, found, { clientId, now: at })) ?? '';
}

const [main, fork, elsewhere, old] = await Promise.all([
  token(0),
  token(2),
  token(0, 'https://github.com/acme'),
  token(0, undefined, '2026-03-01T11:00:00Z'),
]);

const provider = arn(`oidc-provider/${issuer.url}`);
const AssumeRolePolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { [`${issuer.url}:aud`]: 'sts.amazonaws.com' },
        StringLike: { [`${issuer.url}:sub`]: 'repo:acme/shop:*' },
      },
    },
  ],
});
const call = { RoleArn: arn('role/deploy'), RoleSessionName: 'run-1' };
const unregistered = `No OpenIDConnect provider found in your account for https://${issuer.url}`;

export const webIdentity: Conversations = {
  'a token of a registered provider becomes credentials': [
    [
      'sts:AssumeRoleWithWebIdentity',
      { ...call, WebIdentityToken: main },
      `InvalidIdentityToken 400: ${unregistered}`,
    ],
    [
      'CreateOpenIDConnectProvider',
      { Url: `https://${issuer.url}`, ClientIDList: ['sts.amazonaws.com'] },
      { OpenIDConnectProviderArn: provider },
    ],
    ['CreateRole', { RoleName: 'deploy', AssumeRolePolicyDocument }, {}],
    [
      'sts:AssumeRoleWithWebIdentity',
      { ...call, WebIdentityToken: main },
      {
        Credentials: { Expiration: new Date('2026-03-01T13:00:00Z') },
        AssumedRoleUser: { Arn: expect.stringContaining(':assumed-role/deploy/run-1') as string },
        Audience: 'sts.amazonaws.com',
        Provider: provider,
        SubjectFromWebIdentityToken: 'repo:acme/shop:ref:refs/heads/main',
      },
    ],
    ['sts:GetCallerIdentity', {}, { Account: '111122223333' }, 'session'],
    [
      'sts:AssumeRoleWithWebIdentity',
      { ...call, WebIdentityToken: fork },
      'AccessDenied 403: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
    [
      'sts:AssumeRoleWithWebIdentity',
      { ...call, WebIdentityToken: elsewhere },
      'InvalidIdentityToken 400: Incorrect token audience',
    ],
    [
      'sts:AssumeRoleWithWebIdentity',
      { ...call, WebIdentityToken: old },
      'ExpiredTokenException 400: Token expired: current date/time 1772366400 must be before the expiration date/time ' +
        '1772363100',
    ],
  ],
};
