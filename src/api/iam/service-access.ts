/**
 * Which services policies open, and which services were called: what access advisor's reports are made of.
 *
 * AWS: IAM User Guide, "Refine permissions in AWS using last accessed information": permissions policies alone count, and
 * every attempt counts, also one that was denied.
 */
import { partitionOfArn, type ArnText } from '#account/arn.ts';
import type { ApiEvent } from '#account/event.ts';
import type { Role } from '#account/role.ts';
import type { User } from '#account/user.ts';
import type { World } from '#account/world.ts';
import { compilePolicy, type CompiledStatement } from '#policy/compile.ts';
import { namedServices } from './service-names.ts';

/** A call of one service, or of one of its actions. */
interface Access {
  readonly at: string;
  readonly region: string;
}

/** What `*` stands for: the services with a name here, and those that were ever called. */
export function knownServices({ events }: World): readonly string[] {
  return [...new Set([...namedServices, ...[...events.values()].flatMap(servicesCalled)])].sort();
}

/** Those that the documents allow at least something of, by prefix. */
export function servicesAllowed(documents: readonly string[], known: readonly string[]): readonly string[] {
  const statements = documents.flatMap((document) => compilePolicy(document, 'identity').statements);
  const allowing = statements.filter(({ effect, broken }) => effect === 'Allow' && broken.length === 0);
  return [...new Set(allowing.flatMap((statement) => servicesOf(statement, known)))].sort();
}

function servicesOf({ action }: CompiledStatement, known: readonly string[]): readonly string[] {
  const written = (action?.patterns ?? []).map((pattern) => pattern.written.toLowerCase());
  if (action?.negated === true) return known.filter((service) => !coversService(written, service));
  return written.includes('*') ? known : written.flatMap((text) => /^([a-z0-9-]+):/.exec(text)?.[1] ?? []);
}

function coversService(patterns: readonly string[], service: string): boolean {
  return patterns.some((pattern) => pattern === '*' || pattern === `${service}:*`);
}

/** Of the call itself and of the actions that it was authorized for. */
export function servicesCalled({ service, authorized }: ApiEvent): readonly string[] {
  const asked = authorized.map(({ request }) => request.action.split(':')[0]?.toLowerCase() ?? '');
  return [...new Set([service, ...asked])];
}

/** The calls of a user, or of the sessions of a role, the latest last. */
export function callsOf({ events }: World, entity: User | Role): readonly ApiEvent[] {
  return [...events.values()].filter(({ callerArn }) => callerArn !== undefined && isOf(callerArn, entity));
}

/** AWS: sessions leave the role's path out. */
function isOf(callerArn: ArnText, entity: User | Role): boolean {
  if (callerArn === entity.arn) return true;
  const sessions = `arn:${partitionOfArn(entity.arn)}:sts::${entity.accountId}:assumed-role/${entity.name}/`;
  return 'assumeRolePolicyDocument' in entity && callerArn.startsWith(sessions);
}

/** The latest of these calls that reached the service. */
export function lastCall(calls: readonly ApiEvent[], service: string): Access | undefined {
  const call = calls.findLast((event) => servicesCalled(event).includes(service));
  return call && { at: call.at, region: call.region };
}

/** The latest call of each action of the service, by the action's name. */
export function lastActions(calls: readonly ApiEvent[], service: string): ReadonlyMap<string, Access> {
  const last = new Map<string, Access>();
  for (const { at, region, authorized } of calls) {
    for (const { request } of authorized) {
      const [prefix = '', name = ''] = request.action.split(':');
      if (prefix.toLowerCase() === service) last.set(name, { at, region });
    }
  }
  return last;
}
