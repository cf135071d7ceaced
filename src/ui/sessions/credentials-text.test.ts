import { expect, test } from 'vitest';
import { credentialsIn, credentialsOf, credentialsText } from './credentials-text.ts';

const credentials = {
  accessKeyId: 'ASIA1',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiration: '2026-03-01T13:00:00Z',
};

test.each([
  [
    'env',
    'export AWS_ACCESS_KEY_ID=ASIA1\nexport AWS_SECRET_ACCESS_KEY=secret\nexport AWS_SESSION_TOKEN=token',
  ],
  ['profile', '[R]\naws_access_key_id = ASIA1\naws_secret_access_key = secret\naws_session_token = token'],
] as const)('credentials as %s', (form, text) => {
  expect(credentialsText(credentials, form, 'R')).toBe(text);
});

test('credentials as JSON are what credential_process expects', () => {
  expect(JSON.parse(credentialsText(credentials, 'json', 'R'))).toEqual({
    Version: 1,
    AccessKeyId: 'ASIA1',
    SecretAccessKey: 'secret',
    SessionToken: 'token',
    Expiration: '2026-03-01T13:00:00Z',
  });
});

test('credentials are in an answer, or there are none', () => {
  const Credentials = {
    AccessKeyId: 'ASIA1',
    SecretAccessKey: 'secret',
    SessionToken: 'token',
    Expiration: '2026-03-01T13:00:00Z',
  };
  expect(credentialsIn({ Credentials })).toEqual(credentials);
  expect(credentialsIn({})).toBeUndefined();
});

test('a session that came by link has none', () => {
  const session = {
    id: 'ASIA1',
    operation: 'GetSessionToken',
    principalArn: 'arn',
    issuerArn: 'arn',
    accountId: '111122223333',
    name: '',
    policyArns: [],
    tags: {},
    issuedAt: '2026-03-01T12:00:00Z',
    expiresAt: '2026-03-01T13:00:00Z',
  } as const;
  expect(credentialsOf(session)).toBeUndefined();
  expect(credentialsOf({ ...session, secret: 'secret', token: 'token' })).toEqual(credentials);
});
