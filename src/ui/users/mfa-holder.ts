/**
 * Whose MFA devices they are, and the calls that assign, synchronize and take away: IAM's for a user, for root those that only the
 * console makes.
 */
import { rootArnIn, type AccountId, type ArnText } from '#account/arn.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import type { Call } from '#api/call.ts';
import { iam, type ApiCall } from '#ui/account/api-call.ts';

export interface MfaHolder {
  readonly arn: ArnText;
  readonly accountId: AccountId;
  /** A user's name; `root`. */
  readonly name: string;
  readonly isRoot: boolean;
}

export function userHolder({ arn, accountId, name }: User): MfaHolder {
  return { arn, accountId, name, isRoot: false };
}

export function rootHolder(world: World, accountId: AccountId): MfaHolder {
  return { arn: rootArnIn(world, accountId), accountId, name: 'root', isRoot: true };
}

/** What two codes in a row are given for. */
export type CodesFor = 'enable' | 'resync';

const operations: Readonly<Record<CodesFor, Readonly<Record<'user' | 'root', Call['operation']>>>> = {
  enable: { user: 'EnableMFADevice', root: 'EnableRootMFADevice' },
  resync: { user: 'ResyncMFADevice', root: 'ResyncRootMFADevice' },
};

export function codesCall(
  holder: MfaHolder,
  codesFor: CodesFor,
  SerialNumber: string,
  [AuthenticationCode1, AuthenticationCode2]: readonly [string, string],
): ApiCall {
  const given = { SerialNumber, AuthenticationCode1, AuthenticationCode2 };
  if (!holder.isRoot) return iam(operations[codesFor].user, { UserName: holder.name, ...given });
  return { service: 'signin', operation: operations[codesFor].root, parameters: given };
}

export function deactivateCall(holder: MfaHolder, SerialNumber: string): ApiCall {
  return iam('DeactivateMFADevice', { UserName: holder.isRoot ? undefined : holder.name, SerialNumber });
}
