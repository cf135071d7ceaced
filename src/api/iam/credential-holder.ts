/**
 * Whose credentials a call is about: the user it names, else the one who calls, who may be root.
 *
 * AWS: IAM API Reference, "UserName" of the operations on credentials: found by the signing key when it is left out.
 */
import { rootArnIn, type ArnText } from '#account/arn.ts';
import type { User } from '#account/user.ts';
import type { AwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { arnNamed, userNamedOrCalling } from './entity.ts';

export interface CredentialHolder {
  readonly arn: ArnText;
  /** Absent for root, which has no name. */
  readonly name?: string;
}

export function credentialHolder(scope: Scope, name: string | undefined): CredentialHolder | User | AwsError {
  const isRoot = name === undefined && scope.caller?.principal.kind === 'root';
  return isRoot ? { arn: rootArnIn(scope.world, scope.accountId) } : userNamedOrCalling(scope, name);
}

/** For asking permission. */
export function credentialHolderArn(scope: Scope, name: string | undefined): ArnText | '*' {
  if (name !== undefined) return arnNamed(scope, 'user', name);
  if (scope.caller?.principal.kind === 'root') return rootArnIn(scope.world, scope.accountId);
  return scope.caller?.user?.arn ?? '*';
}

/** UserName of an answer; users may have been renamed since. */
export function shownHolder({ world }: Scope, holder: ArnText | undefined): { readonly UserName?: string } {
  const name = holder === undefined ? undefined : world.users.get(holder)?.name;
  return name === undefined ? {} : { UserName: name };
}
