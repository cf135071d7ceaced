/**
 * A simulation made ready to ask: principal, policies and context keys, out of the parameters of a call.
 *
 * AWS: IAM API Reference, "SimulateCustomPolicy", "SimulatePrincipalPolicy"; IAM User Guide, "How the IAM policy simulator
 * works": only what is handed in counts as context, a resource's policy counts only when it is handed in, and resource control
 * policies do not count.
 */
import { parseArn, partitionIn } from '#account/arn.ts';
import type { Partition } from '#account/region.ts';
import type { ContextValue } from '#account/request.ts';
import type { ApplicablePolicies, PolicySource, RequestContext } from '#authorize/authorization-request.ts';
import type { Caller } from '#authorize/caller.ts';
import { collectPolicies } from '#authorize/collect-policies.ts';
import type { Principal } from '#authorize/principal.ts';
import { compilePolicy, type Grammar } from '#policy/compile.ts';
import { AwsError, invalidInput, isAwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { malformedPolicy } from './policy-text.ts';
import { simulatedCaller } from './simulated-principal.ts';

interface ContextEntry {
  readonly ContextKeyName?: string;
  readonly ContextKeyValues?: readonly string[];
  readonly ContextKeyType?: string;
}

export interface SimulationParameters {
  readonly PolicyInputList?: readonly string[];
  readonly PermissionsBoundaryPolicyInputList?: readonly string[];
  readonly ActionNames: readonly string[];
  readonly ResourceArns?: readonly string[];
  readonly ResourcePolicy?: string;
  readonly ResourceOwner?: string;
  readonly CallerArn?: string;
  readonly ContextEntries?: readonly ContextEntry[];
}

export interface Simulation {
  readonly principal: Principal;
  readonly policies: ApplicablePolicies;
  readonly context: RequestContext;
  /** Of this resource. */
  readonly ownerOf: (arn: string) => string;
}

/** The name under which an answer knows the resource's policy. */
export const resourcePolicyName = 'ResourcePolicy';
/** Stands in where a resource's own policy would have to agree, and none was handed in. */
export const delegationName = 'delegation';

export function simulationOf(
  scope: Scope,
  given: SimulationParameters,
  source: Caller,
): Simulation | AwsError {
  const partition = partitionIn(scope.world, scope.accountId);
  const problem = parameterProblem(given, hasCaller(scope, given, source), partition);
  if (problem !== undefined) return invalidInput(problem);
  const principal =
    given.CallerArn === undefined ? source.principal : simulatedCaller(scope.world, given.CallerArn);
  if (isAwsError(principal)) return principal;
  const accountId = 'accountId' in principal ? principal.accountId : scope.accountId;
  const policies = simulatedPolicies(scope, given, source, accountId);
  const unevaluable = policyProblem(policies);
  if (unevaluable !== undefined) return unevaluable;
  return { principal, policies, context: contextOf(given), ownerOf: owners(given, accountId) };
}

/** Somebody whom a resource's policy can name: the user of CallerArn, else the one whose policies are simulated. */
function hasCaller({ world }: Scope, { CallerArn }: SimulationParameters, { user }: Caller): boolean {
  return CallerArn !== undefined || (user !== undefined && world.users.has(user.arn));
}

function parameterProblem(
  given: SimulationParameters,
  isCallerKnown: boolean,
  partition: Partition,
): string | undefined {
  const { ActionNames, ResourceArns = [], ResourceOwner, ResourcePolicy } = given;
  const { PermissionsBoundaryPolicyInputList = [] } = given;
  const action = ActionNames.find((name) => !/^[a-z0-9-]+:[a-z0-9-]+$/i.test(name));
  if (action !== undefined) return `Invalid Action Name: ${action}`;
  const named = ResourceArns.filter((arn) => arn !== '*' && parseArn(arn) === undefined);
  if (named.length > 0) return `ResourceNames are not in a valid ARN format: ${named.join(', ')}.`;
  if (ResourceOwner !== undefined && accountOfRoot(ResourceOwner) === undefined) {
    return `'${ResourceOwner}' is not a valid as a Resource Owner.`;
  }
  if (PermissionsBoundaryPolicyInputList.length > 1) {
    return 'The list of Permissions Boundary policies cannot exceed 1 items.';
  }
  if (ResourcePolicy !== undefined && !isCallerKnown) {
    return 'CallerArn must be the ARN of an IAM user when a resource policy is simulated.';
  }
  return inputProblem(given, partition);
}

/** Texts that AWS would not save. */
function inputProblem(given: SimulationParameters, partition: Partition): string | undefined {
  const { PolicyInputList = [], PermissionsBoundaryPolicyInputList = [] } = given;
  const problems = [...PolicyInputList, ...PermissionsBoundaryPolicyInputList].map((text) =>
    malformedPolicy(text, 'inline', partition),
  );
  return problems.find((problem) => problem !== undefined)?.message;
}

/** AWS takes the account as the ARN of its root. */
function accountOfRoot(arn: string): string | undefined {
  return /^arn:[^:]+:iam::(\d{12}):root$/.exec(arn)?.[1];
}

/** Without a resource's policy the simulator looks at the caller's side only, as if all were in one account. */
function owners({ ResourceOwner, ResourcePolicy }: SimulationParameters, callerAccount: string) {
  const owner = ResourceOwner === undefined ? undefined : accountOfRoot(ResourceOwner);
  return (arn: string): string => {
    if (ResourcePolicy === undefined) return callerAccount;
    const inArn = parseArn(arn)?.account ?? '';
    return /^\d{12}$/.test(inArn) ? inArn : (owner ?? callerAccount);
  };
}

function simulatedPolicies(
  { world }: Scope,
  given: SimulationParameters,
  source: Caller,
  callerAccount: string,
): ApplicablePolicies {
  const { PolicyInputList = [], PermissionsBoundaryPolicyInputList = [], ResourcePolicy } = given;
  const own = collectPolicies(world, source, { arn: '*', accountId: callerAccount });
  const { serviceControlPolicies, permissionsBoundaries = [], managementAccountIds = [] } = own;
  const boundaries = handedIn('PermissionsBoundaryPolicyInputList', PermissionsBoundaryPolicyInputList);
  return {
    identityPolicies: [...own.identityPolicies, ...handedIn('PolicyInputList', PolicyInputList)],
    // AWS: a boundary that is handed in takes the place of the entity's own.
    permissionsBoundaries: boundaries.length > 0 ? boundaries : permissionsBoundaries,
    resourcePolicy:
      ResourcePolicy === undefined
        ? policy(delegationName, delegation(callerAccount))
        : policy(resourcePolicyName, ResourcePolicy),
    // Policies that are nobody's are not bound by the caller's organization.
    ...(serviceControlPolicies && (source.user ?? source.role) && { serviceControlPolicies }),
    managementAccountIds,
  };
}

function handedIn(list: string, documents: readonly string[]): readonly PolicySource[] {
  return documents.map((document, index) => policy(`${list}.${index + 1}`, document));
}

function policy(name: string, document: string): PolicySource {
  return { policy: { kind: 'given', name }, document, reachedThrough: [] };
}

function delegation(accountId: string): string {
  const statement = { Effect: 'Allow', Principal: { AWS: accountId }, Action: '*' };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

/** A text that cannot be evaluated fails the whole simulation. */
function policyProblem(policies: ApplicablePolicies): AwsError | undefined {
  const { identityPolicies, permissionsBoundaries = [], resourcePolicy } = policies;
  const broken =
    [...identityPolicies, ...permissionsBoundaries].find((source) => isBroken(source, 'identity')) ??
    (resourcePolicy && isBroken(resourcePolicy, 'resource') ? resourcePolicy : undefined);
  if (broken === undefined) return undefined;
  const { policy: ref } = broken;
  const name = ref.kind === 'given' || ref.kind === 'inline' ? ref.name : 'attached';
  return new AwsError('PolicyEvaluation', 500, `The policy ${name} could not be successfully evaluated.`);
}

function isBroken({ document }: PolicySource, grammar: Grammar): boolean {
  const { unreadable, statements } = compilePolicy(document, grammar);
  return unreadable !== undefined || statements.some(({ broken }) => broken.length > 0);
}

function contextOf({ ContextEntries = [] }: SimulationParameters): RequestContext {
  return Object.fromEntries(
    ContextEntries.flatMap(({ ContextKeyName, ContextKeyValues = [], ContextKeyType = 'string' }) =>
      ContextKeyName === undefined ? [] : [[ContextKeyName, valueOf(ContextKeyValues, ContextKeyType)]],
    ),
  );
}

/** `stringList` and its like are lists also when they hold one value. */
function valueOf(values: readonly string[], type: string): ContextValue {
  const [first] = values;
  return values.length === 1 && first !== undefined && !type.endsWith('List') ? first : values;
}
