/**
 * What a Resource or NotResource element covers.
 *
 * AWS: "IAM JSON policy elements: Resource" and "NotResource".
 */
import { describe } from 'vitest';
import { alice, anything, bucket, objects, queue, reads, thing } from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullAccess, notOn, on } from './statement.ts';

describe('Resource', () => {
  implicitlyDenied('resource-001 Bucket ARN does not cover its objects', 'identity.noAllow', reads(alice), {
    identity: allow('s3:*', on(bucket)),
  });
  implicitlyDenied(
    'resource-002 Object pattern does not cover the bucket',
    'identity.noAllow',
    ask(alice, 's3:ListBucket', thing(bucket)),
    { identity: allow('s3:*', on(objects)) },
  );
  allowed(
    'resource-003 Star spans slashes',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::acme-data/1/2/test/3/o.jpg')),
    { identity: decides(allow('s3:GetObject', on('arn:aws:s3:::acme-data/*/test/*'))) },
  );
  implicitlyDenied(
    'resource-004 Star pattern needs both slashes around it',
    'identity.noAllow',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::acme-data/test/o.jpg')),
    { identity: allow('s3:GetObject', on('arn:aws:s3:::acme-data/*/test/*')) },
  );
  allowed(
    'resource-005 Star may match an empty part',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::acme-data//test/o.jpg')),
    { identity: decides(allow('s3:GetObject', on('arn:aws:s3:::acme-data/*/test/*'))) },
  );
  allowed(
    'resource-006 Question mark in a resource',
    'identity.allows',
    ask(alice, 'dynamodb:GetItem', thing('arn:aws:dynamodb:us-east-1:111122223333:table/T1')),
    { identity: decides(allow('dynamodb:GetItem', on('arn:aws:dynamodb:us-east-1:111122223333:table/T?'))) },
  );
  allowed(
    'resource-007 Star in the Region segment stays in its segment',
    'identity.allows',
    ask(alice, 'sqs:SendMessage', thing('arn:aws:sqs:eu-west-1:111122223333:q1')),
    { identity: decides(allow('sqs:*', on('arn:aws:sqs:*:111122223333:q1'))) },
  );
  implicitlyDenied(
    'resource-008 Other account in the ARN does not match',
    'identity.noAllow',
    ask(alice, 'sqs:SendMessage', thing('arn:aws:sqs:eu-west-1:111122223333:q1')),
    { identity: allow('sqs:*', on('arn:aws:sqs:eu-west-1:444455556666:q1')) },
  );
  allowed('resource-009 Resource list is OR', 'identity.allows', reads(alice), {
    identity: decides(allow('s3:GetObject', on('arn:aws:s3:::x/*', 'arn:aws:s3:::acme-data/reports/*'))),
  });
  implicitlyDenied(
    'resource-010 Action without resource-level support needs star',
    'identity.noAllow',
    ask(alice, 'ec2:DescribeInstances', anything),
    { identity: allow('ec2:DescribeInstances', on('arn:aws:ec2:us-east-1:111122223333:instance/*')) },
  );
  allowed(
    'resource-011 User path pattern matches nested paths',
    'identity.allows',
    ask(alice, 'iam:GetUser', thing('arn:aws:iam::111122223333:user/div/team/jane')),
    { identity: decides(allow('iam:GetUser', on('arn:aws:iam::111122223333:user/*'))) },
  );
  implicitlyDenied(
    'resource-012 User path prefix pattern misses users without the path',
    'identity.noAllow',
    ask(alice, 'iam:GetUser', thing('arn:aws:iam::111122223333:user/john')),
    { identity: allow('iam:GetUser', on('arn:aws:iam::111122223333:user/div*')) },
  );
  allowed(
    'resource-016 A lone star covers actions without resource [Resource]',
    'identity.allows',
    ask(alice, 'ec2:DescribeInstances', anything),
    { identity: decides(allow('ec2:Describe*')) },
  );
  implicitlyDenied(
    'resource-017 Resources are compared with case [Resource]',
    'identity.noAllow',
    reads(alice),
    { identity: allow('s3:GetObject', on('arn:aws:s3:::acme-data/Reports/*')) },
  );
  allowed(
    'resource-018 A star for the account ID [Resource]',
    'identity.allows',
    ask(alice, 'iam:GetUser', thing(alice.arn)),
    { identity: decides(allow('iam:GetUser', on('arn:aws:iam::*:user/alice'))) },
  );
  implicitlyDenied(
    'resource-019 A star does not stand for several parts of an ARN [Resource]',
    'identity.noAllow',
    ask(alice, 'sqs:SendMessage', queue),
    { identity: allow('sqs:*', on('arn:aws:sqs:*:q1')) },
  );
  allowed(
    'resource-020 The resource part may hold colons [Resource]',
    'identity.allows',
    ask(alice, 'logs:GetLogEvents', thing('arn:aws:logs:us-east-1:111122223333:log-group:app:log-stream:x')),
    {
      identity: decides(
        allow('logs:GetLogEvents', on('arn:aws:logs:us-east-1:111122223333:log-group:app:*')),
      ),
    },
  );
  implicitlyDenied('resource-021 Another partition [Resource]', 'identity.noAllow', reads(alice), {
    identity: allow('s3:GetObject', on('arn:aws-cn:s3:::acme-data/*')),
  });
  implicitlyDenied(
    'resource-022 A question mark is one character [Resource]',
    'identity.noAllow',
    ask(alice, 'dynamodb:GetItem', thing('arn:aws:dynamodb:us-east-1:111122223333:table/T12')),
    { identity: allow('dynamodb:GetItem', on('arn:aws:dynamodb:us-east-1:111122223333:table/T?')) },
  );
});

describe('NotResource', () => {
  explicitlyDenied('resource-013 NotResource Deny hits anything else', reads(alice), {
    identity: [
      fullAccess,
      decides(deny('s3:*', notOn('arn:aws:s3:::acme-data/public', 'arn:aws:s3:::acme-data/public/*'))),
    ],
  });
  allowed(
    'resource-014 NotResource Deny spares the listed resource',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::acme-data/public/a')),
    {
      identity: [
        decides(allow('*')),
        deny('s3:*', notOn('arn:aws:s3:::acme-data/public', 'arn:aws:s3:::acme-data/public/*')),
      ],
    },
  );
  allowed('resource-015 NotResource Allow grants everything else', 'identity.allows', reads(alice), {
    identity: decides(allow('s3:GetObject', notOn('arn:aws:s3:::hr/*'))),
  });
  implicitlyDenied(
    'resource-023 NotResource Allow leaves the listed resource out [NotResource]',
    'identity.noAllow',
    reads(alice),
    { identity: allow('s3:GetObject', notOn(objects)) },
  );
  explicitlyDenied(
    'resource-024 NotResource Deny reaches actions without resource [NotResource]',
    ask(alice, 's3:ListAllMyBuckets', anything),
    { identity: [fullAccess, decides(deny('s3:*', notOn(bucket, objects)))] },
  );
});
