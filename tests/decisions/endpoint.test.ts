/**
 * A VPC endpoint policy is one more filter.
 *
 * AWS: AWS PrivateLink, "Control access to VPC endpoints using endpoint policies".
 */
import { describe } from 'vitest';
import {
  alice,
  allowReading,
  anonymous,
  appRole,
  bob,
  bucket,
  denyReading,
  job1,
  objects,
  ours,
  reads,
  root,
} from './cast.ts';
import { allowed, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullResourceAccess, on, policy, to, toEveryone, when } from './statement.ts';

describe('VPC endpoint policies', () => {
  allowed('vpce-001 Endpoint policy allows', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    endpoint: fullResourceAccess,
  });
  implicitlyDenied('vpce-002 Endpoint policy lacks the action', 'endpoint.noAllow', reads(alice), {
    identity: allowReading(),
    endpoint: allow('s3:PutObject', toEveryone),
  });
  explicitlyDenied('vpce-003 Endpoint policy explicit deny', reads(alice), {
    identity: allowReading(),
    endpoint: policy(fullResourceAccess, decides(denyReading(toEveryone))),
  });
  implicitlyDenied('vpce-004 Endpoint policy alone grants nothing', 'identity.noAllow', reads(alice), {
    endpoint: fullResourceAccess,
  });
  explicitlyDenied(
    'vpce-005 Bucket policy restricted to one endpoint',
    reads(alice, { 'aws:SourceVpce': 'vpce-99999999' }),
    {
      identity: allowReading(),
      resource: decides(
        deny(
          's3:*',
          toEveryone,
          on(bucket, objects),
          when({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } }),
        ),
      ),
    },
  );
  allowed(
    'vpce-006 An account named in the endpoint policy [Endpoint policies]',
    'identity.allows',
    reads(alice),
    { identity: decides(allowReading()), endpoint: allow('*', to(ours)) },
  );
  allowed(
    'vpce-007 A role named in the endpoint policy lets its sessions through [Endpoint policies]',
    'identity.allows',
    reads(job1),
    { identity: decides(allowReading()), endpoint: allow('*', to(appRole)) },
  );
  implicitlyDenied(
    'vpce-008 Somebody else named in the endpoint policy [Endpoint policies]',
    'endpoint.noAllow',
    reads(alice),
    { identity: allowReading(), endpoint: allow('*', to(bob)) },
  );
  implicitlyDenied(
    'vpce-009 Another bucket in the endpoint policy [Endpoint policies]',
    'endpoint.noAllow',
    reads(alice),
    { identity: allowReading(), endpoint: allow('s3:*', toEveryone, on('arn:aws:s3:::other/*')) },
  );
  implicitlyDenied(
    'vpce-010 Anonymous callers are filtered [Endpoint policies]',
    'endpoint.noAllow',
    reads(anonymous),
    { resource: allowReading(toEveryone), endpoint: allow('*', to(ours)) },
  );
  implicitlyDenied('vpce-011 Root is filtered [Endpoint policies]', 'endpoint.noAllow', reads(root), {
    endpoint: allow('s3:PutObject', toEveryone),
  });
});
