/**
 * Errors of condition keys that do not go with the actions of their statement.
 *
 * AWS: Service Authorization Reference, condition keys of each action; IAM User Guide, "Passing session tags".
 */
import type { CatalogueFacts } from '../catalogue-facts.ts';
import { actionPrefix, covers } from './actions.ts';
import type { ConditionTest, Entry, Statement } from './document.ts';
import { factsOfKey, findKey, keyPrefix, supportsKey } from './known-keys.ts';
import {
  each,
  error,
  every,
  hit,
  hitAll,
  nameOf,
  quote,
  type FindingRule,
  type Grammar,
  type Hit,
} from './rule.ts';

export const keysAndActions: readonly FindingRule[] = [
  {
    code: 'MISSING_ACTION_FOR_CONDITION_KEY',
    ...error,
    in: every,
    find: ({ document, grammar }) =>
      each(document.statements, (statement) => {
        const lacks = lackedActions(statement, grammar);
        return each(lacks.size === 0 ? [] : statement.tests, (test) => {
          const action = actionForKey(test.lowerKey, grammar);
          if (action === undefined || !lacks.has(action) || canDoWithout(test)) return undefined;
          const says = `${quote(test.key.name)} only comes with ${action}, which the statement does not allow.`;
          return hit(`${says} Add that action.`, nameOf(test.key));
        });
      }),
  },
  {
    code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    ...error,
    in: every,
    needs: 'catalogue',
    find: ({ document }, facts) =>
      each(document.statements, ({ tests, actions, element }) =>
        actions.length > 1 && tests.length * actions.length <= mostPairs && element('Action') !== undefined
          ? each(tests, (test) => actionsWithoutKey(test, actions, facts))
          : undefined,
      ),
  },
];

/** More keys times actions than the longest policy that AWS saves can have in a statement. */
const mostPairs = 25_000;

/** Actions that a finding points at; the others of the statement are found once these are gone. */
const mostPlaces = 20;

/** The action that brings a key into requests. AWS: IAM User Guide, "Passing session tags", "Source identity". */
function actionForKey(lowerKey: string, grammar: Grammar): string | undefined {
  if (lowerKey === 'sts:transitivetagkeys') return 'sts:TagSession';
  if (lowerKey === 'sts:sourceidentity') return 'sts:SetSourceIdentity';
  const isSessionTag = lowerKey === 'aws:tagkeys' || lowerKey.startsWith('aws:requesttag/');
  return isSessionTag && grammar === 'trust' ? 'sts:TagSession' : undefined;
}

/** What the statement's keys come with and its actions do not allow. */
function lackedActions(
  { effect, element, actions, tests }: Statement,
  grammar: Grammar,
): ReadonlySet<string> {
  const isAllow = effect === 'Allow' && element('Action') !== undefined && actions.length > 0;
  const wanted = isAllow ? tests.flatMap(({ lowerKey }) => actionForKey(lowerKey, grammar) ?? []) : [];
  return new Set([...new Set(wanted)].filter((action) => !actions.some((entry) => covers(entry, action))));
}

/** The test is written for requests without the key as well. */
function canDoWithout({ name, meaning }: ConditionTest): boolean {
  return name.ifExists || meaning?.family === 'Null';
}

/** Actions written in full whose requests never carry the key. */
function actionsWithoutKey(
  test: ConditionTest,
  actions: readonly Entry[],
  facts: CatalogueFacts,
): Hit | undefined {
  const { key, lowerKey } = test;
  const isOwn = facts.service(keyPrefix(lowerKey)) !== undefined && factsOfKey(facts, lowerKey) !== undefined;
  if (!isOwn || canDoWithout(test) || findKey(facts.globalKeys, lowerKey) !== undefined) return undefined;
  const without = actions.filter(({ text }) => lacksKey(text, lowerKey, facts));
  if (without.length === 0) return undefined;
  const names = quote(without.map(({ text }) => text).join(', '));
  const says = `Requests for ${names} do not carry ${quote(key.name)}.`;
  const places = [nameOf(key), ...without.slice(0, mostPlaces).map(({ item }) => item)];
  return hitAll(`${says} Move them to a statement without this key.`, places);
}

function lacksKey(action: string, lowerKey: string, facts: CatalogueFacts): boolean {
  const service = facts.service(actionPrefix(action));
  const known = service?.actions.get(action.slice(action.indexOf(':') + 1).toLowerCase());
  return service !== undefined && known !== undefined && !supportsKey(service, known, lowerKey);
}
