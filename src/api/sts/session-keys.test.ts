/**
 * Which condition keys each kind of credentials brings along, and with what value.
 *
 * AWS: IAM User Guide, "AWS global condition context keys", "Principal key values". `-`: the key is absent.
 */
import { describe, expect, it } from 'vitest';
import type { Session } from '#account/session.ts';
import { put } from '#account/world.ts';
import { describe as describeRequest } from '#authorize/describe.ts';
import { accountId } from '../test-api.ts';
import { roleRecord, stsAccount, trust } from './test-sts.ts';

const alice = `arn:aws:iam::${accountId}:user/alice`;
const root = `arn:aws:iam::${accountId}:root`;
const provider = `arn:aws:iam::${accountId}:saml-provider/Corp`;
const role = roleRecord('r', trust(accountId), { path: '/ops/', tags: { team: 'role', own: 'role' } });
const roleSession = `arn:aws:sts::${accountId}:assumed-role/r/s`;
const federated = `arn:aws:sts::${accountId}:federated-user/bob`;
const issuedAt = '2026-03-01T12:00:00Z';

const ofAlice = { principalArn: alice, issuerArn: alice, name: '' };
const ofRole = { principalArn: roleSession, issuerArn: role.arn, name: 's' };
const mfa = { mfaAuthenticatedAt: '2026-03-01T12:00:10Z' };
const passed = { tags: { TEAM: 'session' } };

type Kind = Pick<Session, 'operation' | 'principalArn' | 'issuerArn' | 'name'> & Partial<Session>;

/** Sessions by what people call them, each with all that it may have. */
const sessions: Readonly<Record<string, Kind>> = {
  GetSessionToken: { operation: 'GetSessionToken', ...ofAlice },
  'GetSessionToken with MFA': { operation: 'GetSessionToken', ...ofAlice, ...mfa },
  'GetSessionToken of root': {
    operation: 'GetSessionToken',
    ...ofAlice,
    principalArn: root,
    issuerArn: root,
  },
  'the console': { operation: 'ConsoleLogin', ...ofAlice, isConsole: true },
  'the console with MFA': { operation: 'ConsoleLogin', ...ofAlice, ...mfa, isConsole: true },
  AssumeRole: { operation: 'AssumeRole', ...ofRole, ...passed, ...mfa, sourceIdentity: 'al' },
  AssumeRoleWithSAML: {
    operation: 'AssumeRoleWithSAML',
    ...ofRole,
    ...passed,
    sourceIdentity: 'ana',
    federatedProvider: provider,
    federatedKeys: { 'saml:sub': 'ana' },
  },
  GetFederationToken: {
    operation: 'GetFederationToken',
    principalArn: federated,
    issuerArn: alice,
    name: 'bob',
    ...passed,
  },
};

const keys = [
  'aws:PrincipalArn',
  'aws:PrincipalType',
  'aws:userid',
  'aws:username',
  'aws:TokenIssueTime',
  'aws:MultiFactorAuthPresent',
  'aws:MultiFactorAuthAge',
  'aws:PrincipalTag/team',
  'aws:PrincipalTag/own',
  'aws:SourceIdentity',
  'aws:FederatedProvider',
  'saml:sub',
] as const;

/** A minute after the session began; the name is that of a session, or the ARN of who signs with a long-term key. */
function contextOf(name: string): ReadonlyMap<string, unknown> {
  const account = stsAccount(undefined, role);
  const user = account.world.users.get(alice)!;
  const kind = sessions[name];
  let world = put(account.world, 'users', { ...user, tags: { team: 'user', own: 'user' } });
  const place = { region: 'us-east-1', sourceIp: '192.0.2.1' };
  world = put(world, 'environments', { id: 'environment', now: '2026-03-01T12:01:00Z', ...place });
  if (kind !== undefined) {
    const record = { id: 'ASIA', accountId, policyArns: [], tags: {}, issuedAt, ...kind };
    world = put(world, 'sessions', { ...record, expiresAt: '2026-03-01T13:00:00Z' });
  }
  const principal = kind === undefined ? name : 'ASIA';
  const request = { id: 'x', principal, action: 's3:ListAllMyBuckets', resource: '*', overrides: {} };
  const description = describeRequest(world, request);
  if (!description.ready) throw new Error(description.problem.code);
  const { context } = description.request;
  return new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
}

const time = issuedAt;
const roleId = 'AROAR:s';

describe.each<readonly [string, ...string[]]>([
  // In the order of the keys.
  [alice, alice, 'User', 'AIDAALICE', 'alice', '-', '-', '-', 'user', 'user', '-', '-', '-'],
  [root, root, 'Account', accountId, '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  ['GetSessionToken', alice, 'User', 'AIDAALICE', 'alice', time, 'false', '-', 'user', 'user', '-', '-', '-'],
  [
    'GetSessionToken with MFA',
    ...[alice, 'User', 'AIDAALICE', 'alice', time, 'true', '50', 'user', 'user', '-', '-', '-'],
  ],
  ['GetSessionToken of root', root, 'Account', accountId, '-', time, 'false', '-', '-', '-', '-', '-', '-'],
  ['the console', alice, 'User', 'AIDAALICE', 'alice', time, 'false', '-', 'user', 'user', '-', '-', '-'],
  [
    'the console with MFA',
    ...[alice, 'User', 'AIDAALICE', 'alice', time, 'true', '50', 'user', 'user', '-', '-', '-'],
  ],
  // MFA was given to the call that assumed the role; the session does not carry it on.
  [
    'AssumeRole',
    ...[role.arn, 'AssumedRole', roleId, '-', time, 'false', '-', 'session', 'role', 'al', '-', '-'],
  ],
  [
    'AssumeRoleWithSAML',
    ...[role.arn, 'AssumedRole', roleId, '-', time, 'false', '-', 'session', 'role', 'ana', provider, 'ana'],
  ],
  [
    'GetFederationToken',
    ...[federated, 'FederatedUser', `${accountId}:bob`, '-', time, 'false', '-', 'session', 'user'],
    ...['-', '-', '-'],
  ],
])('credentials of %s', (name, ...values) => {
  it.each(keys.map((key, index) => [key, values[index] ?? 'missing in the table'] as const))(
    '%s: %s',
    (key, expected) => {
      expect(contextOf(name).get(key.toLowerCase()) ?? '-').toBe(expected);
    },
  );
});
