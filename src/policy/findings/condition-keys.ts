/**
 * Errors of condition keys: names that AWS does not have, and keys that do not go with their operator.
 *
 * AWS: IAM User Guide, "AWS global condition context keys"; Service Authorization Reference.
 * Not here: operators and values (conditions.ts), keys and actions (keys-and-actions.ts).
 */
import type { CatalogueFacts } from '../catalogue-facts.ts';
import { actionServices } from './actions.ts';
import type { ConditionTest } from './document.ts';
import { factsOfKey, familyWithoutTag, findKey, isForeign, keyPrefix } from './known-keys.ts';
import { nearest } from './near-match.ts';
import {
  each,
  error,
  every,
  hit,
  hitAll,
  nameOf,
  quote,
  refused,
  suggest,
  type FindingRule,
  type Hit,
  type Inspection,
} from './rule.ts';

export const conditionKeys: readonly FindingRule[] = [
  {
    code: 'INVALID_CONDITION_KEY_FORMAT',
    ...refused,
    in: every,
    find: eachKey(({ key }) =>
      /^[^:\s]+:\S/.test(key.name)
        ? undefined
        : hit(`${quote(key.name)} is no condition key. Write it as service:key.`, nameOf(key)),
    ),
  },
  {
    code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE',
    ...error,
    in: every,
    find: ({ document }) => each(document.statements, ({ tests }) => keysTwice(tests)),
  },
  {
    code: 'UNSUPPORTED_GLOBAL_CONDITION_KEY',
    ...error,
    in: ['resource', 'trust', 'serviceControl', 'resourceControl'],
    find: eachKey(({ key, lowerKey }) =>
      lowerKey === 'aws:arn'
        ? hit(`${quote(key.name)} is not supported here. Use aws:PrincipalArn or aws:SourceArn.`, nameOf(key))
        : undefined,
    ),
  },
  {
    code: 'MISSING_TAG_KEY_IN_CONDITION',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachKeyIn(({ key, lowerKey }, facts) => {
      const service = facts.service(keyPrefix(lowerKey));
      const family =
        familyWithoutTag(facts.globalKeys, lowerKey) ?? familyWithoutTag(service?.conditionKeys, lowerKey);
      const says = `${quote(key.name)} does not say which tag or name is meant.`;
      return family && hit(`${says} Append it, as in ${quote(family.key)}.`, nameOf(key));
    }),
  },
  {
    code: 'INVALID_GLOBAL_CONDITION_KEY',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachKeyIn(({ key, lowerKey }, { globalKeys }) => {
      const isKnown = lowerKey === 'aws:arn' || findKey(globalKeys, lowerKey) !== undefined;
      if (keyPrefix(lowerKey) !== 'aws' || isKnown) return undefined;
      const near = nearest(
        key.name,
        [...globalKeys.values()].map((global) => global.key),
      );
      return hit(`AWS has no global key ${quote(key.name)}. ${suggest(near, 'Correct it.')}`, nameOf(key));
    }),
  },
  {
    code: 'INVALID_SERVICE',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachKeyIn(({ key, lowerKey }, { prefixes }) => {
      const prefix = keyPrefix(lowerKey);
      if (prefix === 'aws' || prefixes.has(prefix) || isForeign(lowerKey)) return undefined;
      const todo = suggest(nearest(prefix, prefixes), 'Correct what stands before the colon.');
      return hit(`AWS has no service ${quote(prefix)}. ${todo}`, nameOf(key));
    }),
  },
  {
    code: 'INVALID_SERVICE_CONDITION_KEY',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachKeyIn((test, facts) => {
      const { key, lowerKey } = test;
      const service = facts.service(keyPrefix(lowerKey));
      if (service === undefined || isForeign(lowerKey) || isKeyOfService(test, facts)) return undefined;
      const near = nearest(
        key.name,
        [...service.conditionKeys.values()].map((own) => own.key),
      );
      const todo = suggest(near, 'Correct it.');
      return hit(`${service.name} has no condition key ${quote(key.name)}. ${todo}`, nameOf(key));
    }),
  },
  {
    code: 'MISSING_QUALIFIER',
    ...error,
    in: every,
    needs: 'catalogue',
    find: eachKeyIn(({ key, lowerKey, name, meaning, operator }, facts) => {
      const hasMany = factsOfKey(facts, lowerKey)?.type.startsWith('ArrayOf') === true;
      const isAlone = name.prefix === undefined && meaning !== undefined && meaning.family !== 'Null';
      if (!hasMany || !isAlone) return undefined;
      const says = `${quote(key.name)} can have several values in one request.`;
      return hitAll(`${says} Put ForAllValues: or ForAnyValue: before the operator.`, [
        nameOf(operator),
        nameOf(key),
      ]);
    }),
  },
];

type Found = Hit | undefined;

/** Looks at each key that no earlier rule called wrong. */
function eachKey(find: (test: ConditionTest) => Found) {
  return ({ document, spoilt }: Inspection): readonly Hit[] =>
    each(document.statements, ({ tests }) =>
      each(tests, (test) => (spoilt.has(test.key) ? undefined : find(test))),
    );
}

function eachKeyIn(find: (test: ConditionTest, facts: CatalogueFacts) => Found) {
  return (inspection: Inspection, facts: CatalogueFacts): readonly Hit[] =>
    eachKey((test) => find(test, facts))(inspection);
}

/** Services of the statement's actions may list a key of another service; tag keys work where none is listed. */
function isKeyOfService({ lowerKey, statement }: ConditionTest, facts: CatalogueFacts): boolean {
  if (factsOfKey(facts, lowerKey) !== undefined || lowerKey.includes(':resourcetag/')) return true;
  return actionServices(statement, facts).some(
    ({ conditionKeys: keys }) => findKey(keys, lowerKey) !== undefined,
  );
}

/** Condition keys ignore case, so under one operator two spellings are one key written twice. */
function keysTwice(tests: readonly ConditionTest[]): readonly Hit[] {
  const seen = new Map<ConditionTest['operator'], Map<string, string>>();
  return each(tests, ({ operator, key, lowerKey }) => {
    const keys = seen.get(operator) ?? new Map<string, string>();
    seen.set(operator, keys);
    const first = keys.get(lowerKey);
    if (first === undefined) keys.set(lowerKey, key.name);
    return first === undefined
      ? undefined
      : hit(
          `${quote(key.name)} and ${quote(first)} are the same key. Keep one, with all values.`,
          nameOf(key),
        );
  });
}
