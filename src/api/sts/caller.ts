/**
 * Who am I, whose key is this, and what does this encoded message say?
 *
 * AWS: STS API Reference, "GetCallerIdentity", "GetAccessKeyInfo", "DecodeAuthorizationMessage".
 * Not here: what encoded messages say (authorization-message.ts).
 */
import { partitionIn } from '#account/arn.ts';
import { userIdOf } from '#authorize/context-keys.ts';
import { accountOfKey, unknownToken } from '../authenticate.ts';
import { AwsError } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { object } from '../shape.ts';
import { unsealed } from '../unsealed-text.ts';
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
  return caller === undefined ? 'AIDAADMINISTRATOREXAM' : (userIdOf(caller) ?? accountId);
}

const getAccessKeyInfo = operation({
  service: 'sts',
  name: 'GetAccessKeyInfo',
  parameters: object({ AccessKeyId: accessKeyId }),
  asks: () => [{ action: 'sts:GetAccessKeyInfo', resource: '*' }],
  run: ({ AccessKeyId }, { world }) => {
    // AWS reads the account from the id itself; our ids are random, so that only keys of this world have one.
    const account = accountOfKey(world, AccessKeyId);
    return account === undefined ? unknownToken : done(world, { Account: account });
  },
});

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
