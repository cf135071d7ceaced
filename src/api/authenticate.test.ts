/** Every kind of credentials that does not hold, each with AWS's own error. Wrong secrets: wire/answer-query.test.ts. */
import { describe, expect, it } from 'vitest';
import type { AccessKey } from '#account/access-key.ts';
import type { Account } from '#account/account.ts';
import type { Session } from '#account/session.ts';
import { emptyWorld, put, remove, type World } from '#account/world.ts';
import { accountOf, authenticate } from './authenticate.ts';
import { isAwsError } from './aws-error.ts';
import type { Arrival, Credentials } from './call.ts';
import { roleRecord, trust, userRecord } from './sts/test-sts.ts';
import { accountId } from './test-api.ts';

const now = '2026-03-01T12:00:00Z';
const alice = userRecord('alice');
const role = roleRecord('r', trust(accountId));
const rootArn = `arn:aws:iam::${accountId}:root`;
const key: AccessKey = { id: 'AKIAALICE', accountId, holder: alice.arn, status: 'Active', createdAt: now };

const base: Session = {
  id: 'ASIAROLE',
  operation: 'AssumeRole',
  principalArn: `arn:aws:sts::${accountId}:assumed-role/r/s`,
  issuerArn: role.arn,
  issuerId: role.id,
  accountId,
  name: 's',
  policyArns: [],
  tags: {},
  token: 'role-token',
  issuedAt: '2026-03-01T11:00:00Z',
  expiresAt: '2026-03-01T12:00:01Z',
};
const ofAlice: Session = {
  ...base,
  id: 'ASIAALICE',
  operation: 'GetSessionToken',
  principalArn: alice.arn,
  issuerArn: alice.arn,
  issuerId: alice.id,
  token: 'alice-token',
};
const federated: Session = {
  ...ofAlice,
  id: 'ASIABOB',
  operation: 'GetFederationToken',
  principalArn: `arn:aws:sts::${accountId}:federated-user/bob`,
  token: 'bob-token',
};
const { issuerId: _, ...nobodys } = federated;
const ofRoot: Session = { ...nobodys, id: 'ASIAROOT', issuerArn: rootArn, token: 'root-token' };

const home: Account = { id: accountId, name: 'Test' };
const world = [base, ofAlice, federated, ofRoot].reduce(
  (all, session) => put(all, 'sessions', session),
  put(put(put(put(emptyWorld, 'accounts', home), 'users', alice), 'roles', role), 'accessKeys', key),
);

function by(accessKeyId: string, sessionToken?: string): Credentials {
  return { kind: 'accessKey', accessKeyId, ...(sessionToken !== undefined && { sessionToken }) };
}

function outcome(at: World, credentials: Credentials, arrival?: Arrival): string {
  if (credentials.kind === 'administrator') throw new Error('nobody');
  const who = authenticate(at, credentials, now, arrival);
  return isAwsError(who) ? `${who.code} ${who.httpStatus}: ${who.message}` : who.name;
}

const unknown = 'InvalidClientTokenId 403: The security token included in the request is invalid.';
const expired = 'ExpiredToken 403: The security token included in the request is expired';
const missing = 'MissingAuthenticationToken 403: Request is missing Authentication Token';

