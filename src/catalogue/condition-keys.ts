/**
 * Which condition keys can a request for an action carry, and of which type is a key as written in a policy?
 *
 * AWS: Service Authorization Reference; IAM User Guide, "AWS global condition context keys".
 * Not here: what a key's value is in a request (authorize/).
 */
import type {
  ActionFacts,
  CatalogueFacts,
  ConditionKeyFacts,
  ConditionKeyType,
  ServiceFacts,
} from '#policy/catalogue-facts.ts';
import { fitVariables, literalLength, parseVariables, type VariablePattern } from './variable-pattern.ts';

export interface SupportedKey {
  /** As AWS spells it, perhaps with a variable part. */
  readonly key: string;
  readonly type: ConditionKeyType;
  /** `global`: not listed for the action, but AWS puts it into requests of any service. */
  readonly from: 'action' | 'resource type' | 'global';
  /** For `resource type`: those of the action's types of resource that have the key. */
  readonly resourceTypes: readonly string[];
}

/** AWS lists these for each action that has them, though their prefix is global. */
const onlyWhereListed = new Set(['aws:requesttag/${tagkey}', 'aws:resourcetag/${tagkey}', 'aws:tagkeys']);

/** All keys that an action supports: for any resource, for some types of resource, the global ones; each once. */
export function supportedKeys(
  catalogue: Pick<CatalogueFacts, 'globalKeys'>,
  service: ServiceFacts,
  action: ActionFacts,
): readonly SupportedKey[] {
  const forAny = keysForAnyResource(action);
  const typesByKey = keysOfResourceTypes(service, action);
  const forSome = [...typesByKey].filter(([key]) => !forAny.has(key));
  const listed = new Set([...forAny, ...typesByKey.keys(), ...onlyWhereListed]);
  const others = [...catalogue.globalKeys.keys()].filter((key) => !listed.has(key));
  return [
    ...offer(forAny, service.conditionKeys, 'action'),
    ...forSome.flatMap(([key, types]) => offer([key], service.conditionKeys, 'resource type', types)),
    ...offer(others, catalogue.globalKeys, 'global'),
  ];
}

function offer(
  keys: Iterable<string>,
  facts: ReadonlyMap<string, ConditionKeyFacts>,
  from: SupportedKey['from'],
  resourceTypes: readonly string[] = [],
): readonly SupportedKey[] {
  return [...keys].flatMap((key) => {
    const fact = facts.get(key);
    return fact ? [{ key: fact.key, type: fact.type, from, resourceTypes }] : [];
  });
}

function keysForAnyResource(action: ActionFacts): ReadonlySet<string> {
  const forSome = new Set(action.resourceTypes.flatMap(({ conditionKeys = [] }) => conditionKeys));
  return new Set(action.conditionKeys.filter((key) => !forSome.has(key)).map((key) => key.toLowerCase()));
}

/** By lower-case key: the action's types of resource that have it, as the action says or, if it is silent, the types. */
function keysOfResourceTypes(
  service: ServiceFacts,
  action: ActionFacts,
): ReadonlyMap<string, readonly string[]> {
  const ofAction = invert(action.resourceTypes.map(({ type, conditionKeys = [] }) => [type, conditionKeys]));
  const ofTypes = invert(
    action.resourceTypes.map(({ type }) => [type, service.resourceTypes.get(type)?.conditionKeys ?? []]),
  );
  return new Map([...ofTypes, ...ofAction]);
}

function invert(
  keysByType: readonly (readonly [type: string, keys: readonly string[]])[],
): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, string[]>();
  for (const [type, keys] of keysByType) {
    for (const key of keys) types.set(key.toLowerCase(), [...(types.get(key.toLowerCase()) ?? []), type]);
  }
  return types;
}

/** The fact about a key as written, e.g. `aws:resourcetag/env`: case does not count, a variable part is anything. */
export function findConditionKey(
  keys: ReadonlyMap<string, ConditionKeyFacts>,
  written: string,
): ConditionKeyFacts | undefined {
  const lower = written.toLowerCase();
  return keys.get(lower) ?? variableKeys(keys).find(({ pattern }) => fitVariables(pattern, lower))?.fact;
}

interface VariableKey {
  readonly pattern: VariablePattern;
  readonly fact: ConditionKeyFacts;
}

const variableKeysOf = new WeakMap<ReadonlyMap<string, ConditionKeyFacts>, readonly VariableKey[]>();

/** Those with a variable part, the more telling first: `events:Metadata/${MetadataKey}/Matcher` before its prefix. */
function variableKeys(keys: ReadonlyMap<string, ConditionKeyFacts>): readonly VariableKey[] {
  const known = variableKeysOf.get(keys);
  if (known) return known;
  const found = [...keys]
    .map(([lower, fact]) => ({ pattern: parseVariables(lower), fact }))
    .filter(({ pattern }) => pattern.literals.length > 1)
    .sort((a, b) => literalLength(b.pattern) - literalLength(a.pattern));
  variableKeysOf.set(keys, found);
  return found;
}
