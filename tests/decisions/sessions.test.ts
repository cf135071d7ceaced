/**
 * Session policies, federated users, revoked sessions.
 *
 * AWS: "Policies and permissions in IAM"; GetFederationToken; "Revoke IAM role temporary security credentials".
 */
import { describe } from 'vitest';
import { alice, allowReading, dana, denyReading, federated, job1, ourAccount, reads } from './cast.ts';
import { allowed, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullAccess, policy, to, when } from './statement.ts';

describe('Session policies', () => {
  allowed('sess-001 Role session without session policy uses role policies', 'identity.allows', reads(job1), {
    identity: decides(allowReading()),
  });
  implicitlyDenied('sess-002 Session policy narrows the role', 'session.noAllow', reads(job1), {
    identity: fullAccess,
    session: allow('s3:ListBucket'),
  });
  implicitlyDenied('sess-003 Session policy cannot add rights', 'identity.noAllow', reads(job1), {
    identity: allow('ec2:*'),
    session: fullAccess,
  });
  allowed('sess-004 Role, boundary and session policy all allow', 'identity.allows', reads(job1), {
    identity: decides(allow('*')),
    boundary: allow('s3:*'),
    session: allowReading(),
  });
  allowed('sess-005 Several session policies are OR-ed with each other', 'identity.allows', reads(job1), {
    identity: decides(allow('*')),
    session: [allow('ec2:*'), allow('s3:GetObject')],
  });
  explicitlyDenied('sess-006 Session policy explicit deny', reads(job1), {
    identity: fullAccess,
    session: policy(fullAccess, decides(deny('s3:GetObject'))),
  });
  implicitlyDenied(
    'sess-007 Boundary and session policy both block: the boundary comes first [Enforcement code]',
    'boundary.noAllow',
    reads(job1),
    { identity: fullAccess, boundary: allow('ec2:*'), session: allow('sqs:*') },
  );
  allowed(
    'sess-008 A user has no session policy, GetSessionToken takes none [Session policies]',
    'identity.allows',
    reads(alice),
    { identity: decides(allowReading()), session: allow('ec2:*') },
  );
});

/** Somebody for whom root asked for a federation token. */
const ofRoot = federated('erin', ourAccount);

describe('Federated users', () => {
  implicitlyDenied(
    'fed-001 Federated user without session policy has no rights',
    'session.federatedUserNeedsOne',
    reads(dana),
    { identity: fullAccess },
  );
  allowed(
    'fed-002 Federated user with session policy inside the user rights',
    'identity.allows',
    reads(dana),
    { identity: decides(allow('s3:*')), session: allow('s3:GetObject') },
  );
  implicitlyDenied('fed-003 Session policy wider than the user', 'identity.noAllow', reads(dana), {
    identity: allow('s3:ListBucket'),
    session: allow('s3:*'),
  });
  allowed(
    'fed-004 Named federated user gets bucket rights without session policy',
    'resource.directGrant',
    reads(dana),
    { identity: allow('s3:ListBucket'), resource: decides(allowReading(to(dana))) },
  );
  implicitlyDenied(
    'fed-005 The boundary of the issuing user limits [GetFederationToken]',
    'boundary.noAllow',
    reads(dana),
    { identity: fullAccess, boundary: allow('ec2:*'), session: fullAccess },
  );
  explicitlyDenied(
    'fed-006 A Deny on the issuing user holds for its federated users [GetFederationToken]',
    reads(dana),
    { identity: [fullAccess, decides(denyReading())], session: fullAccess },
  );
  allowed(
    'fed-007 Root asked: all that the session policy allows [GetFederationToken]',
    'identity.rootHasAll',
    reads(ofRoot),
    {
      session: allow('s3:*'),
    },
  );
  implicitlyDenied(
    'fed-008 Root asked: nothing beyond the session policy',
    'session.noAllow',
    reads(ofRoot),
    {
      session: allow('ec2:*'),
    },
  );
  implicitlyDenied(
    'fed-009 Root asked: nothing without a session policy',
    'session.federatedUserNeedsOne',
    reads(ofRoot),
    {},
  );
  implicitlyDenied(
    'fed-010 Root asked: a policy that names the account does not stand in for the session policy',
    'session.federatedUserNeedsOne',
    reads(ofRoot),
    { resource: allowReading({ Principal: { AWS: ourAccount } }) },
  );
});

describe('Revoking sessions', () => {
  explicitlyDenied(
    'revoke-001 Session issued before the cut-off',
    reads(job1, { 'aws:TokenIssueTime': '2026-03-01T09:59:59Z' }),
    {
      identity: [
        fullAccess,
        decides(deny('*', when({ DateLessThan: { 'aws:TokenIssueTime': '2026-03-01T10:00:00Z' } }))),
      ],
    },
  );
  allowed(
    'revoke-002 Session issued after the cut-off',
    'identity.allows',
    reads(job1, { 'aws:TokenIssueTime': '2026-03-01T10:00:01Z' }),
    {
      identity: [
        decides(allow('*')),
        deny('*', when({ DateLessThan: { 'aws:TokenIssueTime': '2026-03-01T10:00:00Z' } })),
      ],
    },
  );
  allowed('revoke-003 Same policy on a user, long-term key', 'identity.allows', reads(alice), {
    identity: [
      decides(allow('*')),
      deny('*', when({ DateLessThan: { 'aws:TokenIssueTime': '2026-03-01T10:00:00Z' } })),
    ],
  });
  implicitlyDenied(
    'revoke-004 Role policy removed after the session started',
    'identity.noAllow',
    reads(job1, { 'aws:TokenIssueTime': '2026-03-01T11:00:00Z' }),
  );
});
