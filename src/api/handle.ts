/**
 * The one gate to an account: every call is authenticated, described, authorized, carried out and recorded, in that order.
 *
 * The answer is a value: the world it was given is not touched. AWS reads the parameters before it asks for permission, and
 * looks for the entities they name after. Not here: what each operation does (iam/, sts/), how calls travel (wire/).
 */
import { parseArn } from '#account/arn.ts';
import type { ContextValue, Request } from '#account/request.ts';
import { put, type World } from '#account/world.ts';
import { authorize } from '#authorize/authorize.ts';
import type { Decision } from '#authorize/decision.ts';
import { mayCall } from '#authorize/credential-limits.ts';
import { describe } from '#authorize/describe.ts';
import { accessDenied } from './access-denied.ts';
import { encodedMessage } from './authorization-message.ts';
import {
  accountOf,
  accountOfCredentials,
  authenticate,
  unknownToken,
  type Identified,
} from './authenticate.ts';
import { accessDeniedError, AwsError, isAwsError } from './aws-error.ts';
import type { Answer, Call, Decided, PlacedCall, Response } from './call.ts';
import { record } from './event.ts';
import { jsonError } from './json-error.ts';
import type { Moment } from './moment.ts';
import type { Ask, Operation, Recorded, Scope } from './operation.ts';
import { operationNamed } from './operations.ts';
import { withPlace } from './placed-call.ts';
import { readParameters } from './shape.ts';

/** What became of a call, before it is recorded. */
interface Result {
  readonly world: World;
  readonly who?: Identified;
  readonly accountId: string;
  readonly decisions: readonly Decided[];
  readonly outcome: Response | AwsError;
}

export async function handle(world: World, call: Call, moment: Moment): Promise<Answer> {
  const sent = withPlace(world, call);
  const result = await carryOut(world, sent, moment);
  const { decisions } = result;
  const outcome = inWordsOf(call, result.outcome);
  const authorized = decisions.map(({ request, decision }) => ({ request, verdict: decision.verdict }));
  const failed = isAwsError(outcome);
  const told = recordedAs(world, sent, result);
  const recorded = record(result.world, sent, moment.now, {
    accountId: result.accountId,
    ...(result.who !== undefined && { who: result.who }),
    authorized,
    ...(failed && { error: outcome }),
    ...(told !== undefined && { recorded: told }),
  });
  const changed = result.world !== world;
  return { ...recorded, decisions, changed, ...(failed ? { error: outcome } : { response: outcome }) };
}

/** Services that speak AWS JSON have other names for what all services know. */
function inWordsOf({ service }: Call, outcome: Result['outcome']): Result['outcome'] {
  return service === 'cognito-identity' && isAwsError(outcome) ? jsonError(outcome) : outcome;
}

/** Sign-in has events of its own in the history. */
function recordedAs(
  world: World,
  { service, operation, parameters }: Call,
  result: Result,
): Recorded | undefined {
  const principal = result.who?.caller.principal;
  const callerArn = principal !== undefined && 'arn' in principal ? principal.arn : undefined;
  return operationNamed(service, operation)?.recorded?.(parameters, result.outcome, world, callerArn);
}

async function carryOut(world: World, call: PlacedCall, moment: Moment): Promise<Result> {
  const nobody = { world, accountId: whereNoted(world, call), decisions: [] };
  const operation = operationNamed(call.service, call.operation);
  if (operation === undefined || isOutOfReach(world, operation, call)) {
    return { ...nobody, outcome: unknownOperation(call) };
  }
  if (operation.regionalOnly === true && call.endpoint === 'global') {
    return { ...nobody, outcome: notGlobal };
  }
  const who = identify(world, call, operation, moment);
  if (isAwsError(who)) return { ...nobody, outcome: who };
  const accountId = who.accountId ?? accountOfRole(world, operation, call) ?? nobody.accountId;
  const known = { ...nobody, accountId, ...(who.identified !== undefined && { who: who.identified }) };
  const beyond = beyondCredentials(operation, who.identified);
  if (beyond !== undefined) return { ...known, outcome: beyond };
  const parameters = readParameters(operation.parameters, call.parameters, { echo: call.service !== 'iam' });
  if (isAwsError(parameters)) return { ...known, outcome: parameters };
  const scope = scopeOf(world, call, moment, accountId, who.identified);
  const vouched = await operation.vouch?.(parameters, scope);
  if (isAwsError(vouched)) return { ...known, outcome: vouched };
  return vouched === undefined
    ? permitted(operation, parameters, call, scope, known)
    : permitted(
        operation,
        vouched.parameters,
        call,
        { ...scope, accountId: vouched.accountId },
        { ...known, accountId: vouched.accountId },
        vouched.provider,
      );
}

/** The part of it that begins once it is clear who asks: `name` is who policies decide about; nobody for test servers. */
async function permitted(
  operation: Operation,
  parameters: never,
  call: PlacedCall,
  scope: Scope,
  known: Omit<Result, 'outcome'>,
  name = known.who?.name,
): Promise<Result> {
  const { world } = scope;
  const asked = operation.asks(parameters, scope);
  const decisions = name === undefined ? [] : ask(scope, call, name, asked);
  if (isAwsError(decisions)) return { ...known, outcome: decisions };
  const refused = refusal(world, asked, decisions);
  if (refused !== undefined) return { ...known, decisions, outcome: refused };
  const outcome = await operation.run(parameters, scope);
  if (isAwsError(outcome)) return { ...known, decisions, outcome };
  return { ...known, decisions, world: outcome.world, outcome: outcome.response };
}