describe('who calls', () => {
  it.each<readonly [string, World, Credentials, string]>([
    ['a long-term key', world, by(key.id), alice.arn],
    ['… that is inactive', put(world, 'accessKeys', { ...key, status: 'Inactive' }), by(key.id), unknown],
    ['… that is deleted', remove(world, 'accessKeys', key.id), by(key.id), unknown],
    ['… whose user is deleted', remove(world, 'users', alice.arn), by(key.id), unknown],
    ['… with a token, which such keys have not', world, by(key.id, 'alice-token'), unknown],
    ['a key that nobody knows', world, by('AKIAUNKNOWN'), unknown],
    ['a session of a role', world, by('ASIAROLE', 'role-token'), 'ASIAROLE'],
    ['… without its token', world, by('ASIAROLE'), unknown],
    ['… with the token of another session', world, by('ASIAROLE', 'alice-token'), unknown],
    [
      '… that has ended',
      put(world, 'sessions', { ...base, expiresAt: now }),
      by('ASIAROLE', 'role-token'),
      expired,
    ],
    ['… whose role is deleted', remove(world, 'roles', role.arn), by('ASIAROLE', 'role-token'), unknown],
    [
      '… whose role was made anew under the same name',
      put(world, 'roles', { ...role, id: 'AROANEW' }),
      by('ASIAROLE', 'role-token'),
      unknown,
    ],
    ['a session of a user', world, by('ASIAALICE', 'alice-token'), 'ASIAALICE'],
    ['… whose user is deleted', remove(world, 'users', alice.arn), by('ASIAALICE', 'alice-token'), unknown],
    [
      '… whose user was made anew under the same name',
      put(world, 'users', { ...alice, id: 'AIDANEW' }),
      by('ASIAALICE', 'alice-token'),
      unknown,
    ],
    [
      '… after the key with which it was asked for was deleted',
      remove(world, 'accessKeys', key.id),
      by('ASIAALICE', 'alice-token'),
      'ASIAALICE',
    ],
    ['a federated user', world, by('ASIABOB', 'bob-token'), 'ASIABOB'],
    ['… whose user is deleted', remove(world, 'users', alice.arn), by('ASIABOB', 'bob-token'), unknown],
    ['a federated user for whom root asked', world, by('ASIAROOT', 'root-token'), 'ASIAROOT'],
    ['signed in to the console', world, { kind: 'console', principal: alice.arn }, alice.arn],
    [
      '… by a session that has ended',
      put(world, 'sessions', { ...ofAlice, expiresAt: now }),
      { kind: 'console', principal: 'ASIAALICE' },
      expired,
    ],
    [
      '… as a user who is deleted',
      remove(world, 'users', alice.arn),
      { kind: 'console', principal: alice.arn },
      unknown,
    ],
    ['nobody', world, { kind: 'anonymous' }, missing],
  ])('%s', (_title, at, credentials, expected) => {
    expect(outcome(at, credentials)).toBe(expected);
  });

  it('belongs to an account', () => {
    const who = authenticate(world, { kind: 'console', principal: rootArn }, now);
    expect(!isAwsError(who) && accountOf(who.caller)).toBe(accountId);
  });
});

describe('where credentials hold', () => {
  const regional = (region: string): Arrival => ({ region, isGlobal: false });
  const v1 = put(world, 'sessions', { ...base, tokenVersion: 'v1Token' });
  const inChina = put(world, 'accounts', { ...home, partition: 'aws-cn' });
  const ofRole = by('ASIAROLE', 'role-token');

  it.each<readonly [string, World, Credentials, Arrival, boolean]>([
    ['a key in a Region of its partition', world, by(key.id), regional('eu-west-1'), true],
    ['… in one that is opted into', world, by(key.id), regional('ap-east-1'), true],
    ['… in China', world, by(key.id), regional('cn-north-1'), false],
    ['… in GovCloud', world, by(key.id), regional('us-gov-west-1'), false],
    ['a key of China in China', inChina, by(key.id), regional('cn-north-1'), true],
    ['… elsewhere', inChina, by(key.id), regional('us-east-1'), false],
    ['a token of a Regional endpoint, anywhere', world, ofRole, regional('ap-east-1'), true],
    ['a version 1 token where Regions are enabled by default', v1, ofRole, regional('eu-west-1'), true],
    ['… where they are opted into', v1, ofRole, regional('ap-east-1'), false],
    ['… at IAM, which has one endpoint', v1, ofRole, { region: 'us-east-1', isGlobal: true }, true],
  ])('%s', (_title, at, credentials, arrival, holds) => {
    expect(outcome(at, credentials, arrival) === unknown).toBe(!holds);
  });
});
