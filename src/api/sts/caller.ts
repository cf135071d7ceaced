/**
 * Who am I, whose key is this, and what does this encoded message say?
 *
 * AWS: STS API Reference, "GetCallerIdentity", "GetAccessKeyInfo", "DecodeAuthorizationMessage".
 * Not here: what encoded messages say (authorization-message.ts).
 */
import type { World } from '#account/world.ts';
import type { Caller } from '#authorize/caller.ts';
import { AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object } from '../shape.ts';
import { unsealed } from '../unsealed-text.ts';
import { partitionIn } from './credentials.ts';
import { accessKeyId, encodedMessage } from './sts-shapes.ts';

const getCallerIdentity = operation({
  service: 'sts',
  name: 'GetCallerIdentity',
  parameters: object({}),
  asks: () => [],
  run: (_, scope) =>
    done(scope.world, { UserId: userId(scope), Account: scope.accountId, Arn: callerArn(scope) }),
});

/** Of who calls. The administrator of a test server passes for a user of that name. */
export function callerArn({ world, caller, accountId }: Scope): string {
  return caller !== undefined && 'arn' in caller.principal
    ? caller.principal.arn
    : `arn:${partitionIn(world, accountId)}:iam::${accountId}:user/administrator`;
}

function userId({ caller, accountId }: Scope): string {
  return caller === undefined ? 'AIDAADMINISTRATOREXAM' : (uniqueIdOf(caller) ?? accountId);
}

/** AWS: IAM User Guide, "Principal key values": aws:userid. */
function uniqueIdOf({ principal, user, role, session }: Caller): string | undefined {
  switch (principal.kind) {
    case 'user':
      return user?.id;
    case 'roleSession':
      return `${role?.id ?? ''}:${session?.name ?? ''}`;
    case 'federatedUser':
      return `${principal.accountId}:${session?.name ?? ''}`;
    default:
      return undefined;
  }
}

const getAccessKeyInfo = operation({
  service: 'sts',
  name: 'GetAccessKeyInfo',
  parameters: object({ AccessKeyId: accessKeyId }),
  asks: () => [{ action: 'sts:GetAccessKeyInfo', resource: '*' }],
  run: ({ AccessKeyId }, { world }) => {
    const account = accountOfKey(world, AccessKeyId);
    return account === undefined
      ? new AwsError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.')
      : done(world, { Account: account });
  },
});

/** AWS reads the account from the id itself; our ids are random, so that only keys of this world have one. */
function accountOfKey({ accessKeys, sessions }: World, id: string): string | undefined {
  return accessKeys.get(id)?.accountId ?? sessions.get(id)?.accountId;
}

const decodeAuthorizationMessage = operation({
  service: 'sts',
  name: 'DecodeAuthorizationMessage',
  parameters: object({ EncodedMessage: encodedMessage }),
  asks: () => [{ action: 'sts:DecodeAuthorizationMessage', resource: '*' }],
  run: ({ EncodedMessage }, { world }) => {
    const DecodedMessage = unsealed(EncodedMessage);
    return DecodedMessage === undefined
      ? new AwsError('InvalidAuthorizationMessageException', 400, 'Message is not valid')
      : done(world, { DecodedMessage });
  },
});

export const callerOperations: readonly Operation[] = [
  getCallerIdentity,
  getAccessKeyInfo,
  decodeAuthorizationMessage,
];
