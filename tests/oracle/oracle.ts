/**
 * A second opinion: decides a request as plainly as AWS's pages put it, sharing no code with the engine.
 *
 * AWS: IAM User Guide, "Policy evaluation logic"; AWS Organizations User Guide, "SCP evaluation", "RCPs".
 * Slow and exhaustive on purpose; tests compare the engine with it.
 */
import type {
  ApplicablePolicies,
  AuthorizationRequest,
  Level,
  PolicySource,
} from '#authorize/authorization-request.ts';
import type { Naming, Question, Verdict } from '#authorize/decision.ts';
import type { Principal } from '#authorize/principal.ts';
import { isSound, naming, statementApplies, type DocumentKind } from './statement.ts';

export interface Opinion {
  readonly verdict: Verdict;
  /** Every question that stands in the way, whatever the others say. */
  readonly blocking: readonly Question[];
}

/** One statement of a document and what becomes of it. */
export interface Ruling {
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly applies: boolean;
  readonly naming: Naming | undefined;
}

/** RCPs reach these services only. AWS: Organizations User Guide, "Resource control policies (RCPs)". */
const rcpServices = (
  'appstream dsql clouddirectory cloudfront cloudsearch logs networkmonitor cognito-identity cognito-idp ' +
  'comprehend comprehendmedical firehose dynamodb dax autoscaling ecr ecr-public gamelift inspector-scan kendra ' +
  'kinesisvideo memorydb aoss personalize polly s3 swf sqs textract timestream-influxdb transcribe translate ' +
  'workspaces appconfig autoscaling-plans budgets servicediscovery cloudtrail-data codeartifact codebuild ' +
  'codecommit codepipeline compute-optimizer cost-optimization-hub events fms fis health rolesanywhere kms ' +
  'opensearch pricing pca-connector-ad resource-groups secretsmanager sts signin support transfer notifications ' +
  'wafv2 xray'
).split(' ');

export function opinionOn(request: AuthorizationRequest, policies: ApplicablePolicies): Opinion {
  if (isAction(request, 'sts:GetCallerIdentity', 'sts:GetSessionToken'))
    return { verdict: 'Allowed', blocking: [] };
  const rulings = bindingRulings(request, policies);
  const denied = Object.values(rulings)
    .flat(3)
    .some(({ effect, applies }) => effect === 'Deny' && applies);
  const blocking: Question[] = [
    ...when(denied, 'explicitDeny'),
    ...when(!rulings.rcps.every(allows), 'resourceControlPolicies'),
    ...when(!rulings.scps.every(allows), 'serviceControlPolicies'),
    ...when(!rulings.endpoint.every(allows), 'endpointPolicy'),
    ...missingGrants(request, rulings),
  ];
  // AWS: "Roles may not be assumed by root accounts."
  const refused = request.principal.kind === 'root' && isAction(request, 'sts:AssumeRole');
  if (denied) return { verdict: 'ExplicitlyDenied', blocking };
  return { verdict: refused || blocking.length > 0 ? 'ImplicitlyDenied' : 'Allowed', blocking };
}

/** Every layer that binds, as a list of sets of policies each of which must allow. No set: nothing to pass. */
interface Rulings {
  readonly identity: readonly Ruling[][];
  readonly boundary: readonly Ruling[][];
  readonly session: readonly Ruling[][];
  readonly scps: readonly Ruling[][];
  readonly rcps: readonly Ruling[][];
  readonly endpoint: readonly Ruling[][];
  readonly resource: readonly Ruling[][];
}

function bindingRulings(request: AuthorizationRequest, policies: ApplicablePolicies): Rulings {
  const { kind } = request.principal;
  const canCarry = kind === 'user' || kind === 'roleSession' || kind === 'federatedUser';
  const hasSession = kind === 'roleSession' || kind === 'federatedUser';
  const rule = (of: DocumentKind, sources: readonly PolicySource[] | undefined): Ruling[][] =>
    sources === undefined ? [] : [sources.flatMap((source) => rulingsOn(source, of, request, policies))];
  const levels = (of: DocumentKind, all: readonly Level[] | undefined): Ruling[][] =>
    (all ?? []).flatMap((level) => rule(of, level.policies));
  const resourcePolicy =
    speaksOfRole(request) && !isRoleAssumption(request) ? undefined : policies.resourcePolicy;
  return {
    identity: canCarry && !hasAll(request.principal) ? rule('identity', policies.identityPolicies) : [],
    boundary: canCarry ? rule('identity', ifAny(policies.permissionsBoundaries)) : [],
    session: hasSession ? rule('identity', ifAny(policies.sessionPolicies)) : [],
    scps: scpsBind(request, policies) ? levels('identity', policies.serviceControlPolicies) : [],
    rcps: rcpsBind(request, policies) ? levels('resource', policies.resourceControlPolicies) : [],
    endpoint: rule('resource', ifAny(policies.endpointPolicies)),
    resource: rule('resource', resourcePolicy && [resourcePolicy]),
  };
}

/** An empty list of boundaries, session or endpoint policies is none. */
function ifAny<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list !== undefined && list.length > 0 ? list : undefined;
}

