/**
 * Builds worlds from a few words: names in, whole records out.
 *
 * Everything follows from the arguments, ids included (unique-id.ts).
 * Not here: policy documents (policy-text.ts), organizations and resources (build-organization.ts, build-resource.ts).
 */
import { iamArn, type AccountId, type ArnText } from '#account/arn.ts';
import type { Environment } from '#account/environment.ts';
import type { Group } from '#account/group.ts';
import type { Identity, InlinePolicy } from '#account/identity.ts';
import type { ManagedPolicy } from '#account/managed-policy.ts';
import type { Request } from '#account/request.ts';
import type { Role } from '#account/role.ts';
import type { Session } from '#account/session.ts';
import type { Tags } from '#account/tag.ts';
import type { User } from '#account/user.ts';
import { emptyWorld, kinds, put, type Kind, type Records, type World } from '#account/world.ts';
import { uniqueId, type IdPrefix } from './unique-id.ts';

/** Records by kind, in the order in which they are to be listed. */
export type WorldRecords = { readonly [K in Kind]?: readonly Records[K][] };

export function world(records: WorldRecords): World {
  return kinds.reduce((built, kind) => putAll(built, kind, records[kind] ?? []), emptyWorld);
}

function putAll<K extends Kind>(built: World, kind: K, records: readonly Records[K][]): World {
  return records.reduce((next, record) => put(next, kind, record), built);
}

interface IdentityOptions {
  readonly path?: string;
  readonly inline?: readonly InlinePolicy[];
  readonly attached?: readonly ManagedPolicy[];
}

interface BoundedOptions extends IdentityOptions {
  readonly tags?: Tags;
  readonly boundary?: ManagedPolicy;
}

export function user(
  accountId: AccountId,
  name: string,
  options: BoundedOptions & { readonly groups?: readonly Group[] } = {},
): User {
  return {
    ...identity('user', 'AIDA', accountId, name, options),
    ...bounded(options),
    groups: (options.groups ?? []).map((group) => group.arn),
  };
}

export function group(accountId: AccountId, name: string, options: IdentityOptions = {}): Group {
  return identity('group', 'AGPA', accountId, name, options);
}

export function role(
  accountId: AccountId,
  name: string,
  trustPolicy: string,
  options: BoundedOptions & { readonly description?: string; readonly maxSessionDuration?: number } = {},
): Role {
  return {
    ...identity('role', 'AROA', accountId, name, options),
    ...bounded(options),
    ...(options.description !== undefined && { description: options.description }),
    assumeRolePolicyDocument: trustPolicy,
    maxSessionDuration: options.maxSessionDuration ?? 3600,
  };
}

function identity(
  type: 'user' | 'group' | 'role',
  prefix: IdPrefix,
  accountId: AccountId,
  name: string,
  options: IdentityOptions,
): Identity {
  const path = options.path ?? '/';
  const arn = iamArn(accountId, type, path, name);
  return {
    arn,
    id: uniqueId(prefix, arn),
    accountId,
    name,
    path,
    inlinePolicies: options.inline ?? [],
    attachedPolicies: (options.attached ?? []).map((policy) => policy.arn),
  };
}

function bounded({ tags = {}, boundary }: BoundedOptions): Pick<User, 'tags' | 'permissionsBoundary'> {
  return { tags, ...(boundary && { permissionsBoundary: boundary.arn }) };
}

/** The last document is the version in force; those before it are its history. */
export function managedPolicy(
  accountId: AccountId | 'aws',
  name: string,
  documents: string | readonly string[],
  options: { readonly path?: string; readonly description?: string } = {},
): ManagedPolicy {
  const path = options.path ?? '/';
  const arn = iamArn(accountId, 'policy', path, name);
  const versions = [documents].flat().map((document, index) => ({ versionId: `v${index + 1}`, document }));
  return {
    arn,
    id: uniqueId('ANPA', arn),
    accountId,
    name,
    path,
    ...(options.description !== undefined && { description: options.description }),
    versions,
    defaultVersionId: `v${versions.length}`,
  };
}

type Times = Pick<Session, 'issuedAt' | 'expiresAt'>;
type SessionOptions = Partial<
  Pick<Session, 'policy' | 'policyArns' | 'tags' | 'sourceIdentity' | 'mfaAuthenticatedAt'>
>;

/** A session of a role. */
export function assumedRole(of: Role, name: string, times: Times, options: SessionOptions = {}): Session {
  const principalArn = `arn:aws:sts::${of.accountId}:assumed-role/${of.name}/${name}`;
  return session('AssumeRole', principalArn, of, name, times, options);
}

/** Temporary credentials of a user, from GetSessionToken. */
export function sessionToken(of: User, times: Times, options: SessionOptions = {}): Session {
  return session('GetSessionToken', of.arn, of, '', times, options);
}

/** A federated user, from GetFederationToken called by a user. */
export function federationToken(by: User, name: string, times: Times, options: SessionOptions = {}): Session {
  const principalArn = `arn:aws:sts::${by.accountId}:federated-user/${name}`;
  return session('GetFederationToken', principalArn, by, name, times, options);
}

function session(
  operation: Session['operation'],
  principalArn: ArnText,
  issuer: Identity,
  name: string,
  { issuedAt, expiresAt }: Times,
  options: SessionOptions,
): Session {
  return {
    id: uniqueId('ASIA', `${operation} ${principalArn} ${issuedAt}`),
    operation,
    principalArn,
    issuerArn: issuer.arn,
    accountId: issuer.accountId,
    name,
    policyArns: [],
    tags: {},
    ...options,
    issuedAt,
    expiresAt,
  };
}

export function environment(now: string, region: string, sourceIp: string): Environment {
  return { id: 'environment', now, region, sourceIp };
}

/** The request on the Lab's screen. */
export function labRequest(
  principal: User | Session,
  action: string,
  resource: ArnText | '*',
  options: Partial<Pick<Request, 'overrides' | 'resourceAccountId' | 'vpcEndpointId'>> = {},
): Request {
  return {
    id: 'lab',
    principal: 'issuerArn' in principal ? principal.id : principal.arn,
    action,
    resource,
    overrides: {},
    ...options,
  };
}
