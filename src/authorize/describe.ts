/**
 * Turns a person's request into what AWS authorizes: caller, resource and its owner, context keys, policies.
 *
 * AWS: IAM User Guide, "Policy evaluation logic: processing the request context".
 * Not here: which keys AWS supplies (context-keys.ts), which policies apply (collect-policies.ts).
 */
import { parseArn } from '#account/arn.ts';
import { usualPlace, type Environment } from '#account/environment.ts';
import type { ContextValue, Request } from '#account/request.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import { findCaller, type Caller } from './caller.ts';
import { collectPolicies, holderArn } from './collect-policies.ts';
import { deriveKeys, type DerivedKey } from './context-keys.ts';
import { mayCall } from './credential-limits.ts';
import type { ContextKey, Description, RequestProblem } from './description.ts';

/** A world made elsewhere may say nothing about when and where. */
const anyEnvironment: Environment = {
  id: 'environment',
  now: '2026-01-01T00:00:00Z',
  ...usualPlace,
};

export function describe(world: World, request: Request): Description {
  const environment = world.environments.get('environment') ?? anyEnvironment;
  const caller = findCaller(world, request.principal, request.action);
  if (caller === undefined) return problem('principal', 'unknownPrincipal', request.principal);
  if (!/^[a-z0-9-]+:[a-z0-9]+$/i.test(request.action))
    return problem('action', 'malformedAction', request.action);
  const refusal = credentialsRefused(caller.session, request, environment);
  if (refusal !== undefined) return refusal;
  if (request.resource !== '*' && parseArn(request.resource) === undefined) {
    return problem('resource', 'malformedResource', request.resource);
  }
  const accountId = ownerOf(world, request, caller);
  if (accountId === undefined) return problem('resource', 'unknownResourceAccount', request.resource);
  return ready(world, request, caller, accountId, environment);
}

function problem(field: RequestProblem['field'], code: RequestProblem['code'], value: string): Description {
  return { ready: false, problem: { field, code, value } };
}

function ready(
  world: World,
  request: Request,
  caller: Caller,
  accountId: string,
  environment: Environment,
): Description {
  const resource = { arn: request.resource, accountId };
  const endpoint =
    request.vpcEndpointId === undefined ? undefined : world.vpcEndpoints.get(request.vpcEndpointId);
  const derived = deriveKeys(world, { caller, action: request.action, resource, environment, endpoint });
  const keys = override(derived, request.overrides);
  const context = Object.fromEntries(
    keys.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value]])),
  );
  const target = endpoint === undefined ? resource : { ...resource, vpcEndpointId: endpoint.id };
  return {
    ready: true,
    request: { principal: caller.principal, action: request.action, resource, context },
    policies: collectPolicies(world, caller, target),
    keys,
  };
}

/** What the person set wins; key names ignore case. */
function override(
  derived: readonly DerivedKey[],
  overrides: Readonly<Record<string, ContextValue | null>>,
): readonly ContextKey[] {
  const set = new Map(Object.entries(overrides).map(([key, value]) => [key.toLowerCase(), { key, value }]));
  const kept = derived.filter(({ key }) => !set.has(key.toLowerCase()));
  const known = new Map(derived.map((one) => [one.key.toLowerCase(), one]));
  const overridden = [...set].map(([lower, { key, value }]): ContextKey => {
    const was = known.get(lower);
    return {
      key: was?.key ?? key,
      origin: 'overridden',
      ...(value === null ? {} : { value }),
      ...(was === undefined ? {} : { derived: was.value }),
    };
  });
  return [...overridden, ...kept];
}

/** Who owns the resource: its record, the account in its ARN, what the person says, else the caller's account. */
function ownerOf(world: World, request: Request, caller: Caller): string | undefined {
  const { resource, resourceAccountId } = request;
  const record = world.resources.get(resource) ?? world.resources.get(holderArn(resource));
  const inArn = parseArn(resource)?.account ?? '';
  const own = 'accountId' in caller.principal ? caller.principal.accountId : undefined;
  return record?.accountId ?? (/^\d{12}$/.test(inArn) ? inArn : (resourceAccountId ?? own));
}

/** AWS turns such credentials away before any policy is read. */
function credentialsRefused(
  session: Session | undefined,
  request: Request,
  environment: Environment,
): Description | undefined {
  if (session === undefined) return undefined;
  if (Date.parse(session.expiresAt) <= Date.parse(environment.now)) {
    return problem('principal', 'expiredSession', request.principal);
  }
  return mayCall(session, request.action)
    ? undefined
    : problem('principal', 'sessionMayNotCall', request.principal);
}
