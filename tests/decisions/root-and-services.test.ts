/**
 * Callers without identity policies: root users, AWS services, anonymous requests.
 *
 * AWS: "AWS JSON policy elements: Principal"; "Policy evaluation logic".
 */
import { describe } from 'vitest';
import {
  alice,
  allowReading,
  anonymous,
  anything,
  bob,
  cloudtrail,
  denyReading,
  logFile,
  ourAccount,
  ours,
  queue,
  reads,
  roleApp,
  root,
  service,
  theirObject,
  theirObjects,
} from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import {
  allow,
  decides,
  deny,
  fullAccess,
  on,
  onItself,
  policy,
  to,
  toEveryone,
  toService,
  trust,
  when,
} from './statement.ts';

describe('Root users', () => {
  allowed('root-001 Root in its own account needs no policy', 'identity.rootHasAll', reads(root));
  implicitlyDenied(
    'root-002 Root cannot assume a role',
    'resource.rootCannotAssumeRoles',
    ask(root, 'sts:AssumeRole', roleApp),
    { resource: trust('sts:AssumeRole', to(ourAccount)) },
  );
  allowed(
    'root-003 Root of the trusted account uses a shared bucket',
    'identity.rootHasAll',
    ask(root, 's3:GetObject', theirObject),
    { resource: decides(allow('s3:GetObject', to(ourAccount), on(theirObjects))) },
  );
  implicitlyDenied(
    'root-004 Root of another account without a grant',
    'resource.crossAccountNoGrant',
    ask(root, 's3:GetObject', theirObject),
  );
  explicitlyDenied('root-005 Resource policy Deny applies to root', reads(root), {
    resource: decides(denyReading(toEveryone)),
  });
  allowed(
    'root-006 aws:PrincipalArn of root is root alone [Global keys]',
    'identity.allows',
    reads(alice, { 'aws:PrincipalArn': alice.arn }),
    {
      identity: decides(allowReading()),
      resource: deny('s3:*', toEveryone, when({ ArnEquals: { 'aws:PrincipalArn': ourAccount } })),
    },
  );
  allowed(
    'root-007 A bucket policy that names others does not shut root out [Evaluation logic]',
    'identity.rootHasAll',
    reads(root),
    { resource: allowReading(to(bob)) },
  );
});

describe('AWS services', () => {
  allowed(
    'svc-001 Service principal named in the bucket policy',
    'resource.directGrant',
    ask(cloudtrail, 's3:PutObject', logFile),
    {
      resource: decides(
        allow('s3:PutObject', toService(cloudtrail.name), on('arn:aws:s3:::acme-data/AWSLogs/*')),
      ),
    },
  );
  implicitlyDenied(
    'svc-002 Service principal not named',
    'resource.grantRequired',
    ask(cloudtrail, 's3:PutObject', logFile),
    {
      resource: allow(
        's3:PutObject',
        toService('config.amazonaws.com'),
        on('arn:aws:s3:::acme-data/AWSLogs/*'),
      ),
    },
  );
  implicitlyDenied(
    'svc-003 Confused-deputy guard with aws:SourceAccount',
    'resource.grantRequired',
    ask(service('sns.amazonaws.com'), 'sqs:SendMessage', queue, { 'aws:SourceAccount': '777788889999' }),
    {
      resource: allow(
        'sqs:SendMessage',
        onItself,
        toService('sns.amazonaws.com'),
        when({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
      ),
    },
  );
  allowed(
    'svc-004 SCP of the account does not bind the service principal',
    'resource.directGrant',
    ask(cloudtrail, 's3:PutObject', logFile),
    {
      resource: decides(
        allow('s3:PutObject', toService(cloudtrail.name), on('arn:aws:s3:::acme-data/AWSLogs/*')),
      ),
      scps: [[fullAccess, deny('s3:*')]],
    },
  );
  allowed(
    'svc-005 Principal star names services, too [Principal]',
    'resource.directGrant',
    ask(cloudtrail, 's3:PutObject', logFile),
    { resource: decides(allow('s3:PutObject', toEveryone)) },
  );
  explicitlyDenied(
    'svc-006 A Deny to everyone reaches a service [Principal]',
    ask(cloudtrail, 's3:PutObject', logFile),
    {
      resource: policy(
        allow('s3:PutObject', toService(cloudtrail.name)),
        decides(deny('s3:*', toEveryone, when({ StringNotEquals: { 'aws:SourceAccount': '111122223333' } }))),
      ),
    },
  );
  implicitlyDenied(
    'svc-007 An account principal names no service [Principal]',
    'resource.grantRequired',
    ask(cloudtrail, 's3:PutObject', logFile),
    { resource: allow('s3:PutObject', to(ourAccount)) },
  );
  implicitlyDenied(
    'svc-008 A resource without policy grants a service nothing [Principal]',
    'resource.grantRequired',
    ask(cloudtrail, 's3:PutObject', logFile),
  );
  allowed(
    'svc-009 Several kinds of principals in one statement [Principal]',
    'resource.directGrant',
    ask(cloudtrail, 's3:PutObject', logFile),
    {
      resource: decides(
        allow('s3:PutObject', {
          Principal: { AWS: bob.arn, Service: [cloudtrail.name, 'config.amazonaws.com'] },
        }),
      ),
    },
  );
});

describe('Anonymous requests', () => {
  allowed('anon-001 Public bucket policy', 'resource.directGrant', reads(anonymous), {
    resource: decides(allowReading(toEveryone)),
  });
  allowed('anon-002 {"AWS":"*"} is public as well', 'resource.directGrant', reads(anonymous), {
    resource: decides(allowReading(to('*'))),
  });
  implicitlyDenied('anon-003 Account principal is not public', 'resource.grantRequired', reads(anonymous), {
    resource: allowReading(to(ours)),
  });
  implicitlyDenied(
    'anon-004 Public policy narrowed by IP',
    'resource.grantRequired',
    reads(anonymous, { 'aws:SourceIp': '198.51.100.1' }),
    { resource: allowReading(toEveryone, when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })) },
  );
  implicitlyDenied(
    'anon-005 PrincipalOrgID is absent for anonymous callers',
    'resource.grantRequired',
    reads(anonymous),
    { resource: allowReading(toEveryone, when({ StringEquals: { 'aws:PrincipalOrgID': 'o-aaaaaaaaaa' } })) },
  );
  allowed('anon-006 SCPs do not bind anonymous callers [SCPs]', 'resource.directGrant', reads(anonymous), {
    resource: decides(allowReading(toEveryone)),
    scps: [[fullAccess, deny('s3:*')]],
  });
  explicitlyDenied(
    'anon-007 A Deny to everyone reaches anonymous callers [Principal]',
    reads(anonymous, { 'aws:SecureTransport': 'false' }),
    {
      resource: policy(
        allowReading(toEveryone),
        decides(denyReading(toEveryone, when({ Bool: { 'aws:SecureTransport': 'false' } }))),
      ),
    },
  );
});

describe('Calls that need no permission', () => {
  allowed(
    'free-001 GetCallerIdentity despite a Deny [GetCallerIdentity]',
    'noPermissionNeeded.callerIdentity',
    ask(alice, 'sts:GetCallerIdentity', anything),
    { identity: deny('*'), scps: [[deny('*')]] },
  );
  allowed(
    'free-002 GetSessionToken despite a Deny [GetSessionToken]',
    'noPermissionNeeded.sessionToken',
    ask(alice, 'sts:GetSessionToken', anything),
    { identity: deny('sts:*') },
  );
});
