/**
 * A new password for a login profile: whether the account lets it be, and what becomes of the one before.
 *
 * AWS: IAM User Guide, "Set an account password policy for IAM users". The password in force counts among those that may
 * not come back. Not here: what a password must be made of (password-rules.ts).
 */
import type { LoginProfile, PasswordHash } from '#account/login-profile.ts';
import type { User } from '#account/user.ts';
import { AwsError, noSuchEntity } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { brokenRules, passwordRules } from './password-rules.ts';

/** AWS remembers no more. */
const mostRemembered = 24;

export function loginProfileOf({ world }: Scope, user: User): LoginProfile | AwsError {
  return (
    world.loginProfiles.get(user.arn) ?? noSuchEntity(`Login Profile for User ${user.name} cannot be found.`)
  );
}

/** AWS does not say which rule was broken. */
const violation = new AwsError(
  'PasswordPolicyViolation',
  400,
  'Password does not conform to the account password policy.',
);

/** Why this cannot be the password; `before` is the profile that has another one already. */
export async function refusal(
  { world, accountId, moment }: Scope,
  password: string,
  before?: LoginProfile,
): Promise<AwsError | undefined> {
  const account = world.accounts.get(accountId);
  if (brokenRules(password, passwordRules(account)).length > 0) return violation;
  const count = account?.passwordPolicy?.passwordReusePrevention ?? 0;
  for (const hash of passwordsOf(before).slice(0, count)) {
    if (await moment.passwords.matches(password, hash)) return violation;
  }
  return undefined;
}

/** The latest first. */
function passwordsOf(profile: LoginProfile | undefined): readonly PasswordHash[] {
  if (profile === undefined) return [];
  return profile.password === undefined ? profile.former : [profile.password, ...profile.former];
}

/** The profile with another password in force. */
export async function withPassword(
  { moment }: Scope,
  before: LoginProfile,
  password: string,
): Promise<LoginProfile> {
  return {
    ...before,
    password: await moment.passwords.hash(password),
    changedAt: moment.now,
    former: passwordsOf(before).slice(0, mostRemembered),
  };
}
