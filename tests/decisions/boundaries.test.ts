/**
 * A permissions boundary is a ceiling, not a grant.
 *
 * AWS: "Permissions boundaries for IAM entities".
 */
import { describe } from 'vitest';
import { alice, allowReading, job1, objects, reads, thing } from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullAccess, on, policy, when } from './statement.ts';

describe('Permissions boundary', () => {
  implicitlyDenied('pb-001 Boundary alone grants nothing', 'identity.noAllow', reads(alice), {
    boundary: fullAccess,
  });
  allowed('pb-002 Identity and boundary both allow', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    boundary: allow('s3:*'),
  });
  implicitlyDenied(
    'pb-003 Identity allows, boundary does not',
    'boundary.noAllow',
    ask(alice, 'iam:CreateUser', thing('arn:aws:iam::111122223333:user/new')),
    { identity: allow('iam:CreateUser'), boundary: allow(['s3:*', 'cloudwatch:*', 'ec2:*']) },
  );
  explicitlyDenied('pb-004 Boundary explicit deny', reads(alice), {
    identity: fullAccess,
    boundary: policy(fullAccess, decides(deny('s3:*', on(objects)))),
  });
  implicitlyDenied(
    'pb-005 Delegated admin must set the boundary on new users',
    'boundary.noAllow',
    ask(alice, 'iam:CreateUser', thing('arn:aws:iam::111122223333:user/new')),
    {
      identity: allow('iam:*'),
      boundary: allow(
        'iam:CreateUser',
        when({ StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/XBoundary' } }),
      ),
    },
  );
  allowed(
    'pb-006 Delegated admin sets the required boundary',
    'identity.allows',
    ask(alice, 'iam:CreateUser', thing('arn:aws:iam::111122223333:user/new'), {
      'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/XBoundary',
    }),
    {
      identity: decides(allow('iam:*')),
      boundary: allow(
        'iam:CreateUser',
        when({ StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/XBoundary' } }),
      ),
    },
  );
  implicitlyDenied(
    'pb-007 Neither identity nor boundary allows: the identity question comes first [Enforcement code]',
    'identity.noAllow',
    reads(alice),
    { identity: allow('ec2:*'), boundary: allow('ec2:*') },
  );
  implicitlyDenied(
    'pb-008 A boundary limits the sessions of a role [Permissions boundaries]',
    'boundary.noAllow',
    reads(job1),
    { identity: fullAccess, boundary: allow('ec2:*') },
  );
  implicitlyDenied(
    'pb-009 A boundary can hold conditions [Permissions boundaries]',
    'boundary.noAllow',
    reads(alice, { 'aws:SecureTransport': 'false' }),
    { identity: fullAccess, boundary: allow('*', when({ Bool: { 'aws:SecureTransport': 'true' } })) },
  );
});
