/**
 * The report behind service last accessed details: which services a user, group, role or policy opens, and who used them.
 *
 * AWS: IAM API Reference, "GenerateServiceLastAccessedDetails", "ServiceLastAccessed", "EntityDetails". A report is kept as it
 * was when it was made. AWS lists every action that it tracks, used or not; here those that were used.
 */
import { defaultDocument } from '#account/managed-policy.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import { collectPolicies } from '#authorize/collect-policies.ts';
import { isAwsError, noSuchEntity, type AwsError } from '../aws-error.ts';
import type { Scope } from '../operation.ts';
import { managedPolicyOf } from './entity.ts';
import { callsOf, knownServices, lastActions, lastCall, servicesAllowed } from './service-access.ts';
import { policySource } from './simulated-principal.ts';

/** One who could have used the service. */
export interface EntityAccess {
  readonly arn: string;
  readonly type: 'USER' | 'ROLE';
  readonly name: string;
  readonly id: string;
  readonly path: string;
  /** Absent: never. */
  readonly at?: string;
  readonly region?: string;
}

interface ActionAccess {
  readonly name: string;
  readonly arn: string;
  readonly at: string;
  readonly region: string;
}

export interface ServiceAccess {
  readonly namespace: string;
  /** Who used it last comes first. */
  readonly entities: readonly EntityAccess[];
  readonly actions: readonly ActionAccess[];
}

/** The documents in question, and who is allowed things by them. */
interface Subject {
  readonly documents: readonly string[];
  readonly entities: readonly (User | Role)[];
}

export async function lastAccessedReport(
  scope: Scope,
  arn: string,
): Promise<readonly ServiceAccess[] | AwsError> {
  const subject = await subjectOf(scope, arn);
  if (isAwsError(subject)) return subject;
  const { world } = scope;
  const services = servicesAllowed(subject.documents, knownServices(world));
  return services.map((service) => serviceAccess(world, service, subject.entities));
}

async function subjectOf(scope: Scope, arn: string): Promise<Subject | AwsError> {
  if (/^arn:[^:]+:iam::(?:\d{12}|aws):policy\/./.test(arn)) return policySubject(scope, arn);
  const source = policySource(scope, arn);
  if (isAwsError(source)) return source;
  const { world, accountId } = scope;
  const { identityPolicies } = collectPolicies(world, source, { arn: '*', accountId });
  const documents = identityPolicies.map(({ document }) => document);
  return { documents, entities: entitiesOf(world, arn, source) };
}

function entitiesOf(
  world: World,
  arn: string,
  { user, role }: { readonly user?: User; readonly role?: Role },
): readonly (User | Role)[] {
  const members = world.groups.has(arn) ? membersOf(world, arn) : undefined;
  return members ?? [user ?? role].filter((entity) => entity !== undefined);
}

function membersOf({ users }: World, groupArn: string): readonly User[] {
  return [...users.values()].filter(({ groups }) => groups.includes(groupArn));
}

async function policySubject(scope: Scope, arn: string): Promise<Subject | AwsError> {
  const policy = await managedPolicyOf(scope, arn);
  const document = policy && defaultDocument(policy);
  if (document === undefined) return noSuchEntity(`Policy ${arn} was not found.`);
  const { world, accountId } = scope;
  const holds = (entity: { readonly accountId: string; readonly attachedPolicies: readonly string[] }) =>
    entity.accountId === accountId && entity.attachedPolicies.includes(arn);
  const groups = [...world.groups.values()].filter(holds);
  const members = groups.flatMap((group) => membersOf(world, group.arn));
  const direct = [...world.users.values(), ...world.roles.values()].filter(holds);
  return { documents: [document], entities: [...new Set([...direct, ...members])] };
}

function serviceAccess(world: World, namespace: string, entities: readonly (User | Role)[]): ServiceAccess {
  const each = entities.map((entity) => entityAccess(world, namespace, entity));
  const actions = new Map<string, ActionAccess>();
  for (const entity of entities) {
    for (const [name, access] of lastActions(callsOf(world, entity), namespace)) {
      const known = actions.get(name);
      if (known === undefined || known.at < access.at)
        actions.set(name, { name, arn: entity.arn, ...access });
    }
  }
  return {
    namespace,
    entities: each.sort((a, b) => timeOf(b) - timeOf(a)),
    actions: [...actions.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function entityAccess(world: World, service: string, entity: User | Role): EntityAccess {
  const { arn, name, id, path } = entity;
  const type = 'assumeRolePolicyDocument' in entity ? 'ROLE' : 'USER';
  return { arn, type, name, id, path, ...lastCall(callsOf(world, entity), service) };
}

function timeOf({ at }: EntityAccess): number {
  return at === undefined ? 0 : Date.parse(at);
}
