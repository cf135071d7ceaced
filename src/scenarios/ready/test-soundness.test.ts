import { expect, test } from 'vitest';
import { put, remove, type World } from '#account/world.ts';
import { group, managedPolicy, role, sessionToken, user, world } from '../build.ts';
import { account, defaultPolicies, organization, scp, unit } from '../build-organization.ts';
import { bucket } from '../build-resource.ts';
import { policyText } from '../policy-text.ts';
import { problemsOf } from './test-soundness.ts';

const id = '111122223333';
const acme = organization('abcdefghij', id);
const nothing = policyText();
const reading = managedPolicy(id, 'Reading', nothing);
const staff = group(id, 'staff', { attached: [reading] });
const alice = user(id, 'alice', { groups: [staff], boundary: reading, tags: { team: 'red' } });

const sound: World = world({
  accounts: [account(id, 'only', acme.rootId)],
  organizations: [acme],
  organizationPolicies: defaultPolicies([acme.rootId, id]),
  users: [alice],
  groups: [staff],
  managedPolicies: [reading],
  environments: [
    { id: 'environment', now: '2026-01-01T12:00:00Z', region: 'eu-west-1', sourceIp: '192.0.2.1' },
  ],
});

const long = (characters: number) =>
  policyText({ Effect: 'Allow', Action: 'x'.repeat(characters), Resource: '*' });
const hour = { issuedAt: '2026-01-01T11:30:00Z', expiresAt: '2026-01-01T12:30:00Z' };

test('a sound world has no problems', () => {
  expect(problemsOf(sound)).toEqual([]);
});

test.each<[string, World, string]>([
  ['a group that is not there', remove(sound, 'groups', staff.arn), `alice is in ${staff.arn}`],
  ['a boundary that is not there', remove(sound, 'managedPolicies', reading.arn), 'boundary of alice'],
  ['an account that is not there', remove(sound, 'accounts', id), 'account of alice'],
  ['a space in a name', put(sound, 'users', user(id, 'al ice')), 'name al ice'],
  ['a name of 65 characters', put(sound, 'users', user(id, 'a'.repeat(65))), `name ${'a'.repeat(65)}`],
  ['a path without slash at its end', put(sound, 'users', user(id, 'bob', { path: '/x' })), 'path of bob'],
  [
    'an account id of 11 digits',
    put(sound, 'accounts', account('11112222333', 'short')),
    'account id 11112222333',
  ],
  [
    'an account in no unit',
    put(sound, 'accounts', account('444455556666', 'lost', 'ou-none')),
    'account lost is in ou-none',
  ],
  [
    'a unit without policies',
    put(sound, 'organizationalUnits', unit(acme, 'New', 'abcd1234')),
    'SCPs of ou-abcd-abcd1234',
  ],
  [
    'an SCP on nothing',
    put(sound, 'organizationPolicies', scp(acme, 'Lost', nothing, ['ou-x'])),
    'Lost is on ou-x',
  ],
  [
    'an SCP of 5,121 characters',
    put(sound, 'organizationPolicies', scp(acme, 'Big', long(5121), [id])),
    'Big is too long',
  ],
  [
    'a managed policy of 6,145 characters',
    put(sound, 'managedPolicies', managedPolicy(id, 'Big', long(6145))),
    'Big is too long',
  ],
  [
    'six versions',
    put(sound, 'managedPolicies', managedPolicy(id, 'Old', Array<string>(6).fill(nothing))),
    'versions of Old',
  ],
  [
    'inline policies too long for a user',
    put(sound, 'users', user(id, 'bob', { inline: [{ name: 'Big', document: long(2048) }] })),
    'inline policies of bob are too long',
  ],
  [
    'a trust policy that is too long',
    put(sound, 'roles', role(id, 'App', long(2048))),
    'trust policy of App is too long',
  ],
  [
    'a tag that begins with aws:',
    put(sound, 'users', user(id, 'bob', { tags: { 'aws:x': 'y' } })),
    'tag aws:x of bob',
  ],
  ['a bucket in capitals', put(sound, 'resources', bucket(id, 'Ledger')), 'bucket Ledger'],
  [
    'a session that is over',
    put(sound, 'sessions', sessionToken(alice, { ...hour, expiresAt: '2026-01-01T12:00:00Z' })),
    'session  is over',
  ],
  [
    'a session of nobody',
    put(sound, 'sessions', sessionToken(user(id, 'eve'), hour)),
    `session of arn:aws:iam::${id}:user/eve`,
  ],
  [
    'a session of 37 hours',
    put(
      sound,
      'sessions',
      sessionToken(alice, { issuedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-02T13:00:00Z' }),
    ),
    'session  lives too long',
  ],
  ['an id used twice', put(sound, 'users', { ...user(id, 'bob'), id: alice.id }), `id ${alice.id}`],
  [
    'a document of the old version',
    put(sound, 'managedPolicies', managedPolicy(id, 'Old', '{"Version":"2008-10-17","Statement":[]}')),
    'not a policy: {"Version":"2008-10-17","Statement":[]}',
  ],
])('%s', (_, broken, problem) => {
  expect(problemsOf(broken)).toContain(problem);
});
