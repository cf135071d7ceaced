/**
 * How old a password may become in an account, and what that means for the next sign-in.
 *
 * AWS: IAM User Guide, "Set an account password policy", "Password expiration": counted from the day on which the password was set;
 * the console warns in the last 15 days. The policy binds IAM users, not root.
 */
import type { Account } from '#account/account.ts';
import { isOver, secondsAfter, secondsBetween } from '#account/iso-time.ts';
import type { LoginProfile } from '#account/login-profile.ts';

const secondsPerDay = 86_400;
const daysOfWarning = 15;

export type PasswordState =
  | { readonly kind: 'valid' }
  /** `days` are left, the one that has begun counts. */
  | { readonly kind: 'expiring'; readonly days: number }
  /** An administrator asked for another one. */
  | { readonly kind: 'resetRequired' }
  | { readonly kind: 'expired' }
  /** Only an administrator can set another one. */
  | { readonly kind: 'blocked' };

/** When the password expires; `undefined` when it never does. */
export function passwordExpiresAt(
  account: Account | undefined,
  { holder, changedAt }: Pick<LoginProfile, 'holder' | 'changedAt'>,
): string | undefined {
  const days = holder.endsWith(':root') ? undefined : account?.passwordPolicy?.maxPasswordAge;
  return days === undefined ? undefined : secondsAfter(changedAt, days * secondsPerDay);
}

/** At this time, ISO 8601. An expired password that only an administrator can replace is blocked, reset or not. */
export function passwordState(
  account: Account | undefined,
  profile: LoginProfile,
  now: string,
): PasswordState {
  const end = passwordExpiresAt(account, profile);
  if (end !== undefined && isOver(end, now)) {
    return { kind: account?.passwordPolicy?.hardExpiry === true ? 'blocked' : 'expired' };
  }
  if (profile.passwordResetRequired) return { kind: 'resetRequired' };
  const days = end === undefined ? Infinity : Math.ceil(secondsBetween(now, end) / secondsPerDay);
  return days <= daysOfWarning ? { kind: 'expiring', days } : { kind: 'valid' };
}
