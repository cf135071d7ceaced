import { describe, expect, test } from 'vitest';
import { emptyWorld, put, type World } from '#account/world.ts';
import { oidcProvider, roleOf, samlProvider, userOf } from './test-roles.ts';
import { trustedNames, trustSentences } from './trust-words.ts';
import { rolesTrusting } from './trust-policy.ts';

const here = '111122223333';
const there = '444455556666';

const accounts = put(put(emptyWorld, 'accounts', { id: here, name: 'dev' }), 'accounts', {
  id: there,
  name: 'vendor',
});
const people = put(put(accounts, 'users', userOf(here, 'alice')), 'roles', roleOf(there, 'Bot'));
const world: World = put(
  put(people, 'samlProviders', samlProvider(here, 'Corp')),
  'oidcProviders',
  oidcProvider(here, 'ci.example.com'),
);

function statement(parts: object): string {
  return JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...parts }] });
}

function only(text: string) {
  const [sentence, ...more] = trustSentences({ world, accountId: here }, text) ?? [];
  if (sentence === undefined || more.length > 0) throw new Error('one statement is looked at');
  return sentence;
}

describe('whom a trust policy lets in', () => {
  const iam = (account: string, resource: string) => ({ AWS: `arn:aws:iam::${account}:${resource}` });
  test.each<[string, object, string, string | undefined]>([
    ['a known service', { Service: 'ec2.amazonaws.com' }, 'the service Amazon EC2', 'ec2.amazonaws.com'],
    ['any other service', { Service: 'new.amazonaws.com' }, 'the service new.amazonaws.com', undefined],
    ['its own account', iam(here, 'root'), 'this account', 'those of it whose own policies allow'],
    ['its own account by number', { AWS: here }, 'this account', 'those of it whose own policies allow'],
    ['another account', iam(there, 'root'), 'account 4444-5555-6666 vendor', 'whose own policies allow'],
    ['an account outside of the world', { AWS: '999999999999' }, 'account 9999-9999-9999', undefined],
    ['a user of its own', iam(here, 'user/alice'), 'user alice', 'needs no policy of its own'],
    ['a role elsewhere', iam(there, 'role/Bot'), 'role Bot of account vendor', 'its own account must'],
    ['nobody', iam(here, 'user/mallory'), 'user mallory', 'AWS refuses to save'],
    ['everybody', { AWS: '*' }, 'anyone in any account', 'in other accounts'],
    [
      'one session',
      { AWS: `arn:aws:sts::${here}:assumed-role/Ops/bob` },
      'the session bob of role Ops',
      undefined,
    ],
    ['a user by its id', { AWS: 'AIDAALICE' }, 'user alice', undefined],
    ['a user that is gone', { AWS: 'AIDAGONE' }, 'a user that was deleted', 'AIDAGONE'],
    ['SAML', { Federated: samlProvider(here, 'Corp').arn }, 'those who signed in through Corp', 'SAML 2.0'],
    [
      'OIDC',
      { Federated: oidcProvider(here, 'ci.example.com').arn },
      'those with a token of ci.example.com',
      'OpenID',
    ],
    [
      'a provider that is gone',
      { Federated: samlProvider(here, 'Old').arn },
      'those who signed in through Old',
      'no such',
    ],
    [
      'a well-known provider',
      { Federated: 'accounts.google.com' },
      'those who signed in with Google',
      'web identity',
    ],
  ])('%s', (_, Principal, text, note) => {
    const [party] = only(statement({ Principal })).parties;
    expect(party?.text).toBe(text);
    expect(party?.note ?? '').toContain(note ?? '');
  });
});

