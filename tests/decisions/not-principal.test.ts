/**
 * NotPrincipal with Deny: who is excepted.
 *
 * AWS: "AWS JSON policy elements: NotPrincipal".
 */
import { describe } from 'vitest';
import {
  alice,
  allowReading,
  anonymous,
  appRole,
  bucket,
  cara,
  cloudtrail,
  dana,
  denyReading,
  job1,
  logFile,
  objects,
  ourAccount,
  ours,
  reads,
  root,
  theirs,
} from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import {
  allow,
  decides,
  deny,
  fullAccess,
  on,
  policy,
  to,
  toAllBut,
  toEveryone,
  toService,
} from './statement.ts';

describe('NotPrincipal with Deny', () => {
  allowed('np-001 Excepted user is not denied', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    resource: deny('s3:*', toAllBut(alice, ourAccount), on(bucket, objects)),
  });
  explicitlyDenied('np-002 Other account is denied', reads(cara), {
    identity: allow('s3:*'),
    resource: policy(
      allow('s3:*', to(theirs), on(objects)),
      decides(deny('s3:*', toAllBut(alice, ourAccount), on(bucket, objects))),
    ),
  });
  explicitlyDenied('np-003 Excepted user with a permissions boundary is denied', reads(alice), {
    identity: allowReading(),
    resource: decides(deny('s3:*', toAllBut(alice, ourAccount), on(bucket, objects))),
    boundary: fullAccess,
  });
  implicitlyDenied(
    'np-004 NotPrincipal Deny does not grant the excepted user',
    'identity.noAllow',
    reads(alice),
    { resource: deny('s3:*', toAllBut(alice, ourAccount), on(bucket, objects)) },
  );
});

describe('Who has to be listed', () => {
  explicitlyDenied('np-005 A user without its account [NotPrincipal]', reads(alice), {
    identity: fullAccess,
    resource: decides(denyReading(toAllBut(alice))),
  });
  allowed('np-006 A user with its account as digits [NotPrincipal]', 'identity.allows', reads(alice), {
    identity: decides(allow('*')),
    resource: denyReading(toAllBut(alice, ours)),
  });
  explicitlyDenied('np-007 An account alone excepts none of its users [NotPrincipal]', reads(alice), {
    identity: fullAccess,
    resource: decides(denyReading(toAllBut(ourAccount))),
  });
  allowed('np-008 A session with its role and account [NotPrincipal]', 'identity.allows', reads(job1), {
    identity: decides(allow('*')),
    resource: denyReading(toAllBut(job1, appRole, ourAccount)),
  });
  explicitlyDenied('np-009 A role without the session [NotPrincipal]', reads(job1), {
    identity: fullAccess,
    resource: decides(denyReading(toAllBut(appRole, ourAccount))),
  });
  explicitlyDenied('np-010 A session without its role [NotPrincipal]', reads(job1), {
    identity: fullAccess,
    resource: decides(denyReading(toAllBut(job1, ourAccount))),
  });
  allowed('np-011 A federated user with its account [NotPrincipal]', 'identity.allows', reads(dana), {
    identity: decides(allow('*')),
    session: fullAccess,
    resource: denyReading(toAllBut(dana, ourAccount)),
  });
  allowed('np-012 Root by its account [NotPrincipal]', 'identity.rootHasAll', reads(root), {
    resource: denyReading(toAllBut(ourAccount)),
  });
  allowed(
    'np-013 A service by its entry [NotPrincipal]',
    'resource.directGrant',
    ask(cloudtrail, 's3:PutObject', logFile),
    {
      resource: policy(
        decides(allow('s3:PutObject', toService(cloudtrail.name))),
        deny('s3:*', { NotPrincipal: { Service: cloudtrail.name } }),
      ),
    },
  );
  explicitlyDenied('np-014 Anonymous callers can never be listed [NotPrincipal]', reads(anonymous), {
    resource: policy(allowReading(toEveryone), decides(denyReading(toAllBut(alice, ourAccount)))),
  });
  allowed('np-015 A star excepts everyone [NotPrincipal]', 'identity.allows', reads(alice), {
    identity: decides(allow('*')),
    resource: denyReading(toAllBut('*')),
  });
  explicitlyDenied(
    'np-016 A role with a boundary is denied though all is listed [NotPrincipal]',
    reads(job1),
    {
      identity: fullAccess,
      boundary: fullAccess,
      resource: decides(denyReading(toAllBut(job1, appRole, ourAccount))),
    },
  );
});
