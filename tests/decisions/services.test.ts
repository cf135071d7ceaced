/**
 * What single services ask for.
 *
 * AWS: "Grant a user permissions to pass a role to an AWS service"; "Condition operators: IfExists".
 */
import { describe } from 'vitest';
import { alice, anything, bucket, theirRole, thing } from './cast.ts';
import { allowed, ask, implicitlyDenied } from './language.ts';
import { allow, decides, on, when } from './statement.ts';

const webRole = thing('arn:aws:iam::111122223333:role/EC2-web');
const passToEc2 = allow(
  'iam:PassRole',
  on('arn:aws:iam::111122223333:role/EC2-*'),
  when({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
);

const subnet = thing('arn:aws:ec2:us-east-1:111122223333:subnet/subnet-1');
const smallIfExists = allow(
  'ec2:RunInstances',
  when({ StringLikeIfExists: { 'ec2:InstanceType': ['t3.*'] } }),
);

const ownKeys = allow('iam:*AccessKey*', on('arn:aws:iam::*:user/${aws:username}'));

describe('iam:PassRole', () => {
  allowed(
    'pass-001 PassRole to EC2 allowed',
    'identity.allows',
    ask(alice, 'iam:PassRole', webRole, { 'iam:PassedToService': 'ec2.amazonaws.com' }),
    {
      identity: decides(passToEc2),
    },
  );
  implicitlyDenied(
    'pass-002 PassRole to another service',
    'identity.noAllow',
    ask(alice, 'iam:PassRole', webRole, { 'iam:PassedToService': 'lambda.amazonaws.com' }),
    {
      identity: passToEc2,
    },
  );
  implicitlyDenied(
    'pass-003 PassRole for a role outside the pattern',
    'identity.noAllow',
    ask(alice, 'iam:PassRole', thing('arn:aws:iam::111122223333:role/Admin')),
    { identity: allow('iam:PassRole', on('arn:aws:iam::111122223333:role/EC2-*')) },
  );
  implicitlyDenied(
    'pass-004 Cross-account PassRole is not possible',
    'resource.crossAccountNoGrant',
    ask(alice, 'iam:PassRole', theirRole),
    { identity: allow('iam:PassRole') },
  );
  implicitlyDenied(
    'pass-005 Without iam:PassedToService in the request a condition on it fails [PassRole]',
    'identity.noAllow',
    ask(alice, 'iam:PassRole', webRole),
    {
      identity: allow('iam:PassRole', when({ StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } })),
    },
  );
});

describe('Amazon S3', () => {
  allowed(
    'svcspec-001 ListBucket with prefix condition',
    'identity.allows',
    ask(alice, 's3:ListBucket', thing(bucket), { 's3:prefix': 'home/alice/', 'aws:username': 'alice' }),
    {
      identity: decides(
        allow(
          's3:ListBucket',
          on(bucket),
          when({ StringLike: { 's3:prefix': ['', 'home/', 'home/${aws:username}/*'] } }),
        ),
      ),
    },
  );
  implicitlyDenied(
    'svcspec-002 ListBucket without the prefix parameter',
    'identity.noAllow',
    ask(alice, 's3:ListBucket', thing(bucket)),
    { identity: allow('s3:ListBucket', on(bucket), when({ StringLike: { 's3:prefix': 'home/*' } })) },
  );
  allowed(
    'svcspec-008 The empty prefix is a value that a list may hold [s3:prefix]',
    'identity.allows',
    ask(alice, 's3:ListBucket', thing(bucket), { 's3:prefix': '' }),
    {
      identity: decides(
        allow('s3:ListBucket', on(bucket), when({ StringEquals: { 's3:prefix': ['', 'home/'] } })),
      ),
    },
  );
  implicitlyDenied(
    'svcspec-009 Listing all buckets asks for star [ListAllMyBuckets]',
    'identity.noAllow',
    ask(alice, 's3:ListAllMyBuckets', anything),
    { identity: allow('s3:*', on('arn:aws:s3:::*')) },
  );
});

describe('Amazon EC2', () => {
  implicitlyDenied(
    'svcspec-003 RunInstances on a subnet fails with a plain instance-type condition',
    'identity.noAllow',
    ask(alice, 'ec2:RunInstances', subnet),
    { identity: allow('ec2:RunInstances', when({ StringLike: { 'ec2:InstanceType': ['t3.*'] } })) },
  );
  allowed(
    'svcspec-004 RunInstances on a subnet passes with IfExists',
    'identity.allows',
    ask(alice, 'ec2:RunInstances', subnet),
    {
      identity: decides(smallIfExists),
    },
  );
  implicitlyDenied(
    'svcspec-005 RunInstances on the instance with a forbidden type',
    'identity.noAllow',
    ask(alice, 'ec2:RunInstances', thing('arn:aws:ec2:us-east-1:111122223333:instance/*'), {
      'ec2:InstanceType': 'm5.large',
    }),
    { identity: smallIfExists },
  );
});

describe('IAM self-service', () => {
  allowed(
    'svcspec-006 Self-service access keys',
    'identity.allows',
    ask(alice, 'iam:CreateAccessKey', thing(alice.arn), { 'aws:username': 'alice' }),
    { identity: decides(ownKeys) },
  );
  implicitlyDenied(
    'svcspec-007 Self-service access keys for someone else',
    'identity.noAllow',
    ask(alice, 'iam:CreateAccessKey', thing('arn:aws:iam::111122223333:user/bob'), {
      'aws:username': 'alice',
    }),
    { identity: ownKeys },
  );
});
