import { expect, it } from 'vitest';
import { put } from '#account/world.ts';
import { fileName, writeFile } from './file.ts';
import { withoutSecrets, type SecretFields } from './secrets.ts';
import { oneAccount, user, withUsers } from './test-worlds.ts';

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
  const secret: SecretFields = { users: ['id'] };
  const { id: _, ...alice } = user('alice');
  const world = withoutSecrets({ ...scenario, world: withUsers(oneAccount, 'alice') }, secret).world;
  expect([...world.users]).toEqual([[alice.arn, alice]]);
  expect(world.accounts).toBe(oneAccount.accounts);
});

it('nothing is copied where nothing is secret', () => {
  expect(withoutSecrets(scenario)).toBe(scenario);
});
