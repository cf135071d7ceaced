/**
 * One AWS service as it stands in public/catalogue/services/: packing for the generator, unpacking for the page.
 *
 * Names stand once and are then counted (`"0! 2:1"`: type 0, required; type 2, with key set 1), so that the
 * whole catalogue stays small as plain JSON, one action a line. AWS: Service Authorization Reference.
 * Not here: which file holds a service (catalogue-index.ts).
 */
import type {
  AccessLevel,
  ActionFacts,
  ActionResourceFacts,
  ConditionKeyFacts,
  ConditionKeyType,
  ResourceTypeFacts,
  ServiceFacts,
} from '#policy/catalogue-facts.ts';

export interface ActionResource extends ActionResourceFacts {
  readonly conditionKeys: readonly string[];
}

export interface Action extends ActionFacts {
  readonly resourceTypes: readonly ActionResource[];
  /** What the action does, in one sentence, for those that people meet first. */
  readonly sentence?: string;
}

export interface Service extends ServiceFacts {
  readonly actions: ReadonlyMap<string, Action>;
}

export interface PackedService {
  readonly keys: Readonly<Record<string, ConditionKeyType>>;
  /** Each a list of places in `keys`. */
  readonly keySets: readonly string[];
  /** Key set (empty for none), then the ARN patterns. */
  readonly types: Readonly<Record<string, readonly string[]>>;
  /** Access level, resource types, key set, dependent actions, sentence; empty ones at the end are left out. */
  readonly actions: Readonly<Record<string, readonly string[]>>;
}

/** Names by letter, for every file that lists access levels. */
export const accessLevels: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

/** The inverse of {@link accessLevels}. */
export function accessLetter(level: AccessLevel): string {
  return level.charAt(0);
}

/** What `unpack` reads. Lists of keys must be in the order of `conditionKeys`, as {@link unpackService} gives them. */
export function packService(service: Service): PackedService {
  const keys = [...service.conditionKeys.values()];
  const types = [...service.resourceTypes.values()];
  const keySets = numbered(keys.map(({ key }) => key));
  const packedTypes = types.map((type): [string, readonly string[]] => [
    type.name,
    [keySets.of(type.conditionKeys), ...type.arnPatterns],
  ]);
  const typeNames = types.map(({ name }) => name);
  const actions = [...service.actions.values()].map((action): [string, readonly string[]] => [
    action.name,
    packAction(action, typeNames, keySets.of),
  ]);
  return {
    keys: Object.fromEntries(keys.map(({ key, type }) => [key, type])),
    keySets: keySets.all,
    types: Object.fromEntries(packedTypes),
    actions: Object.fromEntries(actions),
  };
}

/** Gives each different list of names a number, as text; the empty list is the empty text. */
function numbered(names: readonly string[]): {
  all: readonly string[];
  of: (list: readonly string[]) => string;
} {
  const all: string[] = [];
  const of = (list: readonly string[]) => {
    if (list.length === 0) return '';
    const places = list.map((name) => names.indexOf(name)).join(' ');
    if (!all.includes(places)) all.push(places);
    return String(all.indexOf(places));
  };
  return { all, of };
}

function packAction(action: Action, types: readonly string[], keySet: (list: readonly string[]) => string) {
  const ofResources = new Set(action.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys));
  const resources = action.resourceTypes.map(({ type, required, conditionKeys }) => {
    const keys = keySet(conditionKeys);
    return `${types.indexOf(type)}${required ? '!' : ''}${keys && `:${keys}`}`;
  });
  const parts = [
    accessLetter(action.accessLevel),
    resources.join(' '),
    keySet(action.conditionKeys.filter((key) => !ofResources.has(key))),
    action.dependentActions.join(' '),
    action.sentence ?? '',
  ];
  return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
}

/** The service as the rest of the program knows it. Throws on what {@link packService} cannot have made. */
export function unpackService(prefix: string, name: string, packed: PackedService): Service {
  const keys = Object.entries(packed.keys).map(([key, type]): ConditionKeyFacts => ({ key, type }));
  const keySets = packed.keySets.map((places) => list(places).map((place) => at(keys, place).key));
  const keySet = (number: string) => (number ? at(keySets, number) : []);
  const types = Object.entries(packed.types).map(([type, [set = '', ...arnPatterns]]): ResourceTypeFacts => ({
    name: type,
    arnPatterns,
    conditionKeys: keySet(set),
  }));
  const order = new Map(keys.map(({ key }, place) => [key, place]));
  const inOrder = (names: ReadonlySet<string>) =>
    [...names].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const actions = Object.entries(packed.actions).map(([action, parts]) =>
    unpackAction(action, parts, types, keySet, inOrder),
  );
  return {
    prefix,
    name,
    actions: new Map(actions.map((action) => [action.name.toLowerCase(), action])),
    resourceTypes: new Map(types.map((type) => [type.name, type])),
    conditionKeys: new Map(keys.map((key) => [key.key.toLowerCase(), key])),
  };
}

function unpackAction(
  name: string,
  [level = '', resources = '', keys = '', dependents = '', sentence = '']: readonly string[],
  types: readonly ResourceTypeFacts[],
  keySet: (number: string) => readonly string[],
  inOrder: (names: ReadonlySet<string>) => readonly string[],
): Action {
  const accessLevel = accessLevels[level];
  if (accessLevel === undefined) throw new Error(`the action ${name} has the unknown access level ${level}`);
  const resourceTypes = list(resources).map((row) => unpackResource(row, types, keySet));
  const all = new Set([...keySet(keys), ...resourceTypes.flatMap(({ conditionKeys }) => conditionKeys)]);
  return {
    name,
    accessLevel,
    resourceTypes,
    conditionKeys: inOrder(all),
    dependentActions: list(dependents),
    ...(sentence && { sentence }),
  };
}

function unpackResource(
  row: string,
  types: readonly ResourceTypeFacts[],
  keySet: (number: string) => readonly string[],
): ActionResource {
  const [type = '', keys = ''] = row.split(':');
  return {
    type: at(types, type.replace('!', '')).name,
    required: type.endsWith('!'),
    conditionKeys: keySet(keys),
  };
}

function list(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

function at<T>(all: readonly T[], place: string): T {
  const found = all[Number(place)];
  if (found === undefined) throw new Error(`there is nothing at place ${place}`);
  return found;
}
