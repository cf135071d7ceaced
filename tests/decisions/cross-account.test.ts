/**
 * A request into another account: both accounts must allow.
 *
 * AWS: "Cross-account policy evaluation logic".
 */
import { describe } from 'vitest';
import {
  alice,
  anonymous,
  appRole,
  broker,
  cloudtrail,
  dana,
  job1,
  ourAccount,
  ours,
  root,
  theirObject,
  theirObjects,
  theirRole,
  theirs,
} from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullAccess, on, policy, to, toEveryone, toService } from './statement.ts';

describe('Both sides', () => {
  allowed('cross-001 Both sides allow', 'identity.allows', ask(alice, 's3:GetObject', theirObject), {
    identity: decides(allow('s3:GetObject', on(theirObjects))),
    resource: decides(allow('s3:GetObject', to(alice), on(theirObjects))),
  });
  implicitlyDenied(
    'cross-002 Only the identity side',
    'resource.crossAccountNoGrant',
    ask(alice, 's3:GetObject', theirObject),
    { identity: allow('s3:GetObject', on(theirObjects)) },
  );
  implicitlyDenied(
    'cross-003 Only the resource side',
    'identity.noAllow',
    ask(alice, 's3:GetObject', theirObject),
    { resource: allow('s3:GetObject', to(alice), on(theirObjects)) },
  );
  allowed(
    'cross-004 Account principal plus identity policy',
    'identity.allows',
    ask(alice, 's3:GetObject', theirObject),
    {
      identity: decides(allow('s3:GetObject', on(theirObjects))),
      resource: decides(allow('s3:GetObject', to(ours), on(theirObjects))),
    },
  );
  allowed(
    'cross-005 Account root ARN principal plus identity policy',
    'identity.allows',
    ask(alice, 's3:GetObject', theirObject),
    {
      identity: decides(allow('s3:GetObject', on(theirObjects))),
      resource: decides(allow('s3:GetObject', to(ourAccount), on(theirObjects))),
    },
  );
  implicitlyDenied(
    'cross-006 Star principal still needs the identity policy',
    'identity.noAllow',
    ask(alice, 's3:GetObject', theirObject),
    { resource: allow('s3:GetObject', toEveryone, on(theirObjects)) },
  );
  allowed(
    'cross-007 Star principal plus identity policy',
    'identity.allows',
    ask(alice, 's3:GetObject', theirObject),
    {
      identity: decides(allow('s3:GetObject', on(theirObjects))),
      resource: decides(allow('s3:GetObject', toEveryone, on(theirObjects))),
    },
  );
  implicitlyDenied(
    'cross-008 Session ARN named across accounts does not bypass the session policy',
    'session.noAllow',
    ask(job1, 's3:GetObject', theirObject),
    {
      identity: allow('s3:GetObject', on(theirObjects)),
      resource: allow('s3:GetObject', to(job1), on(theirObjects)),
      session: allow('ec2:*'),
    },
  );
  implicitlyDenied(
    'cross-009 Boundary limits a cross-account request',
    'boundary.noAllow',
    ask(alice, 's3:GetObject', theirObject),
    {
      identity: allow('s3:GetObject', on(theirObjects)),
      resource: allow('s3:GetObject', to(alice), on(theirObjects)),
      boundary: allow('ec2:*'),
    },
  );
  explicitlyDenied('cross-010 Deny on the resource side', ask(alice, 's3:GetObject', theirObject), {
    identity: allow('s3:GetObject', on(theirObjects)),
    resource: policy(
      allow('s3:*', toEveryone, on(theirObjects)),
      decides(deny('s3:GetObject', to(ours), on(theirObjects))),
    ),
  });
  explicitlyDenied('cross-011 Deny on the identity side', ask(alice, 's3:GetObject', theirObject), {
    identity: [allow('s3:GetObject', on(theirObjects)), decides(deny('s3:*', on(theirObjects)))],
    resource: allow('s3:GetObject', to(alice), on(theirObjects)),
  });
  explicitlyDenied('cross-012 SCP of the caller account applies', ask(alice, 's3:GetObject', theirObject), {
    identity: allow('s3:GetObject', on(theirObjects)),
    resource: allow('s3:GetObject', to(alice), on(theirObjects)),
    scps: [[fullAccess], [fullAccess, decides(deny('s3:*'))]],
  });
  allowed(
    'cross-013 The role named, its policy allows [Cross-account]',
    'identity.allows',
    ask(job1, 's3:GetObject', theirObject),
    {
      identity: decides(allow('s3:GetObject')),
      resource: decides(allow('s3:GetObject', to(appRole), on(theirObjects))),
    },
  );
  allowed(
    'cross-014 A federated user, its issuer named [Cross-account]',
    'identity.allows',
    ask(dana, 's3:GetObject', theirObject),
    {
      identity: decides(allow('s3:GetObject')),
      session: allow('s3:*'),
      resource: decides(allow('s3:GetObject', to(broker), on(theirObjects))),
    },
  );
  implicitlyDenied(
    'cross-015 A federated user named itself still needs a session policy [Cross-account]',
    'session.federatedUserNeedsOne',
    ask(dana, 's3:GetObject', theirObject),
    { identity: allow('s3:GetObject'), resource: allow('s3:GetObject', to(dana), on(theirObjects)) },
  );
  allowed(
    'cross-016 Root, everyone named [Cross-account]',
    'identity.rootHasAll',
    ask(root, 's3:GetObject', theirObject),
    { resource: decides(allow('s3:GetObject', toEveryone, on(theirObjects))) },
  );
  implicitlyDenied(
    'cross-017 Root, only one of its users named [Cross-account]',
    'resource.crossAccountNoGrant',
    ask(root, 's3:GetObject', theirObject),
    { resource: allow('s3:GetObject', to(alice), on(theirObjects)) },
  );
  implicitlyDenied(
    'cross-018 Another partition, whatever the policies say [Cross-account]',
    'resource.otherPartition',
    ask(alice, 's3:GetObject', { arn: 'arn:aws-cn:s3:::beta/x.txt', accountId: theirs }),
    { identity: fullAccess, resource: allow('s3:GetObject', toEveryone, on('arn:aws-cn:s3:::beta/*')) },
  );
  allowed(
    'cross-019 An AWS service belongs to no account [Principal]',
    'resource.directGrant',
    ask(cloudtrail, 's3:PutObject', theirObject),
    { resource: decides(allow('s3:PutObject', toService(cloudtrail.name), on(theirObjects))) },
  );
  allowed(
    'cross-020 An anonymous caller neither [Principal]',
    'resource.directGrant',
    ask(anonymous, 's3:GetObject', theirObject),
    { resource: decides(allow('s3:GetObject', toEveryone, on(theirObjects))) },
  );
  implicitlyDenied(
    'cross-021 A resource without policy of its own cannot be shared [Cross-account]',
    'resource.crossAccountNoGrant',
    ask(alice, 'iam:GetRole', theirRole),
    { identity: fullAccess },
  );
});
