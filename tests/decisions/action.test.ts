/**
 * What an Action or NotAction element covers, and how statements add up.
 *
 * AWS: "IAM JSON policy elements: Action" and "NotAction"; "Policy evaluation logic".
 */
import { describe } from 'vitest';
import { alice, allowReading, anything, bucket, instance, objects, reads, report, thing } from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import {
  allBut,
  allow,
  decides,
  deny,
  fullAccess,
  on,
  policy,
  toEveryone,
  unlisted,
  verbatim,
  when,
} from './statement.ts';

describe('How statements add up', () => {
  implicitlyDenied('basic-001 No policy at all', 'identity.noAllow', reads(alice));
  allowed('basic-002 Identity policy allows exact action and resource', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
  });
  implicitlyDenied('basic-003 Allow for another action only', 'identity.noAllow', reads(alice), {
    identity: allow('s3:PutObject', on(objects)),
  });
  implicitlyDenied('basic-004 Allow for another bucket only', 'identity.noAllow', reads(alice), {
    identity: allow('s3:GetObject', on('arn:aws:s3:::other/*')),
  });
  explicitlyDenied('basic-005 Deny beats Allow in the same policy', reads(alice), {
    identity: policy(allow('s3:*'), decides(deny('s3:GetObject'))),
  });
  explicitlyDenied('basic-006 Deny in a second policy beats Allow', reads(alice), {
    identity: [fullAccess, decides(deny('s3:*', on(objects)))],
  });
  explicitlyDenied('basic-007 Deny placed before Allow gives the same result', reads(alice), {
    identity: policy(decides(deny('s3:GetObject')), fullAccess),
  });
  allowed(
    'basic-008 Deny whose condition does not hold is ignored',
    'identity.allows',
    reads(alice, { 'aws:SecureTransport': 'true' }),
    { identity: [decides(allow('*')), deny('s3:*', when({ Bool: { 'aws:SecureTransport': 'false' } }))] },
  );
  allowed('basic-009 Allow spread over two policies', 'identity.allows', reads(alice), {
    identity: [allow('ec2:*'), decides(allowReading())],
  });
  allowed('basic-010 Single statement object instead of an array', 'identity.allows', reads(alice), {
    identity: unlisted(decides(allowReading())),
  });
});

describe('Action', () => {
  allowed('action-001 Action wildcard at the end', 'identity.allows', reads(alice), {
    identity: decides(allow('s3:Get*')),
  });
  allowed(
    'action-002 Action wildcard in the middle',
    'identity.allows',
    ask(alice, 'iam:CreateAccessKey', thing(alice.arn)),
    { identity: decides(allow('iam:*AccessKey*')) },
  );
  implicitlyDenied(
    'action-003 Question mark matches exactly one character',
    'identity.noAllow',
    ask(alice, 's3:GetObjectAcl', report),
    { identity: allow('s3:GetObjec?') },
  );
  allowed('action-004 Question mark matches one character', 'identity.allows', reads(alice), {
    identity: decides(allow('s3:GetObjec?')),
  });
  allowed('action-005 Action prefix and name are case-insensitive', 'identity.allows', reads(alice), {
    identity: decides(allow('S3:getobject')),
  });
  allowed(
    'action-006 Star action',
    'identity.allows',
    ask(alice, 'dynamodb:GetItem', thing('arn:aws:dynamodb:us-east-1:111122223333:table/T')),
    { identity: decides(allow('*')) },
  );
  implicitlyDenied(
    'action-007 Service wildcard does not cross services',
    'identity.noAllow',
    ask(alice, 'dynamodb:GetItem', thing('arn:aws:dynamodb:us-east-1:111122223333:table/T')),
    { identity: allow('s3:*') },
  );
  implicitlyDenied('action-008 Exact action name is not a prefix match', 'identity.noAllow', reads(alice), {
    identity: allow('s3:Get'),
  });
  implicitlyDenied(
    'action-014 A wildcard in the service prefix covers nothing [Action]',
    'identity.noAllow',
    reads(alice),
    { identity: allow('s*:GetObject') },
  );
  allowed(
    'action-015 Several wildcards in one name [Action]',
    'identity.allows',
    ask(alice, 's3:GetObjectAcl', report),
    { identity: decides(allow('s3:*et*Ac?')) },
  );
  allowed('action-016 A list of actions is OR [Action]', 'identity.allows', reads(alice), {
    identity: decides(allow(['s3:PutObject', 's3:GetObject'])),
  });
});

describe('NotAction', () => {
  allowed(
    'action-009 NotAction Allow covers unlisted action on matching resource',
    'identity.allows',
    ask(alice, 's3:PutObject', report),
    { identity: decides(allow(allBut('s3:DeleteBucket'), on('arn:aws:s3:::*'))) },
  );
  implicitlyDenied(
    'action-010 NotAction Allow does not cover the listed action',
    'identity.noAllow',
    ask(alice, 's3:DeleteBucket', thing(bucket)),
    { identity: allow(allBut('s3:DeleteBucket'), on('arn:aws:s3:::*')) },
  );
  implicitlyDenied(
    'action-011 NotAction Allow is still scoped by Resource',
    'identity.noAllow',
    ask(alice, 's3:ListAllMyBuckets', anything),
    { identity: allow(allBut('s3:DeleteBucket'), on('arn:aws:s3:::*')) },
  );
  explicitlyDenied(
    'action-012 NotAction Deny hits everything but IAM',
    ask(alice, 'ec2:StopInstances', instance),
    {
      identity: [
        fullAccess,
        decides(deny(allBut('iam:*'), when({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }))),
      ],
    },
  );
  allowed(
    'action-013 NotAction Deny spares the listed service',
    'identity.allows',
    ask(alice, 'iam:GetUser', thing(alice.arn)),
    {
      identity: [
        decides(allow('*')),
        deny(allBut('iam:*'), when({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })),
      ],
    },
  );
  allowed(
    'action-017 NotAction Allow covers every other service [NotAction]',
    'identity.allows',
    ask(alice, 'ec2:StopInstances', instance),
    { identity: decides(allow(allBut('iam:*'))) },
  );
  implicitlyDenied(
    'action-018 NotAction ignores case like Action [NotAction]',
    'identity.noAllow',
    ask(alice, 'iam:GetUser', thing(alice.arn)),
    { identity: allow(allBut('IAM:get*')) },
  );
  explicitlyDenied(
    'action-019 NotAction Deny denies what no entry of the list covers [NotAction]',
    reads(alice),
    { identity: [fullAccess, decides(deny(allBut('iam:*', 'sts:*')))] },
  );
});

describe('Statements that cannot be read', () => {
  implicitlyDenied(
    'action-020 Effect is written exactly Allow or Deny [Grammar]',
    'identity.noAllow',
    reads(alice),
    { identity: verbatim({ Effect: 'allow', Action: '*', Resource: '*' }) },
  );
  allowed(
    'action-021 A Deny with Action and NotAction does not apply [Grammar]',
    'identity.allows',
    reads(alice),
    {
      identity: [
        decides(allow('*')),
        verbatim({ Effect: 'Deny', Action: '*', NotAction: 'iam:*', Resource: '*' }),
      ],
    },
  );
  allowed(
    'action-022 A Deny without Resource in an identity policy does not apply [Grammar]',
    'identity.allows',
    reads(alice),
    { identity: [decides(allow('*')), verbatim({ Effect: 'Deny', Action: '*' })] },
  );
  implicitlyDenied(
    'action-023 An Allow with a Principal has no place in an identity policy [Grammar]',
    'identity.noAllow',
    reads(alice),
    { identity: allow('*', toEveryone) },
  );
});
