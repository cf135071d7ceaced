/**
 * AWS's questions in AWS's order: each turns what its policies say into an answer and the rule behind it.
 *
 * AWS: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny access". The verdict is
 * read off the answers: any explicit denial, else any implicit one, else allowed.
 * Not here: which layers are asked (situation.ts), what their statements say (statement.ts).
 */
import type { Answer, Naming, Verdict } from './decision.ts';
import type { RuleId } from './rules.ts';
import type { Asked, RequestFacts, Situation } from './situation.ts';

/** What the policies of each layer say about the request. Layers that are not asked say `false`. */
export interface Outcomes {
  readonly denied: boolean;
  /** Every level has an Allow. */
  readonly rcp: boolean;
  readonly scp: boolean;
  readonly endpoint: boolean;
  /** The strongest way in which an applying Allow of the resource's policy names the caller. */
  readonly grant: Naming | undefined;
  readonly identity: boolean;
  readonly boundary: boolean;
  readonly session: boolean;
}

export interface Answered {
  readonly answer: Answer;
  readonly rule: RuleId;
}

/** In the order of `questions` (decision.ts). */
export function answerAll(situation: Situation, outcomes: Outcomes): readonly Answered[] {
  if (situation.facts.free !== undefined) return freely(situation.facts.free);
  return [
    outcomes.denied
      ? answered('ExplicitlyDenied', 'explicitDeny.found')
      : answered('continue', 'explicitDeny.none'),
    everyLevel(situation.rcp, outcomes.rcp, 'rcp.everyLevelAllows', 'rcp.levelLacksAllow'),
    everyLevel(situation.scp, outcomes.scp, 'scp.everyLevelAllows', 'scp.levelLacksAllow'),
    everyLevel(situation.endpoint, outcomes.endpoint, 'endpoint.allows', 'endpoint.noAllow'),
    resourcePolicy(situation, outcomes.grant),
    identityPolicies(situation, outcomes),
    permissionsBoundary(situation, outcomes),
    sessionPolicy(situation, outcomes),
  ];
}

export function verdictOf(answers: readonly Answered[]): Verdict {
  if (answers.some(({ answer }) => answer === 'ExplicitlyDenied')) return 'ExplicitlyDenied';
  return answers.some(({ answer }) => answer === 'ImplicitlyDenied') ? 'ImplicitlyDenied' : 'Allowed';
}

function answered(answer: Answer, rule: RuleId): Answered {
  return { answer, rule };
}

function freely(rule: RuleId): readonly Answered[] {
  const unasked = answered('notApplicable', rule);
  return [answered('Allowed', rule), unasked, unasked, unasked, unasked, unasked, unasked, unasked];
}

/** A filter: it never grants, it lets through or not. */
function everyLevel(asked: Asked, allows: boolean, passes: RuleId, lacks: RuleId): Answered {
  if (asked !== true) return answered('notApplicable', asked);
  return allows ? answered('continue', passes) : answered('ImplicitlyDenied', lacks);
}

function resourcePolicy(situation: Situation, grant: Naming | undefined): Answered {
  const { facts } = situation;
  if (facts.rootAssumesRole) return answered('ImplicitlyDenied', 'resource.rootCannotAssumeRoles');
  if (facts.account === 'none') return forOutsider(facts, grant);
  if (facts.account === 'other') return acrossAccounts(facts, grant);
  if (facts.resourceKind !== 'ordinary') return ownPolicyRequired(facts, grant);
  if (!situation.resourcePolicy) return answered('notApplicable', 'resource.none');
  return withinAccount(grant);
}

const lacking = {
  ordinary: 'resource.grantRequired',
  keyPolicy: 'resource.keyPolicyLacksGrant',
  trustPolicy: 'resource.trustPolicyLacksTrust',
} as const;

/** Services, anonymous callers and identity providers have nothing but the resource's policy. */
function forOutsider({ resourceKind }: RequestFacts, grant: Naming | undefined): Answered {
  if (grant === undefined) return answered('ImplicitlyDenied', lacking[resourceKind]);
  return answered(
    'Allowed',
    resourceKind === 'trustPolicy' ? 'resource.trustPolicyTrusts' : 'resource.directGrant',
  );
}

/** Both accounts must say yes; the names only matter within one account. */
function acrossAccounts({ resourceKind, otherPartition }: RequestFacts, grant: Naming | undefined): Answered {
  if (otherPartition) return answered('ImplicitlyDenied', 'resource.otherPartition');
  if (grant !== undefined) return answered('continue', 'resource.crossAccountGrant');
  const rule = resourceKind === 'ordinary' ? 'resource.crossAccountNoGrant' : lacking[resourceKind];
  return answered('ImplicitlyDenied', rule);
}

/** KMS keys and role trust: without a word of the resource's own policy nobody gets in. */
function ownPolicyRequired({ resourceKind }: RequestFacts, grant: Naming | undefined): Answered {
  const isKey = resourceKind === 'keyPolicy';
  if (grant === undefined) return answered('ImplicitlyDenied', lacking[resourceKind]);
  if (grant === 'account') {
    return answered('continue', isKey ? 'resource.keyPolicyEnables' : 'resource.accountDelegates');
  }
  return isKey ? withinAccount(grant) : answered('Allowed', 'resource.trustPolicyTrusts');
}

function withinAccount(grant: Naming | undefined): Answered {
  if (grant === 'direct') return answered('Allowed', 'resource.directGrant');
  if (grant === 'limited') return answered('Allowed', 'resource.limitedGrant');
  return answered('continue', grant === undefined ? 'resource.noGrant' : 'resource.accountDelegates');
}

/** Within one account a grant to role, user or session needs no identity policy beside it. */
function isGranted({ facts }: Situation, { grant }: Outcomes): boolean {
  return facts.account === 'same' && (grant === 'direct' || grant === 'limited');
}

/** … and one to the caller itself is not even limited by boundary and session policy. */
function isDirect({ facts }: Situation, { grant }: Outcomes): boolean {
  return facts.account === 'same' && grant === 'direct';
}

function identityPolicies(situation: Situation, outcomes: Outcomes): Answered {
  const granted = isGranted(situation, outcomes);
  if (situation.facts.carriesRoot) return answered(granted ? 'continue' : 'Allowed', 'identity.rootHasAll');
  if (!situation.identityPolicies) return answered('notApplicable', 'identity.noneForPrincipal');
  if (outcomes.identity) return answered(granted ? 'continue' : 'Allowed', 'identity.allows');
  return granted
    ? answered('notApplicable', 'identity.notNeeded')
    : answered('ImplicitlyDenied', 'identity.noAllow');
}

function permissionsBoundary(situation: Situation, outcomes: Outcomes): Answered {
  if (!situation.boundary) return answered('notApplicable', 'boundary.none');
  if (outcomes.boundary) return answered('continue', 'boundary.allows');
  return isDirect(situation, outcomes)
    ? answered('notApplicable', 'boundary.notNeeded')
    : answered('ImplicitlyDenied', 'boundary.noAllow');
}

function sessionPolicy(situation: Situation, outcomes: Outcomes): Answered {
  if (situation.sessionPolicies && outcomes.session) return answered('continue', 'session.allows');
  const isNeeded = situation.sessionPolicies || situation.facts.principal === 'federatedUser';
  if (!isNeeded) return answered('notApplicable', 'session.none');
  if (isDirect(situation, outcomes)) return answered('notApplicable', 'session.notNeeded');
  const rule = situation.sessionPolicies ? 'session.noAllow' : 'session.federatedUserNeedsOne';
  return answered('ImplicitlyDenied', rule);
}
