/**
 * What temporary credentials may still do, on the whole: everything their issuer may, or nothing, and by what.
 *
 * AWS: IAM User Guide, "Disable permissions for temporary security credentials": the credentials stay valid until they end,
 * their permissions are looked up at every request. Not here: one request's decision (authorize.ts), the words (ui/sessions/).
 */
import { isRootArn } from '#account/arn.ts';
import { usualPlace } from '#account/environment.ts';
import type { Session } from '#account/session.ts';
import type { World } from '#account/world.ts';
import type { ApplicablePolicies, AuthorizationRequest } from './authorization-request.ts';
import { authorize } from './authorize.ts';
import { findCaller, type Caller } from './caller.ts';
import { collectPolicies } from './collect-policies.ts';
import { deriveKeys } from './context-keys.ts';
import type { Check, StatementTrace } from './decision.ts';
import { preparePolicies, type Layer } from './prepare-policies.ts';
import { prepareRequest } from './prepare-request.ts';
import { naming } from './statement.ts';

export type SessionRights =
  | 'full'
  /** The role or user whose permissions they carry is gone. */
  | 'issuerDeleted'
  /** A Deny on everything for credentials that were issued before a time. */
  | 'revokedByTime'
  /** Another Deny on everything. */
  | 'denied'
  /** No statement allows the issuer anything any more. */
  | 'issuerLostPolicies';

/** An action of no service: a Deny that reaches it by its Action element reaches everything. */
const anyAction = 'any:Action';

/** `world` stands at the time that is asked about. Whether the credentials have ended is not asked. */
export function sessionRights(world: World, session: Session): SessionRights {
  // AWS: credentials that root asked for cannot be limited.
  if (isOfRoot(session)) return 'full';
  const caller = findCaller(world, session.id, anyAction);
  if (caller === undefined) return 'issuerDeleted';
  const request = requestForAnything(world, session, caller);
  const policies = collectPolicies(world, caller, { arn: '*', accountId: session.accountId });
  const denies = deniesOfEverything(request, policies);
  if (denies.length > 0) return denies.every(isByIssueTime) ? 'revokedByTime' : 'denied';
  return holdsAllow(preparePolicies(policies).identity) || isNamedByResource(world, request)
    ? 'full'
    : 'issuerLostPolicies';
}

/** Whether root's rights are behind it, which no policy of the account limits. */
export function isOfRoot({ issuerArn }: Pick<Session, 'issuerArn'>): boolean {
  return isRootArn(issuerArn);
}

function requestForAnything(world: World, { accountId, issuedAt }: Session, caller: Caller) {
  const resource = { arn: '*', accountId } as const;
  const environment = world.environments.get('environment') ?? {
    id: 'environment',
    now: issuedAt,
    ...usualPlace,
  };
  const call = { caller, action: anyAction, resource, environment, endpoint: undefined };
  const context = Object.fromEntries(deriveKeys(world, call).map(({ key, value }) => [key, value]));
  return { principal: caller.principal, action: anyAction, resource, context };
}

function deniesOfEverything(
  request: AuthorizationRequest,
  policies: ApplicablePolicies,
): readonly StatementTrace[] {
  const [explicitDeny] = authorize(request, policies).steps;
  return (explicitDeny?.policies ?? [])
    .flatMap(({ statements }) => statements)
    .filter(({ applies, effect, checks }) => applies && effect === 'Deny' && checks.every(coversAll));
}

/** NotAction and NotResource leave something out; `*` does not, however it is written. */
function coversAll({ element, because }: Check): boolean {
  if (element === 'NotAction' || element === 'NotResource') return false;
  if (element !== 'Action' && element !== 'Resource') return true;
  return because.kind !== 'covered' || /^\*+(:\*+)*$/.test(because.by);
}

function isByIssueTime({ checks }: StatementTrace): boolean {
  return checks.some(
    ({ because }) => because.kind === 'condition' && because.key.toLowerCase() === 'aws:tokenissuetime',
  );
}

function holdsAllow({ policies }: Layer): boolean {
  return allows(policies).length > 0;
}

function allows(policies: Layer['policies']) {
  return policies
    .flatMap(({ compiled }) => compiled.statements)
    .filter(({ effect, broken }) => effect === 'Allow' && broken.length === 0);
}

/** AWS: a resource's own policy can let a session in although its issuer has no policy at all. */
function isNamedByResource(world: World, request: AuthorizationRequest): boolean {
  const prepared = prepareRequest(request);
  return [...world.resources.values()].some(({ arn, policy: document }) => {
    if (document === undefined) return false;
    const resourcePolicy = {
      policy: { kind: 'resource', resource: arn },
      document,
      reachedThrough: [],
    } as const;
    const { resource } = preparePolicies({ identityPolicies: [], resourcePolicy });
    return allows(resource.policies).some((statement) => isDirect(naming(statement, prepared)));
  });
}

/** A grant to the account as a whole needs the issuer's own Allow beside it. */
function isDirect(named: ReturnType<typeof naming>): boolean {
  return named === 'direct' || named === 'limited';
}
