/** How long credentials last: by operation, by who asks, by how long. AWS: "Comparing the AWS STS API operations". */
import { expect, it } from 'vitest';
import { secondsBetween } from '#account/iso-time.ts';
import { put } from '#account/world.ts';
import type { Session } from '#account/session.ts';
import type { Credentials } from '../call.ts';
import { accountId, root } from '../test-api.ts';
import { administrator, alice, allow, roleRecord, stsAccount, trust, type Answered } from './test-sts.ts';

const mayAll = { inlinePolicies: [{ name: 'p', document: allow('sts:*') }] };
const short = roleRecord('short', trust(accountId));
const long = roleRecord('long', trust(accountId), { maxSessionDuration: 43_200 });
const start = roleRecord('start', trust(accountId), { ...mayAll, maxSessionDuration: 43_200 });

/** A session of the role `start`, however it was obtained. */
function startedBy(operation: Session['operation']): Session {
  return {
    id: `ASIA${operation.toUpperCase()}`,
    operation,
    principalArn: `arn:aws:sts::${accountId}:assumed-role/start/s`,
    issuerArn: start.arn,
    accountId,
    name: 's',
    policyArns: [],
    tags: {},
    token: 't',
    issuedAt: '2026-03-01T12:00:00Z',
    expiresAt: '2026-03-02T00:00:00Z',
  };
}

const chains = (['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'] as const).map(startedBy);
const [byRole, bySaml, byWebIdentity] = chains.map(({ id }): Credentials => {
  return { kind: 'accessKey', accessKeyId: id, sessionToken: 't' };
});

const assume = ({ arn: RoleArn }: typeof short) =>
  ['AssumeRole', { RoleArn, RoleSessionName: 's1' }] as const;
const token = ['GetSessionToken', {}] as const;
const federate = ['GetFederationToken', { Name: 'bob' }] as const;
const most = (seconds: number): string => `less than or equal to ${seconds}`;
const least = 'greater than or equal to 900';
const beyondRole =
  'ValidationError 400: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
const beyondHour =
  'ValidationError 400: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.';

it.each([
  // operation, who asks, seconds asked for, seconds given or words of the error
  [assume(short), 'a user', alice, undefined, 3600],
  [assume(short), 'a user', alice, 899, least],
  [assume(short), 'a user', alice, 900, 900],
  [assume(short), 'a user', alice, 3601, beyondRole],
  [assume(long), 'a user', alice, undefined, 3600],
  [assume(long), 'a user', alice, 43_200, 43_200],
  [assume(long), 'a user', alice, 43_201, most(43_200)],
  [assume(long), 'a role session', byRole, undefined, 3600],
  [assume(long), 'a role session', byRole, 3600, 3600],
  [assume(long), 'a role session', byRole, 3601, beyondHour],
  [assume(short), 'a role session', byRole, 3601, beyondHour],
  [assume(long), 'a session by SAML', bySaml, 3601, beyondHour],
  [assume(long), 'a session by web identity', byWebIdentity, 3601, beyondHour],
  [assume(long), 'the administrator of a test server', administrator, 43_200, 43_200],
  [token, 'a user', alice, undefined, 43_200],
  [token, 'a user', alice, 899, least],
  [token, 'a user', alice, 900, 900],
  [token, 'a user', alice, 129_600, 129_600],
  [token, 'a user', alice, 129_601, most(129_600)],
  [token, 'root', root, undefined, 3600],
  [token, 'root', root, 900, 900],
  [token, 'root', root, 43_200, 3600],
  [token, 'root', root, 129_601, most(129_600)],
  [federate, 'a user', alice, undefined, 43_200],
  [federate, 'a user', alice, 899, least],
  [federate, 'a user', alice, 129_600, 129_600],
  [federate, 'a user', alice, 129_601, most(129_600)],
  [federate, 'root', root, undefined, 3600],
  [federate, 'root', root, 3601, 3600],
] as const)('%s of %s (%o) for %s seconds: %s', async (call, _, who, asked, expected) => {
  const [operation, parameters] = call;
  const account = stsAccount(allow('sts:*'), short, long, start);
  account.world = chains.reduce((world, session) => put(world, 'sessions', session), account.world);
  const given = { ...parameters, ...(asked !== undefined && { DurationSeconds: asked }) };
  const answer = await account.call(`sts:${operation}`, given, who);
  if (typeof expected === 'string') expect(answer).toContain(expected);
  else {
    const { Expiration } = (answer as Answered).Credentials;
    expect(secondsBetween(account.moment.now, Expiration)).toBe(expected);
  }
});
