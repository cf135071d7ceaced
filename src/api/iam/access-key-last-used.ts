/**
 * When, where and for which service an access key was last used.
 *
 * AWS: IAM API Reference, "GetAccessKeyLastUsed": "N/A" for a key that was never used. A key of nobody, or of another
 * account, is refused like one that the caller may not ask about. Not here: how the history tells it
 * (account/last-use.ts).
 */
import type { AccessKey, LastUse } from '#account/access-key.ts';
import { rootArnIn } from '#account/arn.ts';
import { keyLastUsed } from '#account/last-use.ts';
import { accessDeniedError, type AwsError } from '../aws-error.ts';
import { done, operation, type Scope } from '../operation.ts';
import { object } from '../shape.ts';
import { shownHolder } from './credential-holder.ts';
import { accessKeyId } from './iam-shapes.ts';

const never = { ServiceName: 'N/A', Region: 'N/A' };

export const getAccessKeyLastUsed = operation({
  service: 'iam',
  name: 'GetAccessKeyLastUsed',
  parameters: object({ AccessKeyId: accessKeyId }),
  asks: ({ AccessKeyId }, scope) => [
    { action: 'iam:GetAccessKeyLastUsed', resource: ownKey(scope, AccessKeyId)?.holder ?? '*' },
  ],
  run: ({ AccessKeyId }, scope) => {
    const key = ownKey(scope, AccessKeyId);
    if (key === undefined) return refused(scope, AccessKeyId);
    return done(scope.world, {
      ...shownHolder(scope, key.holder),
      AccessKeyLastUsed: shownUse(keyLastUsed(scope.world, key)),
    });
  },
});

function ownKey({ world, accountId }: Scope, id: string): AccessKey | undefined {
  const key = world.accessKeys.get(id);
  return key?.accountId === accountId ? key : undefined;
}

function shownUse(lastUsed: LastUse | undefined): Record<string, string> {
  if (lastUsed === undefined) return never;
  return { LastUsedDate: lastUsed.at, ServiceName: lastUsed.service, Region: lastUsed.region };
}

function refused({ world, caller, accountId }: Scope, id: string): AwsError {
  const who =
    caller !== undefined && 'arn' in caller.principal ? caller.principal.arn : rootArnIn(world, accountId);
  return accessDeniedError(
    `User: ${who} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key ${id}`,
  );
}
