/**
 * A user changes its own console password.
 *
 * AWS: IAM API Reference, "ChangePassword": for IAM users only. Not here: resets by an administrator (login-profile.ts).
 */
import { put } from '#account/world.ts';
import { accessDeniedError, AwsError, isAwsError } from '../aws-error.ts';
import { done, operation } from '../operation.ts';
import { object } from '../shape.ts';
import { password } from './iam-shapes.ts';
import { changePasswordAsk } from './own-password.ts';
import { loginProfileOf, refusal, withPassword } from './password.ts';

const notAUser = new AwsError('InvalidUserType', 400, 'Only IAM Users can change their own password');

export const changePassword = operation({
  service: 'iam',
  name: 'ChangePassword',
  parameters: object({ OldPassword: password, NewPassword: password }),
  asks: (_, scope) => [changePasswordAsk(scope)],
  run: async ({ OldPassword, NewPassword }, scope) => {
    const user = scope.caller?.principal.kind === 'user' ? scope.caller.user : undefined;
    if (user === undefined) return notAUser;
    const before = loginProfileOf(scope, user);
    if (isAwsError(before)) return before;
    const { passwords } = scope.moment;
    const isOld = before.password !== undefined && (await passwords.matches(OldPassword, before.password));
    if (!isOld) return accessDeniedError('The old password was incorrect.');
    const refused = await refusal(scope, NewPassword, before);
    if (refused !== undefined) return refused;
    const profile = await withPassword(scope, before, NewPassword);
    return done(put(scope.world, 'loginProfiles', { ...profile, passwordResetRequired: false }));
  },
});
