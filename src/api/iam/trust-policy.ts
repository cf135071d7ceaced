/**
 * Whether AWS takes a role's trust policy, in AWS's words, and what it keeps of it.
 *
 * AWS: IAM User Guide, "AWS JSON policy elements: Principal", "Role trust policies"; errors of CreateRole and
 * UpdateAssumeRolePolicy. AWS reads trust policies with another parser than identity policies, so its words differ.
 * Not here: whom the policy lets in (authorize/), whom it may name (trusted-principal.ts).
 */
import { partitionIn } from '#account/arn.ts';
import { countedSize } from '#account/policy-size.ts';
import { checkPolicy, refusals } from '#policy/findings/check-policy.ts';
import { parsePolicy } from '#policy/parse.ts';
import { textList } from '#policy/principal-element.ts';
import { replacePrincipal } from '#policy/replace-principal.ts';
import { malformedPolicyDocument, type AwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { exceeded } from '../quotas.ts';
import { principalProblem, shownPrincipal } from './trusted-principal.ts';

type Json = Readonly<Record<string, unknown>>;

/** Why AWS does not take the value; `undefined` when it has nothing to say against it. */
type Check<T> = (value: T) => string | undefined;

/** The text as AWS keeps it, or its error. */
export function acceptedTrustPolicy({ world, accountId }: Scope, document: string): string | AwsError {
  const place = { world, partition: partitionIn(world, accountId) };
  const policy = parsePolicy(document);
  const problem =
    policy.problems.length === 0 && isObject(policy.value)
      ? policyProblem(policy.value)
      : 'This policy contains invalid Json';
  if (problem !== undefined) return malformedPolicyDocument(problem);
  const names = statementsOf(policy.value as Json).flatMap(principalNames);
  const unknown = first(names, ([key, name]) => principalProblem(place, key, name));
  if (unknown !== undefined) return malformedPolicyDocument(unknown);
  if (refusals(checkPolicy(document, { type: 'trust' })).length > 0) {
    return malformedPolicyDocument('Syntax error in policy.');
  }
  const size = countedSize(document);
  return (
    exceeded(world.accounts.get(accountId), 'ACLSizePerRole', size) ??
    names.reduce((text, [, name]) => replacePrincipal(text, name, shownPrincipal(place, name)), document)
  );
}

function policyProblem(policy: Json): string | undefined {
  return first(policyChecks, (check) => check(policy)) ?? first(statementsOf(policy), statementProblem);
}

const policyChecks: readonly Check<Json>[] = [
  ({ Version }) =>
    Version === undefined || Version === '2012-10-17' || Version === '2008-10-17'
      ? undefined
      : 'The policy must contain a valid version string',
  ({ Statement }) => (Statement === undefined ? 'Missing required field Statement' : undefined),
  ({ Statement }) =>
    Array.isArray(Statement) && Statement.length === 0
      ? 'Could not parse the policy: Statement is empty!'
      : undefined,
  (policy) => {
    const sids = statementsOf(policy).flatMap(({ Sid }) => (typeof Sid === 'string' ? [Sid] : []));
    const areUnique = new Set(sids).size === sids.length;
    return areUnique ? undefined : 'The Statement Ids in the policy are not unique';
  },
];

function statementProblem(statement: Json): string | undefined {
  return first(statementChecks, (check) => check(statement));
}

const statementChecks: readonly Check<Json>[] = [
  ({ Effect }) => {
    if (Effect === undefined) return 'Missing required field Effect';
    const isEffect = typeof Effect !== 'string' || Effect === 'Allow' || Effect === 'Deny';
    return isEffect ? undefined : `Invalid effect: ${Effect}`;
  },
  ({ Effect, NotPrincipal }) => {
    if (NotPrincipal === undefined) return undefined;
    return Effect === 'Allow'
      ? 'Allow with NotPrincipal is not allowed.'
      : 'AssumeRole policy must not contain NotPrincipal field.';
  },
  ({ Principal }) => (Principal === undefined ? 'Missing required field Principal' : undefined),
  ({ Principal }) =>
    Principal === '*' ? 'AssumeRolepolicy contained an invalid principal: "STAR":"*".' : undefined,
  ({ Principal }) => (typeof Principal === 'string' ? 'Principal must be a JSON object.' : undefined),
  ({ Principal }) =>
    isObject(Principal) && Object.keys(Principal).length === 0
      ? 'Missing required field Principal cannot be empty!'
      : undefined,
  ({ Action, NotAction }) =>
    Action === undefined && NotAction === undefined ? 'Missing required field Action' : undefined,
  ({ Resource }) => (Resource === undefined ? undefined : 'Has prohibited field Resource'),
  ({ NotResource }) =>
    NotResource === undefined ? undefined : 'AssumeRole policy must not contain resources.',
  ({ Action, NotAction }) =>
    [Action, NotAction].flatMap((names) => textList(names) ?? []).every(isWayIn)
      ? undefined
      : 'AssumeRole policy may only specify STS AssumeRole actions.',
  (statement) =>
    statement.Condition === undefined && principalNames(statement).some(([, name]) => name === cognito)
      ? 'A condition block must be present for the Cognito provider'
      : undefined,
];

const cognito = 'cognito-identity.amazonaws.com';

/** AWS takes neither patterns nor other actions of STS here. */
const waysIn = /^sts:(AssumeRole(WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity|SetContext)$/i;

function isWayIn(action: string): boolean {
  return waysIn.test(action);
}

function statementsOf({ Statement }: Json): readonly Json[] {
  return (Array.isArray(Statement) ? (Statement as readonly unknown[]) : [Statement]).filter(isObject);
}

/** The names of a Principal element, each with the key that it stands under. */
function principalNames({ Principal }: Json): readonly (readonly [key: string, name: string])[] {
  if (!isObject(Principal)) return [];
  return Object.entries(Principal).flatMap(([key, names]) =>
    (textList(names) ?? []).map((name) => [key, name] as const),
  );
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the first of them comes to that comes to anything. */
function first<T>(values: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
