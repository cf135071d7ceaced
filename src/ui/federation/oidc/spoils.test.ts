import { beforeAll, expect, test } from 'vitest';
import type { Issuer } from '#account/issuer.ts';
import { emptyWorld, put, type World } from '#account/world.ts';
import { newIssuer } from '#api/federation/issuer.ts';
import { checkToken } from '#api/federation/web-identity-checks.ts';
import { spoils } from './spoils.ts';

const now = '2026-03-01T12:00:00Z';
const accountId = '111122223333';
let issuer: Issuer;
let world: World;

beforeAll(async () => {
  issuer = await newIssuer('github', 'us-east-1', now);
  const { url, clientIds } = issuer;
  world = put(put(emptyWorld, 'issuers', issuer), 'oidcProviders', {
    arn: `arn:aws:iam::${accountId}:oidc-provider/${url}`,
    accountId,
    url,
    clientIds,
    thumbprints: [],
    createdAt: now,
    tags: {},
  });
});

const failing = new Map([
  ['issuer', 'provider'],
  ['audience', 'audience'],
  ['expired', 'time'],
  ['early', 'time'],
  ['otherKey', 'signature'],
  ['algNone', 'algorithm'],
  ['changed', 'signature'],
]);

test.each(spoils.map((spoil) => [spoil.key, spoil] as const))(
  '%s fails where it should',
  async (key, spoil) => {
    const [subject] = issuer.subjects;
    if (subject === undefined) throw new Error('nobody');
    const token = await spoil.make(issuer, subject, { clientId: 'sts.amazonaws.com', now });
    const { outcome } = await checkToken({ world, now, accountId, token: token ?? '' });
    expect('failed' in outcome ? outcome.failed : undefined).toBe(failing.get(key));
  },
);
