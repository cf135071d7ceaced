import { missing, type Conversations } from './conversation.ts';

const noBob = 'The user with name bob cannot be found.';
const tooShort = 'PasswordPolicyViolation 400: Password does not conform to the account password policy.';

export const passwords: Conversations = {
  'a person gets a password, changes it and loses it': [
    ['CreateUser', { UserName: 'alice' }, {}],
    ['CreateAccessKey', { UserName: 'alice' }, {}],
    [
      'CreateLoginProfile',
      { UserName: 'alice', Password: 'Correct-horse-9', PasswordResetRequired: true },
      { LoginProfile: { UserName: 'alice', PasswordResetRequired: true } },
    ],
    [
      'CreateLoginProfile',
      { UserName: 'alice', Password: 'Correct-horse-9' },
      'EntityAlreadyExists 409: Login Profile for user alice already exists.',
    ],
    ['GetLoginProfile', { UserName: 'alice' }, { LoginProfile: { UserName: 'alice' } }],
    missing('GetLoginProfile', { UserName: 'nobody' }, 'Login Profile for User nobody cannot be found.'),
    ['UpdateLoginProfile', { UserName: 'alice', Password: 'Battery-staple-9' }, {}],
    missing('UpdateLoginProfile', { UserName: 'bob' }, noBob),
    ['UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true }, {}],
    ['ChangePassword', { OldPassword: 'Battery-staple-9', NewPassword: 'Horse-battery-9' }, {}, 'alice'],
    [
      'ChangePassword',
      { OldPassword: 'a', NewPassword: 'Horse-battery-9' },
      'InvalidUserType 400: Only IAM Users can change their own password',
    ],
    ['DeleteLoginProfile', { UserName: 'alice' }, {}],
    missing('DeleteLoginProfile', { UserName: 'bob' }, noBob),
  ],
  'an account has rules for passwords': [
    ['UpdateAccountPasswordPolicy', { MinimumPasswordLength: 20, RequireSymbols: true }, {}],
    [
      'UpdateAccountPasswordPolicy',
      { MinimumPasswordLength: 5 },
      "ValidationError 400: 1 validation error detected: Value at 'minimumPasswordLength' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 6',
    ],
    [
      'GetAccountPasswordPolicy',
      {},
      { PasswordPolicy: { MinimumPasswordLength: 20, RequireSymbols: true, RequireNumbers: false } },
    ],
    ['CreateLoginProfile', { UserName: 'nobody', Password: 'short' }, tooShort],
    ['DeleteAccountPasswordPolicy', {}, {}],
    missing(
      'DeleteAccountPasswordPolicy',
      {},
      'The account policy with name PasswordPolicy cannot be found.',
    ),
    missing(
      'GetAccountPasswordPolicy',
      {},
      'The Password Policy with domain name 111122223333 cannot be found.',
    ),
  ],
};
