/**
 * Whom a resource-based policy names decides which implicit denials it overrules.
 *
 * AWS: "How AWS enforcement code logic evaluates requests to allow or deny access".
 */
import { describe } from 'vitest';
import {
  alice,
  allowReading,
  appRole,
  broker,
  dana,
  denyReading,
  job1,
  objects,
  ourAccount,
  reads,
} from './cast.ts';
import { allowed, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullAccess, on, policy, to, toEveryone, when } from './statement.ts';

describe('Users and roles', () => {
  allowed(
    'direct-001 User ARN in bucket policy, boundary lacks the action',
    'resource.directGrant',
    reads(alice),
    { resource: decides(allowReading(to(alice))), boundary: allow('ec2:*') },
  );
  explicitlyDenied('direct-002 User ARN in bucket policy, boundary explicitly denies', reads(alice), {
    resource: allowReading(to(alice)),
    boundary: policy(fullAccess, decides(deny('s3:*'))),
  });
  allowed('direct-003 Role ARN in bucket policy, no identity policy', 'resource.limitedGrant', reads(job1), {
    resource: decides(allowReading(to(appRole))),
  });
  implicitlyDenied(
    'direct-004 Role ARN in bucket policy, boundary lacks the action',
    'boundary.noAllow',
    reads(job1),
    { resource: allowReading(to(appRole)), boundary: allow('ec2:*') },
  );
  implicitlyDenied(
    'direct-005 Role ARN in bucket policy, session policy lacks the action',
    'session.noAllow',
    reads(job1),
    { resource: allowReading(to(appRole)), session: allow('ec2:*') },
  );
  allowed(
    'direct-006 Role ARN in bucket policy, boundary and session policy both allow',
    'resource.limitedGrant',
    reads(job1),
    { resource: decides(allowReading(to(appRole))), boundary: allow('s3:*'), session: allow('s3:Get*') },
  );
  allowed(
    'direct-007 Session ARN in bucket policy, boundary lacks the action',
    'resource.directGrant',
    reads(job1),
    { resource: decides(allowReading(to(job1))), boundary: allow('ec2:*') },
  );
  allowed(
    'direct-008 Session ARN in bucket policy, session policy lacks the action',
    'resource.directGrant',
    reads(job1),
    { resource: decides(allowReading(to(job1))), session: allow('ec2:*') },
  );
  allowed(
    'direct-009 Session ARN in bucket policy, all three lack the action',
    'resource.directGrant',
    reads(job1),
    {
      identity: allow('ec2:*'),
      resource: decides(allowReading(to(job1))),
      boundary: allow('ec2:*'),
      session: allow('ec2:*'),
    },
  );
  implicitlyDenied('direct-010 Session ARN of another session name', 'identity.noAllow', reads(job1), {
    resource: allowReading(to('arn:aws:sts::111122223333:assumed-role/App/job2')),
  });
  explicitlyDenied('direct-011 Session ARN granted but session policy explicitly denies', reads(job1), {
    resource: allowReading(to(job1)),
    session: policy(fullAccess, decides(deny('s3:GetObject'))),
  });
  allowed(
    'direct-012 Principal star with aws:PrincipalArn of the role bypasses the boundary',
    'resource.directGrant',
    reads(job1, { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/App' }),
    {
      resource: decides(
        allowReading(
          toEveryone,
          when({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/App' } }),
        ),
      ),
      boundary: allow('ec2:*'),
    },
  );
  implicitlyDenied(
    'direct-021 The account named, identity allows, boundary lacks the action [Enforcement code]',
    'boundary.noAllow',
    reads(alice),
    { identity: allowReading(), resource: allowReading(to(ourAccount)), boundary: allow('ec2:*') },
  );
  allowed(
    'direct-022 Role and session named: the direct grant counts [Enforcement code]',
    'resource.directGrant',
    reads(job1),
    { resource: decides(allowReading(to(appRole, job1))), boundary: allow('ec2:*'), session: allow('ec2:*') },
  );
  allowed(
    'direct-023 Everyone named: neither boundary nor session policy limits [Enforcement code]',
    'resource.directGrant',
    reads(job1),
    { resource: decides(allowReading(toEveryone)), boundary: allow('ec2:*'), session: allow('ec2:*') },
  );
});

describe('Federated users', () => {
  allowed(
    'direct-013 Federated user ARN in bucket policy, no session policy',
    'resource.directGrant',
    reads(dana),
    { resource: decides(allowReading(to(dana))) },
  );
  allowed(
    'direct-014 Federated user ARN granted, boundary of the issuer lacks the action',
    'resource.directGrant',
    reads(dana),
    { resource: decides(allowReading(to(dana))), boundary: allow('ec2:*'), session: allow('ec2:*') },
  );
  implicitlyDenied(
    'direct-015 Issuing user ARN in bucket policy, no session policy',
    'session.federatedUserNeedsOne',
    reads(dana),
    { resource: allowReading(to(broker)) },
  );
  allowed(
    'direct-016 Issuing user ARN in bucket policy, session policy allows',
    'resource.limitedGrant',
    reads(dana),
    { resource: decides(allowReading(to(broker))), session: allow('s3:GetObject') },
  );
  implicitlyDenied(
    'direct-017 Issuing user ARN in bucket policy, boundary lacks the action',
    'boundary.noAllow',
    reads(dana),
    { resource: allowReading(to(broker)), boundary: allow('ec2:*'), session: allow('s3:GetObject') },
  );
  explicitlyDenied('direct-018 Deny naming the issuing user hits its federated users', reads(dana), {
    identity: fullAccess,
    resource: decides(deny('s3:*', to(broker), on(objects))),
    session: fullAccess,
  });
  implicitlyDenied(
    'direct-024 Issuing user ARN in bucket policy, session policy lacks the action [Enforcement code]',
    'session.noAllow',
    reads(dana),
    { resource: allowReading(to(broker)), session: allow('ec2:*') },
  );
  allowed(
    'direct-025 Everyone named reaches a federated user without session policy [Enforcement code]',
    'resource.directGrant',
    reads(dana),
    { resource: decides(allowReading(toEveryone)) },
  );
});

describe('Denies reach further than grants', () => {
  explicitlyDenied('direct-019 Deny naming the role hits all its sessions', reads(job1), {
    identity: fullAccess,
    resource: decides(deny('s3:*', to(appRole), on(objects))),
  });
  allowed('direct-020 Deny naming one session spares the others', 'identity.allows', reads(job1), {
    identity: decides(allow('*')),
    resource: deny('s3:*', to('arn:aws:sts::111122223333:assumed-role/App/job2'), on(objects)),
  });
  explicitlyDenied('direct-026 Deny naming the federated user itself [Enforcement code]', reads(dana), {
    identity: fullAccess,
    session: fullAccess,
    resource: decides(denyReading(to(dana))),
  });
  explicitlyDenied('direct-027 Deny naming the account reaches role sessions [Principal]', reads(job1), {
    identity: fullAccess,
    resource: decides(denyReading(to(ourAccount))),
  });
});
