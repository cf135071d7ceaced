/**
 * What each rule of a decision is called on the page: the finding in a gate's row, and the rule itself as a
 * person would explain it, in the opened gate.
 *
 * Not here: findings that count or name statements (findings.ts), AWS's page of each rule (authorize/rules.ts).
 */
import type { RuleId } from '#authorize/rules.ts';

/** How a layer stands aside: there is none, it may not bind this request, or AWS need not ask it. */
export type Standing = 'absent' | 'exempt' | 'notNeeded';

export interface RuleWords {
  /** A few words, beside the gate's name. */
  readonly finding: string;
  /** One or two sentences: what AWS does here, and why. */
  readonly because: string;
  readonly standing?: Standing;
}

export const ruleWords = {
  'explicitDeny.found': {
    finding: 'a Deny applies',
    because: 'One Deny that applies ends the evaluation. No Allow anywhere can outweigh it.',
  },
  'explicitDeny.none': {
    finding: 'no Deny applies',
    because: 'AWS looks for a Deny in every policy that applies before it looks for any Allow.',
  },

  'rcp.noOrganization': {
    finding: 'no organization sets any',
    because:
      'Resource control policies belong to an organization that has enabled them. The account of the resource is in none.',
    standing: 'absent',
  },
  'rcp.managementAccount': {
    finding: 'the resource is in the management account',
    because: 'Resource control policies do not bind the resources of the management account.',
    standing: 'exempt',
  },
  'rcp.serviceLinkedRole': {
    finding: 'a service-linked role calls',
    because: 'Resource control policies do not bind the calls of service-linked roles.',
    standing: 'exempt',
  },
  'rcp.serviceNotSupported': {
    finding: 'the service does not take part',
    because: 'Resource control policies bind only some services, and this is none of them.',
    standing: 'exempt',
  },
  'rcp.exemptAction': {
    finding: 'this action is exempt',
    because: 'AWS exempts this action from resource control policies.',
    standing: 'exempt',
  },
  'rcp.everyLevelAllows': {
    finding: 'an Allow at every level',
    because: 'From the root of the organization down to the account of the resource, every level allows it.',
  },
  'rcp.levelLacksAllow': {
    finding: 'a level has no Allow',
    because:
      'Every level from the root down to the account of the resource must allow it. One of them does not.',
  },

  'scp.noOrganization': {
    finding: 'no organization sets any',
    because:
      'Service control policies belong to an organization that has enabled them. The account of the caller is in none.',
    standing: 'absent',
  },
  'scp.managementAccount': {
    finding: 'the caller is in the management account',
    because: 'Service control policies do not bind the principals of the management account.',
    standing: 'exempt',
  },
  'scp.serviceLinkedRole': {
    finding: 'a service-linked role calls',
    because: 'Service control policies do not bind service-linked roles.',
    standing: 'exempt',
  },
  'scp.noAccountPrincipal': {
    finding: 'the caller is no user or role of an account',
    because:
      'Service control policies bind the users, roles and root of an account. This caller is none of them.',
    standing: 'exempt',
  },
  'scp.everyLevelAllows': {
    finding: 'an Allow at every level',
    because: 'From the root of the organization down to the account of the caller, every level allows it.',
  },
  'scp.levelLacksAllow': {
    finding: 'a level has no Allow',
    because:
      'Every level from the root down to the account of the caller must allow it. One of them does not.',
  },

  'endpoint.none': {
    finding: 'goes through no VPC endpoint with a policy',
    because: 'A VPC endpoint without a policy of its own lets everything through.',
    standing: 'absent',
  },
  'endpoint.allows': {
    finding: 'the endpoint policy allows it',
    because: 'The request goes through a VPC endpoint, and the policy of the endpoint lets it pass.',
  },
  'endpoint.noAllow': {
    finding: 'no Allow in the endpoint policy',
    because: 'The request goes through a VPC endpoint whose policy does not allow it.',
  },

  'resource.none': {
    finding: 'none, and none is needed',
    because: 'Within one account, an Allow in an identity policy is enough.',
    standing: 'absent',
  },
  'resource.noGrant': {
    finding: 'grants nothing to this caller',
    because: 'Within one account, an Allow here or in an identity policy is enough. This policy gives none.',
  },
  'resource.directGrant': {
    finding: 'grants it to the caller directly',
    because:
      'Within one account, an Allow that names the caller or everyone is enough. No identity policy, boundary or session policy needs to allow it.',
  },
  'resource.limitedGrant': {
    finding: 'grants it, within boundary and session policy',
    because:
      'An Allow that names the role, or the user behind a session, must still pass the permissions boundary and the session policy.',
  },
  'resource.accountDelegates': {
    finding: 'leaves it to the account',
    because: 'An Allow that names the account hands the choice to the identity policies of that account.',
  },
  'resource.crossAccountGrant': {
    finding: 'grants it across accounts',
    because:
      'Across accounts both sides must allow it: the policy of the resource, and the policies of the caller.',
  },
  'resource.crossAccountNoGrant': {
    finding: 'no Allow for the other account',
    because: 'Across accounts the policy of the resource must allow the caller. Nothing in it does.',
  },
  'resource.otherPartition': {
    finding: 'the resource is in another partition',
    because: 'Access across partitions, such as from aws to aws-cn, is not possible.',
  },
  'resource.grantRequired': {
    finding: 'no Allow for this caller',
    because: 'This caller has no identity policies, so only the policy of the resource could allow it.',
  },
  'resource.keyPolicyEnables': {
    finding: 'lets identity policies decide',
    because: 'A key policy that names the account lets the identity policies of that account decide.',
  },
  'resource.keyPolicyLacksGrant': {
    finding: 'does not let it through',
    because: 'Nobody may use a KMS key unless its key policy says so, or hands the choice to the account.',
  },
  'resource.trustPolicyTrusts': {
    finding: 'trusts the caller',
    because: 'A role can be assumed only by those whom its trust policy allows, and it allows this caller.',
  },
  'resource.trustPolicyLacksTrust': {
    finding: 'does not trust the caller',
    because:
      'A role can be assumed only by those whom its trust policy allows. Nothing in it allows this caller.',
  },
  'resource.rootCannotAssumeRoles': {
    finding: 'root cannot assume roles',
    because: 'AWS does not let the root user of an account assume a role, whatever the trust policy says.',
  },

  'identity.allows': {
    finding: 'an identity policy allows it',
    because: 'An Allow in a policy of the user, of one of its groups, or of the role opens this gate.',
  },
  'identity.noAllow': {
    finding: 'no Allow in any identity policy',
    because: 'Without an Allow the answer is no: that is where every request starts.',
  },
  'identity.notNeeded': {
    finding: 'already granted by the resource',
    because: 'The policy of the resource names the caller directly, so no identity policy needs to allow it.',
    standing: 'notNeeded',
  },
  'identity.rootHasAll': {
    finding: 'root may do everything in its account',
    because: 'The root user has all permissions in its own account. Identity policies cannot be put on it.',
  },
  'identity.noneForPrincipal': {
    finding: 'this caller cannot have any',
    because: 'Only users and roles have identity policies. Here the policy of the resource decides alone.',
    standing: 'absent',
  },

  'boundary.none': {
    finding: 'none is set',
    because: 'Without a permissions boundary, identity policies reach as far as they say.',
    standing: 'absent',
  },
  'boundary.allows': {
    finding: 'lies within the boundary',
    because: 'A permissions boundary grants nothing. It is a ceiling, and this request is below it.',
  },
  'boundary.noAllow': {
    finding: 'no Allow in the boundary',
    because: 'A permissions boundary is a ceiling: what it does not allow, no identity policy can give.',
  },
  'boundary.notNeeded': {
    finding: 'does not limit a direct grant',
    because: 'A boundary does not limit what a resource of the same account grants to the caller directly.',
    standing: 'notNeeded',
  },

  'session.none': {
    finding: 'none was passed',
    because: 'Without a session policy, the session may do all that its role or user may do.',
    standing: 'absent',
  },
  'session.allows': {
    finding: 'lies within the session policy',
    because: 'A session policy grants nothing. It narrows the session, and this request is within it.',
  },
  'session.noAllow': {
    finding: 'no Allow in the session policy',
    because: 'A session policy narrows the session: what it does not allow, the session cannot do.',
  },
  'session.notNeeded': {
    finding: 'does not limit a direct grant',
    because:
      'A session policy does not limit what a resource of the same account grants to the session directly.',
    standing: 'notNeeded',
  },
  'session.federatedUserNeedsOne': {
    finding: 'a federated session without one may do nothing',
    because:
      'A session of GetFederationToken has only the permissions in the session policies that were passed.',
  },

  'noPermissionNeeded.callerIdentity': {
    finding: 'everyone may ask who they are',
    because: 'GetCallerIdentity needs no permission and cannot be denied.',
    standing: 'notNeeded',
  },
  'noPermissionNeeded.sessionToken': {
    finding: 'no permission is needed',
    because: 'GetSessionToken needs no permission.',
    standing: 'notNeeded',
  },
} as const satisfies Record<RuleId, RuleWords>;

/** How a layer that is not asked stands aside. */
export function standingOf(rule: RuleId): Standing {
  const words: RuleWords = ruleWords[rule];
  return words.standing ?? 'absent';
}
