/**
 * SSH keys with which users reach CodeCommit.
 *
 * AWS: IAM API Reference, "UploadSSHPublicKey" and the rest; IAM User Guide, "Use SSH keys with CodeCommit".
 * Not here: the keys themselves and their encodings (ssh-key.ts).
 */
import { heldBy } from '#account/held-by.ts';
import type { SshPublicKey } from '#account/service-credential.ts';
import type { User } from '#account/user.ts';
import { put, remove } from '#account/world.ts';
import { AwsError, invalidInput, isAwsError, noSuchEntity } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { object, oneOf, optional, text } from '../shape.ts';
import { uniqueId } from '../unique-id.ts';
import { credentialHolder, credentialHolderArn, shownHolder } from './credential-holder.ts';
import { arnNamed, userNamed } from './entity.ts';
import { existingUserName, paging, publicKey, status } from './iam-shapes.ts';
import { paged } from './paging.ts';
import { readSshKey, sshFingerprint, writeSshLine, writeSshPem, type RsaPublicKey } from './ssh-key.ts';

const publicKeyId = text({ min: 20, max: 128, pattern: /^\w+$/, shown: '[\\w]+' });

const unknownEncoding = new AwsError(
  'UnrecognizedPublicKeyEncoding',
  400,
  'The public key encoding format is unsupported or unrecognized.',
);
const invalidKey = new AwsError('InvalidPublicKey', 400, 'The public key is malformed or otherwise invalid.');
const duplicateKey = new AwsError(
  'DuplicateSSHPublicKey',
  400,
  'The SSH public key is already associated with the specified IAM user.',
);

/** As lists show one: without the key itself. */
function shownMetadata(key: SshPublicKey, scope: Scope): Record<string, unknown> {
  return {
    ...shownHolder(scope, key.holder),
    SSHPublicKeyId: key.id,
    Status: key.status,
    UploadDate: key.uploadedAt,
  };
}

function shownKey(key: SshPublicKey, body: string, scope: Scope): Record<string, unknown> {
  return { ...shownMetadata(key, scope), Fingerprint: key.fingerprint, SSHPublicKeyBody: body };
}

/** The user first: AWS misses the user before the key. */
function keyOf(scope: Scope, userName: string, id: string): SshPublicKey | AwsError {
  const user = userNamed(scope, userName);
  if (isAwsError(user)) return user;
  const key = scope.world.sshPublicKeys.get(id);
  return key?.holder === user.arn ? key : noSuchEntity(`The Public Key with id ${id} cannot be found.`);
}

const uploadSshPublicKey = operation({
  service: 'iam',
  name: 'UploadSSHPublicKey',
  parameters: object({ UserName: existingUserName, SSHPublicKeyBody: publicKey }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:UploadSSHPublicKey', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: ({ UserName, SSHPublicKeyBody: body }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const read = readSshKey(body);
    if (read === 'unknown encoding') return unknownEncoding;
    if (read === 'invalid key') return invalidKey;
    const problem = notNew(scope, user, read) ?? tooMany(scope, user);
    if (problem !== undefined) return problem;
    const { world, accountId, moment } = scope;
    const key: SshPublicKey = {
      id: uniqueId('APKA', moment.random),
      accountId,
      holder: user.arn,
      body,
      fingerprint: sshFingerprint(read),
      status: 'Active',
      uploadedAt: moment.now,
    };
    return done(put(world, 'sshPublicKeys', key), { SSHPublicKey: shownKey(key, body, scope) });
  },
});

function notNew({ world }: Scope, user: User, read: RsaPublicKey): AwsError | undefined {
  const fingerprint = sshFingerprint(read);
  const isKnown = heldBy(world.sshPublicKeys, user.arn).some((key) => key.fingerprint === fingerprint);
  return isKnown ? duplicateKey : undefined;
}

function tooMany({ world, accountId }: Scope, user: User): AwsError | undefined {
  const count = heldBy(world.sshPublicKeys, user.arn).length + 1;
  return exceeded(world.accounts.get(accountId), 'SSHPublicKeysPerUser', count);
}

const getSshPublicKey = operation({
  service: 'iam',
  name: 'GetSSHPublicKey',
  parameters: object({
    UserName: existingUserName,
    SSHPublicKeyId: publicKeyId,
    Encoding: oneOf('SSH', 'PEM'),
  }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:GetSSHPublicKey', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: ({ UserName, SSHPublicKeyId, Encoding }, scope) => {
    const key = keyOf(scope, UserName, SSHPublicKeyId);
    if (isAwsError(key)) return key;
    const read = readSshKey(key.body);
    if (typeof read === 'string') return unknownEncoding;
    const body = Encoding === 'SSH' ? writeSshLine(read) : writeSshPem(read);
    return done(scope.world, { SSHPublicKey: shownKey(key, body, scope) });
  },
});

const listSshPublicKeys = operation({
  service: 'iam',
  name: 'ListSSHPublicKeys',
  parameters: object({ UserName: optional(existingUserName), ...paging }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:ListSSHPublicKeys', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName, ...page }, scope) => {
    const holder = credentialHolder(scope, UserName);
    if (isAwsError(holder)) return holder;
    const keys = heldBy(scope.world.sshPublicKeys, holder.arn);
    const response = paged('SSHPublicKeys', keys, page, (key) => shownMetadata(key, scope));
    return isAwsError(response) ? response : done(scope.world, response);
  },
});

const updateSshPublicKey = operation({
  service: 'iam',
  name: 'UpdateSSHPublicKey',
  parameters: object({ UserName: existingUserName, SSHPublicKeyId: publicKeyId, Status: status }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:UpdateSSHPublicKey', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: ({ UserName, SSHPublicKeyId, Status }, scope) => {
    const key = keyOf(scope, UserName, SSHPublicKeyId);
    if (isAwsError(key)) return key;
    if (Status === 'Expired') return invalidInput('Status cannot be set to Expired.');
    return done(put(scope.world, 'sshPublicKeys', { ...key, status: Status }));
  },
});

const deleteSshPublicKey = operation({
  service: 'iam',
  name: 'DeleteSSHPublicKey',
  parameters: object({ UserName: existingUserName, SSHPublicKeyId: publicKeyId }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:DeleteSSHPublicKey', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: ({ UserName, SSHPublicKeyId }, scope) => {
    const key = keyOf(scope, UserName, SSHPublicKeyId);
    return isAwsError(key) ? key : done(remove(scope.world, 'sshPublicKeys', key.id));
  },
});

export const sshPublicKeyOperations: readonly Operation[] = [
  uploadSshPublicKey,
  getSshPublicKey,
  listSshPublicKeys,
  updateSshPublicKey,
  deleteSshPublicKey,
];
