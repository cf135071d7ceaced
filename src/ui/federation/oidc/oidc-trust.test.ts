import { describe, expect, test } from 'vitest';
import type { Issuer } from '#account/issuer.ts';
import { emptyWorld } from '#account/world.ts';
import { claimKeys, oidcTrust, pinsSubject, providerName } from './oidc-trust.ts';

const signingKey = {
  id: 'k',
  algorithm: 'RS256',
  publicKey: '{}',
  createdAt: '2026-03-01T12:00:00Z',
} as const;
const github: Issuer = {
  url: 'token.actions.githubusercontent.com',
  kind: 'github',
  name: 'GitHub Actions',
  signingKey,
  clientIds: ['sts.amazonaws.com'],
  subjects: [],
  createdAt: signingKey.createdAt,
};
const place = { world: emptyWorld, accountId: '111122223333' };
const amazon: Issuer = { ...github, url: 'www.amazon.com', kind: 'amazon' };
const provider = providerName(github, place);
const main = 'repo:acme/shop:ref:refs/heads/main';

function trust(subject: string, issuer = github, by = provider): string {
  return oidcTrust(issuer, by, { clientId: 'sts.amazonaws.com', subject, subjects: [] });
}

test('providers are named by ARN, built-in ones by host', () => {
  expect(provider).toBe('arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com');
  expect(providerName(amazon, place)).toBe('www.amazon.com');
  expect(claimKeys(amazon)).toEqual({ audience: 'www.amazon.com:app_id', subject: 'www.amazon.com:user_id' });
});

test('audience and subject are conditions, a pattern with StringLike', () => {
  const url = github.url;
  expect(JSON.parse(trust(main))).toMatchObject({
    Statement: [
      {
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${url}:aud`]: 'sts.amazonaws.com', [`${url}:sub`]: main } },
      },
    ],
  });
  expect(JSON.parse(trust('repo:acme/*'))).toMatchObject({
    Statement: [{ Condition: { StringLike: { [`${url}:sub`]: 'repo:acme/*' } } }],
  });
});

test('what tokens set is allowed with it', () => {
  const tagged = { sub: 'ana', name: 'Ana', claims: { 'https://aws.amazon.com/tags': {} } };
  const text = oidcTrust(github, provider, { clientId: 'a', subject: 'ana', subjects: [tagged] });
  expect(text).toContain('sts:TagSession');
});

describe('pinned', () => {
  test.each([
    ['one branch', main, true],
    ['one owner', 'repo:acme/*', true],
    ['nothing', '', false],
    ['everything', '*', false],
    ['every owner', 'repo:*', false],
    ['a repository of every owner', 'repo:*/shop:*', false],
  ])('to %s', (_, subject, isPinned) => {
    expect(pinsSubject(trust(subject), github, provider)).toBe(isPinned);
  });
});
