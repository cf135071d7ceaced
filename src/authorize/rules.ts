/**
 * The rules of a decision. One id threads code, trace, tests, words (ui/decision/) and AWS's page.
 *
 * `source` names a page of AWS's documentation; `pages` gives the addresses.
 */

export const pages = {
  logic:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
  basics:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html',
  crossAccount:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  principal: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  boundaries: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  policies: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html',
  federation:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html',
  scp: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  scpEvaluation:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html',
  rcp: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  kms: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  assumeRole: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  callerIdentity: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
  sessionToken:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html',
  endpoint: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
} as const;

export type Page = keyof typeof pages;

export const rules = {
  'explicitDeny.found': { source: 'logic' },
  'explicitDeny.none': { source: 'logic' },

  'rcp.noOrganization': { source: 'rcp' },
  'rcp.managementAccount': { source: 'rcp' },
  'rcp.serviceLinkedRole': { source: 'rcp' },
  'rcp.serviceNotSupported': { source: 'rcp' },
  'rcp.exemptAction': { source: 'rcp' },
  'rcp.everyLevelAllows': { source: 'rcp' },
  'rcp.levelLacksAllow': { source: 'rcp' },

  'scp.noOrganization': { source: 'scp' },
  'scp.managementAccount': { source: 'scp' },
  'scp.serviceLinkedRole': { source: 'scp' },
  'scp.noAccountPrincipal': { source: 'scp' },
  'scp.everyLevelAllows': { source: 'scpEvaluation' },
  'scp.levelLacksAllow': { source: 'scpEvaluation' },

  'endpoint.none': { source: 'endpoint' },
  'endpoint.allows': { source: 'endpoint' },
  'endpoint.noAllow': { source: 'endpoint' },

  'resource.none': { source: 'logic' },
  'resource.noGrant': { source: 'logic' },
  'resource.directGrant': { source: 'logic' },
  'resource.limitedGrant': { source: 'logic' },
  'resource.accountDelegates': { source: 'principal' },
  'resource.crossAccountGrant': { source: 'crossAccount' },
  'resource.crossAccountNoGrant': { source: 'crossAccount' },
  'resource.otherPartition': { source: 'crossAccount' },
  'resource.grantRequired': { source: 'logic' },
  'resource.keyPolicyEnables': { source: 'kms' },
  'resource.keyPolicyLacksGrant': { source: 'kms' },
  'resource.trustPolicyTrusts': { source: 'assumeRole' },
  'resource.trustPolicyLacksTrust': { source: 'assumeRole' },
  'resource.rootCannotAssumeRoles': { source: 'assumeRole' },

  'identity.allows': { source: 'logic' },
  'identity.noAllow': { source: 'basics' },
  'identity.notNeeded': { source: 'logic' },
  'identity.rootHasAll': { source: 'policies' },
  'identity.noneForPrincipal': { source: 'principal' },

  'boundary.none': { source: 'boundaries' },
  'boundary.allows': { source: 'boundaries' },
  'boundary.noAllow': { source: 'boundaries' },
  'boundary.notNeeded': { source: 'boundaries' },

  'session.none': { source: 'policies' },
  'session.allows': { source: 'policies' },
  'session.noAllow': { source: 'policies' },
  'session.notNeeded': { source: 'policies' },
  'session.federatedUserNeedsOne': { source: 'federation' },

  'noPermissionNeeded.callerIdentity': { source: 'callerIdentity' },
  'noPermissionNeeded.sessionToken': { source: 'sessionToken' },
} as const satisfies Record<string, { readonly source: Page }>;

export type RuleId = keyof typeof rules;
