import { expect, test } from 'vitest';
import type { Session } from '#account/session.ts';
import { remove, type World, type Kind, put } from '#account/world.ts';
import {
  assumedRole,
  environment,
  federationToken,
  group,
  role,
  sessionToken,
  user,
  world,
} from '#scenarios/build.ts';
import { account } from '#scenarios/build-organization.ts';
import { bucket } from '#scenarios/build-resource.ts';
import { policyText } from '#scenarios/policy-text.ts';
import { sessionRights } from './session-rights.ts';

const home = '111122223333';
const readers = group(home, 'readers', {
  inline: [{ name: 'Read', document: policyText({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }) }],
});
const noGroup = group(home, 'nobody');
const times = { issuedAt: '2026-03-01T12:00:00Z', expiresAt: '2026-03-02T12:00:00Z' };
const read = policyText({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });

function deny(fields: object): string {
  const statement = { Effect: 'Deny', Action: '*', Resource: '*', ...fields };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

function issuedBefore(time: string): object {
  return { Condition: { DateLessThan: { 'aws:TokenIssueTime': time } } };
}

/** A session of a role that has these inline policies. */
function ofRole(...documents: readonly string[]): readonly [World, Session] {
  const inline = documents.map((document, index) => ({ name: `p${index}`, document }));
  const of = role(home, 'R', '{}', { inline });
  return inWorld(assumedRole(of, 'alice', times), { roles: [of] });
}

function inWorld(session: Session, records: Parameters<typeof world>[0]): readonly [World, Session] {
  return [
    world({
      accounts: [account(home, 'prod')],
      environments: [environment('2026-03-01T13:00:00Z', 'us-east-1', '192.0.2.1')],
      sessions: [session],
      groups: [readers, noGroup],
      ...records,
    }),
    session,
  ];
}

/** The session remembers a role with another unique id. */
function anew([at, session]: readonly [World, Session]): readonly [World, Session] {
  const old = { ...session, issuerId: 'AROAOLD' };
  return [put(at, 'sessions', old), old];
}

function without([from, session]: readonly [World, Session], kind: Kind, key: string) {
  return [remove(from, kind, key), session] as const;
}

const alice = user(home, 'alice', { groups: [readers] });
const bare = user(home, 'alice', { groups: [noGroup] });
const token = sessionToken(alice, times);
const federated = federationToken(alice, 'dana', times);
const rootSession: Session = {
  ...token,
  issuerArn: `arn:aws:iam::${home}:root`,
  principalArn: `arn:aws:iam::${home}:root`,
};
const denying = user(home, 'alice', {
  groups: [readers],
  inline: [{ name: 'AWSRevokeOlderSessions', document: deny(issuedBefore('2026-03-01T12:30:00Z')) }],
});

function bucketNaming(principal: string) {
  const policy = policyText({
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::b/*',
  });
  return bucket(home, 'b', { policy });
}
const roleArn = `arn:aws:iam::${home}:role/R`;

function withBucket([base, session]: readonly [World, Session], principal: string) {
  return [put(base, 'resources', bucketNaming(principal)), session] as const;
}

test.each<readonly [string, string, readonly [World, Session]]>([
  ['an Allow of the role', 'full', ofRole(read)],
  ['an Allow of the user’s group', 'full', inWorld(token, { users: [alice] })],
  ['the role is gone', 'issuerDeleted', without(ofRole(read), 'roles', roleArn)],
  ['another role of its name', 'issuerDeleted', anew(ofRole(read))],
  ['the user is gone', 'issuerDeleted', inWorld(token, {})],
  ['the user who asked for a federated user is gone', 'issuerDeleted', inWorld(federated, {})],
  [
    'issued before the time of the Deny',
    'revokedByTime',
    ofRole(read, deny(issuedBefore('2026-03-01T12:00:01Z'))),
  ],
  ['issued in its very second', 'full', ofRole(read, deny(issuedBefore('2026-03-01T12:00:00Z')))],
  ['the same Deny on a user', 'revokedByTime', inWorld(token, { users: [denying] })],
  ['… cuts who the user federated too', 'revokedByTime', inWorld(federated, { users: [denying] })],
  ['a Deny on everything', 'denied', ofRole(read, deny({}))],
  [
    '… beside one by time: new sessions have no rights either',
    'denied',
    ofRole(deny({}), deny(issuedBefore('2027-01-01T00:00:00Z'))),
  ],
  [
    '… whose condition holds',
    'denied',
    ofRole(read, deny({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })),
  ],
  [
    '… whose condition does not',
    'full',
    ofRole(read, deny({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })),
  ],
  ['a Deny on everything of one service', 'full', ofRole(read, deny({ Action: 's3:*' }))],
  ['a Deny that leaves an action out', 'full', ofRole(read, deny({ Action: undefined, NotAction: 'iam:*' }))],
  ['a Deny on one bucket', 'full', ofRole(read, deny({ Resource: 'arn:aws:s3:::b' }))],
  ['no policy', 'issuerLostPolicies', ofRole()],
  ['only a Deny on something', 'issuerLostPolicies', ofRole(deny({ Action: 's3:*' }))],
  ['a group without policies', 'issuerLostPolicies', inWorld(token, { users: [bare] })],
  ['a bucket policy names the role', 'full', withBucket(ofRole(), roleArn)],
  ['… or the session', 'full', withBucket(ofRole(), `arn:aws:sts::${home}:assumed-role/R/alice`)],
  ['a bucket policy that leaves it to the account', 'issuerLostPolicies', withBucket(ofRole(), home)],
  ['root cannot be limited', 'full', inWorld(rootSession, {})],
])('%s: %s', (_, expected, [at, session]) => {
  expect(sessionRights(at, session)).toBe(expected);
});
