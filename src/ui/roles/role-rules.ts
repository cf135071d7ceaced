/** AWS's rules for the fields of roles, of instance profiles and of the call that assumes a role. */
import * as iamShapes from '#api/iam/iam-shapes.ts';
import * as stsShapes from '#api/sts/sts-shapes.ts';
import { text } from '#api/shape.ts';
import { rules, type Rule } from '#ui/account/rules.ts';

const named = 'Letters, digits and + = , . @ _ -';

export const roleRules = {
  description: {
    parameter: 'Description',
    shape: iamShapes.roleDescription,
    most: 1000,
    says: 'Latin characters',
  },
  customSuffix: { parameter: 'CustomSuffix', shape: iamShapes.customSuffix, most: 64, says: named },
  instanceProfileName: {
    parameter: 'InstanceProfileName',
    shape: iamShapes.instanceProfileName,
    most: 128,
    says: rules.roleName.says,
  },
  accountId: {
    parameter: 'AccountId',
    shape: text({ min: 12, max: 12, pattern: /^\d+$/, shown: '\\d{12}' }),
    most: 12,
    says: 'Twelve digits',
  },
  sessionName: { parameter: 'RoleSessionName', shape: stsShapes.roleSessionName, most: 64, says: named },
  externalId: {
    parameter: 'ExternalId',
    shape: stsShapes.externalId,
    most: 1224,
    says: 'Letters, digits and + = , . @ : / -',
  },
  serialNumber: {
    parameter: 'SerialNumber',
    shape: stsShapes.serialNumber,
    most: 256,
    says: 'ARN of an MFA device of whoever asks',
  },
  tokenCode: { parameter: 'TokenCode', shape: stsShapes.tokenCode, most: 6, says: 'Six digits, good once' },
  audience: {
    parameter: 'Audience',
    shape: text({ min: 1, max: 255 }),
    most: 255,
    says: 'For whom the token was made: a client id of the provider',
  },
  subject: {
    parameter: 'Subject',
    shape: text({ min: 1, max: 1000 }),
    most: 1000,
    says: 'Whom the token is about; * stands for anything',
  },
} as const satisfies Readonly<Record<string, Rule>>;
