/**
 * A resource-based policy beside identity policies of the same account.
 *
 * AWS: "Policy evaluation logic"; "AWS JSON policy elements: Principal".
 */
import { describe } from 'vitest';
import {
  alice,
  allowReading,
  appRole,
  bob,
  broker,
  bucket,
  denyReading,
  federated,
  objects,
  ourAccount,
  ours,
  queue,
  reads,
  session,
  user,
} from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullAccess, on, onItself, to, toEveryone, when } from './statement.ts';

describe('A union of both sides', () => {
  allowed('same-001 Bucket policy naming the user is enough', 'resource.directGrant', reads(alice), {
    resource: decides(allowReading(to(alice))),
  });
  allowed(
    'same-002 Identity policy alone is enough without a resource policy',
    'identity.allows',
    reads(alice),
    { identity: decides(allowReading()) },
  );
  implicitlyDenied(
    'same-003 Bucket policy for another user does not help',
    'identity.noAllow',
    reads(alice),
    { resource: allowReading(to(bob)) },
  );
  explicitlyDenied('same-004 Bucket policy Deny beats identity Allow', reads(alice), {
    identity: fullAccess,
    resource: decides(deny('s3:*', toEveryone, on(bucket, objects))),
  });
  explicitlyDenied('same-005 Deny for the account principal hits its users', reads(alice), {
    identity: fullAccess,
    resource: decides(denyReading(to(ours))),
  });
  allowed('same-006 Principal star grants same-account users', 'resource.directGrant', reads(alice), {
    resource: decides(allowReading(toEveryone)),
  });
  allowed('same-007 {"AWS":"*"} equals "*"', 'resource.directGrant', reads(alice), {
    resource: decides(allowReading(to('*'))),
  });
  implicitlyDenied(
    'same-008 Account principal delegates but does not grant',
    'identity.noAllow',
    reads(alice),
    { resource: allowReading(to(ourAccount)) },
  );
  allowed(
    'same-009 Resource omitted in a resource policy means the attached resource',
    'resource.directGrant',
    ask(alice, 'sqs:SendMessage', queue),
    { resource: decides(allow('sqs:SendMessage', onItself, to(alice))) },
  );
  allowed('same-010 Principal list is OR', 'resource.directGrant', reads(alice), {
    resource: decides(allowReading(to(bob, alice))),
  });
  implicitlyDenied('same-011 User name in Principal is case-sensitive', 'identity.noAllow', reads(alice), {
    resource: allowReading(to('arn:aws:iam::111122223333:user/Alice')),
  });
  implicitlyDenied(
    'same-012 Condition narrows a star principal',
    'identity.noAllow',
    reads(alice, { 'aws:PrincipalOrgID': 'o-bbbbbbbbbb' }),
    { resource: allowReading(toEveryone, when({ StringEquals: { 'aws:PrincipalOrgID': 'o-aaaaaaaaaa' } })) },
  );
  allowed(
    'same-013 An account principal lets identity policies decide [Principal]',
    'identity.allows',
    reads(alice),
    { identity: decides(allowReading()), resource: allowReading(to(ourAccount)) },
  );
  allowed(
    'same-014 Where both sides grant, the resource policy already suffices [Evaluation logic]',
    'resource.directGrant',
    reads(alice),
    { identity: allowReading(), resource: decides(allowReading(to(alice))) },
  );
  explicitlyDenied('same-015 Denies on both sides both decide [Evaluation logic]', reads(alice), {
    identity: decides(denyReading()),
    resource: decides(denyReading(toEveryone)),
  });
  implicitlyDenied('same-016 A group is no principal [Principal]', 'identity.noAllow', reads(alice), {
    resource: allowReading(to('arn:aws:iam::111122223333:group/staff')),
  });
  implicitlyDenied(
    'same-017 No partial wildcards in Principal [Principal]',
    'identity.noAllow',
    reads(alice),
    { resource: allowReading(to('arn:aws:iam::111122223333:user/*')) },
  );
});

describe('Unique ids in Principal', () => {
  allowed(
    'same-018 The id of the user [Principal]',
    'resource.directGrant',
    reads(user(ours, 'alice', 'AIDAEXAMPLEALICE00001')),
    { resource: decides(allowReading(to('AIDAEXAMPLEALICE00001'))) },
  );
  implicitlyDenied(
    'same-019 The id of a deleted user of the same name [Principal]',
    'identity.noAllow',
    reads(user(ours, 'alice', 'AIDAEXAMPLEALICE00002')),
    { resource: allowReading(to('AIDAEXAMPLEALICE00001')) },
  );
  allowed(
    'same-020 The id of the role names its sessions [Principal]',
    'resource.limitedGrant',
    reads(session(appRole, 'job1', 'AROAEXAMPLEAPP0000001')),
    { resource: decides(allowReading(to('AROAEXAMPLEAPP0000001'))) },
  );
  implicitlyDenied(
    'same-021 A grant to the role by its id is limited by the boundary [Principal]',
    'boundary.noAllow',
    reads(session(appRole, 'job1', 'AROAEXAMPLEAPP0000001')),
    { resource: allowReading(to('AROAEXAMPLEAPP0000001')), boundary: allow('ec2:*') },
  );
  implicitlyDenied(
    'same-022 A federated user by the id of its issuer, with no session policy [Principal]',
    'session.federatedUserNeedsOne',
    reads(federated('dana', broker.arn, 'AIDAEXAMPLEBROKER0001')),
    { resource: allowReading(to('AIDAEXAMPLEBROKER0001')) },
  );
});
