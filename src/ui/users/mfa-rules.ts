/** AWS's rules for what is typed about MFA devices. */
import { authenticationCode, virtualMfaDeviceName } from '#api/iam/iam-shapes.ts';
import { rules, type Rule } from '#ui/account/rules.ts';

export const deviceNameRule: Rule = {
  parameter: 'VirtualMFADeviceName',
  shape: virtualMfaDeviceName,
  most: 226,
  says: rules.userName.says,
};

export const codeRule: Rule = {
  parameter: 'AuthenticationCode',
  shape: authenticationCode,
  most: 6,
  says: 'Six digits',
};
