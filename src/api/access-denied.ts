/**
 * The error with which AWS turns a request away, in AWS's own words.
 *
 * AWS: IAM User Guide, "Troubleshoot access denied error messages"; Security Blog, "Enhanced access denied error
 * messages with policy ARNs"; the service guides of S3, KMS, EC2 and STS. AWS names one policy type only.
 */
import { parseArn } from '#account/arn.ts';
import type { PolicyRef } from '#account/policy-ref.ts';
import { organizationPath } from '#account/organization-path.ts';
import type { World } from '#account/world.ts';
import type { AuthorizationRequest } from '#authorize/authorization-request.ts';
import type { Decision, PolicyTrace, Question, Step } from '#authorize/decision.ts';
import type { Principal } from '#authorize/principal.ts';
import { AwsError } from './aws-error.ts';

/** The encoded message of a refusal (authorization-message.ts): handed in, since few readers need it. */
export type Encode = (request: AuthorizationRequest, decision: Decision, world?: World) => string;

/**
 * For a decision that denies. `world` tells organizations and policy ARNs; without one they are left out, and without
 * `encode` the encoded message of EC2.
 */
export function accessDenied(
  request: AuthorizationRequest,
  decision: Decision,
  world?: World,
  encode?: Encode,
): AwsError {
  const service = request.action.split(':')[0]?.toLowerCase() ?? '';
  const wording = wordings.get(service) ?? wholeSentence;
  const { code, httpStatus } = errors.get(service) ?? queryError;
  return new AwsError(code, httpStatus, wording({ request, decision, world, encode }));
}

interface Denial {
  readonly request: AuthorizationRequest;
  readonly decision: Decision;
  readonly world: World | undefined;
  readonly encode?: Encode | undefined;
}

type Wording = (denial: Denial) => string;

const queryError = { code: 'AccessDenied', httpStatus: 403 };
const jsonError = { code: 'AccessDeniedException', httpStatus: 400 };

const errors: ReadonlyMap<string, { readonly code: string; readonly httpStatus: number }> = new Map([
  ['cognito-identity', jsonError],
  ['dynamodb', jsonError],
  ['kms', jsonError],
  ['lambda', { code: 'AccessDeniedException', httpStatus: 403 }],
  ['secretsmanager', jsonError],
  ['sns', { code: 'AuthorizationError', httpStatus: 403 }],
  ['ec2', { code: 'UnauthorizedOperation', httpStatus: 403 }],
]);

const wordings: ReadonlyMap<string, Wording> = new Map([
  ['s3', s3Sentence],
  ['kms', kmsSentence],
  ['ec2', ec2Sentence],
  ['sts', stsSentence],
  ['iam', iamSentence],
]);

function wholeSentence(denial: Denial): string {
  return sentence(denial, onResource(denial.request.resource.arn));
}

function sentence({ request, decision, world }: Denial, resource: string): string {
  return `${subject(request)}${resource}${reason(request, decision, world)}`;
}

function subject({ principal, action }: AuthorizationRequest): string {
  return `User: ${principalName(principal)} is not authorized to perform: ${action}`;
}

function principalName(principal: Principal): string {
  if ('arn' in principal) return principal.arn;
  return principal.kind === 'anonymous' ? 'anonymous' : principal.name;
}

/** Absent for actions that have no resource. */
function onResource(arn: string): string {
  return arn === '*' ? '' : ` on resource: ${arn}`;
}

/** S3 puts the ARN in quotes, and is silent to callers from outside account and organization. */
function s3Sentence(denial: Denial): string {
  const { request, decision, world } = denial;
  const isEndpoint = decision.blockedBy[0] === 'endpointPolicy';
  if (!isSameAccount(request) && (!isSameOrganization(request, world) || isEndpoint)) return 'Access Denied';
  const { arn } = request.resource;
  return sentence(denial, arn === '*' ? '' : ` on resource: "${arn}"`);
}

/** KMS tells other accounts nothing about a key, not even whether there is one. */
function kmsSentence(denial: Denial): string {
  if (isSameAccount(denial.request)) return wholeSentence(denial);
  return (
    `${subject(denial.request)} on this resource because the resource does not exist in this Region, ` +
    'no resource-based policies allow access, or a resource-based policy explicitly denies access'
  );
}

/** Calls that only read carry no encoded message. */
function ec2Sentence(denial: Denial): string {
  const { request, decision, world, encode } = denial;
  const words = `You are not authorized to perform this operation. ${wholeSentence(denial)}`;
  if (encode === undefined || /^ec2:(Describe|Get|List|Search)/i.test(request.action)) return words;
  return `${words}. Encoded authorization failure message: ${encode(request, decision, world)}`;
}

