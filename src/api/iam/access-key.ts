/**
 * Access keys of users and root.
 *
 * AWS: IAM API Reference, "CreateAccessKey", "DeleteAccessKey", "UpdateAccessKey", "ListAccessKeys"; IAM User Guide,
 * "Manage access keys for IAM users". The secret is told once, when the key is made.
 * Not here: what a key is worth in a call (authenticate.ts), its last use (access-key-last-used.ts).
 */
import type { AccessKey } from '#account/access-key.ts';
import { heldBy } from '#account/held-by.ts';
import { put, remove } from '#account/world.ts';
import { invalidInput, isAwsError, noSuchEntity, type AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, optional } from '../shape.ts';
import { accessKeyId as newAccessKeyId, secretAccessKey } from '../unique-id.ts';
import { getAccessKeyLastUsed } from './access-key-last-used.ts';
import { credentialHolder, credentialHolderArn, shownHolder } from './credential-holder.ts';
import { accessKeyId, existingUserName, paging, status } from './iam-shapes.ts';
import { paged } from './paging.ts';

/** As every answer shows a key. */
function shownKey(key: AccessKey, scope: Scope): Record<string, unknown> {
  return {
    ...shownHolder(scope, key.holder),
    AccessKeyId: key.id,
    Status: key.status,
    CreateDate: key.createdAt,
  };
}

const createAccessKey = operation({
  service: 'iam',
  name: 'CreateAccessKey',
  parameters: object({ UserName: optional(existingUserName) }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:CreateAccessKey', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName }, scope) => {
    const holder = credentialHolder(scope, UserName);
    if (isAwsError(holder)) return holder;
    const { world, accountId, moment } = scope;
    const count = heldBy(world.accessKeys, holder.arn).length + 1;
    const problem = exceeded(world.accounts.get(accountId), 'AccessKeysPerUser', count);
    if (problem !== undefined) return problem;
    const secret = secretAccessKey(moment.random);
    const key: AccessKey = {
      id: newAccessKeyId('AKIA', moment.random),
      accountId,
      holder: holder.arn,
      secret,
      status: 'Active',
      createdAt: moment.now,
    };
    const shown = { ...shownKey(key, scope), SecretAccessKey: secret };
    return done(put(world, 'accessKeys', key), { AccessKey: shown });
  },
});

const listAccessKeys = operation({
  service: 'iam',
  name: 'ListAccessKeys',
  parameters: object({ UserName: optional(existingUserName), ...paging }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:ListAccessKeys', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, ...page }, scope) => {
    const holder = credentialHolder(scope, UserName);
    if (isAwsError(holder)) return holder;
    const keys = heldBy(scope.world.accessKeys, holder.arn);
    const response = paged('AccessKeyMetadata', keys, page, (key) => shownKey(key, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const updateAccessKey = operation({
  service: 'iam',
  name: 'UpdateAccessKey',
  parameters: object({ UserName: optional(existingUserName), AccessKeyId: accessKeyId, Status: status }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:UpdateAccessKey', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, AccessKeyId, Status }, scope) => {
    const key = keyOf(scope, UserName, AccessKeyId);
    if (isAwsError(key)) return key;
    // AWS: keys expire by themselves, nobody sets them so.
    if (Status === 'Expired') return invalidInput('Status cannot be set to Expired.');
    return done(put(scope.world, 'accessKeys', { ...key, status: Status }));
  },
});

const deleteAccessKey = operation({
  service: 'iam',
  name: 'DeleteAccessKey',
  parameters: object({ UserName: optional(existingUserName), AccessKeyId: accessKeyId }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:DeleteAccessKey', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, AccessKeyId }, scope) => {
    const key = keyOf(scope, UserName, AccessKeyId);
    return isAwsError(key) ? key : done(remove(scope.world, 'accessKeys', key.id));
  },
});

/** A key of this holder; those of others are as good as missing. */
function keyOf(scope: Scope, userName: string | undefined, id: string): AccessKey | AwsError {
  const holder = credentialHolder(scope, userName);
  if (isAwsError(holder)) return holder;
  const key = heldBy(scope.world.accessKeys, holder.arn).find((one) => one.id === id);
  return key ?? noSuchEntity(`The Access Key with id ${id} cannot be found.`);
}

export const accessKeyOperations: readonly Operation[] = [
  createAccessKey,
  listAccessKeys,
  updateAccessKey,
  deleteAccessKey,
  getAccessKeyLastUsed,
];
