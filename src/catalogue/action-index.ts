/**
 * The names and access levels of all actions of all services, for completion: the file actions.json.
 *
 * Not here: what an action works on (service-shard.ts), finding the wanted one (action-search.ts).
 */
import type { AccessLevel } from '#policy/catalogue-facts.ts';
import { accessLetter, accessLevels } from './service-shard.ts';

export interface IndexedAction {
  /** As a policy names it, e.g. `s3:GetObject`. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** `name` in lower case. */
  readonly lower: string;
  /** Where the name begins that follows the prefix. */
  readonly start: number;
}

/** Services and actions that people meet first come first, then other services by name and other actions by length. */
export interface ActionIndex {
  readonly actions: readonly IndexedAction[];
}

/** By prefix: the names separated by spaces, and as many letters for their access levels. */
export type PackedActions = Readonly<Record<string, readonly [names: string, levels: string]>>;

/** The inverse of {@link readActionIndex}, for services in the order of the index. */
export function packActions(actions: readonly Pick<IndexedAction, 'name' | 'accessLevel'>[]): PackedActions {
  const packed: Record<string, [string, string]> = {};
  for (const { name, accessLevel } of actions) {
    const colon = name.indexOf(':');
    const service = (packed[name.slice(0, colon)] ??= ['', '']);
    service[0] += (service[0] && ' ') + name.slice(colon + 1);
    service[1] += accessLetter(accessLevel);
  }
  return packed;
}

/** Reads actions.json. */
export function readActionIndex(json: unknown): ActionIndex {
  const services = Object.entries(json as PackedActions);
  return { actions: services.flatMap(([prefix, packed]) => readService(prefix, packed)) };
}

function readService(prefix: string, [names, levels]: readonly [string, string]): readonly IndexedAction[] {
  return names.split(' ').map((action, i) => {
    const accessLevel = accessLevels[levels.charAt(i)];
    const name = `${prefix}:${action}`;
    if (accessLevel === undefined) throw new Error(`the action ${name} has no access level`);
    return { name, accessLevel, lower: name.toLowerCase(), start: prefix.length + 1 };
  });
}
