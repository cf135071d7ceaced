/**
 * The next page of sign-in, or the console session that it ends in.
 *
 * AWS: IAM User Guide, "Switch from a user to an IAM role (console)": a console session of a user lasts twelve hours; IAM API
 * Reference, "User": PasswordLastUsed. In which order MFA and a new password are asked for is not published.
 */
import { secondsBetween } from '#account/iso-time.ts';
import type { LoginProfile } from '#account/login-profile.ts';
import { put, type World } from '#account/world.ts';
import { AwsError } from '../aws-error.ts';
import { passwordState } from '../iam/password-age.ts';
import { done, type Outcome, type Scope } from '../operation.ts';
import { issue } from '../sts/credentials.ts';
import { proofOver, proofText, type Proof } from './signin-proof.ts';
import { holderOf } from './signing-in.ts';

export const consoleSeconds = 43_200;

/** AWS: several uses within five minutes count as the first of them. */
const secondsOfOneUse = 300;

/** AWS's words are not documented; what to do is. */
export const passwordBlocked = new AwsError(
  'PasswordExpired',
  403,
  'Your password has expired. Contact your administrator to reset it.',
);

/** What follows once password and MFA hold: another password, or the session. */
export async function afterAuthentication(
  scope: Scope,
  world: World,
  profile: LoginProfile,
  mfa: Proof['mfa'],
): Promise<Outcome> {
  const { now } = scope.moment;
  const holder = holderOf(world, profile.holder);
  if (holder === undefined) return proofOver;
  const state = passwordState(world.accounts.get(holder.accountId), profile, now);
  if (state.kind === 'blocked') return passwordBlocked;
  if (state.kind === 'expired' || state.kind === 'resetRequired') {
    const proof: Proof = { holder: holder.arn, stage: 'newPassword', ...(mfa && { mfa }) };
    const SigninToken = await proofText(proof, profile, now);
    return done(world, { Challenge: 'NewPassword', SigninToken, Reason: state.kind });
  }
  const { Credentials, world: after } = issue(
    scope,
    used(world, profile, now),
    draftOf(holder, mfa),
    consoleSeconds,
  );
  return done(after, {
    SessionId: Credentials['AccessKeyId'],
    Expiration: Credentials['Expiration'],
  });
}

function draftOf(
  { arn, accountId }: { readonly arn: string; readonly accountId: string },
  mfa: Proof['mfa'],
) {
  return {
    operation: 'ConsoleLogin',
    principalArn: arn,
    issuerArn: arn,
    accountId,
    name: '',
    policyArns: [],
    tags: {},
    isConsole: true,
    ...(mfa && { mfaAuthenticatedAt: mfa.at }),
  } as const;
}

function used(world: World, profile: LoginProfile, now: string): World {
  const { lastUsedAt } = profile;
  const passed = lastUsedAt === undefined ? Infinity : secondsBetween(lastUsedAt, now);
  const isSameUse = passed >= 0 && passed < secondsOfOneUse;
  return isSameUse ? world : put(world, 'loginProfiles', { ...profile, lastUsedAt: now });
}
