/**
 * Root sets its password by the link that AWS mails to the account's address: where it was forgotten, or never was in this world.
 *
 * AWS: AWS Sign-In User Guide, "I forgot my root user password"; IAM User Guide, "Change the password for the root user": AWS's own rules
 * hold, not those of the account's policy. Whoever holds the playground holds that mailbox.
 */
import type { LoginProfile } from '#account/login-profile.ts';
import { put } from '#account/world.ts';
import { AwsError } from '../aws-error.ts';
import { password } from '../iam/iam-shapes.ts';
import { brokenRules, rootPasswordRules } from '../iam/password-rules.ts';
import { withPassword } from '../iam/password.ts';
import { done, operation, type Operation } from '../operation.ts';
import { object } from '../shape.ts';
import { authenticationFailed } from './mfa-code.ts';
import { typed } from './signin-shapes.ts';
import { holderNamed } from './signing-in.ts';

const unknownAddress = new AwsError('AuthenticationFailed', 401, authenticationFailed);
const weak = new AwsError('PasswordPolicyViolation', 400, 'Password does not meet the requirements of AWS.');

const recoverRootPassword = operation<{ readonly Email: string; readonly NewPassword: string }>({
  service: 'signin',
  name: 'RecoverRootPassword',
  consoleOnly: true,
  unsigned: true,
  parameters: object({ Email: typed, NewPassword: password }),
  asks: () => [],
  run: async ({ Email, NewPassword }, scope) => {
    const { world, moment } = scope;
    const root = holderNamed(world, { Email });
    const account = world.accounts.get(root?.accountId ?? '');
    if (root === undefined || account === undefined) return unknownAddress;
    if (brokenRules(NewPassword, rootPasswordRules(account)).length > 0) return weak;
    const before = world.loginProfiles.get(root.arn) ?? firstProfile(root.arn, moment.now);
    const profile = await withPassword(scope, before, NewPassword);
    return done(put(world, 'loginProfiles', profile));
  },
  recorded: ({ Email }, _, world) => {
    const root = holderNamed(world, { Email: String(Email) });
    const event = { operation: 'PasswordRecoveryCompleted', parameters: {} };
    return root === undefined ? event : { ...event, accountId: root.accountId, callerArn: root.arn };
  },
});

function firstProfile(holder: string, now: string): LoginProfile {
  return { holder, createdAt: now, changedAt: now, passwordResetRequired: false, former: [] };
}

export const rootPasswordOperations: readonly Operation[] = [recoverRootPassword];