/** What becomes of each statement of one document; none if the text is no policy. */
export function rulingsOn(
  source: PolicySource,
  kind: DocumentKind,
  request: AuthorizationRequest,
  policies: ApplicablePolicies,
): Ruling[] {
  const document = readDocument(source.document);
  const circumstances = {
    kind,
    variables: document.version === '2012-10-17',
    carriesBoundary: carriesBoundary(request, policies),
  };
  return document.statements.map((statement) => {
    if (!isSound(statement, kind)) return { effect: undefined, applies: false, naming: undefined };
    return {
      effect: statement.Effect,
      applies: statementApplies(statement, request, circumstances),
      naming: naming(statement, request.principal, circumstances),
    };
  });
}

function readDocument(text: string): { version: unknown; statements: readonly unknown[] } {
  try {
    const { Version: version, Statement: statement } = JSON.parse(text) as {
      Version?: unknown;
      Statement?: unknown;
    };
    return { version, statements: [statement ?? []].flat() };
  } catch {
    return { version: undefined, statements: [] };
  }
}

function carriesBoundary({ principal }: AuthorizationRequest, policies: ApplicablePolicies): boolean {
  const canCarry = ['user', 'roleSession', 'federatedUser'].includes(principal.kind);
  return canCarry && ifAny(policies.permissionsBoundaries) !== undefined;
}

/** Who is in the way of a grant: the resource's side, the principal's side or both. */
function missingGrants(request: AuthorizationRequest, rulings: Rulings): Question[] {
  const { principal, resource } = request;
  const granted = (as: Naming): boolean =>
    rulings.resource
      .flat()
      .some(({ effect, applies, naming }) => effect === 'Allow' && applies && naming === as);
  const [direct, limited, account] = [granted('direct'), granted('limited'), granted('account')];
  if (!('accountId' in principal)) return when(!direct, 'resourcePolicy');

  const same = principal.accountId === resource.accountId;
  if (same && direct) return [];
  const named = direct || limited || account;
  const resourceSide = same ? named || !needsResourcePolicy(request) : named && partitionsMeet(request);
  const identitySide = hasAll(principal) || (same && limited) || rulings.identity.some(allows);
  const unpermitted = principal.kind === 'federatedUser' && rulings.session.length === 0;
  return [
    ...when(!resourceSide, 'resourcePolicy'),
    ...when(!identitySide, 'identityPolicies'),
    ...when(!rulings.boundary.every(allows), 'permissionsBoundary'),
    ...when(unpermitted || !rulings.session.every(allows), 'sessionPolicy'),
  ];
}

/** Root, and whoever it asked a federation token for. */
function hasAll(principal: Principal): boolean {
  const { kind } = principal;
  return kind === 'root' || (kind === 'federatedUser' && principal.issuerArn.endsWith(':root'));
}

function allows(rulings: readonly Ruling[]): boolean {
  return rulings.some(({ effect, applies }) => effect === 'Allow' && applies);
}

function when(condition: boolean, question: Question): Question[] {
  return condition ? [question] : [];
}

function isAction(request: AuthorizationRequest, ...actions: readonly string[]): boolean {
  return actions.some((action) => action.toLowerCase() === request.action.toLowerCase());
}

function resourceIs(request: AuthorizationRequest, service: string, prefix: string): boolean {
  const parts = request.resource.arn.split(':');
  return parts[2] === service && parts.slice(5).join(':').startsWith(prefix);
}

function speaksOfRole(request: AuthorizationRequest): boolean {
  return resourceIs(request, 'iam', 'role/');
}

/** The actions that a role's trust policy governs; it says nothing about others. */
function isRoleAssumption(request: AuthorizationRequest): boolean {
  const trusted = isAction(request, 'sts:TagSession', 'sts:SetSourceIdentity');
  return speaksOfRole(request) && (trusted || request.action.toLowerCase().startsWith('sts:assumerole'));
}

/** Where identity policies alone grant nothing, even within the account. */
function needsResourcePolicy(request: AuthorizationRequest): boolean {
  return isRoleAssumption(request) || resourceIs(request, 'kms', 'key/');
}

function partitionsMeet({ principal, resource }: AuthorizationRequest): boolean {
  const partition = (arn: string): string | undefined => arn.split(':')[1];
  return (
    !('arn' in principal) || resource.arn === '*' || partition(principal.arn) === partition(resource.arn)
  );
}

function isServiceLinked({ principal }: AuthorizationRequest): boolean {
  return (
    principal.kind === 'roleSession' &&
    /^[^:]*:[^:]*:iam::\d*:role\/aws-service-role\//.test(principal.roleArn)
  );
}

function scpsBind(request: AuthorizationRequest, { managementAccountIds = [] }: ApplicablePolicies): boolean {
  const { principal } = request;
  return (
    'accountId' in principal &&
    !managementAccountIds.includes(principal.accountId) &&
    !isServiceLinked(request)
  );
}

function rcpsBind(request: AuthorizationRequest, { managementAccountIds = [] }: ApplicablePolicies): boolean {
  const supported = rcpServices.includes(request.action.split(':')[0]?.toLowerCase() ?? '');
  const exempt = isServiceLinked(request) || isAction(request, 'kms:RetireGrant');
  return supported && !exempt && !managementAccountIds.includes(request.resource.accountId);
}
