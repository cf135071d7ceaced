import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { put, type World } from '#account/world.ts';
import { assumedRole, role } from '#scenarios/build.ts';
import { admitFile } from './door.ts';
import { fileName, writeFile } from './file.ts';
import { withoutSecrets, type SecretFields } from './secrets.ts';
import { accessKey, loginProfile, mfaDevice, oneAccount, user, withUsers } from './test-worlds.ts';

const scenario = { title: 'Ledger', about: '', world: withUsers(oneAccount, 'alice', 'bob') };

it.each([
  ['Payments team', 'payments-team.iam-playground.json'],
  ['The vendor’s rôle!', 'the-vendor-s-role.iam-playground.json'],
  ['../../etc/passwd', 'etc-passwd.iam-playground.json'],
  ['口座', 'playground.iam-playground.json'],
  ['x'.repeat(100), `${'x'.repeat(60)}.iam-playground.json`],
])('the file of %s is named %s', (title, name) => {
  expect(fileName({ ...scenario, title })).toBe(name);
});

it('is the same text in whatever order the records were made', () => {
  const other = put(put(oneAccount, 'users', user('bob')), 'users', user('alice'));
  expect(writeFile({ ...scenario, world: other })).toBe(writeFile(scenario));
});

it('secret fields are left out, the record stays', () => {
  const secret: SecretFields = { users: { id: undefined } };
  const { id: _, ...alice } = user('alice');
  const world = withoutSecrets({ ...scenario, world: withUsers(oneAccount, 'alice') }, secret).world;
  expect([...world.users]).toEqual([[alice.arn, alice]]);
  expect(world.accounts).toBe(oneAccount.accounts);
});

describe('secrets', () => {
  const alice = user('alice');
  const session = {
    ...assumedRole(role(alice.accountId, 'Admin', '{}'), 's', {
      issuedAt: '2026-01-01T00:00:00Z',
      expiresAt: '2026-01-01T01:00:00Z',
    }),
    secret: 'the session secret',
    token: 'the session token',
  };
  const signinToken = {
    token: 'the way into the console',
    sessionId: session.id,
    createdAt: '2026-01-01T00:00:00Z',
    expiresAt: '2026-01-01T00:15:00Z',
  };
  const signingKey = {
    id: 'RSA_0',
    algorithm: 'RS256' as const,
    publicKey: '{}',
    privateKey: 'the signing key',
    createdAt: '2026-01-01T00:00:00Z',
  };
  const account = {
    id: alice.accountId,
    name: 'Test',
    outboundFederation: {
      issuer: 'https://x.example.com',
      isEnabled: true,
      signingKeys: [signingKey],
    },
  };
  const world = [
    (before: World) => put(before, 'accounts', account),
    (before: World) => put(before, 'accessKeys', accessKey(alice.arn)),
    (before: World) => put(before, 'loginProfiles', loginProfile(alice.arn)),
    (before: World) => put(before, 'mfaDevices', mfaDevice(alice.arn)),
    (before: World) => put(before, 'sessions', session),
    (before: World) => put(before, 'signinTokens', signinToken),
  ].reduce((before, add) => add(before), scenario.world);
  const secrets = [
    'the secret key',
    'dGhlIGhhc2g=',
    'Zm9ybWVy',
    'THESEED',
    'the session secret',
    'token',
    'the way into the console',
    'the signing key',
  ];

  it.each(secrets)('%s is in a file only when asked for', (secret) => {
    expect(writeFile({ ...scenario, world })).not.toContain(secret);
    expect(writeFile({ ...scenario, world }, 'kept')).toContain(secret);
  });

  it('leave records behind that are let in again', () => {
    const admitted = admitFile(strToU8(writeFile({ ...scenario, world })));
    expect(admitted).toMatchObject({ value: { scenario: { world: { loginProfiles: { size: 1 } } } } });
  });
});

it('nothing is copied where nothing is secret', () => {
  expect(withoutSecrets(scenario)).toBe(scenario);
});
