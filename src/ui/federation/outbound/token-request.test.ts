import { beforeAll, describe, expect, it } from 'vitest';
import type { OutboundFederation } from '#account/outbound-federation.ts';
import { newSigningKey, signToken } from '#api/federation/token.ts';
import { emptyDraft, serviceChecks, tokenCall, type Expected, type TokenDraft } from './token-request.ts';

describe('the call', () => {
  it.each<readonly [why: string, draft: Partial<TokenDraft>, parameters: object]>([
    ['with what AWS needs', {}, { Audience: ['https://api.example.com'], SigningAlgorithm: 'ES384' }],
    [
      'for several services',
      { audiences: ' a \n\nb\n' },
      { Audience: ['a', 'b'], SigningAlgorithm: 'ES384' },
    ],
    [
      'for a while',
      { audiences: 'a', seconds: 60 },
      { Audience: ['a'], SigningAlgorithm: 'ES384', DurationSeconds: 60 },
    ],
    [
      'with tags',
      { audiences: 'a', algorithm: 'RS256', tags: [{ key: 'job', value: '7' }] },
      { Audience: ['a'], SigningAlgorithm: 'RS256', Tags: [{ Key: 'job', Value: '7' }] },
    ],
  ])('%s', (_, draft, parameters) => {
    expect(tokenCall({ ...emptyDraft(), ...draft }).parameters).toEqual(parameters);
  });
});

describe('the service', () => {
  const issuer = 'https://x.tokens.sts.global.api.aws';
  const sub = 'arn:aws:iam::111122223333:role/job';
  const now = '2026-03-01T12:00:00Z';
  const exp = Date.parse(now) / 1000 + 300;
  let federation: OutboundFederation;
  let token: string;
  beforeAll(async () => {
    const key = await newSigningKey('EC384_0', now, 'ES384');
    federation = { issuer, isEnabled: true, signingKeys: [key] };
    token = (await signToken(key, { iss: issuer, aud: ['a', 'b'], sub, exp })) ?? '';
  });

  it.each<readonly [why: string, told: Partial<Expected>, passed: number, says: RegExp | undefined]>([
    ['takes it', {}, 6, undefined],
    [
      'is told another issuer',
      { federation: { issuer: 'https://y', isEnabled: true, signingKeys: [] } },
      0,
      /issuer/,
    ],
    ['finds no key', { federation: { issuer, isEnabled: true, signingKeys: [] } }, 1, /key set/],
    ['is another one', { audience: 'c' }, 3, /for a, b/],
    ['gets it too late', { now: '2026-03-01T12:05:00Z' }, 4, /expired/],
    ['trusts somebody else', { subject: `${sub}2` }, 5, /role\/job\./],
  ])('%s', async (_, told, passed, says) => {
    const checks = await serviceChecks(token, { federation, audience: 'a', subject: sub, now, ...told });
    expect(checks.map(({ state }) => state)).toEqual([
      ...Array.from({ length: passed }, () => 'passed'),
      ...(passed < 6 ? ['failed'] : []),
      ...Array.from({ length: Math.max(0, 5 - passed) }, () => 'notReached'),
    ]);
    const words = checks.find(({ state }) => state === 'failed')?.says;
    if (says === undefined) expect(words).toBeUndefined();
    else expect(words).toMatch(says);
  });

  it('knows a token that was changed', async () => {
    const [header, , signature] = token.split('.');
    const body = btoa(JSON.stringify({ iss: issuer, aud: 'a', sub, exp: exp + 1 })).replaceAll('=', '');
    const changed = [header, body, signature].join('.');
    const checks = await serviceChecks(changed, { federation, audience: 'a', subject: sub, now });
    expect(checks.findIndex(({ state }) => state === 'failed')).toBe(2);
  });
});
