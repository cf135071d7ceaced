/**
 * What users may do about their own password without any policy.
 *
 * AWS: IAM User Guide, "Set an account password policy", "Allow users to change their own password": every user of the
 * account may then call iam:ChangePassword on itself and read the password policy. An explicit denial still stands.
 */
import type { Ask, Scope } from '../operation.ts';
import { credentialHolderArn } from './credential-holder.ts';

export function changePasswordAsk(scope: Scope): Ask {
  return granted(scope, { action: 'iam:ChangePassword', resource: credentialHolderArn(scope, undefined) });
}

export function passwordPolicyAsk(scope: Scope): Ask {
  return granted(scope, { action: 'iam:GetAccountPasswordPolicy', resource: '*' });
}

function granted({ world, accountId, caller }: Scope, ask: Ask): Ask {
  const policy = world.accounts.get(accountId)?.passwordPolicy;
  const isGranted = policy?.allowUsersToChangePassword === true && caller?.principal.kind === 'user';
  return isGranted ? { ...ask, grantedByAccount: true } : ask;
}
