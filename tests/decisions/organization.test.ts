/**
 * Service control policies bind principals, resource control policies bind resources.
 *
 * AWS: AWS Organizations User Guide, "SCP evaluation" and "Resource control policies".
 */
import { describe } from 'vitest';
import {
  alice,
  allowReading,
  anonymous,
  appRole,
  cara,
  cloudtrail,
  dana,
  instance,
  job1,
  key,
  logFile,
  objects,
  ours,
  reads,
  roleApp,
  root,
  session,
  thing,
} from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import {
  allBut,
  allow,
  decides,
  deny,
  fullAccess,
  fullResourceAccess,
  on,
  to,
  toEveryone,
  toService,
  trust,
  when,
} from './statement.ts';

const onlyIreland = deny(
  allBut('iam:*', 'sts:*'),
  when({ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
);
/** Principals of the organization, and AWS services. */
const onlyOurs = deny(
  's3:*',
  toEveryone,
  when({
    StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-aaaaaaaaaa' },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  }),
);

describe('Service control policies', () => {
  allowed('scp-001 FullAWSAccess at every level', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    scps: [[fullAccess], [fullAccess], [fullAccess]],
  });
  implicitlyDenied('scp-002 OU level lacks an Allow', 'scp.levelLacksAllow', reads(alice), {
    identity: allowReading(),
    scps: [[fullAccess], [allow('ec2:*')], [fullAccess]],
  });
  implicitlyDenied('scp-003 Root level lacks an Allow', 'scp.levelLacksAllow', reads(alice), {
    identity: allowReading(),
    scps: [[deny('ec2:*')], [fullAccess], [fullAccess]],
  });
  allowed('scp-004 Two policies at one level are OR-ed', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    scps: [[fullAccess], [allow('ec2:*'), allow('s3:*')], [fullAccess]],
  });
  explicitlyDenied('scp-005 Deny at the root beats lower Allow', reads(alice), {
    identity: allowReading(),
    scps: [[fullAccess, decides(deny('s3:*'))], [allow('s3:*')], [fullAccess]],
  });
  implicitlyDenied('scp-006 SCP alone grants nothing', 'identity.noAllow', reads(alice), {
    scps: [[fullAccess], [fullAccess]],
  });
  explicitlyDenied(
    'scp-007 Root user of a member account is limited',
    reads(root, { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:root' }),
    {
      scps: [
        [fullAccess],
        [fullAccess, decides(deny('*', when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } })))],
      ],
    },
  );
  allowed('scp-008 Management account is exempt', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    scps: [[fullAccess, deny('s3:*')]],
    managementAccountId: ours,
  });
  allowed(
    'scp-009 Service-linked role is exempt',
    'identity.allows',
    ask(
      session(
        'arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
        'AutoScaling',
      ),
      'ec2:TerminateInstances',
      instance,
      {
        'aws:PrincipalArn':
          'arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
      },
    ),
    { identity: decides(allow('ec2:*')), scps: [[fullAccess, deny('ec2:*')]] },
  );
  allowed('scp-010 SCP does not bind callers from outside', 'identity.allows', reads(cara), {
    identity: decides(allowReading()),
    resource: decides(allowReading(to(cara))),
  });
  allowed(
    'scp-011 Region deny with NotAction spares IAM',
    'identity.allows',
    ask(alice, 'iam:GetUser', thing(alice.arn), { 'aws:RequestedRegion': 'us-east-1' }),
    {
      identity: decides(allow('*')),
      scps: [[fullAccess, onlyIreland]],
    },
  );
  explicitlyDenied(
    'scp-012 Region deny blocks other Region',
    ask(alice, 'ec2:RunInstances', thing('arn:aws:ec2:us-east-1:111122223333:instance/*'), {
      'aws:RequestedRegion': 'us-east-1',
    }),
    {
      identity: fullAccess,
      scps: [[fullAccess, decides(onlyIreland)]],
    },
  );
  implicitlyDenied(
    'scp-013 Allow with a condition in an SCP (2025 language)',
    'scp.levelLacksAllow',
    reads(alice, { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:user/alice' }),
    {
      identity: fullAccess,
      scps: [
        [fullAccess],
        [allow('s3:*', when({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/App' } }))],
      ],
    },
  );
  implicitlyDenied(
    'scp-014 SCP blocks a user granted by a bucket policy',
    'scp.levelLacksAllow',
    reads(alice),
    { resource: allowReading(to(alice)), scps: [[fullAccess], [allow('ec2:*')]] },
  );
  allowed('scp-015 Boundary, SCP and identity all needed', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    boundary: allow('s3:*'),
    scps: [[fullAccess], [allow(['s3:*', 'ec2:*'])]],
  });
  implicitlyDenied(
    'scp-016 The root user needs an Allow at every level [SCP evaluation]',
    'scp.levelLacksAllow',
    reads(root),
    { scps: [[fullAccess], [allow('ec2:*')]] },
  );
  implicitlyDenied(
    'scp-017 A level without any policy lets nothing through [SCP evaluation]',
    'scp.levelLacksAllow',
    reads(alice),
    { identity: fullAccess, scps: [[fullAccess], []] },
  );
  explicitlyDenied('scp-018 Sessions of a role are bound [SCPs]', reads(job1), {
    identity: fullAccess,
    scps: [[fullAccess, decides(deny('s3:*'))]],
  });
  explicitlyDenied('scp-019 Federated users are bound [SCPs]', reads(dana), {
    identity: fullAccess,
    session: fullAccess,
    scps: [[fullAccess, decides(deny('s3:*'))]],
  });
  allowed(
    'scp-020 A Deny that spares one role [SCP syntax]',
    'identity.allows',
    reads(job1, { 'aws:PrincipalArn': appRole }),
    {
      identity: decides(allowReading()),
      scps: [
        [fullAccess, deny('s3:*', when({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/App' } }))],
      ],
    },
  );
  implicitlyDenied(
    'scp-021 An Allow may name resources [SCP syntax, 2025]',
    'scp.levelLacksAllow',
    reads(alice),
    { identity: fullAccess, scps: [[fullAccess], [allow('s3:*', on('arn:aws:s3:::other/*'))]] },
  );
  implicitlyDenied(
    'scp-022 A grant of a bucket policy does not lift it [SCPs]',
    'scp.levelLacksAllow',
    reads(job1),
    { resource: allowReading(to(job1)), scps: [[allow('ec2:*')]] },
  );
});

describe('Resource control policies', () => {
  allowed('rcp-001 RCPFullAWSAccess only', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    rcps: [[fullResourceAccess], [fullResourceAccess]],
  });
  explicitlyDenied(
    'rcp-002 RCP denies an outside principal',
    reads(cara, { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz', 'aws:PrincipalIsAWSService': 'false' }),
    {
      identity: allowReading(),
      resource: allowReading(to(cara)),
      rcps: [[fullResourceAccess, decides(onlyOurs)], [fullResourceAccess]],
    },
  );
  allowed(
    'rcp-003 RCP lets the organization through',
    'identity.allows',
    reads(alice, { 'aws:PrincipalOrgID': 'o-aaaaaaaaaa', 'aws:PrincipalIsAWSService': 'false' }),
    {
      identity: decides(allowReading()),
      rcps: [[fullResourceAccess, onlyOurs]],
    },
  );
  explicitlyDenied(
    'rcp-004 RCP binds the root user of the same member account',
    reads(root, { 'aws:SecureTransport': 'false' }),
    {
      rcps: [
        [
          fullResourceAccess,
          decides(deny('s3:*', toEveryone, when({ Bool: { 'aws:SecureTransport': 'false' } }))),
        ],
      ],
    },
  );
  allowed('rcp-005 RCP skips resources of the management account', 'identity.allows', reads(alice), {
    identity: decides(allowReading()),
    rcps: [[fullResourceAccess, deny('s3:*', toEveryone)]],
    managementAccountId: ours,
  });
  allowed(
    'rcp-006 RCP skips service-linked roles',
    'identity.allows',
    reads(
      session('arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX', 's'),
      {
        'aws:PrincipalArn':
          'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX',
      },
    ),
    { identity: decides(allow('s3:*')), rcps: [[fullResourceAccess, deny('s3:*', toEveryone)]] },
  );
  explicitlyDenied(
    'rcp-007 RCP reaches a service principal unless excepted',
    ask(cloudtrail, 's3:PutObject', logFile, { 'aws:PrincipalIsAWSService': 'true' }),
    {
      resource: allow('s3:PutObject', toService(cloudtrail.name), on(objects)),
      rcps: [
        [
          fullResourceAccess,
          decides(
            deny(
              's3:*',
              toEveryone,
              when({ StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-aaaaaaaaaa' } }),
            ),
          ),
        ],
      ],
    },
  );
  allowed(
    'rcp-008 RCP exception for AWS services',
    'resource.directGrant',
    ask(cloudtrail, 's3:PutObject', logFile, { 'aws:PrincipalIsAWSService': 'true' }),
    {
      resource: decides(allow('s3:PutObject', toService(cloudtrail.name), on(objects))),
      rcps: [[fullResourceAccess, onlyOurs]],
    },
  );
  allowed(
    'rcp-009 A service that RCPs do not support [RCPs]',
    'identity.allows',
    ask(alice, 'lambda:InvokeFunction', thing('arn:aws:lambda:us-east-1:111122223333:function:f')),
    {
      identity: decides(allow('lambda:InvokeFunction')),
      rcps: [[fullResourceAccess, deny('*', toEveryone)]],
    },
  );
  allowed(
    'rcp-010 kms:RetireGrant is exempt [RCPs]',
    'resource.directGrant',
    ask(alice, 'kms:RetireGrant', key),
    {
      resource: decides(allow('kms:RetireGrant', to(alice))),
      rcps: [[fullResourceAccess, deny('kms:*', toEveryone)]],
    },
  );
  explicitlyDenied('rcp-011 Anonymous callers are bound [RCPs]', reads(anonymous), {
    resource: allowReading(toEveryone),
    rcps: [[fullResourceAccess, decides(deny('s3:*', toEveryone))]],
  });
  explicitlyDenied(
    'rcp-012 Assuming a role is bound by the RCPs of its account [RCPs]',
    ask(alice, 'sts:AssumeRole', roleApp),
    {
      resource: trust('sts:AssumeRole', to(alice)),
      rcps: [[fullResourceAccess, decides(deny('sts:AssumeRole', toEveryone))]],
    },
  );
  explicitlyDenied(
    'rcp-013 A Deny in an SCP and one in an RCP both decide [Evaluation logic]',
    reads(alice),
    {
      identity: fullAccess,
      scps: [[fullAccess, decides(deny('s3:*'))]],
      rcps: [[fullResourceAccess], [fullResourceAccess, decides(deny('s3:Get*', toEveryone))]],
    },
  );
  implicitlyDenied(
    'rcp-014 The root level without RCPFullAWSAccess comes before a missing SCP [Enforcement code]',
    'rcp.levelLacksAllow',
    reads(alice),
    { identity: fullAccess, scps: [[]], rcps: [[]] },
  );
});
