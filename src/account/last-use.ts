/**
 * When an access key or a role was last used: as the history tells, else as its record does.
 *
 * The record holds what the history no longer remembers, or what was imported.
 * AWS: IAM User Guide, "Find unused credentials"; a role is used when a session of it makes a call.
 */
import { partitionOfArn } from './arn.ts';
import type { AccessKey, LastUse } from './access-key.ts';
import type { ApiEvent } from './event.ts';
import type { Role } from './role.ts';
import { put, type World } from './world.ts';

export function keyLastUsed({ events }: World, key: AccessKey): LastUse | undefined {
  return usesIn(events).get(key.id) ?? key.lastUsed;
}

export function roleLastUsed({ events }: World, role: Role): Role['lastUsed'] {
  const use = usesIn(events).get(sessionPrefix(role));
  return use === undefined ? role.lastUsed : { at: use.at, region: use.region };
}

/** What the sessions of a role have in common: their ARNs begin with it. */
function sessionPrefix({ arn, accountId, name }: Pick<Role, 'arn' | 'accountId' | 'name'>): string {
  return `arn:${partitionOfArn(arn)}:sts::${accountId}:assumed-role/${name}/`;
}

const known = new WeakMap<World['events'], ReadonlyMap<string, LastUse>>();

/** The latest use by access key id and by session prefix, found in one pass for each state of the history. */
function usesIn(events: World['events']): ReadonlyMap<string, LastUse> {
  const before = known.get(events);
  if (before !== undefined) return before;
  const uses = new Map(
    [...events.values()].flatMap((event) => usedBy(event).map((name) => [name, useOf(event)] as const)),
  );
  known.set(events, uses);
  return uses;
}

/** The names under which an event counts as a use. */
function usedBy({ accessKeyId, callerArn = '' }: ApiEvent): readonly string[] {
  const prefix = /^arn:[^:]+:sts::\d{12}:assumed-role\/[^/]+\//.exec(callerArn)?.[0];
  return [accessKeyId, prefix].filter((name) => name !== undefined);
}

function useOf({ at, service, region }: ApiEvent): LastUse {
  return { at, service, region };
}

/** The world whose records remember the use that an event tells of, for when the event is forgotten. */
export function withUseRemembered(world: World, event: ApiEvent): World {
  const names = usedBy(event);
  const { at, service, region } = useOf(event);
  const key = world.accessKeys.get(event.accessKeyId ?? '');
  const role = [...world.roles.values()].find((each) => names.includes(sessionPrefix(each)));
  const keyed =
    key === undefined ? world : put(world, 'accessKeys', { ...key, lastUsed: { at, service, region } });
  return role === undefined ? keyed : put(keyed, 'roles', { ...role, lastUsed: { at, region } });
}
