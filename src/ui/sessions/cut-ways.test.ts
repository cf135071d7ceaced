import { describe, expect, test } from 'vitest';
import type { Role } from '#account/role.ts';
import type { Session } from '#account/session.ts';
import { put, remove, type World } from '#account/world.ts';
import { commandLine } from '#api/command-line.ts';
import {
  assumedRole,
  federationToken,
  group,
  managedPolicy,
  role,
  sessionToken,
  user,
  world,
} from '#scenarios/build.ts';
import { cutWays, denyOfSession, sharesArn, uncuttable } from './cut-ways.ts';

const home = '111122223333';
const document = '{"Version":"2012-10-17","Statement":[]}';
const policy = managedPolicy(home, 'Work', document);
const of = role(home, 'Manager', '{}', { attached: [policy], inline: [{ name: 'own', document }] });
const readers = group(home, 'readers');
const broker = user(home, 'broker', { inline: [{ name: 'own', document }], groups: [readers] });
const times = { issuedAt: '2026-03-01T12:00:00Z', expiresAt: '2026-03-02T12:00:00Z' };
const mine = assumedRole(of, 'alice', times);
const other = assumedRole(of, 'bob', times);
const ended = assumedRole(of, 'eve', { ...times, expiresAt: '2026-03-01T12:10:00Z' });
const federated: Session = { ...federationToken(broker, 'dana', times), parentId: 'AKIA1' };
const key = { id: 'AKIA1', accountId: home, holder: broker.arn, status: 'Active', createdAt: '' } as const;
const everything: World = world({
  roles: [of],
  users: [broker],
  groups: [readers],
  managedPolicies: [policy],
  accessKeys: [key],
  sessions: [mine, other, ended, federated],
});
const later = '2026-03-01T13:00:00Z';

function ways(session: Session, now = later, at = everything) {
  return cutWays(at, session, now);
}

describe('a role’s session', () => {
  const [revoke, strip, gone, ...more] = ways(mine);

  test('is revoked with a Deny on what was issued before now', () => {
    expect(revoke?.calls?.map(({ operation }) => operation)).toEqual(['PutRolePolicy']);
    const { PolicyDocument } = revoke?.calls?.[0]?.parameters as { readonly PolicyDocument: string };
    expect(JSON.parse(PolicyDocument)).toMatchObject({
      Statement: [{ Effect: 'Deny', Condition: { DateLessThan: { 'aws:TokenIssueTime': later } } }],
    });
    expect(revoke?.alsoHits).toBe('1 other session of Manager; chained ones live on');
  });

  test('loses what the role loses', () => {
    expect(strip?.calls?.map(commandLine)).toEqual([
      'aws iam delete-role-policy --role-name Manager --policy-name own',
      `aws iam detach-role-policy --role-name Manager --policy-arn ${policy.arn}`,
    ]);
    expect(gone?.calls?.at(-1)?.operation).toBe('DeleteRole');
    expect(more).toEqual([]);
  });

  test('of the present second is not older than now', () => {
    expect(ways(mine, times.issuedAt)[0]?.isTooEarly).toBe(true);
    expect(ways(mine, '2026-03-01T12:00:01Z')[0]?.isTooEarly).toBeUndefined();
  });

  test('of a role without policies has none to lose', () => {
    const bare = put(everything, 'roles', { ...of, inlinePolicies: [], attachedPolicies: [] });
    expect(ways(mine, later, bare)[1]).toMatchObject({ works: 'there are none' });
    expect(ways(mine, later, bare)[1]?.calls).toBeUndefined();
  });
});

describe('a session that a user asked for', () => {
  const [revoke, strip, gone, inactive] = ways(federated);

  test('is revoked on the user, whose policies are those of its groups too', () => {
    expect(revoke?.calls?.[0]?.operation).toBe('PutUserPolicy');
    expect(strip?.calls?.map(commandLine)).toEqual([
      'aws iam delete-user-policy --user-name broker --policy-name own',
      'aws iam remove-user-from-group --group-name readers --user-name broker',
    ]);
    expect(gone?.calls?.at(-1)?.operation).toBe('DeleteUser');
  });

  test('outlives the access key it was asked for with', () => {
    expect(inactive).toMatchObject({ works: 'does not reach it' });
    expect(inactive?.calls).toBeUndefined();
  });
});

describe('what cannot be cut', () => {
  const linked: Role = { ...of, arn: `arn:aws:iam::${home}:role/aws-service-role/x.amazonaws.com/L` };

  test.each<readonly [string, RegExp, Session, World]>([
    ['root', /root’s rights/, { ...mine, issuerArn: `arn:aws:iam::${home}:root` }, everything],
    [
      'a service-linked role',
      /linked to a service/,
      assumedRole(linked, 'x', times),
      put(everything, 'roles', linked),
    ],
    ['whose role is gone', /is gone/, mine, remove(everything, 'roles', of.arn)],
  ])('%s', (_, words, session, at) => {
    expect(uncuttable(at, session)).toMatch(words);
    expect(ways(session, later, at)).toEqual([]);
  });
});

test('one session is shut out of a bucket and of what is in it', () => {
  expect(JSON.parse(denyOfSession(mine, 'arn:aws:s3:::ledger'))).toMatchObject({
    Principal: { AWS: mine.principalArn },
    Action: 's3:*',
    Resource: ['arn:aws:s3:::ledger', 'arn:aws:s3:::ledger/*'],
  });
  expect(JSON.parse(denyOfSession(mine, 'arn:aws:sqs:eu-west-1:111122223333:q'))).toMatchObject({
    Action: 'sqs:*',
  });
});

test.each<readonly [string, Session, string | undefined]>([
  ['a role’s session shares its ARN with others of its name', mine, 'whoever else has this session name'],
  ['so does a federated user', federated, 'whoever else has this session name'],
  [
    'a session token has the ARN of its user',
    sessionToken(broker, times),
    'all that broker does, with access keys and password too',
  ],
  [
    'root’s ARN stands for the whole account',
    { ...sessionToken(broker, times), principalArn: `arn:aws:iam::${home}:root` },
    undefined,
  ],
])('%s', (_, session, expected) => {
  expect(sharesArn(session)).toBe(expected);
});
