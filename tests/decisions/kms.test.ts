/**
 * A KMS key answers to its key policy.
 *
 * AWS: AWS KMS Developer Guide, "Key policies in AWS KMS".
 */
import { describe } from 'vitest';
import {
  alice,
  anything,
  appRole,
  bob,
  cara,
  cloudtrail,
  job1,
  key,
  ourAccount,
  root,
  theirs,
} from './cast.ts';
import { allowed, ask, explicitlyDenied, implicitlyDenied } from './language.ts';
import { allow, decides, deny, fullAccess, on, policy, to, toService, when } from './statement.ts';

describe('Key policies', () => {
  allowed(
    'kms-001 Identity policy with enabling key policy',
    'identity.allows',
    ask(alice, 'kms:Decrypt', key),
    {
      identity: decides(allow('kms:Decrypt', on('arn:aws:kms:us-east-1:111122223333:key/1234abcd'))),
      resource: decides(allow('kms:*', to(ourAccount))),
    },
  );
  implicitlyDenied(
    'kms-002 Identity policy without enabling key policy',
    'resource.keyPolicyLacksGrant',
    ask(alice, 'kms:Decrypt', key),
    {
      identity: allow('kms:Decrypt', on('arn:aws:kms:us-east-1:111122223333:key/1234abcd')),
      resource: allow('kms:*', to(bob)),
    },
  );
  allowed('kms-003 Key policy names the user', 'resource.directGrant', ask(alice, 'kms:Decrypt', key), {
    resource: decides(allow('kms:Decrypt', to(alice))),
  });
  implicitlyDenied(
    'kms-004 Account statement alone does not grant',
    'identity.noAllow',
    ask(alice, 'kms:Decrypt', key),
    { resource: allow('kms:*', to(ourAccount)) },
  );
  explicitlyDenied('kms-005 Identity Deny works without key policy consent', ask(alice, 'kms:Decrypt', key), {
    identity: decides(deny('kms:*')),
    resource: policy(allow('kms:*', to(ourAccount)), allow('kms:Decrypt', to(alice))),
  });
  implicitlyDenied(
    'kms-006 Root without a key policy statement',
    'resource.keyPolicyLacksGrant',
    ask(root, 'kms:Decrypt', key),
    { resource: allow('kms:*', to(bob)) },
  );
  implicitlyDenied(
    'kms-007 Cross-account key use needs both sides',
    'identity.noAllow',
    ask(cara, 'kms:Decrypt', key),
    { resource: allow('kms:Decrypt', to(theirs)) },
  );
  allowed(
    'kms-008 The role named in the key policy [Key policies]',
    'resource.limitedGrant',
    ask(job1, 'kms:Decrypt', key),
    { resource: decides(allow('kms:Decrypt', to(appRole))) },
  );
  implicitlyDenied(
    'kms-009 The role named, its boundary lacks the action [Enforcement code]',
    'boundary.noAllow',
    ask(job1, 'kms:Decrypt', key),
    { resource: allow('kms:Decrypt', to(appRole)), boundary: allow('s3:*') },
  );
  allowed(
    'kms-010 Root with the enabling statement [Key policies]',
    'identity.rootHasAll',
    ask(root, 'kms:Decrypt', key),
    { resource: decides(allow('kms:*', to(ourAccount))) },
  );
  allowed(
    'kms-011 Other account, both sides [Cross-account]',
    'identity.allows',
    ask(cara, 'kms:Decrypt', key),
    { identity: decides(allow('kms:Decrypt')), resource: decides(allow('kms:Decrypt', to(theirs))) },
  );
  implicitlyDenied(
    'kms-012 Other account, key policy silent [Cross-account]',
    'resource.keyPolicyLacksGrant',
    ask(cara, 'kms:Decrypt', key),
    { identity: allow('kms:Decrypt'), resource: allow('kms:*', to(ourAccount)) },
  );
  explicitlyDenied('kms-013 A Deny in the key policy [Key policies]', ask(alice, 'kms:Decrypt', key), {
    identity: fullAccess,
    resource: policy(allow('kms:*', to(ourAccount)), decides(deny('kms:Decrypt', to(alice)))),
  });
  implicitlyDenied(
    'kms-014 A key that may be used only through one service [kms:ViaService]',
    'resource.keyPolicyLacksGrant',
    ask(alice, 'kms:Decrypt', key),
    {
      identity: fullAccess,
      resource: allow(
        'kms:Decrypt',
        to(alice),
        when({ StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } }),
      ),
    },
  );
  allowed(
    'kms-015 Actions without a key ask no key policy [Key policies]',
    'identity.allows',
    ask(alice, 'kms:ListKeys', anything),
    { identity: decides(allow('kms:ListKeys')) },
  );
  allowed(
    'kms-016 A service named in the key policy [Key policies]',
    'resource.directGrant',
    ask(cloudtrail, 'kms:GenerateDataKey', key),
    { resource: decides(allow('kms:GenerateDataKey*', toService(cloudtrail.name))) },
  );
});