/** The console's own are reached by those who are at the console, or on the way there. */
function isOutOfReach(
  { sessions }: World,
  { consoleOnly, service }: Operation,
  { credentials }: Call,
): boolean {
  if (consoleOnly !== true || service === 'signin' || credentials.kind === 'console') return false;
  return credentials.kind !== 'accessKey' || sessions.get(credentials.accessKeyId)?.isConsole !== true;
}

function unknownOperation({ service, operation }: Call): AwsError {
  const version = service === 'iam' ? '2010-05-08' : '2011-06-15';
  return new AwsError('InvalidAction', 400, `Could not find operation ${operation} for version ${version}`);
}

/** Who calls; nobody for the administrator of a test server and for operations that take no signature. */
function identify(
  world: World,
  { credentials, arrival }: PlacedCall,
  operation: Operation,
  moment: Moment,
): { readonly identified?: Identified; readonly accountId?: string } | AwsError {
  if (credentials.kind === 'administrator') return { accountId: credentials.accountId };
  if (operation.unsigned === true) return {};
  const identified = authenticate(world, credentials, moment.now, arrival);
  if (isAwsError(identified)) return identified;
  const accountId = accountOf(identified.caller);
  return { identified, ...(accountId !== undefined && { accountId }) };
}

const notGlobal = new AwsError('InvalidAction', 400, 'Operation not supported on STS global endpoint');

/** Where a call that nobody signed would lead: what becomes of it is noted there, whoever sent it. */
function accountOfRole(
  { accounts }: World,
  { unsigned }: Operation,
  { parameters }: Call,
): string | undefined {
  const { RoleArn: roleArn } = parameters;
  const account = unsigned === true && typeof roleArn === 'string' ? parseArn(roleArn)?.account : undefined;
  return account !== undefined && accounts.has(account) ? account : undefined;
}

/** A call by credentials that do not hold is noted in their account, one that leads to no account of this world in the first. */
function whereNoted(world: World, { credentials }: Call): string {
  return accountOfCredentials(world, credentials) ?? world.accounts.keys().next().value ?? '';
}

function scopeOf(
  world: World,
  call: PlacedCall,
  moment: Moment,
  accountId: string,
  who: Identified | undefined,
): Scope {
  const { credentials } = call;
  return {
    world,
    accountId,
    region: call.region,
    ...(call.endpoint !== undefined && { endpoint: call.endpoint }),
    sourceIp: call.sourceIp,
    moment,
    ...(who !== undefined && { caller: who.caller }),
    ...(credentials.kind === 'accessKey' && { accessKeyId: credentials.accessKeyId }),
  };
}

/** The decision on every action/resource pair, or why these credentials do not get that far. */
function ask(
  { world, moment }: Scope,
  call: PlacedCall,
  name: string,
  asks: readonly Ask[],
): readonly Decided[] | AwsError {
  const there = put(world, 'environments', {
    id: 'environment',
    now: moment.now,
    region: call.region,
    sourceIp: call.sourceIp,
  });
  const decided: Decided[] = [];
  for (const { action, resource, keys = {} } of asks) {
    const overrides: Record<string, ContextValue> = { ...keys };
    const request: Request = { id: action, principal: name, action, resource, overrides };
    const description = describe(there, request);
    if (!description.ready) return unknownToken;
    const decision = authorize(description.request, description.policies);
    decided.push({ request, decision, authorization: description.request });
  }
  return decided;
}

/** AWS: IAM and most of STS turn sessions of users away as if their token were unknown. */
function beyondCredentials({ service, name }: Operation, who: Identified | undefined): AwsError | undefined {
  const session = who?.caller.session;
  if (session === undefined || mayCall(session, `${service}:${name}`)) return undefined;
  if (service === 'sts' && /^Get(SessionToken|FederationToken)$/.test(name)) {
    return new AwsError('AccessDenied', 403, `Cannot call ${name} with session credentials`);
  }
  if (service === 'sts' && name === 'GetWebIdentityToken') return noFederatedUsers;
  return unknownToken;
}

const noFederatedUsers = accessDeniedError('GetWebIdentityToken does not support federated user sessions');

/** AWS's error for the first pair that is not allowed. */
function refusal(world: World, asks: readonly Ask[], decisions: readonly Decided[]): AwsError | undefined {
  const at = decisions.findIndex(({ decision }, index) => {
    const needsIdentityPolicy = asks[index]?.grantedByAccount !== true;
    return needsIdentityPolicy ? decision.verdict !== 'Allowed' : isOtherwiseBlocked(decision);
  });
  const refused = decisions[at];
  if (refused === undefined) return undefined;
  return asks[at]?.refusal ?? accessDenied(refused.authorization, refused.decision, world, encodedMessage);
}

/** Where the account itself grants, only what else stands in the way counts: explicit denials, limits from above. */
function isOtherwiseBlocked({ blockedBy }: Decision): boolean {
  return blockedBy.some((layer) => layer !== 'identityPolicies');
}
