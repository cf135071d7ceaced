/**
 * Policy variables: where they are put in, and what happens when they have no value.
 *
 * AWS: "IAM policy elements: Variables and tags".
 */
import { describe } from 'vitest';
import { alice, job1, reads, thing } from './cast.ts';
import { conditions } from './condition-table.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullAccess, notOn, on, toEveryone, versioned, when } from './statement.ts';

describe('In Resource', () => {
  allowed(
    'var-001 aws:username in Resource',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::home/alice/a.txt'), { 'aws:username': 'alice' }),
    { identity: decides(allow('s3:GetObject', on('arn:aws:s3:::home/${aws:username}/*'))) },
  );
  implicitlyDenied(
    'var-002 aws:username in Resource, other user folder',
    'identity.noAllow',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::home/bob/a.txt'), { 'aws:username': 'alice' }),
    { identity: allow('s3:GetObject', on('arn:aws:s3:::home/${aws:username}/*')) },
  );
  implicitlyDenied(
    'var-003 Version 2008-10-17 keeps the variable as text',
    'identity.noAllow',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::home/alice/a.txt'), { 'aws:username': 'alice' }),
    { identity: versioned('2008-10-17', [allow('s3:GetObject', on('arn:aws:s3:::home/${aws:username}/*'))]) },
  );
  implicitlyDenied(
    'var-004 Missing Version behaves like 2008-10-17',
    'identity.noAllow',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::home/alice/a.txt'), { 'aws:username': 'alice' }),
    { identity: versioned(undefined, [allow('s3:GetObject', on('arn:aws:s3:::home/${aws:username}/*'))]) },
  );
  allowed(
    'var-005 2008-10-17 policy with literal text matches the literal ARN',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::home/${aws:username}/a.txt'), { 'aws:username': 'alice' }),
    {
      identity: versioned('2008-10-17', [
        decides(allow('s3:GetObject', on('arn:aws:s3:::home/${aws:username}/*'))),
      ]),
    },
  );
  allowed(
    'var-006 Variable name ignores case',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::home/alice/a.txt'), { 'aws:username': 'alice' }),
    { identity: decides(allow('s3:GetObject', on('arn:aws:s3:::home/${AWS:UserName}/*'))) },
  );
  allowed(
    'var-007 Tag as variable',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::team-red/a'), { 'aws:PrincipalTag/team': 'red' }),
    { identity: decides(allow('s3:GetObject', on('arn:aws:s3:::team-${aws:PrincipalTag/team}/*'))) },
  );
  allowed(
    'var-008 Default value used when the tag is missing',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::team-company-wide/a')),
    {
      identity: decides(
        allow('s3:GetObject', on("arn:aws:s3:::team-${aws:PrincipalTag/team, 'company-wide'}/*")),
      ),
    },
  );
  implicitlyDenied(
    'var-009 Default value not used when the tag is present',
    'identity.noAllow',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::team-company-wide/a'), { 'aws:PrincipalTag/team': 'red' }),
    { identity: allow('s3:GetObject', on("arn:aws:s3:::team-${aws:PrincipalTag/team, 'company-wide'}/*")) },
  );
  implicitlyDenied(
    'var-010 Missing variable in Resource matches nothing',
    'identity.noAllow',
    ask(job1, 's3:GetObject', thing('arn:aws:s3:::home/alice/a.txt')),
    { identity: allow('s3:GetObject', on('arn:aws:s3:::home/${aws:username}/*')) },
  );
  implicitlyDenied(
    'var-014 ${*} is a literal star in Resource',
    'identity.noAllow',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::acme-data/abc')),
    { identity: allow('s3:GetObject', on('arn:aws:s3:::acme-data/${*}')) },
  );
  allowed(
    'var-015 ${*} matches a literal star',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::acme-data/*')),
    { identity: decides(allow('s3:GetObject', on('arn:aws:s3:::acme-data/${*}'))) },
  );
  implicitlyDenied(
    'var-017 A wildcard in a tag is put in as text [Variables]',
    'identity.noAllow',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::team-red/a'), { 'aws:PrincipalTag/team': '*' }),
    { identity: allow('s3:GetObject', on('arn:aws:s3:::team-${aws:PrincipalTag/team}/*')) },
  );
  explicitlyDenied(
    'var-018 In NotResource a variable without value excepts nothing [Variables]',
    ask(job1, 's3:GetObject', thing('arn:aws:s3:::home/alice/a.txt')),
    { identity: [fullAccess, decides(deny('s3:*', notOn('arn:aws:s3:::home/${aws:username}/*')))] },
  );
  allowed(
    'var-019 In the Resource of a Deny a variable without value denies nothing [Variables]',
    'identity.allows',
    ask(job1, 's3:GetObject', thing('arn:aws:s3:::home/alice/a.txt')),
    { identity: [decides(allow('*')), deny('s3:*', on('arn:aws:s3:::home/${aws:username}/*'))] },
  );
  allowed(
    'var-020 ${?} is a literal question mark [Special characters]',
    'identity.allows',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::acme-data/why?')),
    { identity: decides(allow('s3:GetObject', on('arn:aws:s3:::acme-data/why${?}'))) },
  );
  allowed(
    'var-021 In a bucket policy, too [Variables]',
    'resource.directGrant',
    ask(alice, 's3:GetObject', thing('arn:aws:s3:::home/alice/a.txt'), { 'aws:username': 'alice' }),
    { resource: decides(allow('s3:GetObject', toEveryone, on('arn:aws:s3:::home/${aws:username}/*'))) },
  );
  allowed(
    'var-022 aws:userid of a role session [Variables]',
    'identity.allows',
    ask(job1, 's3:GetObject', thing('arn:aws:s3:::home/AROAEXAMPLE:job1/a.txt'), {
      'aws:userid': 'AROAEXAMPLE:job1',
    }),
    { identity: decides(allow('s3:GetObject', on('arn:aws:s3:::home/${aws:userid}/*'))) },
  );
  implicitlyDenied(
    'var-023 Action knows no variables [Variables]',
    'identity.noAllow',
    reads(alice, { 'aws:PrincipalTag/may': 'GetObject' }),
    { identity: allow('s3:${aws:PrincipalTag/may}') },
  );
});

describe('In Condition', () => {
  conditions(`
    var-011 Missing variable in a positive condition is false | StringEquals(s3:ExistingObjectTag/team: \${aws:PrincipalTag/team})    | s3:ExistingObjectTag/team: red                              | fails
    var-012 Missing variable in a negated condition is true   | StringNotEquals(s3:ExistingObjectTag/team: \${aws:PrincipalTag/team}) | s3:ExistingObjectTag/team: red                              | denies
    var-013 Tag to tag comparison (ABAC)                      | StringEquals(s3:ExistingObjectTag/team: \${aws:PrincipalTag/team})    | s3:ExistingObjectTag/team: red & aws:PrincipalTag/team: red | holds
    var-016 \${$} is a literal dollar sign in StringLike      | StringLike(s3:prefix: \${$}tmp/*)                                     | s3:prefix: $tmp/a                                           | holds
  `);
  allowed(
    'var-024 A default in a condition [Variables]',
    'identity.allows',
    reads(alice, { 's3:prefix': 'public/' }),
    {
      identity: decides(
        allow('s3:GetObject', when({ StringEquals: { 's3:prefix': "${aws:PrincipalTag/team, 'public'}/" } })),
      ),
    },
  );
  implicitlyDenied(
    'var-025 A multivalued key has no value as a variable [Variables]',
    'identity.noAllow',
    reads(alice, { 's3:prefix': 'env', 'aws:TagKeys': ['env'] }),
    { identity: allow('s3:GetObject', when({ StringEquals: { 's3:prefix': '${aws:TagKeys}' } })) },
  );
  allowed(
    'var-026 Variables in ARN operators [Variables]',
    'identity.allows',
    reads(alice, {
      'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:alice-alerts',
      'aws:username': 'alice',
    }),
    {
      identity: decides(
        allow('s3:GetObject', when({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:${aws:username}-*' } })),
      ),
    },
  );
  implicitlyDenied(
    'var-027 Numeric operators know no variables [Variables]',
    'identity.noAllow',
    reads(alice, { 's3:max-keys': '5', 'acme:most': '10' }),
    { identity: allow('s3:GetObject', when({ NumericLessThan: { 's3:max-keys': '${acme:most}' } })) },
  );
  implicitlyDenied(
    'var-028 StringLike does not read wildcards out of a variable [Variables]',
    'identity.noAllow',
    reads(alice, { 's3:prefix': 'home/bob', 'aws:PrincipalTag/folder': '*' }),
    {
      identity: allow(
        's3:GetObject',
        when({ StringLike: { 's3:prefix': 'home/${aws:PrincipalTag/folder}' } }),
      ),
    },
  );
});