describe('what has to hold besides', () => {
  test.each<[string, string, unknown, string]>([
    ['StringEquals', 'sts:ExternalId', '42', 'only with the external id “42”'],
    ['StringEquals', 'STS:externalid', ['a', 'b'], 'only with the external id “a” or “b”'],
    ['Bool', 'aws:MultiFactorAuthPresent', true, 'only after MFA'],
    ['Bool', 'aws:MultiFactorAuthPresent', 'false', 'only without MFA'],
    // The classic mistake: keys of long-term credentials say nothing about MFA, and pass.
    [
      'BoolIfExists',
      'aws:MultiFactorAuthPresent',
      'true',
      'only after MFA, or with long-term access keys, which say nothing about MFA',
    ],
    ['NumericLessThan', 'aws:MultiFactorAuthAge', '3600', 'only within 3,600 seconds after MFA'],
    [
      'StringEquals',
      'ci.example.com:aud',
      'sts.amazonaws.com',
      'only with a token made for “sts.amazonaws.com”',
    ],
    ['StringLike', 'ci.example.com:sub', 'repo:acme/*', 'only if its subject is like “repo:acme/*”'],
    ['StringEquals', 'SAML:aud', 'https://x', 'only for signing in at “https://x”'],
    ['StringNotEquals', 'sts:ExternalId', '42', 'only if sts:ExternalId is not “42”'],
    [
      'StringLikeIfExists',
      'aws:PrincipalTag/team',
      'a*',
      'only if aws:PrincipalTag/team is like “a*”, or is absent',
    ],
    [
      'ForAllValues:StringEquals',
      'aws:TagKeys',
      ['a', 'b', 'c'],
      'only if every value of aws:TagKeys is “a”, “b” or “c”',
    ],
    ['Null', 'aws:MultiFactorAuthAge', 'false', 'only if aws:MultiFactorAuthAge is there'],
    ['DateLessThan', 'aws:CurrentTime', '2027-01-01', 'only if aws:CurrentTime is before “2027-01-01”'],
  ])('%s of %s %j', (operator, key, value, words) => {
    const Principal = { AWS: here };
    expect(only(statement({ Principal, Condition: { [operator]: { [key]: value } } })).conditions).toEqual([
      words,
    ]);
  });
});

test.each<[string | readonly string[], 'Allow' | 'Deny', string]>([
  ['sts:AssumeRole', 'Allow', 'may assume it'],
  [['sts:AssumeRole', 'sts:TagSession'], 'Allow', 'may assume it and pass session tags'],
  ['sts:AssumeRoleWithWebIdentity', 'Allow', 'may assume it with a token'],
  [
    ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
    'Deny',
    'may never assume it, pass session tags or set a source identity',
  ],
])('%j, %s: %s', (Action, Effect, words) => {
  expect(only(statement({ Action, Effect, Principal: { AWS: here } })).act).toBe(words);
});

test('a text that is no JSON yet says nothing', () => {
  expect(trustSentences({ world, accountId: here }, '{"Statement": [')).toBeUndefined();
  expect(trustSentences({ world, accountId: here }, '{}')).toEqual([]);
});

test('a list names all who are let in, each once, and nobody who is only denied', () => {
  const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' };
  const text = JSON.stringify({
    Statement: [
      { ...allow, Principal: { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'], AWS: there } },
      { ...allow, Principal: { AWS: `arn:aws:iam::${there}:root` } },
      { ...allow, Effect: 'Deny', Principal: { AWS: `arn:aws:iam::${here}:user/alice` } },
    ],
  });
  expect(trustedNames(world, roleOf(here, 'R', text))).toEqual(['AWS Lambda', 'Amazon EC2', 'vendor']);
});

test('a role trusts a provider that it names, not one whose name begins alike', () => {
  const { arn } = oidcProvider(here, 'ci.example.com');
  const text = statement({ Principal: { Federated: arn }, Action: 'sts:AssumeRoleWithWebIdentity' });
  const trusting = put(world, 'roles', roleOf(here, 'Ci', text));
  expect(rolesTrusting(trusting, arn).map(({ name }) => name)).toEqual(['Ci']);
  expect(rolesTrusting(trusting, arn.slice(0, -1))).toEqual([]);
});

test('what is left out of NotAction is told', () => {
  const text = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { AWS: there }, NotAction: 'sts:TagSession' }],
  });
  expect(only(text).act).toBe('may do anything but pass session tags');
});

test('who may only pass tags is not among those who may assume the role', () => {
  const text = (element: object) =>
    JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, ...element }],
    });
  const names = (element: object) => trustedNames(world, roleOf(here, 'R', text(element)));
  expect(names({ Action: 'sts:TagSession' })).toEqual([]);
  expect(names({ Action: ['sts:AssumeRole', 'sts:TagSession'] })).toEqual(['Amazon EC2']);
  expect(names({ Action: 'sts:*' })).toEqual(['Amazon EC2']);
  expect(names({ NotAction: 'sts:TagSession' })).toEqual(['Amazon EC2']);
  expect(names({ NotAction: 'sts:Assume*' })).toEqual([]);
});
