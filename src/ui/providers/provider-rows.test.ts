import { expect, test } from 'vitest';
import { emptyWorld, put } from '#account/world.ts';
import { readSamlMetadata } from '#api/iam/saml-metadata.ts';
import { oidcProvider, roleOf, samlProvider } from '#ui/roles/test-roles.ts';
import { exampleMetadata } from './example-metadata.ts';
import { addressName, providerNamed, providerRows } from './provider-rows.ts';
import { providerRules } from './provider-rules.ts';
import { brokenConstraints } from '#ui/account/rules.ts';

const accountId = '111122223333';
const both = put(
  put(emptyWorld, 'samlProviders', samlProvider(accountId, 'ci.example.com')),
  'oidcProviders',
  oidcProvider(accountId, 'ci.example.com'),
);
const world = put(both, 'oidcProviders', oidcProvider(accountId, 'id.example.com/a'));

test.each([
  ['saml', 'ci.example.com', 'ci.example.com'],
  // A SAML provider may be called like the host of the other kind.
  ['oidc', 'ci.example.com', 'https://ci.example.com'],
  ['oidc', 'id.example.com/a', 'id.example.com/a'],
] as const)('the %s provider %s is at %s, and found there', (kind, name, address) => {
  expect(addressName({ world, accountId }, name, kind)).toBe(address);
  expect(providerNamed({ world, accountId }, address)?.kind).toBe(kind);
});

test('providers of other accounts are not there', () => {
  expect(providerNamed({ world, accountId: '444455556666' }, 'ci.example.com')).toBeUndefined();
  expect(providerRows(world, '444455556666')).toEqual([]);
});

test('the list counts the roles that name a provider, each once', () => {
  const { arn } = oidcProvider(accountId, 'id.example.com/a');
  const trusting = put(world, 'roles', roleOf(accountId, 'R', JSON.stringify({ a: arn, b: arn })));
  expect(providerRows(trusting, accountId).map(({ name, roles }) => [name, roles])).toEqual([
    ['ci.example.com', 0],
    ['ci.example.com', 0],
    ['id.example.com/a', 1],
  ]);
});

test('AWS takes the example of a metadata document', () => {
  expect(brokenConstraints(providerRules.metadata, exampleMetadata)).toEqual([]);
  expect(readSamlMetadata(exampleMetadata)).toEqual({ entityId: 'https://idp.example.com/saml' });
});
