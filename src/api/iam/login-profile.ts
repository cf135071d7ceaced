/**
 * Console passwords of users: set, told of, reset, taken away.
 *
 * AWS: IAM API Reference, "CreateLoginProfile" to "UpdateLoginProfile"; IAM User Guide, "Manage passwords for IAM users".
 * Root's own password is not reached this way. Not here: a user's own change (change-password.ts), signing in (machines/).
 */
import type { LoginProfile } from '#account/login-profile.ts';
import type { User } from '#account/user.ts';
import { put, remove } from '#account/world.ts';
import { entityAlreadyExists, isAwsError } from '../aws-error.ts';
import { done, operation, type Operation } from '../operation.ts';
import { boolean, object, optional } from '../shape.ts';
import { changePassword } from './change-password.ts';
import { credentialHolderArn } from './credential-holder.ts';
import { arnNamed, userNamed, userNamedOrCalling } from './entity.ts';
import { existingUserName, password } from './iam-shapes.ts';
import { loginProfileOf, refusal, withPassword } from './password.ts';

function shownProfile(user: User, profile: LoginProfile): Record<string, unknown> {
  return {
    UserName: user.name,
    CreateDate: profile.createdAt,
    PasswordResetRequired: profile.passwordResetRequired,
  };
}

const createLoginProfile = operation({
  service: 'iam',
  name: 'CreateLoginProfile',
  parameters: object({
    UserName: optional(existingUserName),
    Password: password,
    PasswordResetRequired: optional(boolean),
  }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:CreateLoginProfile', resource: credentialHolderArn(scope, UserName) },
  ],
  run: async ({ UserName, Password, PasswordResetRequired = false }, scope) => {
    const user = userNamedOrCalling(scope, UserName);
    if (isAwsError(user)) return user;
    if (scope.world.loginProfiles.has(user.arn)) {
      return entityAlreadyExists(`Login Profile for user ${user.name} already exists.`);
    }
    const refused = await refusal(scope, Password);
    if (refused !== undefined) return refused;
    const { now, passwords } = scope.moment;
    const profile: LoginProfile = {
      holder: user.arn,
      createdAt: now,
      password: await passwords.hash(Password),
      changedAt: now,
      passwordResetRequired: PasswordResetRequired,
      former: [],
    };
    return done(put(scope.world, 'loginProfiles', profile), { LoginProfile: shownProfile(user, profile) });
  },
});

const getLoginProfile = operation({
  service: 'iam',
  name: 'GetLoginProfile',
  parameters: object({ UserName: optional(existingUserName) }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:GetLoginProfile', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName }, scope) => {
    const user = userNamedOrCalling(scope, UserName);
    if (isAwsError(user)) return user;
    const profile = loginProfileOf(scope, user);
    if (isAwsError(profile)) return profile;
    return done(scope.world, { LoginProfile: shownProfile(user, profile) });
  },
});

const updateLoginProfile = operation({
  service: 'iam',
  name: 'UpdateLoginProfile',
  parameters: object({
    UserName: existingUserName,
    Password: optional(password),
    PasswordResetRequired: optional(boolean),
  }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:UpdateLoginProfile', resource: arnNamed(scope, 'user', UserName) },
  ],
  run: async ({ UserName, Password, PasswordResetRequired }, scope) => {
    const user = userNamed(scope, UserName);
    if (isAwsError(user)) return user;
    const before = loginProfileOf(scope, user);
    if (isAwsError(before)) return before;
    const refused = Password === undefined ? undefined : await refusal(scope, Password, before);
    if (refused !== undefined) return refused;
    const profile = Password === undefined ? before : await withPassword(scope, before, Password);
    const passwordResetRequired = PasswordResetRequired ?? before.passwordResetRequired;
    return done(put(scope.world, 'loginProfiles', { ...profile, passwordResetRequired }));
  },
});

const deleteLoginProfile = operation({
  service: 'iam',
  name: 'DeleteLoginProfile',
  parameters: object({ UserName: optional(existingUserName) }),
  asks: ({ UserName }, scope) => [
    { action: 'iam:DeleteLoginProfile', resource: credentialHolderArn(scope, UserName) },
  ],
  run: ({ UserName }, scope) => {
    const user = userNamedOrCalling(scope, UserName);
    if (isAwsError(user)) return user;
    const profile = loginProfileOf(scope, user);
    return isAwsError(profile) ? profile : done(remove(scope.world, 'loginProfiles', profile.holder));
  },
});

export const loginProfileOperations: readonly Operation[] = [
  createLoginProfile,
  getLoginProfile,
  updateLoginProfile,
  deleteLoginProfile,
  changePassword,
];
