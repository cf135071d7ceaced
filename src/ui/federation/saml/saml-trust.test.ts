import { expect, test } from 'vitest';
import { put } from '#account/world.ts';
import { directory as corp, providerArn, samlAccount } from '#api/federation/test-saml.ts';
import { accountId, emptyAccount } from '#api/test-api.ts';
import { exampleDirectory, providerArnOf } from './example-directory.ts';
import { acquaintance, nameIn, roleCalls, trustOf } from './saml-trust.ts';

const place = { world: emptyAccount, accountId };
const example = exampleDirectory(
  place,
  { name: 'Corp & Sons', entityId: 'https://sso.example.com' },
  corp.signingKey,
);

test('names for AWS are made of what AWS takes', () => {
  expect(providerArnOf(place, 'Corp & Sons')).toBe(`arn:aws:iam::${accountId}:saml-provider/CorpSons`);
  expect(providerArnOf(place, 'Büro')).toMatch(/\/Bro$/);
  expect(nameIn('arn:aws:iam::111122223333:role/team/Dev')).toBe('Dev');
});

test('the trust policy lets in what the directory sends', () => {
  const actionsOf = (text: string) =>
    (JSON.parse(text) as { Statement: { Action: string[] }[] }).Statement[0]?.Action;
  expect(actionsOf(trustOf(providerArn, example))).toEqual(['sts:AssumeRoleWithSAML', 'sts:TagSession']);
  expect(
    actionsOf(trustOf(providerArn, { ...example, tagAttributes: {}, sendsSourceIdentity: true })),
  ).toEqual(['sts:AssumeRoleWithSAML', 'sts:SetSourceIdentity']);
});

test('AWS takes the calls that make a role', async () => {
  const account = await samlAccount();
  const [create] = roleCalls(
    { group: 'g', roleArn: `arn:aws:iam::${accountId}:role/Dev`, providerArn },
    example,
  );
  expect(await account.call('CreateRole', create?.parameters)).toHaveProperty('Role');
});

test('how far the account knows a directory', async () => {
  const { world } = await samlAccount();
  const elsewhere = put(world, 'samlProviders', {
    ...world.samlProviders.get(providerArn)!,
    metadataDocument: world.samlProviders
      .get(providerArn)!
      .metadataDocument.replaceAll('sso.corp', 'sso.other'),
  });
  expect(acquaintance(world, providerArn, corp)).toBe('known');
  expect(acquaintance(world, `${providerArn}2`, corp)).toBe('unknown');
  const renewed = { ...corp, signingKey: { ...corp.signingKey, certificate: 'AAAA' } };
  expect(acquaintance(world, providerArn, renewed)).toBe('otherKey');
  expect(acquaintance(elsewhere, providerArn, corp)).toBe('otherIssuer');
});
