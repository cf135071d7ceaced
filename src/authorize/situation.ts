/**
 * What kind of request it is, and so which layers AWS asks: same account or not, which principal, which resource.
 *
 * AWS: IAM User Guide, "How AWS enforcement code logic evaluates requests"; Organizations User Guide, SCPs and RCPs.
 * Not here: what the layers answer (questions.ts).
 */
import { isRootArn, parseArn } from '#account/arn.ts';
import { isServiceLinkedRoleArn } from '#account/role.ts';
import type { ApplicablePolicies, AuthorizationRequest } from './authorization-request.ts';
import type { Principal } from './principal.ts';
import { rcpServices } from '#policy/rcp-services.ts';
import type { RuleId } from './rules.ts';

/** `keyPolicy` and `trustPolicy`: resources whose own policy must say yes, also within the account. */
export type ResourceKind = 'ordinary' | 'keyPolicy' | 'trustPolicy';

/** Whether a layer is asked, or the rule by which it is not. */
export type Asked = true | RuleId;

/** What the request alone tells. */
export interface RequestFacts {
  /** Set for calls that need no permission and cannot be denied. */
  readonly free: RuleId | undefined;
  readonly principal: Principal['kind'];
  readonly callerAccount: string | undefined;
  readonly resourceAccount: string;
  /** Services, anonymous callers and identity providers belong to none. */
  readonly account: 'same' | 'other' | 'none';
  readonly otherPartition: boolean;
  readonly resourceKind: ResourceKind;
  /** An action on a role that its trust policy says nothing about. */
  readonly beyondTrustPolicy: boolean;
  /** Root calls, or a federated user for whom root asked: everything in the account is theirs. */
  readonly carriesRoot: boolean;
  /** Root may do everything in its account but this. */
  readonly rootAssumesRole: boolean;
  readonly isServiceLinkedRole: boolean;
  /** Why RCPs do not restrict this action, whatever the resource. */
  readonly rcpException: RuleId | undefined;
}

/** The facts, and which layers are asked. */
export interface Situation {
  readonly facts: RequestFacts;
  readonly rcp: Asked;
  readonly scp: Asked;
  readonly endpoint: Asked;
  /** There is a policy, and it governs this action. */
  readonly resourcePolicy: boolean;
  /** The caller is one that identity policies can be attached to. */
  readonly identityPolicies: boolean;
  readonly boundary: boolean;
  readonly sessionPolicies: boolean;
}

export function requestFacts(request: AuthorizationRequest): RequestFacts {
  const { principal, resource } = request;
  const action = request.action.toLowerCase();
  const callerAccount = 'accountId' in principal ? principal.accountId : undefined;
  const isRoleArn = isRole(resource.arn);
  const isTrust = isRoleArn && trustActions.has(action);
  return {
    free: freeCalls.get(action),
    principal: principal.kind,
    callerAccount,
    resourceAccount: resource.accountId,
    account: callerAccount === undefined ? 'none' : callerAccount === resource.accountId ? 'same' : 'other',
    otherPartition: isOtherPartition(request),
    resourceKind: isTrust ? 'trustPolicy' : isKey(resource.arn) ? 'keyPolicy' : 'ordinary',
    beyondTrustPolicy: isRoleArn && !isTrust,
    carriesRoot: carriesRoot(principal),
    rootAssumesRole: principal.kind === 'root' && action === 'sts:assumerole',
    isServiceLinkedRole: principal.kind === 'roleSession' && isServiceLinkedRoleArn(principal.roleArn),
    rcpException: rcpException(action),
  };
}

export function situationOf(facts: RequestFacts, policies: ApplicablePolicies): Situation {
  const { principal } = facts;
  const isLimitedSession = principal === 'roleSession' || principal === 'federatedUser';
  const holdsPolicies = isLimitedSession || principal === 'user';
  return {
    facts,
    rcp: rcpAsked(facts, policies),
    scp: scpAsked(facts, policies),
    endpoint: isPresent(policies.endpointPolicies) ? true : 'endpoint.none',
    resourcePolicy: policies.resourcePolicy !== undefined && !facts.beyondTrustPolicy,
    identityPolicies: holdsPolicies && !facts.carriesRoot,
    boundary: holdsPolicies && isPresent(policies.permissionsBoundaries),
    sessionPolicies: isLimitedSession && isPresent(policies.sessionPolicies),
  };
}

function carriesRoot(principal: Principal): boolean {
  if (principal.kind === 'federatedUser') return isRootArn(principal.issuerArn);
  return principal.kind === 'root';
}

/** An empty list of boundaries, session or endpoint policies means that there is none. */
function isPresent(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}

/** AWS: STS API Reference, GetCallerIdentity and GetSessionToken: no permissions are required. */
const freeCalls: ReadonlyMap<string, RuleId> = new Map([
  ['sts:getcalleridentity', 'noPermissionNeeded.callerIdentity'],
  ['sts:getsessiontoken', 'noPermissionNeeded.sessionToken'],
]);

const trustActions: ReadonlySet<string> = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
]);

/** AWS: KMS Developer Guide, "Key policies". Aliases and calls on `*` have no key policy. */
function isKey(arn: string): boolean {
  const parsed = parseArn(arn);
  return parsed?.service === 'kms' && parsed.resource.startsWith('key/');
}

function isRole(arn: string): boolean {
  const parsed = parseArn(arn);
  return parsed?.service === 'iam' && parsed.resource.startsWith('role/');
}

function isOtherPartition({ principal, resource }: AuthorizationRequest): boolean {
  const caller = 'arn' in principal ? parseArn(principal.arn)?.partition : undefined;
  const thing = parseArn(resource.arn)?.partition;
  return caller !== undefined && thing !== undefined && caller !== thing;
}

function rcpException(action: string): RuleId | undefined {
  if (action === 'kms:retiregrant') return 'rcp.exemptAction';
  return rcpServices.has(action.split(':')[0] ?? '') ? undefined : 'rcp.serviceNotSupported';
}

/** AWS: Organizations User Guide, "Resource control policies": what they do not restrict. */
function rcpAsked(facts: RequestFacts, policies: ApplicablePolicies): Asked {
  if (policies.resourceControlPolicies === undefined) return 'rcp.noOrganization';
  if (isManagementAccount(facts.resourceAccount, policies)) return 'rcp.managementAccount';
  if (facts.isServiceLinkedRole) return 'rcp.serviceLinkedRole';
  return facts.rcpException ?? true;
}

function isManagementAccount(account: string, { managementAccountIds = [] }: ApplicablePolicies): boolean {
  return managementAccountIds.includes(account);
}

/** AWS: Organizations User Guide, "Service control policies": tasks and entities not restricted by SCPs. */
function scpAsked(facts: RequestFacts, policies: ApplicablePolicies): Asked {
  if (facts.callerAccount === undefined) return 'scp.noAccountPrincipal';
  if (policies.serviceControlPolicies === undefined) return 'scp.noOrganization';
  if (isManagementAccount(facts.callerAccount, policies)) return 'scp.managementAccount';
  return facts.isServiceLinkedRole ? 'scp.serviceLinkedRole' : true;
}
