/** Titles of the pages of AWS's documentation that the rules name. */
import type { Page } from '#authorize/rules.ts';

export const pageTitles = {
  logic: 'How AWS enforcement code logic evaluates requests',
  basics: 'Policy evaluation for requests within a single account',
  crossAccount: 'Cross-account policy evaluation logic',
  principal: 'AWS JSON policy elements: Principal',
  boundaries: 'Permissions boundaries for IAM entities',
  policies: 'Policies and permissions in IAM',
  federation: 'Permissions for GetFederationToken',
  scp: 'Service control policies',
  scpEvaluation: 'SCP evaluation',
  rcp: 'Resource control policies',
  kms: 'Key policies in AWS KMS',
  assumeRole: 'AssumeRole',
  callerIdentity: 'GetCallerIdentity',
  sessionToken: 'Permissions for GetSessionToken',
  endpoint: 'Control access to VPC endpoints using endpoint policies',
} as const satisfies Record<Page, string>;
