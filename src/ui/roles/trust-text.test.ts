import { expect, test } from 'vitest';
import { accountId, TestAccount } from '#api/test-api.ts';
import { inLines, trustText, type Trusted } from './trust-text.ts';
import { trustSentences } from './trust-words.ts';

const saml = `arn:aws:iam::${accountId}:saml-provider/Corp`;
const oidc = `arn:aws:iam::${accountId}:oidc-provider/ci.example.com/id`;

test.each<[string, Trusted, string, readonly string[]]>([
  ['a service', { kind: 'service', service: 'lambda.amazonaws.com' }, 'the service AWS Lambda', []],
  ['this account', { kind: 'account', accountId, mfa: false }, 'this account', []],
  ['this account after MFA', { kind: 'account', accountId, mfa: true }, 'this account', ['only after MFA']],
  [
    'a third party',
    { kind: 'account', accountId: '444455556666', externalId: '42', mfa: false },
    'account 4444-5555-6666',
    ['only with the external id “42”'],
  ],
  [
    'SAML',
    { kind: 'saml', provider: saml },
    'those who signed in through Corp',
    ['only for signing in at “https://signin.aws.amazon.com/saml”'],
  ],
  [
    'one subject of OpenID Connect',
    { kind: 'oidc', provider: oidc, audience: 'sts.amazonaws.com', subject: 'job' },
    'those with a token of ci.example.com/id',
    ['only with a token made for “sts.amazonaws.com”', 'only if its subject is “job”'],
  ],
  [
    'subjects by pattern',
    { kind: 'oidc', provider: oidc, audience: '', subject: 'repo:*' },
    'those with a token of ci.example.com/id',
    ['only if its subject is like “repo:*”'],
  ],
])('AWS takes the text for %s, and it says what was chosen', async (_, trusted, who, conditions) => {
  const text = trustText(trusted);
  const account = new TestAccount();
  await account.call('CreateRole', { RoleName: 'R', AssumeRolePolicyDocument: text });
  expect(account.last?.error).toBeUndefined();
  const sentences = trustSentences({ world: account.world, accountId }, text);
  expect(sentences?.map(({ parties }) => parties.map((party) => party.text))).toEqual([[who]]);
  expect(sentences?.[0]?.conditions).toEqual(conditions);
});

test('an identity of the account can be named alone', () => {
  const principal = `arn:aws:iam::${accountId}:user/alice`;
  const text = trustText({ kind: 'account', accountId, principal, mfa: false });
  expect(text).toContain(`"AWS": "${principal}"`);
});

test.each([
  ['{"a":1}', '{\n  "a": 1\n}'],
  ['{\n"a":1}', '{\n"a":1}'],
  ['{"a":', '{"a":'],
])('%j over lines is %j', (text, lines) => {
  expect(inLines(text)).toBe(lines);
});
