/**
 * Condition keys that can be added to a request: those that statements ask for, the service's and the global ones.
 */
import { findConditionKey, supportedKeys } from '#catalogue/condition-keys.ts';
import type { CatalogueFacts, ConditionKeyFacts } from '#policy/catalogue-facts.ts';
import { actionFacts } from './arn-shape.ts';
import { findMatches } from './matches.ts';
import type { Option, OptionList } from './option.ts';

interface KeyChoice {
  readonly key: string;
  readonly detail: string;
}

/** What a combobox lists for the letters typed; `present` are the keys that the request has. */
export function keyOptions(
  facts: CatalogueFacts | undefined,
  action: string,
  asked: readonly string[],
  present: readonly string[],
  query: string,
): OptionList {
  const taken = new Set([...present, ...asked].map((key) => key.toLowerCase()));
  const listed = known(facts, action)
    .filter(({ key }) => !taken.has(key.toLowerCase()))
    .map(({ key, type }) => ({ key, detail: type }));
  const choices: KeyChoice[] = [...asked.map((key) => ({ key, detail: 'asked for' })), ...listed];
  const { matches, more } = findMatches(choices, ({ key }) => key, query);
  return { options: matches.map(({ item, ranges }) => option(item, ranges)), more };
}

/** The keys that the action supports; the global ones alone while nobody knows the action. */
function known(
  facts: CatalogueFacts | undefined,
  action: string,
): readonly Pick<ConditionKeyFacts, 'key' | 'type'>[] {
  const service = facts?.service(prefixOf(action));
  const named = actionFacts(service, action);
  if (facts && service && named) return supportedKeys(facts, service, named);
  return [...(facts?.globalKeys.values() ?? [])];
}

/** `s3:GetObject` and `s3:prefix` belong to `s3`. */
export function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':'))).toLowerCase();
}

/** A key with a variable part, `aws:RequestTag/${TagKey}`, is put into the field up to that part. */
function option({ key, detail }: KeyChoice, ranges: Option['ranges'] = []): Option {
  const variable = key.indexOf('${');
  if (variable < 0) return { value: key, text: key, ranges, badge: detail };
  return { value: key.slice(0, variable), text: key, ranges, badge: detail, continues: true };
}

/** Whether a key takes a list of values. */
export function isMultivalued(facts: CatalogueFacts | undefined, key: string): boolean {
  const places = facts ? [facts.globalKeys, facts.service(prefixOf(key))?.conditionKeys] : [];
  const found = places.map((keys) => keys && findConditionKey(keys, key)).find(Boolean);
  return found?.type.startsWith('ArrayOf') ?? false;
}