/** STS gives no reason for roles; a federated caller is not even told the role. */
function stsSentence({ request, decision, world }: Denial): string {
  const { action, principal, resource } = request;
  if (decision.rule === 'resource.rootCannotAssumeRoles') return 'Roles may not be assumed by root accounts.';
  if (principal.kind === 'identityProvider' || /^sts:AssumeRoleWith/i.test(action))
    return `Not authorized to perform ${action}`;
  if (/^sts:(AssumeRole|TagSession|SetSourceIdentity)$/i.test(action)) {
    return `${subject(request)}${onResource(resource.arn)}`;
  }
  return wholeSentence({ request, decision, world });
}

/** Calls on an entity that exists name it by type and name, calls that make one by its ARN; policies are listed by path. */
function iamSentence(denial: Denial): string {
  const { arn } = denial.request.resource;
  if (/^iam:ListPolicies$/i.test(denial.request.action)) {
    return sentence(denial, ' on resource: policy path /');
  }
  if (arn === '*') return sentence(denial, ' on resource: *');
  const resource = parseArn(arn)?.resource ?? '';
  const found = /^(user|role|group|policy|mfa)\/(?:.*\/)?([^/]+)$/.exec(resource);
  const isCreation = /^iam:(Create(?!PolicyVersion|AccessKey|LoginProfile)|PassRole|List)/i.test(
    denial.request.action,
  );
  if (found === null || isCreation) return wholeSentence(denial);
  const [, type = '', name = ''] = found;
  return sentence(denial, ` on resource: ${type} ${type === 'policy' ? arn : name}`);
}

function isSameAccount({ principal, resource }: AuthorizationRequest): boolean {
  return 'accountId' in principal && principal.accountId === resource.accountId;
}

function isSameOrganization(
  { principal, resource }: AuthorizationRequest,
  world: World | undefined,
): boolean {
  if (world === undefined || !('accountId' in principal)) return false;
  const own = organizationPath(world, principal.accountId)?.organization.id;
  return own !== undefined && own === organizationPath(world, resource.accountId)?.organization.id;
}

/** What AWS calls the policies of a layer. */
const policyTypes: Readonly<Record<Exclude<Question, 'explicitDeny'>, string>> = {
  resourceControlPolicies: 'resource control policy',
  serviceControlPolicies: 'service control policy',
  endpointPolicy: 'VPC endpoint policy',
  resourcePolicy: 'resource-based policy',
  permissionsBoundary: 'permissions boundary',
  sessionPolicy: 'session policy',
  identityPolicies: 'identity-based policy',
};

/** AWS publishes no order; this is the one observed most: filters first, the identity last. */
const order = Object.keys(policyTypes) as readonly (keyof typeof policyTypes)[];

function reason(request: AuthorizationRequest, decision: Decision, world: World | undefined): string {
  return decision.verdict === 'ExplicitlyDenied'
    ? explicitReason(request, decision, world)
    : implicitReason(request, decision);
}

function explicitReason(request: AuthorizationRequest, decision: Decision, world: World | undefined): string {
  for (const asks of order) {
    const policy = denyingPolicy(stepOf(decision, asks));
    if (policy === undefined) continue;
    const arn =
      isNear(request, world) &&
      asks !== 'resourcePolicy' &&
      asks !== 'endpointPolicy' &&
      policyArn(policy, world);
    return ` with an explicit deny in a${/^[aeiou]/.test(policyTypes[asks]) ? 'n' : ''} ${policyTypes[asks]}${arn ? `: ${arn}` : ''}`;
  }
  return '';
}

/** Policy ARNs are only told within one account or organization. */
function isNear(request: AuthorizationRequest, world: World | undefined): boolean {
  return isSameAccount(request) || isSameOrganization(request, world);
}

function stepOf(decision: Decision, asks: Question): Step | undefined {
  return decision.steps.find((step) => step.asks === asks);
}

function denyingPolicy(step: Step | undefined): PolicyRef | undefined {
  const denies = ({ statements }: PolicyTrace): boolean =>
    statements.some(({ applies, effect }) => applies && effect === 'Deny');
  return step?.policies.find(denies)?.policy;
}

/** Inline policies and session documents have none. */
function policyArn(ref: PolicyRef, world: World | undefined): string | undefined {
  if (ref.kind === 'managed') return ref.arn;
  return ref.kind === 'organization' ? world?.organizationPolicies.get(ref.id)?.arn : undefined;
}

/**
 * AWS has no words for an RCP without Allow. Boundary and session are named only if the identity policies allow,
 * except for a federated user without session policy.
 */
function implicitReason({ action }: AuthorizationRequest, decision: Decision): string {
  const identityAllows = !decision.blockedBy.includes('identityPolicies');
  const isNamed = (asks: Question): boolean =>
    decision.blockedBy.includes(asks) &&
    asks !== 'resourceControlPolicies' &&
    (identityAllows ||
      decision.rule === 'session.federatedUserNeedsOne' ||
      (asks !== 'permissionsBoundary' && asks !== 'sessionPolicy'));
  const asks = order.find(isNamed);
  return asks === undefined ? '' : ` because no ${policyTypes[asks]} allows the ${action} action`;
}
