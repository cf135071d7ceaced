/**
 * A new password in the middle of sign-in, where the old one expired or has to be changed.
 *
 * AWS: IAM User Guide, "Permit IAM users to change their own passwords", "AWS: Allows MFA-authenticated IAM users to manage their own
 * credentials" (who wants MFA first denies this page too). A new password for root: root-password.ts.
 */
import { secondsBetween } from '#account/iso-time.ts';
import { put } from '#account/world.ts';
import { AwsError, isAwsError } from '../aws-error.ts';
import { password } from '../iam/iam-shapes.ts';
import { refusal, withPassword } from '../iam/password.ts';
import { done, operation, type Ask, type Operation, type Outcome, type Scope } from '../operation.ts';
import { object } from '../shape.ts';
import { authenticationFailed } from './mfa-code.ts';
import { claimsOf, proofOver, proofText, readProof, type Proof } from './signin-proof.ts';
import { signinToken } from './signin-shapes.ts';
import { holderOf } from './signing-in.ts';

interface Given {
  readonly SigninToken: string;
  readonly OldPassword: string;
  readonly NewPassword: string;
}

const wrongOldPassword = new AwsError('AuthenticationFailed', 401, authenticationFailed);

const setNewPassword = operation<Given>({
  service: 'signin',
  name: 'SetNewPassword',
  consoleOnly: true,
  unsigned: true,
  parameters: object({ SigninToken: signinToken, OldPassword: password, NewPassword: password }),
  vouch: async (parameters, { world, moment }) => {
    const proof = await readProof(world, parameters.SigninToken, 'newPassword', moment.now);
    if (isAwsError(proof)) return proof;
    const holder = holderOf(world, proof.holder);
    return holder === undefined
      ? proofOver
      : { provider: holder.arn, accountId: holder.accountId, parameters };
  },
  asks: ({ SigninToken }, scope) => changeAsk(SigninToken, scope),
  run: async (given, scope) => {
    const { world, moment } = scope;
    const proof = await readProof(world, given.SigninToken, 'newPassword', moment.now);
    return isAwsError(proof) ? proof : changed(given, proof, scope);
  },
  recorded: ({ SigninToken }, _, world) => {
    const holder = holderOf(world, claimsOf(String(SigninToken)).holder);
    const event = { service: 'iam', operation: 'ChangePassword', parameters: {} };
    return holder === undefined ? event : { ...event, accountId: holder.accountId, callerArn: holder.arn };
  },
});

/** Root is never asked for a new password here. The proof was verified when it was read. */
function changeAsk(token: string, { world, accountId, moment }: Scope): readonly Ask[] {
  const { holder, mfa } = claimsOf(token);
  const isGranted = world.accounts.get(accountId)?.passwordPolicy?.allowUsersToChangePassword === true;
  const age = mfa && Math.max(0, secondsBetween(mfa.at, moment.now));
  const keys = {
    'aws:MultiFactorAuthPresent': String(mfa !== undefined),
    ...(age !== undefined && { 'aws:MultiFactorAuthAge': String(age) }),
  };
  const ask: Ask = { action: 'iam:ChangePassword', resource: holder, keys };
  return [isGranted ? { ...ask, grantedByAccount: true } : ask];
}

async function changed({ OldPassword, NewPassword }: Given, proof: Proof, scope: Scope): Promise<Outcome> {
  const { world, moment } = scope;
  const before = world.loginProfiles.get(proof.holder);
  if (before?.password === undefined) return proofOver;
  if (!(await moment.passwords.matches(OldPassword, before.password))) return wrongOldPassword;
  const refused = await refusal(scope, NewPassword, before);
  if (refused !== undefined) return refused;
  const profile = { ...(await withPassword(scope, before, NewPassword)), passwordResetRequired: false };
  const SigninToken = await proofText({ ...proof, stage: 'complete' }, profile, moment.now);
  return done(put(world, 'loginProfiles', profile), { Challenge: 'Complete', SigninToken });
}

export const newPasswordOperations: readonly Operation[] = [setNewPassword];
