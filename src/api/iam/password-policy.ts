/**
 * The account's password policy: set, told, taken away.
 *
 * AWS: IAM API Reference, "UpdateAccountPasswordPolicy" and its siblings. There are no partial updates: what a call leaves
 * out goes back to AWS's default. Not here: whether a password keeps the policy (password-rules.ts).
 */
import type { Account } from '#account/account.ts';
import type { PasswordPolicy } from '#account/password-policy.ts';
import { put } from '#account/world.ts';
import { noSuchEntity } from '../aws-error.ts';
import { done, operation, type Operation, type Scope } from '../operation.ts';
import { boolean, integer, object, optional } from '../shape.ts';
import { passwordPolicyAsk } from './own-password.ts';

function accountOf({ world, accountId }: Scope): Account {
  return world.accounts.get(accountId) ?? { id: accountId, name: accountId };
}

const updateAccountPasswordPolicy = operation({
  service: 'iam',
  name: 'UpdateAccountPasswordPolicy',
  // The order in which AWS tells what is wrong.
  parameters: object({
    MinimumPasswordLength: optional(integer(6, 128)),
    RequireSymbols: optional(boolean),
    RequireNumbers: optional(boolean),
    RequireUppercaseCharacters: optional(boolean),
    RequireLowercaseCharacters: optional(boolean),
    AllowUsersToChangePassword: optional(boolean),
    PasswordReusePrevention: optional(integer(1, 24)),
    MaxPasswordAge: optional(integer(1, 1095)),
    HardExpiry: optional(boolean),
  }),
  asks: () => [{ action: 'iam:UpdateAccountPasswordPolicy', resource: '*' }],
  run: (parameters, scope) => {
    const { MaxPasswordAge, PasswordReusePrevention, HardExpiry } = parameters;
    const passwordPolicy: PasswordPolicy = {
      minimumPasswordLength: parameters.MinimumPasswordLength ?? 6,
      requireSymbols: parameters.RequireSymbols ?? false,
      requireNumbers: parameters.RequireNumbers ?? false,
      requireUppercaseCharacters: parameters.RequireUppercaseCharacters ?? false,
      requireLowercaseCharacters: parameters.RequireLowercaseCharacters ?? false,
      allowUsersToChangePassword: parameters.AllowUsersToChangePassword ?? false,
      ...(MaxPasswordAge !== undefined && { maxPasswordAge: MaxPasswordAge }),
      ...(PasswordReusePrevention !== undefined && { passwordReusePrevention: PasswordReusePrevention }),
      ...(HardExpiry !== undefined && { hardExpiry: HardExpiry }),
    };
    return done(put(scope.world, 'accounts', { ...accountOf(scope), passwordPolicy }));
  },
});

const getAccountPasswordPolicy = operation({
  service: 'iam',
  name: 'GetAccountPasswordPolicy',
  parameters: object({}),
  asks: (_, scope) => [passwordPolicyAsk(scope)],
  run: (_, scope) => {
    const policy = accountOf(scope).passwordPolicy;
    if (policy === undefined) {
      return noSuchEntity(`The Password Policy with domain name ${scope.accountId} cannot be found.`);
    }
    return done(scope.world, { PasswordPolicy: shownPolicy(policy) });
  },
});

/** Absent are only the limits that were never set. */
function shownPolicy(policy: PasswordPolicy): Record<string, unknown> {
  const { maxPasswordAge, passwordReusePrevention, hardExpiry } = policy;
  return {
    MinimumPasswordLength: policy.minimumPasswordLength,
    RequireSymbols: policy.requireSymbols,
    RequireNumbers: policy.requireNumbers,
    RequireUppercaseCharacters: policy.requireUppercaseCharacters,
    RequireLowercaseCharacters: policy.requireLowercaseCharacters,
    AllowUsersToChangePassword: policy.allowUsersToChangePassword,
    ExpirePasswords: maxPasswordAge !== undefined,
    ...(maxPasswordAge !== undefined && { MaxPasswordAge: maxPasswordAge }),
    ...(passwordReusePrevention !== undefined && { PasswordReusePrevention: passwordReusePrevention }),
    ...(hardExpiry !== undefined && { HardExpiry: hardExpiry }),
  };
}

const deleteAccountPasswordPolicy = operation({
  service: 'iam',
  name: 'DeleteAccountPasswordPolicy',
  parameters: object({}),
  asks: () => [{ action: 'iam:DeleteAccountPasswordPolicy', resource: '*' }],
  run: (_, scope) => {
    const { passwordPolicy, ...account } = accountOf(scope);
    if (passwordPolicy === undefined) {
      return noSuchEntity('The account policy with name PasswordPolicy cannot be found.');
    }
    return done(put(scope.world, 'accounts', account));
  },
});

export const passwordPolicyOperations: readonly Operation[] = [
  updateAccountPasswordPolicy,
  getAccountPasswordPolicy,
  deleteAccountPasswordPolicy,
];
