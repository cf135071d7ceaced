/**
 * Finds who a principal name stands for in a world.
 *
 * A name is the ARN of a user or of root, the id of a session, a service principal, an identity provider, or
 * `anonymous`. AWS: IAM User Guide, "IAM identifiers"; STS API Reference, "Comparing STS operations".
 */
import { isRootArn, parseArn } from '#account/arn.ts';
import type { PrincipalName } from '#account/request.ts';
import type { Role } from '#account/role.ts';
import type { Session } from '#account/session.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import type { Principal } from './principal.ts';

/** A principal with the records behind it. */
export interface Caller {
  readonly principal: Principal;
  /** The user who calls, or who asked for the federated session; root has no record. */
  readonly user?: User;
  readonly role?: Role;
  readonly session?: Session;
}

/** Providers that every account knows without registering them. */
export const builtInProviders: readonly string[] = [
  'cognito-identity.amazonaws.com',
  'www.amazon.com',
  'graph.facebook.com',
  'accounts.google.com',
];

/** `undefined` when the world has nobody of this name. */
export function findCaller(world: World, name: PrincipalName, action: string): Caller | undefined {
  const session = world.sessions.get(name);
  if (session !== undefined) return sessionCaller(world, session);
  const user = world.users.get(name);
  if (user !== undefined) return userCaller(user);
  return rootCaller(world, name) ?? outsider(name, action);
}

function userCaller(user: User): Caller {
  return { user, principal: { kind: 'user', arn: user.arn, accountId: user.accountId, id: user.id } };
}

function rootCaller(world: World, arn: string): Caller | undefined {
  const accountId = isRootArn(arn) ? parseArn(arn)?.account : undefined;
  return accountId !== undefined && world.accounts.has(accountId)
    ? { principal: { kind: 'root', arn, accountId } }
    : undefined;
}

function sessionCaller(world: World, session: Session): Caller | undefined {
  if (isOwnSession(session)) return ownSessionCaller(world, session);
  if (session.operation === 'GetFederationToken') return federatedCaller(world, session);
  const role = world.roles.get(session.issuerArn);
  if (role === undefined || !isIssuer(session, role)) return undefined;
  const { principalArn: arn, accountId } = session;
  return {
    session,
    role,
    principal: { kind: 'roleSession', arn, accountId, roleArn: role.arn, roleId: role.id },
  };
}

/** Whether a user or root calls with it in their own name. */
export function isOwnSession({ operation }: Session): boolean {
  return operation === 'GetSessionToken' || operation === 'ConsoleLogin';
}

function ownSessionCaller(world: World, session: Session): Caller | undefined {
  const issuer = issuingCaller(world, session);
  return issuer && { ...issuer, session };
}

function federatedCaller(world: World, session: Session): Caller | undefined {
  const issuer = issuingCaller(world, session);
  if (issuer === undefined) return undefined;
  const { principalArn: arn, accountId, issuerArn } = session;
  const { user } = issuer;
  const principal = { kind: 'federatedUser', arn, accountId, issuerArn } as const;
  return user === undefined
    ? { session, principal }
    : { session, user, principal: { ...principal, issuerId: user.id } };
}

/** The user or root who asked for a session. */
function issuingCaller(world: World, session: Session): Caller | undefined {
  const user = world.users.get(session.issuerArn);
  if (user === undefined) return rootCaller(world, session.issuerArn);
  return isIssuer(session, user) ? userCaller(user) : undefined;
}

/** AWS: what was made anew under an old name is somebody else. */
function isIssuer({ issuerId }: Session, { id }: User | Role): boolean {
  return issuerId === undefined || issuerId === id;
}

/** Cognito's name is both a provider and a service: the action tells which. */
function outsider(name: string, action: string): Caller | undefined {
  if (name === 'anonymous') return { principal: { kind: 'anonymous' } };
  const isProviderArn = /^arn:[^:]+:iam::\d{12}:(saml|oidc)-provider\/.+$/.test(name);
  const isFederation = /^sts:(AssumeRoleWith(SAML|WebIdentity)|TagSession|SetSourceIdentity)$/i.test(action);
  const isHost = builtInProviders.includes(name);
  if (isProviderArn || (isHost && (isFederation || !name.endsWith('.amazonaws.com')))) {
    return { principal: { kind: 'identityProvider', name } };
  }
  const isService = /^[a-z0-9][a-z0-9.-]*\.amazonaws\.com(\.cn)?$/.test(name);
  return isService ? { principal: { kind: 'service', name } } : undefined;
}
